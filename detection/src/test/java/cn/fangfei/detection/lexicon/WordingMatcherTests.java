package cn.fangfei.detection.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class WordingMatcherTests {

	private static final WordingMatcher STANDARD = WordingMatcher.compile(WordingLexicon.standard());

	private static List<WordingHit> scope(String scope) {
		return STANDARD.screen(FirmText.of("晴川县某某商贸有限公司", scope));
	}

	private static List<WordingHit> name(String name) {
		return STANDARD.screen(FirmText.of(name, ""));
	}

	private static WordingHit only(List<WordingHit> hits) {
		assertThat(hits).hasSize(1);
		return hits.get(0);
	}

	private static WordingMatcher matcher(String... watched) {
		return WordingMatcher.compile(new WordingLexicon(2, LocalDate.EPOCH, "测试员", "", List.of(watched)
			.stream()
			.map(text -> new WordingTerm(text, WordingTier.WATCH, "测试", LocalDate.EPOCH, null))
			.toList()));
	}

	@Test
	void aTextWithoutAnyTermHasNoHit() {
		assertThat(scope("五金交电、日用百货批发零售；货物运输代理。")).isEmpty();
		assertThat(STANDARD.screen(FirmText.of("", ""))).isEmpty();
	}

	@Test
	void everyTermOfTheListIsFoundWhereItStandsAlone() {
		for (var term : WordingLexicon.standard().terms()) {
			var hits = scope("百货零售；" + term.text() + "；餐饮");

			assertThat(hits).as(term.text()).hasSize(1);
			var hit = hits.get(0);
			assertThat(term.text().substring(term.text().indexOf(hit.term()))).as(term.text()).startsWith(hit.term());
			assertThat(hit.guard()).as(term.text()).isNull();
			assertThat(hit.tier()).as(term.text()).isEqualTo(WordingLexicon.standard()
				.terms()
				.stream()
				.filter(other -> term.text().contains(other.text()))
				.map(WordingTerm::tier)
				.min(WordingTier::compareTo)
				.orElseThrow());
		}
	}

	@Test
	void aTermInTheNameAndInTheScopeAreTwoHits() {
		var hits = STANDARD.screen(FirmText.of("晴川县云起拍卖有限公司", "拍卖"));

		assertThat(hits).extracting(WordingHit::position).containsExactly(WordingPosition.NAME, WordingPosition.SCOPE);
		assertThat(hits).extracting(WordingHit::start).containsExactly(5, 0);
	}

	@Test
	void theLongestTermOfATierWins() {
		assertThat(only(scope("消费返利")).term()).isEqualTo("消费返利");
		assertThat(only(scope("投资咨询")).term()).isEqualTo("投资咨询");
		assertThat(only(scope("项目投融资")).term()).isEqualTo("投融资");
		assertThat(only(scope("云养经济")).term()).isEqualTo("云养经济");
	}

	@Test
	void ofTwoTermsAsLongTheOneFurtherLeftWins() {
		var hit = only(scope("投资产品"));

		assertThat(hit.term()).isEqualTo("投资");
		assertThat(hit.start()).isZero();
	}

	@Test
	void aLongerTermFurtherRightBeatsAShorterOneFurtherLeft() {
		var hits = matcher("甲乙丙", "乙丙丁戊").screen(FirmText.of("", "甲乙丙丁戊"));

		assertThat(only(hits).term()).isEqualTo("乙丙丁戊");
	}

	@Test
	void aForbiddenTermInsideAWatchedOneIsTheOnlyHit() {
		var hit = only(scope("融资理财"));

		assertThat(hit.tier()).isEqualTo(WordingTier.FORBIDDEN);
		assertThat(hit.term()).isEqualTo("理财");
		assertThat(hit.start()).isEqualTo(2);
		assertThat(hit.end()).isEqualTo(4);
		assertThat(only(scope("股权众筹")).term()).isEqualTo("股权众筹");
		assertThat(only(scope("投资理财")).tier()).isEqualTo(WordingTier.FORBIDDEN);
		assertThat(only(scope("理财咨询")).term()).isEqualTo("理财");
	}

	@Test
	void aWatchedTermBesideAForbiddenOneIsKept() {
		assertThat(scope("资产与财富管理、加盟")).extracting(WordingHit::term).containsExactly("资产", "财富管理", "加盟");
	}

	@Test
	void aTermListedInBothTiersIsForbiddenWhicheverLineComesFirst() {
		var watched = new WordingTerm("众筹", WordingTier.WATCH, "甲", LocalDate.EPOCH, null);
		var forbidden = new WordingTerm("众 筹", WordingTier.FORBIDDEN, "乙", LocalDate.EPOCH, null);
		for (var terms : List.of(List.of(watched, forbidden), List.of(forbidden, watched))) {
			var hits = WordingMatcher.compile(new WordingLexicon(2, LocalDate.EPOCH, "", "", terms))
				.screen(FirmText.of("", "众筹"));

			assertThat(only(hits).tier()).isEqualTo(WordingTier.FORBIDDEN);
		}
		assertThat(only(scope("金融")).tier()).isEqualTo(WordingTier.FORBIDDEN);
	}

	@Test
	void charactersOfTwoWordsThatMeetHideNoWord() {
		var hit = only(scope("基金融资服务"));

		assertThat(hit.term()).isEqualTo("基金");
		assertThat(hit.guarded()).isFalse();
	}

	@Test
	void theSameTermTwiceIsTwoHits() {
		assertThat(scope("拍卖；二手车拍卖")).extracting(WordingHit::start).containsExactly(0, 6);
	}

	@Test
	void fullWidthLettersAndCapitalsAndTraditionalCharactersHideNothing() {
		assertThat(only(scope("数字藏品（ＮＦＴ）销售")).term()).isEqualTo("NFT");
		assertThat(only(scope("nft 设计")).term()).isEqualTo("NFT");
		assertThat(only(scope("投資諮詢")).term()).isEqualTo("投资咨询");
		assertThat(only(scope("區塊鏈技术")).term()).isEqualTo("区块链");
	}

	@Test
	void spacesAndMarksInsideATermHideNothing() {
		for (var written : List.of("理 财", "理　财", "理\u200B财", "理·财", "理*财", "理-财", "理_财", "理\n财", "“理”财", "理 * · - 财",
				"\uFEFF理\u00AD财")) {
			var hit = only(scope("代办" + "服务；" + written + "。"));

			assertThat(hit.term()).as(written).isEqualTo("理财");
			assertThat(hit.end() - hit.start()).as(written).isEqualTo(written.length() - written.indexOf('理')
					- (written.length() - 1 - written.indexOf('财')));
		}
	}

	@Test
	void aMarkThatPartsTwoItemsPartsTheTermToo() {
		for (var mark : List.of("、", "，", "；", "。", ",", ";", "/", "：", "（", "）", "《")) {
			assertThat(scope("修理" + mark + "财务")).as(mark).isEmpty();
			assertThat(scope("加" + mark + "盟")).as(mark).isEmpty();
		}
	}

	@Test
	void theOffsetsPointIntoTheTextAsItWasWritten() {
		var text = "　　一般项目：ＡＢＣ　批发；　养 老·服　务（居家）。";
		var hit = only(scope(text));

		assertThat(text.substring(hit.start(), hit.end())).isEqualTo("养 老·服　务");
		assertThat(text).startsWith("　　一般项目");
		assertThat(text.substring(hit.contextStart(), hit.contextStart() + hit.context().length())).isEqualTo(hit.context());
		assertThat(hit.context()).isEqualTo("　养 老·服　务（居家）。");
	}

	@Test
	void charactersOutsideTheBasicPlaneDoNotShiftTheOffsets() {
		var text = "𠮷野家快餐；𠮷加盟";
		var hit = only(scope(text));

		assertThat(text.substring(hit.start(), hit.end())).isEqualTo("加盟");
	}

	@Test
	void theContextIsTheClauseAndNeverLongerThanEightyCharacters() {
		assertThat(only(scope("百货；股权投资；餐饮")).context()).isEqualTo("股权投资；");

		var far = "甲".repeat(200);
		var hit = only(scope(far + "众筹" + far));
		assertThat(hit.context()).hasSize(80).contains("众筹");
		assertThat(only(scope(far + "众筹")).context()).hasSize(80).endsWith("众筹");
		assertThat(only(scope("众筹" + far)).context()).hasSize(80).startsWith("众筹");
	}

	@Test
	void aTermTornApartOverMoreThanEightyCharactersIsStillShownWhole() {
		var hit = only(scope("众" + " ".repeat(100) + "筹"));

		assertThat(hit.context()).contains("众").contains("筹");
	}

	@Test
	void aLatinTermIsNoPartOfALongerLatinWord() {
		assertThat(only(scope("sniftnft")).guarded()).isTrue();
		assertThat(only(scope("NFTs 发行")).guarded()).isFalse();
		assertThat(only(scope("发行NFT2.0")).guarded()).isFalse();
	}

	@Test
	void onlyTheTermsOfTheDayAreLookedForWhenTheLexiconIsReducedToIt() {
		var then = WordingMatcher.compile(WordingLexicon.standard().on(LocalDate.of(2022, 1, 1)));

		assertThat(then.screen(FirmText.of("", "投资、理财"))).extracting(WordingHit::term).containsExactly("理财");
	}

	@Test
	void anEmptyLexiconFindsNothing() {
		assertThat(matcher().screen(FirmText.of("金融", "投资"))).isEmpty();
	}

	@Test
	void overlappingTermsOfTheAutomatonAreAllSeen() {
		var hits = matcher("他她", "她它", "她").screen(FirmText.of("", "她他她它"));

		assertThat(hits).extracting(WordingHit::term).containsExactly("她", "他她");
		assertThat(hits).extracting(WordingHit::start).containsExactly(0, 1);
	}

	@Test
	void oneMatcherServesManyThreads() {
		var firm = new FirmText("晴川县云起投资有限公司", "投资咨询（不含金融、证券）；理财", null, Set.of());
		var expected = STANDARD.screen(firm);

		var all = IntStream.range(0, 2000).parallel().mapToObj(i -> STANDARD.screen(firm)).distinct().toList();

		assertThat(all).containsExactly(expected);
		assertThat(name("晴川县云起投资有限公司")).hasSize(1);
	}

}
