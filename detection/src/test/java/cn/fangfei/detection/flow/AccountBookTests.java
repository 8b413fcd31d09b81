package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the list says of a subject in one row is not lost by what it leaves empty in another. */
class AccountBookTests {

	@Test
	void anAccountThatDoesNotSayTheKindLeavesItAsAnotherOfTheSubjectSays() {
		for (var order : List.of(List.of("a", "b"), List.of("b", "a"))) {
			var book = new AccountBook();
			for (var account : order) {
				book.enter(account, "一家机构", account.equals("a") ? PartyKind.AGENT : null, null, 0, 0);
			}

			assertThat(book.kind(book.party("a"))).isEqualTo(PartyKind.AGENT);
			assertThat(book.kind(book.party("b"))).isEqualTo(PartyKind.AGENT);
		}
	}

	/** A payment agent has a code of a firm like any other. */
	@Test
	void whatTheNameOfTheSubjectTellsIsOverruledByWhatAnyRowSays() {
		for (var order : List.of(List.of("a", "b", "c"), List.of("b", "a", "c"), List.of("c", "b", "a"))) {
			var book = new AccountBook();
			for (var account : order) {
				book.enter(account, "91340323MA2000001W", account.equals("a") ? PartyKind.AGENT : PartyKind.COMPANY, account.equals("a"), null, 0, 0);
			}

			assertThat(book.kind(book.party("c"))).as("%s", order).isEqualTo(PartyKind.AGENT);
		}
		var book = new AccountBook();
		book.enter("b", "91340323MA2000001W", PartyKind.COMPANY, false, null, 0, 0);
		assertThat(book.kind(book.party("b"))).isEqualTo(PartyKind.COMPANY);
	}

	@Test
	void whoseKindNobodySaysIsAPersonAndTheLastSaidCounts() {
		var book = new AccountBook();
		book.enter("a", "甲", null, null, 0, 0);
		book.enter("b", "乙", PartyKind.BANK, null, 0, 0);
		book.enter("b", "乙", PartyKind.COMPANY, null, 0, 0);

		assertThat(book.kind(book.party("a"))).isEqualTo(PartyKind.PERSON);
		assertThat(book.kind(book.party("b"))).isEqualTo(PartyKind.COMPANY);
	}

}
