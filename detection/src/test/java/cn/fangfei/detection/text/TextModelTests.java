package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.fangfei.detection.assess.RiskLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is learnt, kept in a file and refused; the texts are made up here. */
class TextModelTests {

	private static final String[] PROMISES = { "年化收益十二，到期还本", "每月返利，介绍亲友有奖", "内部额度，国企担保兑付", "床位预订，交款享分红" };
	private static final String[] TRADES = { "鲜菜到货，欢迎选购", "空调清洗，预约上门", "招收银员，月休四天", "驾校报名，学费优惠" };
	private static final String[] NAMES = { "澄岚", "珩禾", "棠聿", "稔穗", "沅芷", "霁禾" };

	private static List<TextModelExample> examples;
	private static TextModel model;

	@BeforeAll
	static void train() throws TextModelRefused {
		examples = examples(300, 0.05);
		model = new TextModelTrainer().train(examples);
	}

	/** As many of each class; a share of the labels is wrong, as people's are. */
	private static List<TextModelExample> examples(int count, double wrong) {
		var random = new Random(5);
		var made = new ArrayList<TextModelExample>();
		for (int i = 0; i < count; i++) {
			boolean positive = i % 2 == 0;
			var words = positive ? PROMISES : TRADES;
			var text = NAMES[random.nextInt(NAMES.length)] + "公司" + words[random.nextInt(words.length)] + "，" + words[random.nextInt(words.length)]
					+ "。编号" + (char) ('甲' + i);
			made.add(new TextModelExample(TextItem.of(text), finding(positive ? 35 : 0, null), positive ^ random.nextDouble() < wrong));
		}
		return made;
	}

	private static TextFinding finding(double score, String guard) {
		return new TextFinding(score, RiskLevel.of(score), List.of(), List.of(), List.of(), guard, List.of());
	}

	private static double probability(String text, double rulesSay) {
		return model.probability(TextItem.of(text), finding(rulesSay, null));
	}

	@Test
	void itTellsTheClassesApart() {
		assertThat(probability("聿修公司年化收益十二，国企担保兑付", 35)).isGreaterThan(0.8);
		assertThat(probability("聿修公司空调清洗，学费优惠", 0)).isLessThan(0.25);
		assertThat(model.figures().texts()).isEqualTo(300);
		assertThat(model.figures().f1()).isGreaterThan(0.9);
	}

	@Test
	void whatTheRulesFoundCounts() {
		var text = "欢迎来电";

		assertThat(probability(text, 35)).isGreaterThan(probability(text, 0));
	}

	@Test
	void theProbabilityIsCalibrated() {
		double said = 0;
		int was = 0;
		for (var each : examples(400, 0.05)) {
			said += model.probability(each.item(), each.finding());
			was += each.positive() ? 1 : 0;
		}

		assertThat(said / 400).isCloseTo(was / 400.0, within(0.05));
	}

	@Test
	void theThresholdScoresWhereYellowBegins() {
		for (var each : examples) {
			double p = model.probability(each.item(), each.finding());
			var judged = model.judge(each.item(), each.finding());

			assertThat(judged.alarm()).isEqualTo(p >= model.threshold());
			assertThat(judged.level()).isEqualTo(RiskLevel.of(judged.score()));
			assertThat(judged.score() * 10).isCloseTo(Math.rint(judged.score() * 10), within(1e-9));
		}
	}

	@Test
	void theOrderOfTheExamplesAndDoublesDoNotMatter() throws Exception {
		var shuffled = new ArrayList<>(examples);
		shuffled.addAll(examples.subList(0, 50));
		Collections.shuffle(shuffled, new Random(3));

		assertThat(bytes(new TextModelTrainer().train(shuffled))).isEqualTo(bytes(model));
	}

	@Test
	void aTextThatCameWithBothLabelsIsPositive() throws Exception {
		var both = new ArrayList<>(examples);
		examples.forEach(each -> both.add(new TextModelExample(TextItem.of(" " + each.item().text() + "\n"), each.finding(), false)));

		assertThat(new TextModelTrainer().train(both).figures().positives()).isEqualTo(model.figures().positives());
	}

	@Test
	void aFileGivesTheSameModelBack() throws Exception {
		var read = TextModel.read(new ByteArrayInputStream(bytes(model)));

		assertThat(read.figures()).isEqualTo(model.figures());
		assertThat(read.threshold()).isEqualTo(model.threshold());
		for (var each : examples) {
			assertThat(read.probability(each.item(), each.finding())).isEqualTo(model.probability(each.item(), each.finding()));
		}
		assertThat(bytes(read)).isEqualTo(bytes(model));
	}

	@Test
	void aDamagedFileIsRefusedWithARemedy() throws Exception {
		var good = bytes(model);
		var random = new Random(11);
		for (int n = 0; n < 300; n++) {
			var bad = good.clone();
			bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
			assertThatThrownBy(() -> TextModel.read(new ByteArrayInputStream(bad))).isInstanceOf(TextModelRefused.class).hasMessageContaining("请");
		}
		for (int length : new int[] { 0, 1, 18, 19, 25, 40, 120, good.length / 2, good.length - 1 }) {
			assertThatThrownBy(() -> TextModel.read(new ByteArrayInputStream(good, 0, length))).isInstanceOf(TextModelRefused.class);
		}
		assertThatThrownBy(() -> TextModel.read(new ByteArrayInputStream("text,label\n甲,1\n".getBytes())))
				.hasMessageContaining("不是 fangfei text-train 生成的模型文件");
		assertThatThrownBy(() -> TextModel.read(new ByteArrayInputStream(good, 0, good.length - 1))).hasMessageContaining("不完整或已损坏");
	}

	@Test
	void aFileOfAnotherVersionIsRefused() throws Exception {
		var magic = "fangfei text model\n".length();
		for (int field : new int[] { magic, magic + Integer.BYTES }) {
			var old = ByteBuffer.wrap(bytes(model));
			old.putInt(field, old.getInt(field) - 1);
			var crc = new CRC32();
			crc.update(old.array(), magic, old.capacity() - magic - Long.BYTES);
			old.putLong(old.capacity() - Long.BYTES, crc.getValue());

			assertThatThrownBy(() -> TextModel.read(new ByteArrayInputStream(old.array()))).isInstanceOf(TextModelRefused.class)
				.hasMessageContaining("其他版本").hasMessageContaining("重新运行 fangfei text-train");
		}
	}

	/** Issue 4, item 4: the rules find nothing in either, or the crime in both; the site's people tell them apart. */
	@Test
	void itLearnsWhatTheRulesCannotTell() throws Exception {
		var accused = List.of("沅北警方通报：%s涉嫌非法集资，法人已被带走", "%s被曝非法集资，多名老人报案", "%s认购星球矿位，每位会员再带三位朋友进来", "%s的矿位又涨价了，朋友们快来占位");
		var general = List.of("%s走进社区，讲解非法集资的危害", "%s组织员工学习非法集资案例", "%s新开星球观光，会员可带三位朋友入园", "%s的车位又涨价了，朋友们说不方便停车");
		var screen = TextScreen.standard();
		var made = new ArrayList<TextModelExample>();
		for (int i = 0; i < 240; i++) {
			var words = i % 2 == 0 ? accused : general;
			var item = TextItem.of(String.format(words.get(i / 2 % 4), NAMES[i % 6] + (char) ('甲' + i) + "公司"));
			made.add(new TextModelExample(item, screen.screen(item), i % 2 == 0));
		}
		assertThat(made).noneMatch(each -> each.finding().alarm());

		var learnt = new TextModelTrainer().train(made);

		assertThat(learnt.figures().f1()).isGreaterThan(0.95);
		for (int k = 0; k < 4; k++) {
			var yes = TextItem.of(String.format(accused.get(k), "檀溪公司"));
			var no = TextItem.of(String.format(general.get(k), "檀溪公司"));
			assertThat(learnt.judge(yes, screen.screen(yes)).alarm()).isTrue();
			assertThat(learnt.judge(no, screen.screen(no)).alarm()).isFalse();
		}
	}

	@Test
	void manyEasyTextsDoNotDrownTheFew() throws Exception {
		var many = new ArrayList<>(examples);
		var random = new Random(2);
		for (int i = 0; i < 1000; i++) {
			var text = random.ints(30, '一', '龥').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
			many.add(new TextModelExample(TextItem.of(text), finding(0, null), false));
		}

		var trained = new TextModelTrainer().train(many);

		assertThat(trained.figures().texts()).isEqualTo(1300);
		assertThat(trained.figures().f1()).isGreaterThan(0.85);
	}

	@Test
	void theModelIsTheAverageOfWhatEachViewLearnt() throws Exception {
		var whole = List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
		var shape = List.of(0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0);

		var one = trained(List.of(whole));
		var other = trained(List.of(shape));
		var both = trained(List.of(whole, shape));

		for (var each : examples) {
			var features = TextModelFeatures.of(each.item(), each.finding());
			assertThat(both.decision(features)).isCloseTo((one.decision(features) + other.decision(features)) / 2, within(1e-4));
		}
		assertThat(one.decision(TextModelFeatures.of(examples.get(0).item(), examples.get(0).finding())))
			.isNotCloseTo(other.decision(TextModelFeatures.of(examples.get(0).item(), examples.get(0).finding())), within(1e-2));
	}

	private static TextModel trained(List<List<Double>> views) throws TextModelRefused {
		return new TextModelTrainer(new TextModelTrainer.Settings(10, views, 0.1, 1.5, 1)).train(examples);
	}

	@Test
	void theThresholdLiesAmidTheCutsThatAreAsGood() {
		var values = new double[200];
		var positive = new boolean[200];
		for (int i = 0; i < 200; i++) {
			positive[i] = i < 100;
			values[i] = (positive[i] ? 5 : -5) - i * 0.001;
		}

		var calibration = TextModelCalibration.of(values, positive);

		assertThat(calibration.probability(-4)).isLessThan(calibration.threshold());
		assertThat(calibration.probability(4)).isGreaterThan(calibration.threshold());
	}

	@Test
	void tooFewExamplesAreRefused() {
		assertThatThrownBy(() -> new TextModelTrainer().train(examples(30, 0))).isInstanceOf(TextModelRefused.class)
				.hasMessageContaining("样本太少").hasMessageContaining("20");
		assertThatThrownBy(() -> new TextModelTrainer().train(List.of())).isInstanceOf(TextModelRefused.class);
	}

	@Test
	void labelsThatMeanNothingGiveAModelThatSaysSo() throws Exception {
		var random = new Random(9);
		var senseless = examples(400, 0).stream().map(each -> new TextModelExample(each.item(), each.finding(), random.nextBoolean())).toList();

		var trained = new TextModelTrainer().train(senseless);

		assertThat(trained.figures().brier()).isBetween(0.2, 0.3);
		assertThat(trained.threshold()).isBetween(0.0, 1.0);
	}

	@Test
	void anyTextHasAProbability() {
		for (var text : List.of("", " ", "0", "\ud83d", "\u0000\uffff", "年".repeat(100_000))) {
			assertThat(probability(text, 0)).isBetween(0.0, 1.0);
		}
	}

	private static byte[] bytes(TextModel model) throws IOException {
		var bytes = new ByteArrayOutputStream();
		model.write(bytes);
		return bytes.toByteArray();
	}

}
