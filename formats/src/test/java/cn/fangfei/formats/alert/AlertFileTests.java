package cn.fangfei.formats.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.flow.FlowAlert;
import cn.fangfei.detection.flow.FlowFeature;
import cn.fangfei.detection.flow.FlowReason;
import cn.fangfei.detection.flow.FlowTypology;
import cn.fangfei.detection.text.LegalElement;
import cn.fangfei.formats.alert.AlertRefused.Reason;

/** What the command writes is read back whole; anything else is refused with line, field and remedy. */
class AlertFileTests {

	private static final String FIRM = "91340323MA2000001W";

	private static FlowAlert alert(String subject, List<String> evidence) {
		var reason = new FlowReason("近90日有12名个人转入该主体，与“6222021234567890123”往来。", FlowFeature.FAN_IN, 12, 3.5, 1.25, LegalElement.SOCIAL);
		var weeks = List.of(new FlowAlert.Week(LocalDate.of(2026, 1, 12), 5, 12_345_678, 2, 50, 0), new FlowAlert.Week(LocalDate.of(2026, 1, 19), 0, 0,
				1, 9, Long.MAX_VALUE));
		return new FlowAlert(subject, LocalDate.of(2026, 1, 25), RiskLevel.ORANGE, 61.5, List.of(FlowTypology.PONZI), List.of(reason), evidence, List.of(
				"付给个人的资金中…"), List.of(), weeks, "", "flow-1");
	}

	private static String line() {
		return AlertLine.of(alert(FIRM, List.of()), true);
	}

	private static List<Alert> read(String text, boolean aggregates) throws Exception {
		var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
		var alerts = new ArrayList<Alert>();
		try (var file = aggregates ? AlertFile.openAggregates(in, "一行.jsonl") : AlertFile.open(in, "一行.jsonl")) {
			while (file.next()) {
				alerts.add(file.alert());
			}
		}
		return alerts;
	}

	private static void refused(String text, Reason reason, String... words) {
		assertThatThrownBy(() -> read(text, true)).isInstanceOfSatisfying(AlertRefused.class, refused -> {
			assertThat(refused.reason()).isEqualTo(reason);
			assertThat(refused.getMessage()).startsWith("“一行.jsonl”第").contains(words).contains("请");
		});
	}

	@Test
	void whatTheCommandWritesIsReadBackWhole() throws Exception {
		var read = read(line() + AlertLine.of(alert("客户一", List.of()), true), true);

		assertThat(read).hasSize(2);
		var first = read.get(0);
		assertThat(first.subject()).isEqualTo(FIRM);
		assertThat(first.at()).isEqualTo("2026-01-25T23:59:59+08:00");
		assertThat(first.level()).isEqualTo(RiskLevel.ORANGE);
		assertThat(first.score()).isEqualByComparingTo("61.5");
		assertThat(first.typologies()).containsExactly("PONZI");
		assertThat(first.reasons()).containsExactly(new Alert.Reason("近90日有12名个人转入该主体，与“6222021234567890123”往来。", "FAN_IN", BigDecimal.valueOf(12),
				new BigDecimal("3.5"), new BigDecimal("1.25"), LegalElement.SOCIAL));
		assertThat(first.weeks()).containsExactly(new Alert.Week(LocalDate.of(2026, 1, 12), 5, 12_345_678, 2, 50, 0), new Alert.Week(LocalDate.of(2026,
				1, 19), 0, 0, 1, 9, Long.MAX_VALUE));
		assertThat(first.lowering()).containsExactly("付给个人的资金中…");
		assertThat(first.weights()).isEqualTo("flow-1");
		assertThat(first.text() + "\n").isEqualTo(line());
		assertThat(read.get(1).line()).isEqualTo(2);
	}

	@Test
	void urgencyAndASecondOpinionMayBeThere() throws Exception {
		var reasons = line().replaceAll(".*(\"reasons\":\\[.*?\\]),\"evidence\".*\n", "$1");
		var line = line().replace("\"weights\":\"flow-1\"", "\"weights\":\"flow-1\",\"challenger\":{\"score\":71.5,\"official\":\"YELLOW\"," + reasons
				+ ",\"version\":\"trees-1\"},\"urgent\":true");

		var read = read(line, true).get(0);

		assertThat(read.urgent()).isTrue();
		assertThat(read.challenger()).isEqualTo(new Alert.Challenger(new BigDecimal("71.5"), RiskLevel.YELLOW, read.reasons(), "trees-1"));
		assertThat(read(line(), true).get(0).challenger()).isNull();
		assertThat(read(line(), true).get(0).urgent()).isFalse();
		refused(line.replace("\"urgent\":true", "\"urgent\":1"), Reason.BAD_LINE, "“urgent”应是 true 或 false");
		refused(line.replace("71.5", "-1"), Reason.BAD_LINE, "“challenger.score”应在 0 到 100 之间");
		refused(line.replace(",\"version\":\"trees-1\"", ""), Reason.BAD_LINE, "“challenger.version”没有这一项");
		refused(line.replace("\"version\":\"trees-1\"", "\"version\":\"trees-1\",\"accounts\":[]"), Reason.BAD_LINE, "里有不是第二意见的项目");
		refused(line.replace("\"challenger\":{", "\"challenger\":1,\"x\":{"), Reason.BAD_LINE, "“challenger”应是对象");
	}

	@Test
	void transactionsInAnAlertThatLeftABankRefuseTheFile() throws Exception {
		var told = AlertLine.of(alert(FIRM, List.of("T1", "T2")), false);

		assertThat(read(told, false).get(0).evidence()).containsExactly("T1", "T2");
		refused(line() + told, Reason.CARRIES_TRANSACTIONS, "第2行", "evidence", "反洗钱法第七条");
	}

	@Test
	void accountsCardsAndIdentityCardsRefuseTheFileAndFirmsDoNot() throws Exception {
		for (var number : new String[] { "6222021234567890123", "1234567890123456", "11010519491231002X", "110105194912310021" }) {
			refused(AlertLine.of(alert(number, List.of()), true), Reason.CARRIES_ACCOUNT, "subject");
		}
		for (var name : new String[] { FIRM, "100200300", "H-00012", "账户-0123456789abcdef" }) {
			assertThat(read(AlertLine.of(alert(name, List.of()), true), true)).hasSize(1);
		}
	}

	@Test
	void accountsGetACodeNameThatIsTheSameForOneKeyAndAnotherForAnother() throws Exception {
		var key = SigningKey.generate();
		var names = new AlertNames(key, name -> name.startsWith("6222") || name.equals("zhang"));
		var line = AlertLine.of(alert("zhang", List.of("T1")), true, names);

		assertThat(line).doesNotContain("zhang", "6222", "T1");
		var read = read(line, true).get(0);
		assertThat(read.subject()).matches("账户-[0-9a-f]{16}").isEqualTo(names.apply("zhang"));
		assertThat(read.reasons().get(0).sentence()).isEqualTo("近90日有12名个人转入该主体，与“" + names.apply("6222021234567890123") + "”往来。");
		assertThat(names.given()).containsEntry(read.subject(), "zhang").hasSize(2);
		assertThat(new AlertNames(SigningKey.read(key.pem()), name -> true).apply("zhang")).isEqualTo(read.subject());
		assertThat(new AlertNames(SigningKey.generate(), name -> true).apply("zhang")).isNotEqualTo(read.subject());
		assertThat(names.apply(FIRM)).isEqualTo(FIRM);
		assertThat(names.apply("1234567890123456")).startsWith("账户-");
	}

	@Test
	void aFieldThatIsMissingStrangeOrOutOfBoundsIsNamed() {
		var line = line();
		refused(line.replace("\"level\":\"ORANGE\",", ""), Reason.BAD_LINE, "第1行", "“level”没有这一项");
		refused(line.replace("ORANGE", "PURPLE"), Reason.BAD_LINE, "“level”应是", "YELLOW");
		refused(line.replace("61.5", "161.5"), Reason.BAD_LINE, "“score”应在 0 到 100 之间");
		refused(line.replace("61.5", "\"61.5\""), Reason.BAD_LINE, "“score”应是数");
		refused(line.replace("61.5", "6e999999999"), Reason.BAD_LINE, "“score”");
		refused(line.replace("2026-01-25T23", "2026-01-35T23"), Reason.BAD_LINE, "“at”应是");
		refused(line.replace("2026-01-12", "2026-01-13"), Reason.BAD_LINE, "“weeks.monday”应是星期一");
		refused(line.replace("2026-01-12", "2026-01-26"), Reason.BAD_LINE, "“weeks”没有按先后排列");
		refused(line.replace("123456.78", "123456.789"), Reason.BAD_LINE, "“weeks.in”应是最多两位小数");
		refused(line.replace("123456.78", "-1"), Reason.BAD_LINE, "“weeks.in”不能小于 0");
		refused(line.replace("\"payers\":5", "\"payers\":5.5"), Reason.BAD_LINE, "“weeks.payers”应是整数");
		refused(line.replace("\"payers\":5", "\"payers\":-5"), Reason.BAD_LINE, "“weeks.payers”不能小于 0");
		refused(line.replace("\"other\":0.00", "\"account\":\"1\""), Reason.BAD_LINE, "“weeks”里有不是每周合计的项目");
		refused(line.replace("\"severity\"", "\"accounts\":[],\"severity\""), Reason.BAD_LINE, "“accounts”不是预警的项目");
		refused(line.replace("\"feature\":\"FAN_IN\",", ""), Reason.BAD_LINE, "“reasons.feature”没有这一项");
		refused(line.replace("\"SOCIAL\"", "\"social\""), Reason.BAD_LINE, "“reasons.element”应是");
		refused(line.replace("[\"PONZI\"]", "[\"Ponzi scheme\"]"), Reason.BAD_LINE, "“typologies”");
		refused(line.replace("[\"PONZI\"]", "\"PONZI\""), Reason.BAD_LINE, "“typologies”应是数组");
		refused(line.replace("[\"PONZI\"]", "[[]]"), Reason.BAD_LINE, "“typologies”应是文字");
		refused(line.replace(FIRM, ""), Reason.BAD_LINE, "“subject”没有填写");
		refused(line.replace(FIRM, "a\\u0000b"), Reason.BAD_LINE, "“subject”里有控制字符");
		refused(line.replace(FIRM, "长".repeat(65)), Reason.BAD_LINE, "“subject”长于 64 个字");
		refused(line.replaceAll("\"reasons\":\\[.*?\\],\"evidence\"", "\"reasons\":[],\"evidence\""), Reason.BAD_LINE, "“reasons”没有一条理由");
		refused(line.replace("{\"subject\"", "{\"subject\":\"x\",\"subject\""), Reason.BAD_LINE, "重复的项");
	}

	@Test
	void aLineThatIsCutTooLongOrNoJsonIsRefused() {
		var line = line();
		refused(line + line.substring(0, line.length() - 1), Reason.BAD_LINE, "第2行", "截断");
		refused(line + line.substring(0, 50) + "\n", Reason.BAD_LINE, "第2行", "JSON");
		refused("\n", Reason.BAD_LINE, "第1行", "不是 JSON 对象");
		refused(line.strip() + line, Reason.BAD_LINE, "在对象之后还有内容");
		refused(line.replace("付给个人的资金中…", "长".repeat(AlertFile.LONGEST_LINE)), Reason.BAD_LINE, "超过 1048576 字节");
		refused("[".repeat(10_000) + "\n", Reason.BAD_LINE, "JSON");
		refused(line.replace("[\"PONZI\"]", "[" + "\"A\",".repeat(500) + "\"A\"]"), Reason.BAD_LINE, "多于 400 项");
	}

	@Test
	void bytesThatAreNoTextAreRefused() {
		var bytes = line().getBytes(StandardCharsets.UTF_8);
		bytes[20] = (byte) 0xff;

		assertThatThrownBy(() -> AlertFile.open(new ByteArrayInputStream(bytes), "x").next()).isInstanceOf(AlertRefused.class).hasMessageContaining("UTF-8");
	}
}
