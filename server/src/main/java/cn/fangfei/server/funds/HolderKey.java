package cn.fangfei.server.funds;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what holders of a case are told apart. An identity number is kept without its middle, which people of one county share but for a few
 * digits; a digest of the whole under the server's key and the case's id goes with it, so that two of one county stay two, the number
 * cannot be tried out without the key, and a person cannot be followed from case to case.
 */
final class HolderKey {

	private static final Pattern IDENTITY = Pattern.compile("\\d{17}[\\dXx]");

	private static final Pattern KEYED = Pattern.compile("(\\d{6}\\*{8}\\d{3}[\\dX])#[0-9a-f]{16}");

	private static final int DIGEST_BYTES = 8;

	private HolderKey() {
	}

	/** What is kept of a holder: an identity number as mask and digest, anything else as it is. */
	static String of(String serverKey, UUID caseId, String holder) {
		if (!IDENTITY.matcher(holder).matches()) {
			return holder;
		}
		var number = holder.toUpperCase(Locale.ROOT);
		return number.substring(0, 6) + "********" + number.substring(14) + "#" + digest(serverKey, caseId + "\n" + number);
	}

	/** Whether it stands for a person. */
	static boolean keyed(String key) {
		return KEYED.matcher(key).matches();
	}

	/** What people see of it: the mask alone. */
	static String shown(String key) {
		var keyed = KEYED.matcher(key);
		return keyed.matches() ? keyed.group(1) : key;
	}

	private static String digest(String serverKey, String text) {
		try {
			var mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(serverKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, DIGEST_BYTES);
		}
		catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}
}
