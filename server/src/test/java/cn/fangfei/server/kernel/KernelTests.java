package cn.fangfei.server.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelTests {

	@ParameterizedTest
	@CsvSource({"000000000000,NATION,9999999999999", "340000000000,PROVINCE,350000000000",
			"340300000000,CITY,340400000000", "340323000000,COUNTY,340324000000",
			"340323100000,TOWNSHIP,340323101000", "340323100201,COMMUNITY,340323100202",
			"349999000000,COUNTY,350000000000", "340323999000,TOWNSHIP,340324000000"})
	void aRegionIsAHalfOpenRangeOfItsLevel(String code, RegionLevel level, String hi) {
		var region = new RegionCode(code);

		assertThat(region.level()).isEqualTo(level);
		assertThat(region.lo()).isEqualTo(code);
		assertThat(region.hi()).isEqualTo(hi);
		assertThat(region.contains(region)).isTrue();
	}

	@Test
	void aRegionHoldsWhatLiesBelowItAndNothingBeside() {
		var county = new RegionCode("340323000000");

		assertThat(county.contains(new RegionCode("340323999999"))).isTrue();
		assertThat(county.contains(new RegionCode("340324000000"))).isFalse();
		assertThat(county.contains(new RegionCode("340300000000"))).isFalse();
		assertThat(new RegionCode("340323100201").at(RegionLevel.COUNTY)).isEqualTo(county);
		assertThat(county.at(RegionLevel.TOWNSHIP)).isEqualTo(county);
	}

	@Test
	void aScopeCoversOnlyWhatLiesWhollyInside() {
		var scope = new Scope("340323100000", "340323101000", null, null, null);

		assertThat(scope.covers(new RegionCode("340323100201"))).isTrue();
		assertThat(scope.covers(new RegionCode("340323100000"))).isTrue();
		assertThat(scope.covers(new RegionCode("340323000000"))).isFalse();
		assertThat(Scope.NOTHING.covers(new RegionCode("340323100201"))).isFalse();
	}

	@Test
	void aCreditCodeKnowsItsCheckDigit() {
		assertThat(new CreditCode("91340323ma0000001p").value()).isEqualTo("91340323MA0000001P");
		assertThat(new CreditCode("91350100M000100Y43").checks()).isTrue();
		assertThat(new CreditCode("91350100M000100Y44").checks()).isFalse();
		assertThatThrownBy(() -> new CreditCode("9135")).isInstanceOf(IllegalArgumentException.class);
	}

	@ParameterizedTest
	@CsvSource({"1234550,123.46", "1234549.99,123.45", "50,0.01", "49.99,0.00", "0,0.00"})
	void moneyIsPrintedInTenThousandsRoundedHalfUp(BigDecimal yuan, BigDecimal printed) {
		assertThat(new Yuan(yuan).inTenThousands()).isEqualTo(printed);
	}

	@Test
	void moneyHasNoThirdDecimal() {
		assertThatThrownBy(() -> new Yuan(new BigDecimal("0.001"))).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void onlyKnownColumnsReachTheOrderOfAList() {
		var columns = Map.of("due", "due_on nulls last", "at", "registered_at");

		assertThat(new Paging(0, 50, "due,desc").orderBy(columns, "x", "id")).isEqualTo("due_on desc nulls last, id");
		assertThat(new Paging(0, 50, "at").orderBy(columns, "x", "id")).isEqualTo("registered_at asc, id");
		assertThat(new Paging(0, 50, "1; drop table clue").orderBy(columns, "x", "id")).isEqualTo("x");
		assertThat(new Paging(-3, 9_999, null).size()).isEqualTo(Paging.LARGEST);
	}

	@Test
	void aPageThatIsNotFullSaysHowManyThereAre() {
		assertThat(new Paging(0, 50, null).total(7, () -> 99)).isEqualTo(7);
		assertThat(new Paging(0, 50, null).total(0, () -> 99)).isZero();
		assertThat(new Paging(2, 50, null).total(7, () -> 99)).isEqualTo(107);
		assertThat(new Paging(0, 50, null).total(50, () -> 99)).isEqualTo(99);
		assertThat(new Paging(9, 50, null).total(0, () -> 99)).isEqualTo(99);
		assertThat(Paging.words(10_000)).isEqualTo("10000");
		assertThat(Paging.words(10_001)).isEqualTo("10000以上");
	}

	@Test
	void anInstantHasMicroseconds() {
		var clock = new MicrosecondClock().withZone(ZoneId.of("Asia/Shanghai"));

		assertThat(clock.instant().getNano() % 1_000).isZero();
		assertThat(clock.millis()).isPositive();
		assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
	}
}
