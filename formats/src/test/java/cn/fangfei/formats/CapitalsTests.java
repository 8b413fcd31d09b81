package cn.fangfei.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of writing are those of a real register; the amounts are invented. */
class CapitalsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"100(万元)|1000000|CNY", "50万人民币|500000|CNY", "26(万美元)|260000|USD", "3.1000(万元)|31000|CNY", "5,000(万元人民币)|50000000|CNY",
			"831.6000(万人民币元)|8316000|CNY", "51(万元人民币)|510000|CNY", "500(万)|5000000|CNY", "30万元|300000|CNY", "7万人民币元|70000|CNY",
			"8（万元）|80000|CNY", "12(万元(人民币))|120000|CNY", "9( 万人民币元)|90000|CNY", "15(万香港元)|150000|HKD", "15(万港币)|150000|HKD",
			"15(万港元)|150000|HKD", "2000(人民币元)|2000|CNY", "20万美元|200000|USD", "20万港币|200000|HKD", "3000(万日元)|30000000|JPY",
			"10(万元(港币))|100000|HKD", "10(万元美元)|100000|USD", "10(万欧元)|100000|EUR", "6(万人民币 )|60000|CNY", "6(万美元 )|60000|USD",
			"6(万元(美元))|60000|USD", "500000|500000|CNY", "5000人民币元|5000|CNY", "4(万德国马克)|40000|DEM", "6(万英镑)|60000|GBP",
			"6(万新加坡元)|60000|SGD", "6(万瑞士法郎)|60000|CHF", "6(万元港元)|60000|HKD", "0万元|0|CNY", "1.5亿元|150000000|CNY",
			"１００（万元）|1000000|CNY", "人民币100万元|1000000|CNY", "100万元整|1000000|CNY", "壹佰万元整|1000000|CNY", "伍拾万元|500000|CNY",
			"一千零五十万元|10500000|CNY", "十万元|100000|CNY", "叁仟万元人民币|30000000|CNY", "一亿二千万元|120000000|CNY", "123.45元|123.45|CNY",
			"0.123456万元|1234.56|CNY" })
	void capitalIsReadAsRegistersWriteIt(String text, String amount, String currency) {
		var capital = Capitals.parse(text, false);

		assertThat(capital.amount()).as(text).isNotNull().isEqualByComparingTo(amount);
		assertThat(capital.currency()).isEqualTo(currency);
		assertThat(capital.text()).isEqualTo(text);
		assertThat(capital.amount().scale()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "50()", "0()", "7(元/万元)", "若干", "100(万贝壳)", "100-200万元", "-5万元", "1.2.3万元", "万元", "()", "人民币50万美元", "1e9万元", "一二三万元" })
	void whatIsAmbiguousIsNotGuessedAt(String text) {
		assertThat(Capitals.parse(text, false)).isEqualTo(new Capital(null, null, text));
	}

	@Test
	void endlessDigitsCostNoTime() {
		var text = "9".repeat(1_000_000);

		assertThat(Capitals.parse(text, false).amount()).isNull();
		assertThat(Capitals.parse("99999999999999999999万元", false).amount()).isNull();
	}
}
