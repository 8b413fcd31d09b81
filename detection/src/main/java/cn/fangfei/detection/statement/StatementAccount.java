package cn.fangfei.detection.statement;

import cn.fangfei.detection.flow.PartyKind;
import java.time.LocalDate;

/**
 * An account that the statements speak of.
 *
 * @param holder what all accounts of one holder or firm have in common; empty when not known, and then the account is a party by itself
 * @param name as people read it; empty when not known
 * @param kind null when nobody says it: counted as a person, and how many such there are is said
 * @param subject whether it is an account of the case's subject: money between such accounts moves nothing
 * @param openedOn null when not known
 * @param birthYear 0 when not known
 * @param region first six digits of the administrative code, 0 when not known
 */
public record StatementAccount(String account, String holder, String name, PartyKind kind, boolean subject, LocalDate openedOn, int birthYear,
		int region) {

	public StatementAccount {
		if (account.isEmpty()) {
			throw new IllegalArgumentException("账户没有填写");
		}
	}

}
