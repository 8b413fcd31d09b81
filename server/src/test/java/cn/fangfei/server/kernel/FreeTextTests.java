package cn.fangfei.server.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.kernel.FreeText.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTests {

	@ParameterizedTest
	@CsvSource({"张某电话13812345678反映, 5", "138 1234 5678, 1", "１３８１２３４５６７８, 1", "138-1234-5678, 1", "+8613812345678, 1",
			"电话：86 138 1234 5678, 4", "一三八一二三四五六七八, 1", "幺三八一二三四五六七八, 1", "13812345678，13912345678, 1", "1 3 8 1 2 3 4 5 6 7 8, 1"})
	void aMobileNumberIsFoundHoweverItIsWritten(String text, int position) {
		assertThat(FreeText.find(text).get(0)).isEqualTo(new Found(position, "手机号码"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"11010519491231002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X",
			"370101190102039973", "440524188001010014"})
	void anIdentityNumberWithATrueCheckDigitIsFound(String number) {
		assertThat(FreeText.find("身份证" + number + "的人")).containsExactly(new Found(4, "身份证号码"));
	}

	@Test
	void anOldIdentityNumberOfFifteenDigitsIsFoundByItsDay() {
		assertThat(FreeText.find("证号110105491231002")).containsExactly(new Found(3, "身份证号码"));
		assertThat(FreeText.find("单号110105491331002")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"110105194912310021", "91340323MA2ABCDE1X", "913403231234567890", "合同编号202605061234567890123",
			"收取120000元，共13人", "2026年5月3日至2026-05-20", "账号6222021001123456789", "联系电话栏为空", "门牌0552-6020号",
			"138123456789", "12812345678"})
	void whatOnlyLooksLikeANumberIsLeft(String text) {
		assertThat(FreeText.find(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({"举报人张某，0552-6012345, 7", "举报人留有电话6012345。, 8", "反映人 (0552)6012345, 5"})
	void aLandlineNearTheReporterIsFound(String text, int position) {
		assertThat(FreeText.find(text)).containsExactly(new Found(position, "联系电话"));
	}

	@Test
	void aLandlineOfTheSubjectIsLeft() {
		assertThat(FreeText.find("门店公示电话0552-6012345。")).isEmpty();
	}

	@Test
	void theRefusalNamesFieldAndPlaceAndNeverTheNumber() {
		assertThatThrownBy(() -> FreeText.refuseIdentity(false, "线索描述", "无", "备注", "打13812345678问"))
			.isInstanceOfSatisfying(IdentityInText.class, refusal -> {
				assertThat(refusal.arguments()).containsExactly("“备注”第2个字起像是手机号码");
				assertThat(refusal.toString()).doesNotContain("138");
			});
	}

	@Test
	void aFalseAlarmMayBeConfirmed() {
		assertThat(FreeText.refuseIdentity(true, "线索描述", "订单13812345678")).isTrue();
		assertThat(FreeText.refuseIdentity(true, "线索描述", "没有号码")).isFalse();
	}

	@Test
	void whatLooksLikeAnIdentityIsHiddenAndNothingElseIsMoved() {
		var text = "投诉人：王小明，电话138 1234 5678，证号11010519491231002X，被投诉人：某某养老服务有限公司，交了50000元";

		var masked = FreeText.masked(text);

		assertThat(masked).hasSameSizeAs(text)
			.isEqualTo("投诉人：＊＊＊，电话＊＊＊ ＊＊＊＊ ＊＊＊＊，证号＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊，被投诉人：某某养老服务有限公司，交了50000元");
		assertThat(FreeText.masked("证号110105194912310021")).as("a slip of the pen").isEqualTo("证号" + "＊".repeat(18));
		assertThat(FreeText.masked("没有身份信息")).isEqualTo("没有身份信息");
	}
}
