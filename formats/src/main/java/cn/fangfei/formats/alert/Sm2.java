package cn.fangfei.formats.alert;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.jspecify.annotations.Nullable;

/** The national algorithms: SM2 signatures with SM3 over the recommended curve (GB/T 32918), and PEM around keys. */
final class Sm2 {

	static final ECNamedDomainParameters CURVE = new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1,
			CustomNamedCurves.getByName("sm2p256v1"));

	static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey,
			GMObjectIdentifiers.sm2p256v1);

	/** The identity that goes into every signature; the one that GB/T 35276 sets where nothing else is agreed. */
	private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

	/** A key takes a few hundred bytes; more is something else. */
	static final int LARGEST_PEM = 16 << 10;

	private Sm2() {
	}

	static byte[] sign(ECPrivateKeyParameters key, byte[] message) {
		var signer = new SM2Signer();
		signer.init(true, new ParametersWithID(key, USER_ID));
		signer.update(message, 0, message.length);
		try {
			return signer.generateSignature();
		} catch (CryptoException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	static boolean verifies(ECPublicKeyParameters key, byte[] message, byte[] signature) {
		var signer = new SM2Signer();
		signer.init(false, new ParametersWithID(key, USER_ID));
		signer.update(message, 0, message.length);
		return signer.verifySignature(signature);
	}

	static byte[] sm3(byte[]... parts) {
		var digest = new SM3Digest();
		for (var part : parts) {
			digest.update(part, 0, part.length);
		}
		return value(digest);
	}

	static byte[] value(SM3Digest digest) {
		var value = new byte[digest.getDigestSize()];
		digest.doFinal(value, 0);
		return value;
	}

	static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

	static String pem(String label, byte[] der) {
		var body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(der);
		return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
	}

	/** What stands between the lines of a PEM text, or null when there is not exactly one such part and nothing else. */
	static byte @Nullable [] der(String label, String pem) {
		if (pem.length() > LARGEST_PEM) {
			return null;
		}
		var found = Pattern.compile("\\s*-----BEGIN " + label + "-----\\s*\\n([A-Za-z0-9+/=\\s]+)-----END " + label + "-----\\s*").matcher(pem);
		if (!found.matches()) {
			return null;
		}
		try {
			return Base64.getDecoder().decode(found.group(1).replaceAll("\\s", ""));
		} catch (IllegalArgumentException notBase64) {
			return null;
		}
	}
}
