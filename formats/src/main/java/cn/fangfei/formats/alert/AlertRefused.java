package cn.fangfei.formats.alert;

/** An alert file, its signature or a key that cannot be accepted; the message says in Chinese what is wrong, where, and what to do. */
public final class AlertRefused extends Exception {

	private static final long serialVersionUID = 1L;

	/** Why. Each has one meaning, so that a host can count and route them. */
	public enum Reason {
		/** The key is no SM2 key in the form of {@code keygen}. */
		BAD_KEY,
		/** The signature file is not written as {@link AlertSignature#text} writes it. */
		BAD_SIGNATURE_FILE,
		/** The signature file names a format that this version does not know. */
		UNKNOWN_FORMAT,
		/** Signed with another key than the one it is held against. */
		WRONG_KEY,
		/** The signature does not fit what it signs: the signature file was changed, or it is forged. */
		WRONG_SIGNATURE,
		/** The alert file is longer or shorter than signed. */
		SIZE,
		/** The alert file is not the one that was signed. */
		ALTERED,
		/** The alert file has another number of lines than signed. */
		COUNT,
		/** A line is no alert. */
		BAD_LINE,
		/** A line names transactions where only sums may stand (反洗钱法 Art 7). */
		CARRIES_TRANSACTIONS,
		/** A line names an account, a card or an identity card. */
		CARRIES_ACCOUNT,
		/** The file cannot be read at all. */
		UNREADABLE
	}

	private final Reason reason;

	AlertRefused(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	AlertRefused(Reason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	public Reason reason() {
		return reason;
	}
}
