package cn.fangfei.formats.alert;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

import cn.fangfei.formats.alert.AlertRefused.Reason;

/** The public half of a bank's SM2 key: what the office registers, and what alert files are held against. */
public final class VerifyingKey {

	private static final String LABEL = "PUBLIC KEY";
	private static final int GROUP = 4;

	private final ECPublicKeyParameters key;
	private final byte[] der;

	VerifyingKey(ECPublicKeyParameters key) {
		this.key = key;
		// one way to write a key, whatever way it came in: the point uncompressed, the curve by its name
		try {
			der = new SubjectPublicKeyInfo(Sm2.ALGORITHM, key.getQ().getEncoded(false)).getEncoded("DER");
		} catch (IOException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/**
	 * Reads a key as {@code keygen} writes it and as other tools for SM2 do.
	 *
	 * @param pem SubjectPublicKeyInfo in PEM, alone
	 * @throws AlertRefused {@link Reason#BAD_KEY}
	 */
	public static VerifyingKey read(String pem) throws AlertRefused {
		var der = Sm2.der(LABEL, pem);
		if (der == null) {
			throw new AlertRefused(Reason.BAD_KEY, pem.contains("PRIVATE KEY") ? "这是私钥，不是公钥。私钥不能离开银行：请立即停用这对密钥，重新生成，只交以 .pub 结尾的公钥文件"
					: "不是公钥文件：应是以“-----BEGIN PUBLIC KEY-----”开头的 PEM 文本。请交 keygen 写出的 .pub 文件");
		}
		try {
			var info = SubjectPublicKeyInfo.getInstance(der);
			if (!Sm2.ALGORITHM.equals(info.getAlgorithm())) {
				throw new AlertRefused(Reason.BAD_KEY, "不是 SM2 公钥（曲线应为 sm2p256v1）。请用 keygen 生成密钥");
			}
			return new VerifyingKey(new ECPublicKeyParameters(Sm2.CURVE.getCurve().decodePoint(info.getPublicKeyData().getOctets()), Sm2.CURVE));
		} catch (RuntimeException e) {
			throw new AlertRefused(Reason.BAD_KEY, "公钥内容不完整或不是有效的 SM2 公钥。请重新复制 .pub 文件的全部内容", e);
		}
	}

	/** SubjectPublicKeyInfo in PEM. */
	public String pem() {
		return Sm2.pem(LABEL, der);
	}

	/** SM3 of the key's DER form, 64 hexadecimal digits: its name in signatures, and what is compared over the telephone. */
	public String fingerprint() {
		return Sm2.hex(Sm2.sm3(der));
	}

	/** The fingerprint in groups of four, to be read aloud. */
	public String fingerprintInGroups() {
		var hex = fingerprint();
		return IntStream.range(0, hex.length() / GROUP).mapToObj(i -> hex.substring(i * GROUP, (i + 1) * GROUP)).collect(Collectors.joining(" "));
	}

	ECPublicKeyParameters key() {
		return key;
	}
}
