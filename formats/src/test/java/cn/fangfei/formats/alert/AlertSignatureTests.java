package cn.fangfei.formats.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.TreeSet;
import java.util.UUID;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.fangfei.formats.alert.AlertRefused.Reason;

/** A13: an alert file is who it says it is from, whole, or refused with the one reason that is true. */
class AlertSignatureTests {

	private static final byte[] ALERTS = "{\"subject\":\"a\"}\n{\"subject\":\"b\"}\n".getBytes(StandardCharsets.UTF_8);
	private static final OffsetDateTime AT = OffsetDateTime.parse("2026-01-26T02:15:00+08:00");

	@TempDir
	static Path folder;

	private static SigningKey key;
	private static AlertSignature signature;

	@BeforeAll
	static void signOnce() throws IOException {
		key = SigningKey.generate();
		signature = AlertSignature.sign(key, Files.write(folder.resolve("alerts.jsonl"), ALERTS), run());
	}

	private static AlertSignature.Run run() {
		return new AlertSignature.Run(AT, UUID.fromString("0b5b1c1e-4b1c-4a54-9a58-0d4b0d6f0c11"), "flow-1", LocalDate.of(2025, 1, 6),
				LocalDate.of(2026, 1, 25), true);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static Reason refusal(byte[] signed, byte[] alerts, VerifyingKey by) throws IOException {
		try {
			AlertSignature.read(signed).verify(by, new ByteArrayInputStream(alerts));
			return fail("accepted");
		} catch (AlertRefused refused) {
			assertThat(refused.getMessage()).contains("请");
			return refused.reason();
		}
	}

	@Test
	void whatWasSignedVerifies() throws Exception {
		var text = signature.text();

		assertThat(text).startsWith("{\"format\":\"fangfei-alerts-1\",\"keyId\":\"" + key.publicHalf().fingerprint()
				+ "\",\"signedAt\":\"2026-01-26T02:15:00+08:00\",\"serial\":\"0b5b1c1e-4b1c-4a54-9a58-0d4b0d6f0c11\",\"alerts\":2,\"size\":" + ALERTS.length
				+ ",\"sm3\":\"").contains("\"weights\":\"flow-1\",\"from\":\"2025-01-06\",\"until\":\"2026-01-25\",\"aggregatesOnly\":true,\"signature\":\"");
		for (var end : new String[] { "\n", "", "\r\n" }) {
			var read = AlertSignature.read(bytes(text.strip() + end));
			read.verify(VerifyingKey.read(key.publicHalf().pem()), new ByteArrayInputStream(ALERTS));
			assertThat(read).isEqualTo(signature);
		}
	}

	@Test
	void aFileWithoutAlertsOrDaysIsSignedToo() throws Exception {
		var none = AlertSignature.sign(key, Files.createFile(folder.resolve("none.jsonl")),
				new AlertSignature.Run(AT, UUID.randomUUID(), "flow-1", null, null, true));

		AlertSignature.read(bytes(none.text())).verify(key.publicHalf(), new ByteArrayInputStream(new byte[0]));

		assertThat(none.alerts()).isZero();
		assertThat(none.from()).isNull();
	}

	@Test
	void everySingleBitFlippedInThePairIsRefused() throws Exception {
		var seen = EnumSet.noneOf(Reason.class);
		var remainders = new TreeSet<Integer>();
		// signatures are 70 to 72 bytes long as a rule, and base64 leaves none, two or four bits over
		while (remainders.size() < 3) {
			var one = AlertSignature.sign(key, folder.resolve("alerts.jsonl"), run());
			if (!remainders.add(Base64.getDecoder().decode(one.signature()).length % 3)) {
				continue;
			}
			var signed = bytes(one.text());
			AlertSignature.read(signed).verify(key.publicHalf(), new ByteArrayInputStream(ALERTS));
			for (int bit = 0; bit < signed.length * 8; bit++) {
				var flipped = Arrays.copyOf(signed, signed.length);
				flipped[bit / 8] ^= (byte) (1 << bit % 8);
				seen.add(refusal(flipped, ALERTS, key.publicHalf()));
			}
		}
		var signed = bytes(signature.text());
		for (int bit = 0; bit < ALERTS.length * 8; bit++) {
			var flipped = Arrays.copyOf(ALERTS, ALERTS.length);
			flipped[bit / 8] ^= (byte) (1 << bit % 8);
			assertThat(refusal(signed, flipped, key.publicHalf())).as("bit " + bit).isEqualTo(Reason.ALTERED);
		}
		assertThat(seen).containsExactlyInAnyOrder(Reason.BAD_SIGNATURE_FILE, Reason.UNKNOWN_FORMAT, Reason.WRONG_KEY, Reason.WRONG_SIGNATURE);
	}

	@Test
	void everyPairCutShortOrLengthenedIsRefused() throws Exception {
		var signed = bytes(signature.text().strip());
		for (int length = 0; length < signed.length; length++) {
			assertThat(refusal(Arrays.copyOf(signed, length), ALERTS, key.publicHalf())).isIn(Reason.BAD_SIGNATURE_FILE, Reason.UNKNOWN_FORMAT);
		}
		assertThat(refusal(bytes(signature.text() + " "), ALERTS, key.publicHalf())).isEqualTo(Reason.BAD_SIGNATURE_FILE);
		assertThat(refusal(new byte[AlertSignature.LARGEST + 1], ALERTS, key.publicHalf())).isEqualTo(Reason.BAD_SIGNATURE_FILE);
		for (int length = 0; length < ALERTS.length; length++) {
			assertThat(refusal(signed, Arrays.copyOf(ALERTS, length), key.publicHalf())).isEqualTo(Reason.SIZE);
		}
	}

	@Test
	void eachRefusalHasItsOwnReason() throws Exception {
		var text = signature.text();
		var other = SigningKey.generate();
		var others = AlertSignature.sign(other, folder.resolve("alerts.jsonl"), run());

		assertThat(refusal(bytes(text.replace("alerts-1", "alerts-2")), ALERTS, key.publicHalf())).isEqualTo(Reason.UNKNOWN_FORMAT);
		assertThat(refusal(bytes("{}"), ALERTS, key.publicHalf())).isEqualTo(Reason.UNKNOWN_FORMAT);
		assertThat(refusal(bytes(others.text()), ALERTS, key.publicHalf())).isEqualTo(Reason.WRONG_KEY);
		var forged = others.text().replace(other.publicHalf().fingerprint(), key.publicHalf().fingerprint());
		assertThat(refusal(bytes(forged), ALERTS, key.publicHalf())).isEqualTo(Reason.WRONG_SIGNATURE);
		assertThat(refusal(bytes(text.replace("\"aggregatesOnly\":true", "\"aggregatesOnly\":false")), ALERTS, key.publicHalf())).isEqualTo(
				Reason.WRONG_SIGNATURE);
		for (var member : new String[] { "0b5b1c1e", "\"alerts\":2", "2026-01-26T02", "\"weights\":\"flow-1", "2025-01-06", "2026-01-25" }) {
			var changed = text.replace(member, member.substring(0, member.length() - 1) + (member.endsWith("3") ? "4" : "3"));
			assertThat(refusal(bytes(changed), ALERTS, key.publicHalf())).as(member).isIn(Reason.WRONG_SIGNATURE, Reason.BAD_SIGNATURE_FILE);
		}
		var three = bytes("{\"subject\":\"a\"}\n{\"subject\":\"b\"\n\n");
		assertThat(three).hasSize(ALERTS.length);
		assertThat(refusal(bytes(text), three, key.publicHalf())).isEqualTo(Reason.ALTERED);
	}

	@Test
	void aBankThatSignsAWrongCountIsRefusedForIt() throws Exception {
		var wrong = new AlertSignature(signature.keyId(), signature.signedAt(), signature.serial(), 3, signature.size(), signature.sm3(),
				signature.weights(), signature.from(), signature.until(), true, "");
		var signed = new AlertSignature(wrong.keyId(), wrong.signedAt(), wrong.serial(), 3, wrong.size(), wrong.sm3(), wrong.weights(), wrong.from(),
				wrong.until(), true, Base64.getEncoder().encodeToString(key.sign(wrong.signed())));

		assertThat(refusal(bytes(signed.text()), ALERTS, key.publicHalf())).isEqualTo(Reason.COUNT);
	}

	@Test
	void anotherWayToWriteTheSameIsRefused() throws Exception {
		var text = signature.text().strip();

		for (var written : new String[] { text.replace(",\"size\"", ", \"size\""), text.replace("\"alerts\":2", "\"alerts\":2.0"), text.replace(
				"\"alerts\":2", "\"alerts\":\"2\""), text.replace("true", "\"true\""), text.replace("}", ",\"more\":1}"), text + "{}", "[" + text + "]",
				text.replace("\"from\":\"2025-01-06\",", ""), text.replace("{\"format\"", "{\"format\":\"fangfei-alerts-1\",\"format\""),
				text.replace("+08:00", "+08:00[Asia/Shanghai]"), text.replace("\"2025-01-06\"", "[1]") }) {
			assertThat(refusal(bytes(written), ALERTS, key.publicHalf())).as(written).isEqualTo(Reason.BAD_SIGNATURE_FILE);
		}
	}

	@Test
	void keysAreReadBackAndHaveOneFingerprintHoweverTheyAreWritten() throws Exception {
		var again = SigningKey.read(key.pem());
		var point = key.publicHalf().key().getQ().getEncoded(true);
		var compressed = Sm2.pem("PUBLIC KEY", new SubjectPublicKeyInfo(Sm2.ALGORITHM, point).getEncoded());

		assertThat(again.publicHalf().fingerprint()).isEqualTo(key.publicHalf().fingerprint()).matches("[0-9a-f]{64}");
		assertThat(again.pem()).isEqualTo(key.pem());
		assertThat(VerifyingKey.read(compressed).fingerprint()).isEqualTo(key.publicHalf().fingerprint());
		assertThat(VerifyingKey.read(key.publicHalf().pem().replace("\n", "\r\n")).pem()).isEqualTo(key.publicHalf().pem());
		assertThat(key.publicHalf().fingerprintInGroups()).matches("([0-9a-f]{4} ){15}[0-9a-f]{4}");
		assertThat(key.publicHalf().fingerprintInGroups().replace(" ", "")).isEqualTo(key.publicHalf().fingerprint());
		assertThat(SigningKey.generate().pem()).isNotEqualTo(key.pem());
	}

	@Test
	void whatIsNoKeyIsRefused() throws Exception {
		var open = key.publicHalf().pem();
		var der = Sm2.der("PUBLIC KEY", open);
		var offTheCurve = Arrays.copyOf(der, der.length);
		offTheCurve[der.length - 1] ^= 1;
		var nist = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, new ASN1ObjectIdentifier("1.2.840.10045.3.1.7"));
		var p256 = new SubjectPublicKeyInfo(nist, key.publicHalf().key().getQ().getEncoded(false)).getEncoded();
		var infinity = new SubjectPublicKeyInfo(Sm2.ALGORITHM, new byte[1]).getEncoded();

		for (var pem : new String[] { "", "key", key.pem(), open + open, open.replace("A", "*"), open.substring(0, 60), Sm2.pem("PUBLIC KEY", offTheCurve),
				Sm2.pem("PUBLIC KEY", p256), Sm2.pem("PUBLIC KEY", infinity), Sm2.pem("PUBLIC KEY", new byte[40]), " ".repeat(Sm2.LARGEST_PEM) + open }) {
			assertThatThrownBy(() -> VerifyingKey.read(pem)).as(pem).isInstanceOfSatisfying(AlertRefused.class, refused -> assertThat(refused.reason())
					.isEqualTo(Reason.BAD_KEY));
		}
		for (var pem : new String[] { "", open, Sm2.pem("PRIVATE KEY", new byte[40]), Sm2.pem("PRIVATE KEY", der) }) {
			assertThatThrownBy(() -> SigningKey.read(pem)).isInstanceOfSatisfying(AlertRefused.class, refused -> assertThat(refused.reason()).isEqualTo(
					Reason.BAD_KEY));
		}
		assertThatThrownBy(() -> VerifyingKey.read(key.pem())).hasMessageContaining("私钥不能离开银行");
	}
}
