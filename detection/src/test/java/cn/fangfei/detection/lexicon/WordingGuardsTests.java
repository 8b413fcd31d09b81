package cn.fangfei.detection.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/**
 * Each guard with what it must explain away and with the look-alike that it must leave alone. A hit that is to be guarded is
 * written in 〔 〕, one that is to stay in ⟦ ⟧; every hit of the text must be marked. All firms are invented.
 */
class WordingGuardsTests {

	private static final WordingMatcher STANDARD = WordingMatcher.compile(WordingLexicon.standard());

	private static final String PLAIN = "晴川县某某商贸有限公司";

	private static void scope(String marked) {
		expect(PLAIN, marked, WordingPosition.SCOPE, Set.of());
	}

	private static void name(String marked) {
		expect(marked, "", WordingPosition.NAME, Set.of());
	}

	private static void firm(String name, String marked, LicensedKind... licences) {
		expect(name, marked, WordingPosition.SCOPE, Set.of(licences));
	}

	private static void expect(String name, String scope, WordingPosition position, Set<LicensedKind> licences) {
		var plainName = position == WordingPosition.NAME ? unmarked(name) : name;
		var text = position == WordingPosition.NAME ? plainName : unmarked(scope);
		var hits = STANDARD.screen(new FirmText(plainName, position == WordingPosition.NAME ? "" : text, null, licences))
			.stream()
			.filter(hit -> hit.position() == position)
			.toList();

		var shown = new StringBuilder(text);
		for (var i = hits.size() - 1; i >= 0; i--) {
			var hit = hits.get(i);
			shown.insert(hit.end(), hit.guarded() ? '〕' : '⟧').insert(hit.start(), hit.guarded() ? '〔' : '⟦');
		}
		assertThat(shown).hasToString(position == WordingPosition.NAME ? name : scope);
	}

	private static String unmarked(String text) {
		return text.replaceAll("[〔〕⟦⟧]", "");
	}

	private static String guard(String name, String scope) {
		return STANDARD.screen(FirmText.of(name, scope)).get(0).guard();
	}

	// Disclaimers

	@Test
	void aProhibitionInABracketReachesToItsEndAndNoFurther() {
		scope("⟦投资⟧管理（不含〔金融〕、证券、期货）、⟦资产⟧管理");
		scope("⟦投资咨询⟧（不得从事吸收存款，代客〔理财〕等〔金融〕业务），⟦加盟⟧");
		scope("商务咨询【未经批准，不得从事向公众集（融）资、代客〔理财〕等业务】⟦拍卖⟧");
		scope("房屋租赁(不从事〔金融〕活动;⟦寄卖⟧)");
	}

	@Test
	void everyKindOfBracketIsABracket() {
		for (var pair : List.of("()", "（）", "[]", "［］", "【】", "〖〗", "{}", "<>", "〈〉")) {
			scope("⟦投资⟧" + pair.charAt(0) + "不含〔金融〕、证券" + pair.charAt(1) + "、⟦理财⟧");
		}
	}

	@Test
	void aProhibitionOutsideABracketEndsAtTheComma() {
		scope("不得从事〔金融〕业务，⟦投资⟧管理");
		scope("不含〔金融〕、〔投资咨询〕；⟦投资⟧管理");
	}

	@Test
	void aProhibitedListThatClosesWithEtcGoesOnOverCommas() {
		scope("不得从事吸收存款，集资收款，代客〔理财〕等〔金融〕业务，⟦投资⟧管理");
	}

	@Test
	void aNumberedListOfProhibitionsBelongsToItsHeading() {
		scope("⟦投资咨询⟧（不得从事下列业务：1、发放贷款；2、公开交易〔金融〕衍生品；3、〔众筹〕）⟦资产⟧管理");
		scope("（1、不得发放贷款；2、⟦投资⟧管理）");
	}

	@Test
	void aProhibitionEndsWhereThePermissionBegins() {
		scope("⟦投资⟧管理（不得以公开方式募集〔基金〕，仅限以自有⟦资产⟧⟦投资⟧）");
	}

	@Test
	void eachWordOfProhibitionIsKnown() {
		for (var word : List.of("不得从事", "不含", "不包括", "不包含", "不从事", "不涉及", "不经营", "不准从事", "不允许从事", "不开展", "不办理", "不提供",
				"不参与", "不进行", "不承办", "不能从事", "不能经营", "不可从事", "严禁", "未取得许可的", "禁止从事", "禁止经营", "未经许可从事")) {
			scope("企业管理（" + word + "〔金融〕业务）；⟦投资⟧");
		}
	}

	@Test
	void aWordThatForbidsSomethingElseIsNoProhibition() {
		scope("对国家非禁止或非限制的项目进行⟦投资⟧");
		scope("对国家法律法规未禁止的行业⟦投资⟧");
		scope("销售未经加工的农产品；⟦投资⟧");
		scope("许可经营项目：无 一般经营项目：⟦投资⟧咨询".replace("⟦投资⟧咨询", "⟦投资咨询⟧"));
	}

	@Test
	void anExclusionReachesFromItsFirstWordToItsLast() {
		scope("⟦投资咨询⟧（除〔金融〕、证券外）");
		scope("除〔金融〕、外汇业务以外，从事⟦投资⟧");
		scope("矿产⟦投资⟧（除国家禁止项目外的所有⟦投资⟧）");
		scope("除〔金融〕业务外的⟦投资⟧管理");
		scope("承销⟦金融⟧债券及除股票以外的证券");
		scope("商务咨询（除〔投资〕与〔资产〕管理），⟦加盟⟧");
	}

	@Test
	void removalOfDustOrWallsIsNoExclusion() {
		scope("除尘设备、⟦投资⟧、外墙清洗");
		scope("拆除工程、⟦投资⟧管理，外贸");
		scope("消除隐患、⟦资产⟧评估，涉外");
	}

	@Test
	void aTrailingExclusionReachesBackToItsBracket() {
		scope("佣金代理（〔拍卖〕除外）、⟦寄售⟧");
		scope("⟦投资咨询⟧（期货,〔金融〕,证券除外）");
		scope("⟦投资咨询⟧（〔金融〕,期货,证券等国家有专项规定的除外）");
		scope("⟦投资⟧管理（〔金融〕、保险等涉及许可审批及国家有专项规定外）");
		scope("信息咨询（⟦投资咨询⟧，国家有专项规定的除外）");
	}

	@Test
	void aTrailingExclusionOutsideABracketReachesBackToTheComma() {
		scope("⟦投资⟧管理，证券、〔金融〕除外；⟦拍卖⟧");
		scope("⟦投资咨询⟧；〔金融〕、期货以外；餐饮");
	}

	@Test
	void notIsSaidOfTheNextWordOrOfTheBracketItOpens() {
		scope("非〔金融〕性项目⟦投资⟧");
		scope("⟦投资⟧管理（非证券、〔金融〕类业务）");
		scope("非证券业务的⟦投资咨询⟧");
	}

	@Test
	void aDisclaimerDoesNotReachOverASemicolonOrAHeading() {
		scope("不含〔金融〕；⟦理财⟧");
		scope("许可经营项目：不含〔金融〕 一般经营项目：⟦理财⟧咨询");
		scope("不含〔金融〕 经营范围：⟦理财⟧");
		scope("不含〔金融〕 服务：⟦理财⟧");
	}

	@Test
	void aBracketThatNeverClosesIsNone() {
		scope("企业管理（不含〔金融〕，⟦投资⟧管理");
	}

	@Test
	void aTextFarLongerThanAnyScopeIsReadQuicklyAndItsDisclaimersAreNotBelieved() {
		var hits = STANDARD.screen(FirmText.of(PLAIN, "不得从事金融业务、".repeat(50_000)));

		assertThat(hits).hasSize(50_000).noneMatch(WordingHit::guarded);
	}

	@Test
	void aNameCarriesNoDisclaimer() {
		name("晴川(不含⟦金融⟧)服务有限公司");
		name("晴川县除⟦金融⟧外服务有限公司");
	}

	@Test
	void ownMoneyIsNoGuard() {
		scope("以自有资金对外⟦投资⟧（不得从事代客〔理财〕等〔金融〕业务）");
		scope("以自有⟦资产⟧从事⟦投资⟧活动");
	}

	@Test
	void theGuardQuotesTheWordsThatMadeIt() {
		assertThat(guard(PLAIN, "管理（不含金融）")).isEqualTo("免责表述：“不含金融”。");
		assertThat(guard(PLAIN, "代理（拍卖除外）")).isEqualTo("免责表述：“拍卖除外”。");
		assertThat(guard(PLAIN, "非金融性")).isEqualTo("免责表述：“非金融”。");
		assertThat(guard(PLAIN, "不得从事吸收存款、集资收款、受托贷款、发放贷款、代客理财"))
			.isEqualTo("免责表述：“不得从事吸收存款、集资收…贷款、发放贷款、代客理财”。");
		assertThat(guard(PLAIN, "农资产品")).isEqualTo("字面巧合：“资产品”里没有“资产”这个词。");
		assertThat(guard("晴川银行股份有限公司", "票据贴现")).isEqualTo("持牌机构：名称含“银行股份”，属银行。");
	}

	// Two words that meet

	@Test
	void charactersOfTwoWordsAreNoTerm() {
		scope("代〔理财〕产保险；经〔理财〕务；办〔理财〕产损失险；代客⟦理财⟧；代理⟦理财⟧产品");
		scope("农〔资产〕品；物〔资产〕销；⟦资产⟧管理；⟦资产⟧品牌管理；实物⟦资产⟧管理");
		name("晴川县惠农⟦资产⟧管理有限公司");
		name("晴川众合⟦资产⟧评估有限公司");
		name("晴川城投⟦资产⟧经营有限公司");
		scope("对外⟦投资⟧产业管理");
		scope("资〔金融〕通；资〔金融〕入；互联网⟦金融⟧信息");
		scope("通〔信用〕电缆、电〔信用〕户；企业⟦信用⟧评级；开通⟦信用⟧卡");
		scope("体〔积分〕析、面〔积分〕割；⟦积分⟧兑换");
		scope("地〔基金〕属桩；⟦基金⟧销售");
		scope("旧货〔交易所〕需场地；商品⟦交易所⟧");
		scope("流〔入股〕市；土地⟦入股⟧");
		scope("招〔投资〕格审查；⟦投资⟧");
		name("晴川县恒〔基金〕属材料有限公司");
		name("晴川县医药有限公司金〔积分〕公司");
	}

	// Places and given names

	@Test
	void aPlaceIsNoBusiness() {
		name("晴川县烟酒店〔金融〕街分店");
		name("晴川县〔金融〕大厦物业管理有限公司");
		name("晴川⟦金融⟧控股有限公司");
		scope("〔金融〕广场停车管理；⟦金融⟧信息服务；⟦金融⟧城市服务；⟦金融⟧路演");
		name("〔互助〕县晴川养殖专业合作社");
		name("晴川石油有限公司〔互助〕北环路加油站");
		name("晴川县〔互助〕水泥制品厂");
		name("晴川县农民资金⟦互助⟧合作社");
		name("晴川村⟦互助⟧担保中心");
		name("晴川商店〔互助〕社区分店");
		scope("吸收社员⟦互助⟧金；〔互助〕县内运输");
	}

	@Test
	void aGivenNameBeforeBreedingIsNoCloudBreeding() {
		name("晴川县李青〔云养殖〕场");
		name("晴川县王红〔云养殖〕专业合作社");
		name("晴川⟦云养殖⟧科技有限公司");
		scope("⟦云养殖⟧平台");
	}

	// What is mentioned, not done

	@Test
	void anAuthorityALicenceOrALawIsMentionedOnly() {
		scope("按《〔金融〕许可证》核定的范围经营；省〔金融〕办批准的其他业务");
		name("晴川⟦金融⟧法律咨询有限公司");
		scope("经〔金融〕监管部门批准的⟦金融⟧业务");
		scope("《〔拍卖〕法》允许的物品⟦拍卖⟧；凭〔拍卖〕经营批准证");
		scope("登录〔信用〕信息公示平台查询；⟦信用⟧评级");
		scope("（涉及外商〔投资〕准入特别管理措施）；外商⟦投资⟧管理；外商⟦投资咨询⟧");
	}

	@Test
	void aTitleIsMentionedOnly() {
		scope("发行《〔投资〕与〔理财〕》杂志；《晴川》杂志⟦加盟⟧；《⟦众筹⟧");
		scope("《" + "章".repeat(21) + "⟦众筹⟧》");
		assertThat(guard(PLAIN, "《拍卖法》规定的物品")).isEqualTo("提及文件名称：“《拍卖法》”，不是业务。");
	}

	@Test
	void aCustomerIsMentionedOnly() {
		scope("接受〔金融〕机构委托从事⟦金融⟧业务流程外包");
		scope("为市内〔金融〕单位押运；对⟦金融⟧业的⟦投资⟧；⟦投资⟧⟦金融⟧企业");
		scope("设立⟦金融⟧机构；⟦金融⟧机构⟦投资⟧；开展⟦金融⟧机构业务代理");
		scope("为证券〔交易所〕提供保洁；为某商品⟦交易所⟧开发市场");
	}

	@Test
	void thingsAreNoFinance() {
		name("晴川县〔金融〕办公设备有限公司");
		scope("〔金融〕机具、〔金融〕专用设备、〔金融〕、安防设备的销售；⟦金融⟧产品销售");
		scope("〔票据〕印刷、〔票据〕打印机；⟦票据⟧贴现");
		scope("〔理财〕规划师培训；⟦理财⟧培训");
		scope("可承担工程总〔投资〕1亿元以下；〔投资〕额800万元；⟦投资⟧项目管理");
		scope("经营由国家〔投资〕形成的〔资产〕；⟦资产⟧经营");
		scope("在〔拍卖〕所得的土地上建房；⟦拍卖⟧");
	}

	@Test
	void tradeOnPaperIsNoBillBusiness() {
		scope("甲苯批发（仅限〔票据〕往来）；硫酸（〔票据〕）；〔票据〕式经营：丙酮");
		scope("⟦票据⟧交易服务；⟦票据⟧经营咨询；从事⟦票据⟧中介");
	}

	// Licences

	@Test
	void theNationallyLicensedAreKnownByTheirName() {
		for (var licensed : List.of("晴川农村商业银行股份有限公司城关支行", "晴川银行", "晴川县农村信用合作联社东门信用社", "晴川县信用社", "晴川邮政局",
				"晴川财产保险股份有限公司晴川县支公司", "晴川人寿保险(集团)股份有限公司", "晴川证券(东部)有限责任公司", "晴川证券股份有限公司城关证券营业部", "晴川期货经纪有限公司",
				"晴川信托有限责任公司", "晴川集团财务有限公司", "晴川消费金融有限公司", "晴川村镇银行有限责任公司")) {
			firm(licensed, "办理〔票据〕贴现；〔理财〕业务；〔金融〕债券");
		}
	}

	@Test
	void theNameMustBeThatOfTheFirmItself() {
		for (var other : List.of("晴川银行设备有限公司", "晴川证券投资咨询有限公司", "晴川保险咨询服务有限公司", "晴川信用管理有限公司", "晴川信托寄卖行", "晴川县银行卡推广服务部",
				"晴川股权投资基金管理有限公司", "晴川县贸易信托公司", "晴川资金互助合作社", "晴川理财有限公司")) {
			firm(other, "⟦票据⟧贴现；⟦理财⟧业务");
		}
	}

	@Test
	void aPublicFundManagerIsKnownByTheScopeThatOnlyTheRegulatorGives() {
		firm("晴川基金管理有限公司", "〔基金〕募集、〔基金〕销售、〔资产〕管理");
		firm("晴川基金管理有限公司", "受托管理股权⟦投资⟧⟦基金⟧");
	}

	@Test
	void anInsuranceAgencyIsLicensedForInsuranceOnly() {
		firm("晴川保险代理有限公司", "〔车险理赔〕咨询、〔金融〕产品；⟦理财⟧");
	}

	@Test
	void aLocalOrganisationIsBelievedOnlyWithItsLicenceOnFile() {
		var names = List.of("晴川县小额贷款有限公司", "晴川县融资担保有限公司", "晴川县典当有限公司", "晴川融资租赁有限公司", "晴川商业保理有限公司");
		var kinds = List.of(LicensedKind.MICRO_LOAN, LicensedKind.FINANCING_GUARANTEE, LicensedKind.PAWN,
				LicensedKind.FINANCE_LEASE, LicensedKind.FACTORING);

		for (var i = 0; i < names.size(); i++) {
			assertThat(kinds.get(i).local()).isTrue();
			firm(names.get(i), "⟦票据⟧业务；⟦投资咨询⟧；⟦金融⟧服务");
			firm(names.get(i), "〔票据〕业务；〔投资咨询〕；〔金融〕服务", kinds.get(i));
		}
	}

	@Test
	void noLocalLicenceAllowsWealthManagementOrAnExchange() {
		firm("晴川县典当有限公司", "⟦理财⟧；⟦财富管理⟧；⟦股权众筹⟧；⟦交易中心⟧", LicensedKind.PAWN);
	}

	@Test
	void aNationalLicenceOnFileCoversAFirmWhoseNameDoesNotShowIt() {
		firm("晴川资产管理股份有限公司", "⟦金融⟧债券");
		firm("晴川资产管理股份有限公司", "〔金融〕债券；〔理财〕", LicensedKind.FINANCE_COMPANY);
		firm("晴川资产管理股份有限公司", "发行〔金融〕债券、同业拆借；不良〔资产〕处置");
		assertThat(STANDARD.screen(new FirmText("晴川甲公司", "理财", null, Set.of(LicensedKind.BANK))).get(0).guard())
			.isEqualTo("持牌机构：平台已登记其银行许可。");
	}

	/** Read as wrong in random hits of a register. */
	@Test
	void whatWasReadAsWrongIsGuarded() {
		scope("项目〔投资〕估算、概预算编制；工程（〔投资〕30万元以下）；⟦投资⟧管理");
		scope("以企业自有〔资产〕对外经营；⟦资产⟧管理");
		scope("〔信用〕证项下货物仓储；⟦信用⟧评估");
		scope("为某商品〔交易所〕从事市场开发服务");
		scope("银行、〔金融〕证券〔交易所〕、停车场的保安服务");
		scope("〔金融〕保安、〔金融〕押运服务；⟦金融⟧服务外包");
		scope("从事〔金融〕相关审计业务；⟦金融⟧信息服务");
		scope("办理企业〔投资〕项目可行性研究；⟦投资⟧项目策划");
		scope("摩托车〔交易中心〕经营设施、场所租赁；⟦交易中心⟧");
		name("晴川摩托车〔交易中心〕物业管理有限公司");
		scope("创业⟦投资⟧；得公开交易〔金融〕衍生产品；⟦资产⟧管理；获得经营许可后⟦拍卖⟧");
		name("晴川中〔金融〕汇科技有限公司");
		name("晴川中⟦金融⟧信息服务有限公司");
	}

	@Test
	void aListThatTheRegisterCutOffInItsBracketIsOneOfExceptions() {
		scope("企业管理；商务信息咨询(〔金融〕、证券、期货、教育、...");
		scope("⟦投资⟧管理（证券业务、〔金融〕、保险");
		scope("⟦资产⟧管理（股权⟦投资⟧、实业⟦投资⟧");
		scope("商务咨询（⟦金融⟧、证券；⟦投资⟧管理");
	}

}
