package cn.fangfei.detection.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Dirty fields: what is read, what is warned of, what is left as text. */
class RegisterFieldsTests {

	private static void capital(String text, String amount, String currency) {
		var read = RegisteredCapital.read(text);
		assertThat(read.amount()).as(text).isEqualByComparingTo(amount);
		assertThat(read.currency()).as(text).isEqualTo(currency);
		assertThat(read.warning()).as(text).isNull();
		assertThat(read.certain()).isTrue();
	}

	@Test
	void capitalIsReadAsRegistersWriteIt() {
		capital("100(万元)", "1000000", "CNY");
		capital("50万人民币", "500000", "CNY");
		capital("26(万美元)", "260000", "USD");
		capital("壹佰万元整", "1000000", "CNY");
		capital("叁仟零伍拾万元", "30500000", "CNY");
		capital("一亿二千万元", "120000000", "CNY");
		capital("一百二十万", "1200000", "CNY");
		capital("1,993(万元人民币)", "19930000", "CNY");
		capital("1,178.3792(万元)", "11783792", "CNY");
		capital("831.6000(万人民币元)", "8316000", "CNY");
		capital("１００万元", "1000000", "CNY");
		capital("人民币伍拾万元整", "500000", "CNY");
		capital("注册资本：300万", "3000000", "CNY");
		capital("5,000(万元(人民币))", "50000000", "CNY");
		capital("12.5亿元", "1250000000", "CNY");
		capital("3000万港币", "30000000", "HKD");
		capital("500000元", "500000", "CNY");
		capital("0万元", "0", "CNY");
		capital("3.1000(万元)", "31000", "CNY");
		capital("831.6000(万人民币元)", "8316000", "CNY");
		capital("500(万)", "5000000", "CNY");
		capital("8（万元）", "80000", "CNY");
		capital("9( 万人民币元)", "90000", "CNY");
		capital("15(万香港元)", "150000", "HKD");
		capital("3000(万日元)", "30000000", "JPY");
		capital("10(万元美元)", "100000", "USD");
		capital("6(万元(美元))", "60000", "USD");
		capital("5000人民币元", "5000", "CNY");
		capital("4(万德国马克)", "40000", "DEM");
		capital("6(万瑞士法郎)", "60000", "CHF");
		capital("7(万法国法郎)", "70000", "FRF");
		capital("一千零五十万元", "10500000", "CNY");
		capital("叁仟万元人民币", "30000000", "CNY");
		capital("123.45元", "123.45", "CNY");
		capital("0.123456万元", "1234.56", "CNY");
	}

	/** The short way for the usual writing tells what the long way tells. */
	@Test
	void theUsualWritingIsReadAsAnyOther() {
		for (var number : new String[] { "0", "7", "50", "100", "1993.5", "0.01", "3.", "999999999999", "12345678.9012", "007" }) {
			for (var unit : new String[] { "万元", "(万元)", "万人民币", "(万元人民币)", "(万人民币元)", "(万)", "(万美元)", "万美元", "元", "人民币元", "元人民币" }) {
				var usual = RegisteredCapital.read(number + unit);
				var other = RegisteredCapital.read(" " + number + unit);

				assertThat(usual.amount()).as(number + unit).isEqualTo(other.amount());
				assertThat(usual.currency()).as(number + unit).isEqualTo(other.currency());
				assertThat(usual.certain()).as(number + unit).isEqualTo(other.certain());
			}
		}
	}

	@Test
	void whatIsAmbiguousIsNotGuessedAt() {
		for (var text : new String[] { "50()", "0()", "7(元/万元)", "若干", "100(万贝壳)", "100-200万元", "-5万元", "1.2.3万元", "万元", "()", "人民币50万美元",
				"1e9万元", "一二三万元", "99999999999999999999万元", "9".repeat(1_000_000) }) {
			assertThat(RegisteredCapital.read(text).certain()).as(text.substring(0, Math.min(20, text.length()))).isFalse();
		}
	}

	@Test
	void aHeadInTenThousandsGivesBareNumbersTheirUnit() {
		assertThat(RegisteredCapital.read("50", true).amount()).isEqualByComparingTo("500000");
		assertThat(RegisteredCapital.read("50", true).certain()).isTrue();
		assertThat(RegisteredCapital.read("50万元", true).amount()).isEqualByComparingTo("500000");
		assertThat(RegisteredCapital.read("50元", true).amount()).isEqualByComparingTo("50");
	}

	@Test
	void absentCapitalIsAbsentAndNotWarnedOf() {
		for (var text : new String[] { null, "", " ", "N/A", "n/a", "无", "-", "null", "企业选择不公示", "Ｎ/Ａ" }) {
			var read = RegisteredCapital.read(text);
			assertThat(read.amount()).as(text).isNull();
			assertThat(read.warning()).as(text).isNull();
		}
	}

	@Test
	void doubtfulCapitalIsWarnedOf() {
		assertThat(RegisteredCapital.read("100").warning()).isEqualTo("资本“100”没有单位，暂按元读，也可能是万元。");
		assertThat(RegisteredCapital.read("100()").warning()).contains("没有单位");
		assertThat(RegisteredCapital.read("10,00万元").warning()).contains("逗号不合三位一节");
		assertThat(RegisteredCapital.read("99999999万元").warning()).isNull();
		assertThat(RegisteredCapital.read("100000000万元").warning()).contains("一万亿");
		assertThat(RegisteredCapital.read("一百万磅秤").warning()).isEqualTo("资本“一百万磅秤”不认识的单位“磅秤”，已保留原文。");
		assertThat(RegisteredCapital.read("见章程").warning()).isEqualTo("资本“见章程”读不出金额，已保留原文。");
		assertThat(RegisteredCapital.read("50万人民币(美元)").amount()).isNull();
		assertThat(RegisteredCapital.read("9".repeat(200)).warning()).contains("超过60个字");
	}

	@Test
	void capitalIsShownAsPeopleSayIt() {
		assertThat(RegisteredCapital.read("1,993(万元人民币)").shown()).isEqualTo("1993万元");
		assertThat(RegisteredCapital.read("26(万美元)").shown()).isEqualTo("26万美元");
		assertThat(RegisteredCapital.read("8000元").shown()).isEqualTo("8000元");
		assertThat(RegisteredCapital.read("待定").shown()).isEqualTo("待定");
	}

	@Test
	void aCodeWithAWrongCheckCharacterIsKeptAndWarnedOf() {
		var body = "91340323MA2N0B4C8";
		var right = body + CreditCode.checkCharacter(body + "0");
		var wrong = body + (right.endsWith("1") ? "2" : "1");

		assertThat(CreditCode.read(right)).isEqualTo(new CreditCode(right, true, right, null));
		assertThat(CreditCode.read(" " + right.toLowerCase() + " ").code()).isEqualTo(right);
		assertThat(CreditCode.read(wrong).code()).isEqualTo(wrong);
		assertThat(CreditCode.read(wrong).checks()).isFalse();
		assertThat(CreditCode.read(wrong).warning()).contains("校验位不符").contains("仍按原代码使用");
	}

	@Test
	void theCheckCharacterIsThatOfTheStandard() {
		// 91350100M000100Y43, the example of GB 32100-2015
		assertThat(CreditCode.checkCharacter("91350100M000100Y40")).isEqualTo('3');
	}

	@Test
	void noOtherLastCharacterChecks() {
		for (var last : "012456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
			assertThat(CreditCode.read("91350100M000100Y4" + last).checks()).isFalse();
		}
		for (var letter : "IOSVZ".toCharArray()) {
			assertThat(CreditCode.read("91350100M000100Y4" + letter).code()).isNull();
		}
	}

	@Test
	void whatIsNoCodeIsSaidToBeNone() {
		assertThat(CreditCode.read("340323000012345").warning()).contains("15位工商注册号");
		assertThat(CreditCode.read("91340323").warning()).contains("不是18位");
		assertThat(CreditCode.read("91340323MA2N0B4CIO").warning()).contains("不用的字符“I”");
		assertThat(CreditCode.read(null).warning()).isNull();
		assertThat(CreditCode.read("N/A").warning()).isNull();
		assertThat(CreditCode.read("9".repeat(500)).code()).isNull();
	}

	@Test
	void daysAreReadAsRegistersWriteThem() {
		var day = LocalDate.of(2020, 1, 31);
		for (var text : new String[] { "2020-01-31", "2020/1/31", "2020.1.31", "20200131", "2020年1月31日", "2020年01月31日", "２０２０－０１－３１",
				"2020-01-31 00:00:00",
				"2020-01-31T08:30:00Z", "二〇二〇年一月三十一日" }) {
			assertThat(RegisterDay.read(text)).as(text).isEqualTo(new RegisterDay(day, text, null));
		}
		assertThat(RegisterDay.read("43861").day()).isEqualTo(day);
		assertThat(RegisterDay.read("43861").warning()).contains("天数");
		assertThat(RegisterDay.read("2020-01").warning()).contains("没有日");
		assertThat(RegisterDay.read("2020-02-30").warning()).isEqualTo("没有“2020-02-30”这一天，已保留原文。");
		assertThat(RegisterDay.read("1900-01-01").day()).isNull();
		assertThat(RegisterDay.read("长期").warning()).contains("读不出");
		assertThat(RegisterDay.read("").warning()).isNull();
	}

	@Test
	void addressesAreComparedByRoadAndNumber() {
		assertThat(AddressText.compare("晴川县人民路12号", "江南省晴川县城关镇人民路12号")).isEqualTo(AddressText.Relation.SAME);
		assertThat(AddressText.compare("晴川县人民路12号", "晴川县人民路12号3楼")).isEqualTo(AddressText.Relation.SAME);
		assertThat(AddressText.compare("晴川县人民路12号", "晴川县解放路8号")).isEqualTo(AddressText.Relation.DIFFERENT);
		assertThat(AddressText.compare("晴川县人民路12号", "晴川县人民路18号")).isEqualTo(AddressText.Relation.DIFFERENT);
		assertThat(AddressText.compare("晴川县人民路12号", "晴川县城关镇")).isNotEqualTo(AddressText.Relation.DIFFERENT);
		assertThat(AddressText.compare("", "晴川县城关镇")).isEqualTo(AddressText.Relation.UNCLEAR);
	}

}
