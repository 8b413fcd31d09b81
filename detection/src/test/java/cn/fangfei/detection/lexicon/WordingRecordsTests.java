package cn.fangfei.detection.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class WordingRecordsTests {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

	@Test
	void aTermNeedsSomethingToLookForASourceAndDaysInOrder() {
		assertThatIllegalArgumentException().isThrownBy(() -> new WordingTerm("· *", WordingTier.WATCH, "某办法", DAY, null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WordingTerm("长".repeat(33), WordingTier.WATCH, "某办法", DAY, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new WordingTerm("寄卖", WordingTier.WATCH, " ", DAY, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new WordingTerm("寄卖", WordingTier.WATCH, "某办法", DAY, DAY));
		assertThatNullPointerException().isThrownBy(() -> new WordingTerm("寄卖", null, "某办法", DAY, null));
		assertThat(new WordingTerm("寄卖", WordingTier.WATCH, "某办法", DAY, DAY.plusDays(1)).inForceOn(DAY)).isTrue();
	}

	@Test
	void aLexiconKeepsItsTermsFromLaterChanges() {
		var terms = new ArrayList<>(List.of(new WordingTerm("寄卖", WordingTier.WATCH, "某办法", DAY, null)));
		var lexicon = new WordingLexicon(1, DAY, "测试员", "", terms);

		terms.clear();

		assertThat(lexicon.terms()).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> new WordingLexicon(0, DAY, "", "", List.of()));
	}

	@Test
	void aFirmKeepsItsLicencesFromLaterChangesAndHasNoNullTexts() {
		var licences = new HashSet<>(Set.of(LicensedKind.PAWN));
		var firm = new FirmText("晴川典当有限公司", "", null, licences);

		licences.clear();

		assertThat(firm.licencesOnFile()).containsExactly(LicensedKind.PAWN);
		assertThatNullPointerException().isThrownBy(() -> new FirmText(null, "", null, Set.of()));
		assertThatNullPointerException().isThrownBy(() -> new FirmText("", null, null, Set.of()));
	}

	@Test
	void aHitLiesWithinItsContext() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WordingHit(WordingPosition.SCOPE, "寄卖", WordingTier.WATCH, 0, 3, "寄卖", 0, null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WordingHit(WordingPosition.SCOPE, "寄卖", WordingTier.WATCH, 1, 3, "寄卖", 2, null));
		assertThat(new WordingHit(WordingPosition.SCOPE, "寄卖", WordingTier.WATCH, 2, 4, "寄卖", 2, "x").guarded()).isTrue();
	}

	@Test
	void everyWordOfTheListsHasAChineseLabel() {
		assertThat(WordingTier.values()).extracting(WordingTier::label).containsExactly("禁用", "重点关注");
		assertThat(WordingPosition.values()).extracting(WordingPosition::label).containsExactly("名称", "经营范围");
		assertThat(LicensedKind.values()).extracting(LicensedKind::label).doesNotHaveDuplicates().noneMatch(String::isBlank);
		assertThat(LicensedKind.values()).filteredOn(LicensedKind::local).hasSize(5);
	}

}
