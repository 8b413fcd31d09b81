package cn.fangfei.detection.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class WordingLexiconTests {

	private static final String HEADER = "字样,层级,来源,启用日期,停用日期\n";

	private static WordingLexicon parse(String lines) {
		return WordingLexicon.parse(new StringReader(HEADER + lines), 2, LocalDate.of(2026, 1, 1), "测试员", "");
	}

	private static Set<String> texts(WordingLexicon lexicon, WordingTier tier, String source) {
		return lexicon.terms()
			.stream()
			.filter(term -> term.tier() == tier && term.source().contains(source))
			.map(WordingTerm::text)
			.collect(Collectors.toSet());
	}

	@Test
	void theStandardListHoldsTheFourOrders() {
		var standard = WordingLexicon.standard();

		assertThat(standard.version()).isEqualTo(1);
		assertThat(standard.terms()).hasSize(6 + 37 + 5 + 5);
		assertThat(texts(standard, WordingTier.FORBIDDEN, "第737号")).containsExactlyInAnyOrder("金融", "交易所", "交易中心", "理财",
				"财富管理", "股权众筹");
		assertThat(texts(standard, WordingTier.WATCH, "固政办〔2025〕10号")).hasSize(37).contains("投资", "NFT", "老年产品");
		assertThat(texts(standard, WordingTier.WATCH, "张财〔2024〕98号")).containsExactlyInAnyOrder("金融", "投资", "资产", "理财",
				"基金");
		assertThat(texts(standard, WordingTier.WATCH, "黔东南")).containsExactlyInAnyOrder("投资", "投资咨询", "投资理财", "融资理财",
				"理财咨询");
	}

	@Test
	void aTermIsInForceFromItsFirstDayUntilTheDayItEnds() {
		var lexicon = parse("元宇宙,重点关注,某办法,2026-02-01,2026-05-01\n");

		assertThat(lexicon.on(LocalDate.of(2026, 1, 31)).terms()).isEmpty();
		assertThat(lexicon.on(LocalDate.of(2026, 2, 1)).terms()).hasSize(1);
		assertThat(lexicon.on(LocalDate.of(2026, 4, 30)).terms()).hasSize(1);
		assertThat(lexicon.on(LocalDate.of(2026, 5, 1)).terms()).isEmpty();
	}

	@Test
	void theStandardListOfTheYearOfTheStatuteHoldsTheSixTermsOnly() {
		var then = WordingLexicon.standard().on(LocalDate.of(2021, 5, 1));

		assertThat(then.terms()).hasSize(6).allMatch(term -> term.tier() == WordingTier.FORBIDDEN);
		assertThat(WordingLexicon.standard().on(LocalDate.of(2021, 4, 30)).terms()).isEmpty();
	}

	@Test
	void quotesAndABlankLineAreRead() {
		var lexicon = parse("\"返,利\",重点关注,\"通知\"\"一\"\"\",2026-01-01,\n\n寄卖, 禁用 ,通知,2026-01-01\n");

		assertThat(lexicon.terms()).extracting(WordingTerm::text).containsExactly("返,利", "寄卖");
		assertThat(lexicon.terms().get(0).source()).isEqualTo("通知\"一\"");
		assertThat(lexicon.terms().get(1).tier()).isEqualTo(WordingTier.FORBIDDEN);
	}

	@Test
	void aByteOrderMarkBeforeTheHeaderIsNoFault() {
		var lexicon = WordingLexicon.parse(new StringReader("\uFEFF" + HEADER), 1, LocalDate.EPOCH, "", "");

		assertThat(lexicon.terms()).isEmpty();
	}

	@Test
	void aFaultNamesItsLineItsFieldAndTheRemedy() {
		refuses("寄卖,重点关注,通知,2026-01-01,\n寄售,注意,通知,2026-01-01,\n", 3, "层级", "请填写“禁用”或“重点关注”");
		refuses(" * ,重点关注,通知,2026-01-01,\n", 2, "字样", "请填写字样，或删去这一行");
		refuses("寄卖,重点关注,,2026-01-01,\n", 2, "来源", "请写明文件名称或文号");
		refuses("寄卖,重点关注,通知,2026/1/1,\n", 2, "启用日期", "请按“2025-05-30”的写法填写");
		refuses("寄卖,重点关注,通知,,\n", 2, "启用日期", "请按“2025-05-30”的写法填写");
		refuses("寄卖,重点关注,通知,2026-01-01,2026-01-01\n", 2, "停用日期", "请改为启用日期之后的日期；一直有效的请留空");
		refuses("寄卖,重点关注\n", 2, "整行", "请检查是否缺少逗号，或字段内的逗号未加双引号");
		refuses("\"寄卖,重点关注,通知,2026-01-01,\n", 2, "整行", "请补上缺少的双引号");
		refuses("寄卖,重点关注,通知,2026-01-01,\n寄　卖,重点关注,通知,2026-01-01,\n", 3, "字样", "请删去其中一行");
		refuses("很".repeat(33) + ",重点关注,通知,2026-01-01,\n", 2, "字样", "请拆成较短的字样");
	}

	private static void refuses(String lines, int line, String field, String remedy) {
		assertThatExceptionOfType(InvalidLexicon.class).isThrownBy(() -> parse(lines)).satisfies(fault -> {
			assertThat(fault.line()).isEqualTo(line);
			assertThat(fault.field()).isEqualTo(field);
			assertThat(fault.remedy()).isEqualTo(remedy);
			assertThat(fault).hasMessageContaining("第" + line + "行").hasMessageContaining(field);
		});
	}

	@Test
	void aWrongOrMissingHeaderIsRefused() {
		assertThatExceptionOfType(InvalidLexicon.class)
			.isThrownBy(() -> WordingLexicon.parse(new StringReader("term,tier\n"), 1, LocalDate.EPOCH, "", ""))
			.withMessageContaining("第1行").withMessageContaining("字样,层级,来源,启用日期,停用日期");
		assertThatExceptionOfType(InvalidLexicon.class)
			.isThrownBy(() -> WordingLexicon.parse(new StringReader(""), 1, LocalDate.EPOCH, "", ""))
			.withMessageContaining("文件是空的");
	}

}
