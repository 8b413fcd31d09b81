package cn.fangfei.detection.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.register.FirmNameMatch.Part;
import cn.fangfei.detection.register.FirmNameMatch.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The parity of names, gated on pairs made by hand. All firms are invented; the verdict expected is that of a person who knows the
 * rule that 字号 must be equal. The codes of the fixture stand for three right ones and one with a wrong check character.
 */
class FirmNameMatcherTests {

	private record Pair(String kind, String a, String b, Verdict expected, String codeA, String codeB) {
	}

	private static String code(String body) {
		return body + CreditCode.checkCharacter(body + "0");
	}

	private static final Map<String, String> CODES = Map.of("{A}", code("91340323MA2N0B4C8"), "{B}", code("91320900MA1N0B2C3"), "{C}",
			code("91370303MA3C0D1E2"), "{c}", code("91370303MA3C0D1E2").toLowerCase(), "{X}", wrong(code("91522601MA6D0E4F7")));

	private static String wrong(String code) {
		return code.substring(0, 17) + (code.charAt(17) == '0' ? '1' : '0');
	}

	private static List<Pair> pairs() throws IOException {
		var pairs = new ArrayList<Pair>();
		var stream = Objects.requireNonNull(FirmNameMatcherTests.class.getResourceAsStream("firm-name-pairs.csv"));
		try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			lines.readLine();
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				var fields = line.split(",", -1);
				pairs.add(new Pair(fields[0], fields[1], fields[2], Verdict.valueOf(fields[3]), CODES.getOrDefault(fields[4], fields[4]),
						CODES.getOrDefault(fields[5], fields[5])));
			}
		}
		return pairs;
	}

	@Test
	void precisionAndRecallOfSameHoldOverTheFixture() throws IOException {
		var right = 0;
		var said = 0;
		var are = 0;
		var exact = 0;
		var wrongs = new StringBuilder();
		var pairs = pairs();
		for (var pair : pairs) {
			var match = FirmNameMatcher.compare(pair.a(), pair.codeA(), pair.b(), pair.codeB());
			said += match.verdict() == Verdict.SAME ? 1 : 0;
			are += pair.expected() == Verdict.SAME ? 1 : 0;
			right += match.verdict() == Verdict.SAME && pair.expected() == Verdict.SAME ? 1 : 0;
			exact += match.verdict() == pair.expected() ? 1 : 0;
			if (match.verdict() != pair.expected()) {
				wrongs.append(pair.expected()).append(" said ").append(match).append(": ").append(pair.a()).append(" | ").append(pair.b()).append('\n');
			}
		}
		System.out.printf("firm names: %d pairs, SAME precision %.4f, recall %.4f, all three verdicts right %.4f%n%s", pairs.size(),
				(double) right / said,
				(double) right / are, (double) exact / pairs.size(), wrongs);

		assertThat(pairs).hasSizeGreaterThanOrEqualTo(300);
		assertThat((double) right / said).as("precision, wrong:\n%s", wrongs).isGreaterThanOrEqualTo(0.98);
		assertThat((double) right / are).as("recall, wrong:\n%s", wrongs).isGreaterThanOrEqualTo(0.90);
	}

	@Test
	void theVerdictDoesNotDependOnTheOrder() throws IOException {
		for (var pair : pairs()) {
			assertThat(FirmNameMatcher.compare(pair.b(), pair.codeB(), pair.a(), pair.codeA()).verdict()).as("%s", pair)
				.isEqualTo(FirmNameMatcher.compare(pair.a(), pair.codeA(), pair.b(), pair.codeB()).verdict());
		}
	}

	@Test
	void twoDifferentCodesAreNeverOneFirm() throws IOException {
		for (var pair : pairs()) {
			for (var code : List.of(CODES.get("{B}"), CODES.get("{X}"))) {
				assertThat(FirmNameMatcher.compare(pair.a(), CODES.get("{A}"), pair.b(), code).verdict()).isNotEqualTo(Verdict.SAME);
			}
		}
	}

	@Test
	void aNameIsItselfWhateverItIs() throws IOException {
		for (var pair : pairs()) {
			assertThat(FirmNameMatcher.compare(pair.a(), CODES.get("{A}"), pair.a(), CODES.get("{A}")).verdict()).isEqualTo(Verdict.SAME);
			assertThat(FirmNameMatcher.compare(pair.a(), null, pair.a(), null).verdict()).isNotEqualTo(Verdict.DIFFERENT);
		}
	}

	@Test
	void theReasonNamesThePartThatDecided() {
		assertDecided("盐城听澜广告有限公司", "徐州听澜广告有限公司", Verdict.DIFFERENT, Part.REGION, "区划“盐城”与“徐州”矛盾。");
		assertDecided("晴川县云岫商贸有限公司", "晴川县拾穗商贸有限公司", Verdict.DIFFERENT, Part.CORE, "字号“云岫”与“拾穗”不同。");
		assertDecided("晴川县云岫商贸有限公司", "晴川县云岫商贸有限公司河西分公司", Verdict.DIFFERENT, Part.BRANCH, "一方是分支机构“河西分公司”，另一方不是。");
		assertDecided("晴川县云岫商贸有限公司", "云岫商贸", Verdict.SAME, Part.CORE, "字号“云岫”相同，一方未写区划，其余部分不矛盾。");
		assertDecided("晴川县云岫商贸有限公司（曾用名：晴川县拾穗粮油有限公司）", "拾穗粮油有限公司", Verdict.SAME, Part.FORMER,
				"按曾用名“晴川县拾穗粮油有限公司”比对：字号“拾穗”相同，一方未写区划，其余部分不矛盾。");
	}

	private static void assertDecided(String a, String b, Verdict verdict, Part part, String reason) {
		assertThat(FirmNameMatcher.compare(a, null, b, null)).isEqualTo(new FirmNameMatch(verdict, part, reason));
	}

}
