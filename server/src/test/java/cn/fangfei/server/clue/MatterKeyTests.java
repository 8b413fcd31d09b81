package cn.fangfei.server.clue;

import cn.fangfei.server.subject.SubjectNames;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatterKeyTests {

	private static final RegionCode TOWN_A = new RegionCode("340323100000");

	private static final RegionCode TOWN_B_VILLAGE = new RegionCode("340323101201");

	private static final RegionCode OTHER_COUNTY = new RegionCode("340322100000");

	@ParameterizedTest
	@CsvSource({"虚构（测试）商贸有限公司, 虚构(测试)商贸有限公司", "虚构 测试 商贸有限公司, 虚构测试商贸有限公司", "虚构测试商贸有限责任公司, 虚构测试商贸有限公司",
			"虚构测试商贸公司, 虚构测试商贸有限公司", "虚构测试商贸, 虚构测试商贸有限公司", "ＡＢＣ１２３商行, abc123商行", "虚构·测试商行, 虚构测试商行",
			"　虚构测试商行　, 虚构测试商行"})
	void waysToWriteOneNameAreOneMatter(String one, String other) {
		assertThat(MatterKey.of(one, null, TOWN_A)).isEqualTo(MatterKey.of(other, null, TOWN_A));
	}

	@ParameterizedTest
	@CsvSource({"虚构测试商贸有限公司, 虚构测试商贸股份有限公司", "虚构测试商贸有限公司, 虚构测试贸易有限公司", "虚构一商行, 虚构二商行"})
	void otherNamesAreOtherMatters(String one, String other) {
		assertThat(MatterKey.of(one, null, TOWN_A)).isNotEqualTo(MatterKey.of(other, null, TOWN_A));
	}

	@Test
	void theCreditCodeDecidesWhateverNameWasTyped() {
		var code = new CreditCode("91340323MA2ABCDE1X");

		var one = MatterKey.of("虚构测试商贸有限公司", code, TOWN_A);

		assertThat(one.value()).isEqualTo(MatterKey.of("另一个招牌", code, TOWN_A).value());
		assertThat(one.value()).isNotEqualTo(MatterKey.of("虚构测试商贸有限公司", null, TOWN_A).value());
		assertThat(one.place()).isEqualTo(MatterKey.of("虚构测试商贸有限公司", null, TOWN_A).place());
	}

	@Test
	void twoTownshipsOfOneCountyReportOneMatterAndTwoCountiesTwo() {
		var inA = MatterKey.of("虚构测试商行", null, TOWN_A);

		assertThat(MatterKey.of("虚构测试商行", null, TOWN_B_VILLAGE)).isEqualTo(inA);
		assertThat(MatterKey.of("虚构测试商行", null, OTHER_COUNTY)).isNotEqualTo(inA);
	}

	@Test
	void aNameOfNothingButACompanyFormStaysAName() {
		assertThat(SubjectNames.normalised("有限公司")).isEqualTo("有限公司");
		assertThat(SubjectNames.normalised("（）")).isEqualTo("（）");
	}
}
