package cn.fangfei.formats.alert;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

import cn.fangfei.detection.register.CreditCode;

/**
 * What a subject is called outside its bank. Firms go by their credit code and customers by the bank's own number of them; an account, a
 * card or an identity card gets a code name that only the bank can undo: the first 64 bits of HMAC-SM3 under a secret of the signing key.
 * So one subject has one code name in all files of one key, and numbers cannot be tried out by whoever lacks the key.
 */
public final class AlertNames implements UnaryOperator<String> {

	private static final String PREFIX = "账户-";
	private static final int HEX_DIGITS = 16;
	/** Cards have 16 to 19 digits, accounts of banks up to 32. */
	private static final Pattern NUMBER = Pattern.compile("[0-9]{16,32}");
	private static final Pattern IDENTITY_CARD = Pattern.compile("[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])[0-9]{3}[0-9Xx]");
	private static final int[] CARD_WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	private static final String CARD_CHECKS = "10X98765432";

	private final HMac mac = new HMac(new SM3Digest());
	private final Predicate<String> account;
	private final Map<String, String> given = new TreeMap<>();

	/** @param account whether a name is that of an account of the bank */
	public AlertNames(SigningKey key, Predicate<String> account) {
		mac.init(new KeyParameter(key.secretFor("fangfei-alert-names-1")));
		this.account = account;
	}

	@Override
	public String apply(String name) {
		if (!staysInside(name) && (firm(name) || !account.test(name))) {
			return name;
		}
		var bytes = name.getBytes(StandardCharsets.UTF_8);
		mac.update(bytes, 0, bytes.length);
		var value = new byte[mac.getMacSize()];
		mac.doFinal(value, 0);
		var code = PREFIX + Sm2.hex(value).substring(0, HEX_DIGITS);
		given.put(code, name);
		return code;
	}

	/** Code names given so far, each with what it stands for; for the bank alone. */
	public Map<String, String> given() {
		return Collections.unmodifiableMap(given);
	}

	/** Takes up names that an earlier part of the same run gave. */
	public void remember(Map<String, String> earlier) {
		given.putAll(earlier);
	}

	/** Whether a name looks like a card, an account or an identity card, which may not leave a bank. */
	static boolean staysInside(String name) {
		if (IDENTITY_CARD.matcher(name).matches() && cardChecks(name)) {
			return true;
		}
		return NUMBER.matcher(name).matches() && !firm(name);
	}

	private static boolean firm(String name) {
		var code = CreditCode.read(name);
		return name.equals(code.code()) && code.checks();
	}

	/** The check digit of an identity card (GB 11643). */
	private static boolean cardChecks(String card) {
		int sum = 0;
		for (int i = 0; i < CARD_WEIGHTS.length; i++) {
			sum += CARD_WEIGHTS[i] * (card.charAt(i) - '0');
		}
		return CARD_CHECKS.charAt(sum % CARD_CHECKS.length()) == Character.toUpperCase(card.charAt(CARD_WEIGHTS.length));
	}
}
