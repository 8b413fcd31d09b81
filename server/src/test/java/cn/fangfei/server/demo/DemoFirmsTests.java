package cn.fangfei.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.CreditCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoFirmsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

	private final List<DemoFirm> firms = new DemoFirms(DemoFixtures.territory(), TODAY).make();

	@Test
	void theSameFirmsComeEveryTime() {
		assertThat(new DemoFirms(DemoFixtures.territory(), TODAY).make()).isEqualTo(firms).hasSize(DemoFirms.COUNT);
	}

	@Test
	void everyCreditCodeIsOneOfTheCountyChecksAndComesOnce() {
		var codes = firms.stream().map(DemoFirm::creditCode).filter(code -> code.length() == 18).toList();

		assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(2_950).allMatch(code -> new CreditCode(code).checks());
		assertThat(codes).allMatch(code -> code.substring(2).startsWith("340323MA0"));
		assertThat(firms).extracting(DemoFirm::name).doesNotHaveDuplicates();
	}

	@Test
	void someRowsAreAsDirtyAsInRealRegisters() {
		assertThat(firms).filteredOn(firm -> firm.creditCode().length() != 18).hasSizeBetween(10, 40);
		assertThat(firms).filteredOn(firm -> firm.township() == null).hasSizeBetween(20, 80)
			.noneMatch(firm -> firm.address().contains("谷阳镇") || firm.address().contains("王庄镇"));
		assertThat(firms).allMatch(firm -> firm.registeredOn().isBefore(TODAY));
	}

	@Test
	void sixInAHundredCarryWordingToWatchAndOneInTwoHundredAForbiddenWord() {
		var matcher = WordingMatcher.compile(WordingLexicon.standard());
		var hits = firms.stream().map(f -> matcher.screen(new FirmText(f.name(), f.scope(), f.kind(), Set.of()))).toList();

		assertThat(hits).filteredOn(h -> h.stream().anyMatch(hit -> !hit.guarded())).hasSizeBetween(165, 200);
		assertThat(hits).filteredOn(h -> h.stream().anyMatch(hit -> !hit.guarded() && hit.tier() == WordingTier.FORBIDDEN))
			.hasSizeBetween(12, 20);
		assertThat(hits).filteredOn(h -> !h.isEmpty() && h.stream().allMatch(WordingHit::guarded)).hasSizeBetween(40, 48);
	}

	@Test
	void whoeverAClueCanBeAboutCarriesWordingThatNothingExcuses() {
		var matcher = WordingMatcher.compile(WordingLexicon.standard());

		assertThat(firms).filteredOn(firm -> firm.matter() != null)
			.hasSize(180)
			.allMatch(firm -> firm.creditCode().length() == 18 && firm.township() != null)
			.allMatch(f -> matcher.screen(new FirmText(f.name(), f.scope(), f.kind(), Set.of())).stream().anyMatch(h -> !h.guarded()));
		assertThat(firms).filteredOn(firm -> firm.matter() == null)
			.filteredOn(f -> matcher.screen(new FirmText(f.name(), f.scope(), f.kind(), Set.of())).stream().anyMatch(h -> !h.guarded()))
			.as("local financial organisations whose licence is not on file")
			.hasSizeLessThanOrEqualTo(4)
			.allMatch(firm -> firm.name().matches(".*(小额贷款|融资担保|典当|保险代理)有限公司"));
	}

	@Test
	void theFileHasTheColumnsOfTheOfficialExportAndALineForEachFirm() {
		var lines = DemoFirms.csv(firms).split("\r\n");

		assertThat(lines).hasSize(DemoFirms.COUNT + 1);
		assertThat(lines[0]).startsWith("企业名称,统一社会信用代码,注册日期");
	}
}
