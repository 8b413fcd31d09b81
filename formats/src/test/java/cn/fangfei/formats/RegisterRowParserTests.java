package cn.fangfei.formats;

import static cn.fangfei.formats.Registers.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.fangfei.detection.lexicon.LicensedKind;

class RegisterRowParserTests {

	private static final List<String> HEADER = List.of("企业名称", "统一社会信用代码", "注册日期", "注册资金", "行政区划代码", "注册地址", "经营范围", "备注");

	private static ParsedRow parse(String... cells) {
		var all = new ArrayList<>(Arrays.asList(cells));
		while (all.size() < HEADER.size()) {
			all.add("");
		}
		return new RegisterRowParser(HEADER, new ColumnMapping(Headers.guess(HEADER))).parse(new RawRow(7, all, null));
	}

	private static RowProblem only(ParsedRow parsed) {
		assertThat(parsed.problems()).hasSize(1);
		return parsed.problems().get(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "N/A", "n/a", "-", "--", "null", "NULL", "无", " ", "　", "/" })
	void theWordsForNothingAreNothing(String nothing) {
		var row = parse("固镇虚构甲公司", code(1), nothing, nothing, nothing, nothing, nothing, nothing).row();

		assertThat(row.registeredOn()).isNull();
		assertThat(row.capital()).isNull();
		assertThat(row.regionCode()).isNull();
		assertThat(row.address()).isEmpty();
		assertThat(row.scope()).isEmpty();
		assertThat(row.extra()).isEmpty();
	}

	@Test
	void aRowWithoutANameIsRejected() {
		var parsed = parse("N/A", code(1), "2020-01-01");

		assertThat(parsed.row()).isNull();
		assertThat(only(parsed)).isEqualTo(new RowProblem(7, 0, "企业名称", Severity.ERROR, "“企业名称”是空的", "请补上企业名称后重新上传"));
	}

	@Test
	void aRowWithoutAnyKeyIsRejected() {
		var parsed = parse("固镇虚构甲公司", "无", "");

		assertThat(parsed.row()).isNull();
		assertThat(only(parsed).sentence()).startsWith("第7行：").contains("无法确定是哪一家企业").contains("补上");
	}

	@Test
	void nameAndDateAreTheKeyWhereThereIsNoCode() {
		assertThat(parse("固镇虚构（甲）公司", "", "2020/1/2").row().key()).isEqualTo("固镇虚构(甲)公司|2020-01-02");
		assertThat(parse("固镇虚构(甲) 公司", "", "2020-01-02").row().key()).isEqualTo("固镇虚构(甲)公司|2020-01-02");
	}

	@Test
	void aCodeInFullWidthOrLowerCaseIsTheSameCode() {
		assertThat(parse("固镇虚构甲公司", " " + code(1).toLowerCase() + "\t").row().creditCode()).isEqualTo(code(1));
		assertThat(parse("固镇虚构甲公司", code(1).replace('9', '９').replace('M', 'Ｍ')).row().creditCode()).isEqualTo(code(1));
	}

	@Test
	void aCodeDressedUpForSpreadsheetsIsTheSameCode() {
		assertThat(parse("固镇虚构甲公司", "=\"" + code(1) + "\"").row().creditCode()).isEqualTo(code(1));
		assertThat(parse("固镇虚构甲公司", "'" + code(1)).row().creditCode()).isEqualTo(code(1));
		assertThat(parse("固镇虚构甲公司", "=\"\"", "=\"2020-01-02\"").row().key()).isEqualTo("固镇虚构甲公司|2020-01-02");
	}

	@Test
	void aCodeInScientificNotationIsLostAndSaidSo() {
		var parsed = parse("固镇虚构甲公司", "9.13403E+17", "2020-01-02");

		assertThat(parsed.row().creditCode()).isNull();
		assertThat(only(parsed).sentence()).contains("科学计数").contains("设为文本");
	}

	@ParameterizedTest
	@CsvSource({ "小额贷款公司经营许可证 皖123号,MICRO_LOAN", "融资性担保机构经营许可证,FINANCING_GUARANTEE", "典当经营许可证,PAWN" })
	void theLicenceColumnNamesKindsOfLicence(String text, LicensedKind kind) {
		var header = List.of("企业名称", "注册日期", "许可证/金融牌照");
		var parser = new RegisterRowParser(header, new ColumnMapping(Headers.guess(header)));

		assertThat(parser.parse(new RawRow(2, List.of("甲", "2020-01-01", text), null)).row().licensedKinds()).containsExactly(kind);
		assertThat(parser.parse(new RawRow(2, List.of("甲", "2020-01-01", text + "（已注销）"), null)).row().licensedKinds()).isEmpty();
		assertThat(parser.parse(new RawRow(2, List.of("甲", "2020-01-01", "食品经营许可证"), null)).row().licensedKinds()).isEmpty();
	}

	@Test
	void aWrongCheckDigitIsDoubtedAndKept() {
		var wrong = code(1).substring(0, 17) + (code(1).endsWith("0") ? "1" : "0");

		var parsed = parse("固镇虚构甲公司", wrong);

		assertThat(parsed.row().creditCode()).isEqualTo(wrong);
		assertThat(only(parsed).severity()).isEqualTo(Severity.WARNING);
		assertThat(only(parsed).message()).contains("校验位不对");
	}

	/** Registers before 2015 numbered firms with 15 digits, some exports cut codes short. */
	@ParameterizedTest
	@ValueSource(strings = { "340323000012345", "3403230000123", "34032300001", "91340323MA2000001O" })
	void whatIsNoCodeIsKeptAsTextAndNameAndDateAreTheKey(String text) {
		var parsed = parse("固镇虚构甲公司", text, "2010-05-06");

		assertThat(parsed.row().creditCode()).isNull();
		assertThat(parsed.row().key()).isEqualTo("固镇虚构甲公司|2010-05-06");
		assertThat(parsed.row().extra()).containsExactly(Map.entry("统一社会信用代码", text));
		assertThat(only(parsed).severity()).isEqualTo(Severity.WARNING);
		assertThat(parse("固镇虚构甲公司", text, "").row()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "2020-02-29", "2020/2/29", "2020.2.29", "20200229", "2020年2月29日", "２０２０－０２－２９", "2020-02-29 08:30:00", "2020-02-29T00:00:00", "2020/2/29 0:00" })
	void daysAreReadHoweverTheyAreWritten(String text) {
		var parsed = parse("固镇虚构甲公司", "", text);

		assertThat(parsed.problems()).isEmpty();
		assertThat(parsed.row().registeredOn()).isEqualTo(LocalDate.of(2020, 2, 29));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2021-02-30", "2021年2月30日", "20210230", "2021-13-01", "0001-01-01", "9999-12-31", "昨天", "2021", "2021-2", "1/2/2021" })
	void anImpossibleDayCostsTheDateWhereTheCodeIsTheKeyAndElseTheRow(String text) {
		var withCode = parse("固镇虚构甲公司", code(1), text);
		var without = parse("固镇虚构甲公司", "", text);

		assertThat(withCode.row().registeredOn()).isNull();
		assertThat(withCode.row().extra()).containsEntry("注册日期", text);
		assertThat(only(withCode).severity()).isEqualTo(Severity.WARNING);
		assertThat(without.row()).isNull();
		assertThat(only(without).severity()).isEqualTo(Severity.ERROR);
		assertThat(only(without).field()).isEqualTo("注册日期");
		assertThat(only(without).sentence()).contains("“" + text + "”").contains("2020-01-31");
	}

	@Test
	void aNameTooLongToBeOneIsRejected() {
		assertThat(parse("甲".repeat(200), code(1)).row()).isNotNull();
		var parsed = parse("甲".repeat(201), code(1));

		assertThat(parsed.row()).isNull();
		assertThat(only(parsed).message()).contains("201 个字");
	}

	/** Old systems keep rare characters in the private range; elsewhere they are an empty box. */
	@ParameterizedTest
	@ValueSource(strings = { "固镇虚构\ue000山公司", "固镇虚构\ufffd公司" })
	void aNameWithALostCharacterIsDoubted(String name) {
		var parsed = parse(name, code(1));

		assertThat(parsed.row().name()).isEqualTo(name);
		assertThat(only(parsed).message()).isEqualTo("“企业名称”里有乱码或自造字");
	}

	@Test
	void invisibleAndBrokenCharactersAreTakenOut() {
		var row = parse("\u200b固镇\u0007虚构\uFEFF甲\u00ad公司\ud800\u3000", code(1), "", "", "", "固镇县\n虚构路\t1号", "日用\u0000百货\r\n销售").row();

		assertThat(row.name()).isEqualTo("固镇虚构甲公司");
		assertThat(row.address()).isEqualTo("固镇县 虚构路 1号");
		assertThat(row.scope()).isEqualTo("日用百货\n销售");
		assertThat(parse("固镇𠮷公司", code(1)).row().name()).isEqualTo("固镇𠮷公司");
	}

	@Test
	void capitalThatCannotBeReadIsDoubtedAndKeptAsText() {
		var parsed = parse("固镇虚构甲公司", code(1), "", "50()");

		assertThat(parsed.row().capital().text()).isEqualTo("50()");
		assertThat(parsed.row().capital().certain()).isFalse();
		assertThat(only(parsed).message()).contains("“50()”").contains("原文已保留");
	}

	@Test
	void aColumnOfBareNumbersIsNotDoubtedRowByRow() {
		var parsed = parse("固镇虚构甲公司", code(1), "", "500000");

		assertThat(parsed.problems()).isEmpty();
		assertThat(parsed.row().capital().amount()).isEqualByComparingTo("500000");
		assertThat(parsed.row().capital().certain()).isFalse();
	}

	@Test
	void aHeaderInTenThousandsMakesBareNumbersTenThousands() {
		var header = List.of("企业名称", "注册日期", "注册资本(万元)");
		var parser = new RegisterRowParser(header, new ColumnMapping(Headers.guess(header)));

		assertThat(parser.parse(new RawRow(2, List.of("甲", "2020-01-01", "50"), null)).row().capital().amount()).isEqualByComparingTo("500000");
		assertThat(parser.parse(new RawRow(2, List.of("甲", "2020-01-01", "50万元"), null)).row().capital().amount()).isEqualByComparingTo("500000");
	}

	@ParameterizedTest
	@CsvSource({ "340323,340323000000", "340323100,340323100000", "340323100001,340323100001" })
	void regionCodesAreFilledUpToTwelveDigits(String text, String code) {
		assertThat(parse("固镇虚构甲公司", code(1), "", "", text).row().regionCode()).isEqualTo(code);
	}

	@Test
	void aRegionThatIsNoCodeIsDoubted() {
		var parsed = parse("固镇虚构甲公司", code(1), "", "", "固镇县");

		assertThat(parsed.row().regionCode()).isNull();
		assertThat(parsed.row().extra()).containsEntry("行政区划代码", "固镇县");
		assertThat(only(parsed).severity()).isEqualTo(Severity.WARNING);
	}

	@Test
	void anAddressTooLongToBeOneIsCut() {
		var parsed = parse("固镇虚构甲公司", code(1), "", "", "", "路".repeat(501));

		assertThat(parsed.row().address()).hasSize(500);
		assertThat(parsed.row().extra().get("注册地址")).hasSize(501);
		assertThat(only(parsed).message()).contains("501 个字");
	}

	@Test
	void furtherColumnsAreKeptEvenWithoutOrWithTheSameHeader() {
		var header = List.of("企业名称", "注册日期", "", "备注", "备注");
		var parser = new RegisterRowParser(header, new ColumnMapping(Headers.guess(header)));

		var row = parser.parse(new RawRow(2, List.of("甲", "2020-01-01", "一", "二", "三"), null)).row();

		assertThat(row.extra()).containsExactly(Map.entry("第3列", "一"), Map.entry("备注", "二"), Map.entry("备注(2)", "三"));
	}

	@Test
	void aBadRawRowIsRejectedWithItsProblem() {
		var raw = RawRow.bad(3, List.of(), "坏", "改");
		var parsed = new RegisterRowParser(HEADER, new ColumnMapping(Headers.guess(HEADER))).parse(raw);

		assertThat(parsed.row()).isNull();
		assertThat(parsed.problems()).containsExactly(raw.problem());
	}

	@Test
	void aMappingSaysWhatIsWrongWithIt() {
		assertThat(new ColumnMapping(Map.of(RegisterField.NAME, 0, RegisterField.REGISTERED_ON, 1)).missing()).isEmpty();
		assertThat(new ColumnMapping(Map.of(RegisterField.NAME, 0, RegisterField.SCOPE, 0, RegisterField.CREDIT_CODE, 1)).missing()).singleElement()
				.extracting(RowProblem::message).asString().contains("第1列同时对应");
		assertThatThrownBy(() -> new ColumnMapping(Map.of(RegisterField.NAME, -1))).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aMappingBeyondTheHeaderIsAsIfItWereNotThere() {
		var parser = new RegisterRowParser(List.of("甲"), new ColumnMapping(Map.of(RegisterField.NAME, 0, RegisterField.CREDIT_CODE, 9)));

		assertThat(parser.parse(new RawRow(2, List.of("固镇虚构甲公司"), null)).row()).isNull();
	}
}
