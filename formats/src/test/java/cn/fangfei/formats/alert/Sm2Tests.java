package cn.fangfei.formats.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;

/** CRY-3: the algorithms against the vectors of the national standards. */
class Sm2Tests {

	/** GB/T 32918.5-2017, A.2: the recommended curve, identity 1234567812345678, message "message digest". */
	private static final String X = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
	private static final String Y = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
	private static final String R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
	private static final String S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

	@Test
	void sm3OfAbcIsTheStandardsValue() {
		assertThat(Sm2.hex(Sm2.sm3("abc".getBytes(StandardCharsets.US_ASCII))))
				.isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
		var repeated = "abcd".repeat(16).getBytes(StandardCharsets.US_ASCII);
		assertThat(Sm2.hex(Sm2.sm3(repeated))).isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
	}

	@Test
	void theStandardsSignatureVerifiesAndNothingBesideIt() throws Exception {
		var point = Sm2.CURVE.getCurve().createPoint(new BigInteger(X, 16), new BigInteger(Y, 16));
		var key = new ECPublicKeyParameters(point, Sm2.CURVE);
		var message = "message digest".getBytes(StandardCharsets.US_ASCII);
		var signature = StandardDSAEncoding.INSTANCE.encode(Sm2.CURVE.getN(), new BigInteger(R, 16), new BigInteger(S, 16));

		assertThat(Sm2.verifies(key, message, signature)).isTrue();
		assertThat(Sm2.verifies(key, "message digesT".getBytes(StandardCharsets.US_ASCII), signature)).isFalse();
		for (int bit = 0; bit < signature.length * 8; bit++) {
			var flipped = Arrays.copyOf(signature, signature.length);
			flipped[bit / 8] ^= (byte) (1 << bit % 8);
			assertThat(Sm2.verifies(key, message, flipped)).as("bit " + bit).isFalse();
		}
	}

	@Test
	void theCurveIsTheRecommendedOne() {
		X9ECParameters curve = CustomNamedCurves.getByName("sm2p256v1");

		assertThat(HexFormat.of().formatHex(curve.getG().getEncoded(false)).toUpperCase()).isEqualTo(
				"0432C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0");
		assertThat(curve.getN()).isEqualTo(new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16));
	}
}
