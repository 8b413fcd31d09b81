package cn.fangfei.detection.flow;

/**
 * A party as the front of a divided watch describes it to those who keep its records.
 *
 * @param name its subject, else its account
 * @param subject whether the name is that of a subject
 * @param openedDay days since 1970, 0 when not known
 * @param birthYear 0 when not known
 * @param region first six digits of the administrative code, 0 when not known
 */
public record FlowParty(String name, boolean subject, PartyKind kind, int openedDay, int birthYear, int region) {

	/** The key under which a book of parties enters it: a subject is no account, though it be called the same. */
	String key() {
		return subject ? '\u0001' + name : name;
	}

}
