package cn.fangfei.formats.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

import cn.fangfei.formats.alert.AlertRefused.Reason;

/** The private half of a bank's SM2 key. It stays at the bank; nothing here shows it but {@link #pem}. */
public final class SigningKey {

	private static final String LABEL = "PRIVATE KEY";
	private static final int SCALAR_BYTES = 32;

	private final ECPrivateKeyParameters key;
	private final VerifyingKey half;

	private SigningKey(ECPrivateKeyParameters key) {
		this.key = key;
		half = new VerifyingKey(new ECPublicKeyParameters(new FixedPointCombMultiplier().multiply(Sm2.CURVE.getG(), key.getD()), Sm2.CURVE));
	}

	/** A new key from the machine's own source of chance. */
	public static SigningKey generate() {
		var generator = new ECKeyPairGenerator();
		generator.init(new ECKeyGenerationParameters(Sm2.CURVE, new SecureRandom()));
		return new SigningKey((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate());
	}

	/**
	 * @param pem PKCS#8 in PEM without a password, alone
	 * @throws AlertRefused {@link Reason#BAD_KEY}
	 */
	public static SigningKey read(String pem) throws AlertRefused {
		var der = Sm2.der(LABEL, pem);
		if (der == null) {
			throw new AlertRefused(Reason.BAD_KEY, pem.contains("BEGIN PUBLIC KEY") ? "这是公钥，签名要用私钥。请用 keygen 写出的、不带 .pub 的那个文件"
					: "不是私钥文件：应是以“-----BEGIN PRIVATE KEY-----”开头的 PEM 文本。请用 keygen 生成密钥");
		}
		try {
			var info = PrivateKeyInfo.getInstance(der);
			if (!Sm2.ALGORITHM.equals(info.getPrivateKeyAlgorithm())) {
				throw new AlertRefused(Reason.BAD_KEY, "不是 SM2 私钥（曲线应为 sm2p256v1）。请用 keygen 生成密钥");
			}
			return new SigningKey(new ECPrivateKeyParameters(ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(), Sm2.CURVE));
		} catch (IOException | RuntimeException e) {
			throw new AlertRefused(Reason.BAD_KEY, "私钥内容不完整或不是有效的 SM2 私钥。请检查文件，或用 keygen 重新生成", e);
		}
	}

	/** PKCS#8 in PEM, without a password: the file's mode guards it. */
	public String pem() {
		try {
			ASN1BitString point = new DERBitString(half.key().getQ().getEncoded(false));
			var inner = new ECPrivateKey(Sm2.CURVE.getN().bitLength(), key.getD(), point, null);
			return Sm2.pem(LABEL, new PrivateKeyInfo(Sm2.ALGORITHM, inner).getEncoded("DER"));
		} catch (IOException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	public VerifyingKey publicHalf() {
		return half;
	}

	/** DER of r and s. */
	byte[] sign(byte[] message) {
		return Sm2.sign(key, message);
	}

	/** A secret for another use, from which the key cannot be reckoned. */
	byte[] secretFor(String use) {
		var scalar = new byte[SCALAR_BYTES];
		var digits = key.getD().toByteArray();
		int skip = Math.max(0, digits.length - SCALAR_BYTES);
		System.arraycopy(digits, skip, scalar, SCALAR_BYTES - (digits.length - skip), digits.length - skip);
		return Sm2.sm3(use.getBytes(StandardCharsets.UTF_8), scalar);
	}
}
