package cn.fangfei.detection.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.lexicon.FirmText;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectorGuesserTests {

	private static SectorGuess guess(String name, String scope) {
		return SectorGuesser.standard().guess(FirmText.of(name, scope));
	}

	private static void is(String name, String scope, SectorGroup group, IndustrySection section) {
		var guess = guess(name, scope);
		assertThat(guess.group()).as("%s: %s", name, guess).isEqualTo(group);
		assertThat(guess.section()).as("%s: %s", name, guess).isEqualTo(section);
	}

	@Test
	void theNameAndTheFirstItemsTellTheTrade() {
		is("晴川县云岫投资管理有限公司", "投资管理；投资咨询；企业管理咨询", SectorGroup.PRIVATE_LENDING, IndustrySection.L);
		is("晴川县枕流财富管理有限公司", "财富管理咨询；理财咨询", SectorGroup.PRIVATE_LENDING, IndustrySection.J);
		is("上海织雾私募基金管理有限公司", "私募股权投资基金管理", SectorGroup.SECURITIES_FUNDS, IndustrySection.J);
		is("晴川县鹭汀小额贷款有限公司", "发放小额贷款", SectorGroup.LOCAL_FINANCE, IndustrySection.J);
		is("晴川县听澜区块链科技有限公司", "区块链技术开发；数字藏品销售", SectorGroup.DIGITAL_FINANCE, IndustrySection.I);
		is("晴川县暖阳坞养老服务有限公司", "养老服务；家政服务", SectorGroup.CONSUMER_SERVICES, IndustrySection.Q);
		is("晴川县拾穗种植专业合作社", "蔬菜种植、销售", SectorGroup.CONSUMER_SERVICES, IndustrySection.A);
		is("晴川县墨泉机械制造有限公司", "机械加工、制造", SectorGroup.OTHER_SECTOR, IndustrySection.C);
		is("晴川县漱石教育咨询有限公司", "教育咨询；艺术培训", SectorGroup.CONSUMER_SERVICES, IndustrySection.P);
	}

	/** Read as wrong in random guesses over a register; the firms are invented. */
	@Test
	void whatWasReadAsWrongIsGuessedRight() {
		assertThat(guess("晴川县水镜通信发展有限公司", "手机及其配件、电信器材零售、批发、维修").group()).as("its name says one trade and its scope another")
			.isEqualTo(SectorGroup.UNKNOWN);
		is("晴川县水镜商行", "手机及其配件、电信器材零售、批发、维修", SectorGroup.CONSUMER_SERVICES, IndustrySection.F);
		is("晴川县乌金煤焦有限责任公司", "煤炭生产、销售；洗煤", SectorGroup.OTHER_SECTOR, IndustrySection.B);
		is("晴川县琢玉工艺品有限公司", "产销：五金工艺品", SectorGroup.OTHER_SECTOR, IndustrySection.C);
		is("晴川县引渠水电工程有限公司", "水利水电工程施工总承包；线路、管道、设备安装", SectorGroup.OTHER_SECTOR, IndustrySection.E);
		is("晴川县留白图文设计有限公司", "电脑图文设计、制作，代理、发布各类广告", SectorGroup.OTHER_SECTOR, IndustrySection.L);
		is("晴川经济技术开发总公司", "房地产开发；商品房销售", SectorGroup.OTHER_SECTOR, IndustrySection.K);
	}

	@Test
	void whatTheScopeExcludesIsNoTrade() {
		var guess = guess("晴川县云岫咨询有限公司", "商务咨询（不含金融、证券、保险、理财、投资咨询）");

		assertThat(guess.group()).isEqualTo(SectorGroup.OTHER_SECTOR);
		assertThat(guess.words()).containsExactly("商务咨询");
	}

	@Test
	void whatCannotBeToldIsUnknownAndSaysWhy() {
		assertThat(guess("晴川县云岫有限公司", "依法须经批准的项目，经相关部门批准后方可开展经营活动").sentence())
			.isEqualTo("名称和经营范围没有能说明行业的字样，暂不能判断。");
		var both = guess("晴川县云岫有限公司", "养老服务；施工");
		assertThat(both.group()).isEqualTo(SectorGroup.CONSUMER_SERVICES);
		var equal = guess("晴川县云岫有限公司", "机械制造、养老服务、蔬菜种植");
		assertThat(equal.group()).isEqualTo(SectorGroup.UNKNOWN);
		assertThat(equal.sentence()).contains("不分主次");
	}

	@Test
	void theWordsThatDecidedAreNamed() {
		var guess = guess("晴川县云岫投资管理有限公司", "投资管理、投资咨询");

		assertThat(guess.words()).startsWith("投资管理");
		assertThat(guess.byName()).isTrue();
		assertThat(guess.sentence()).startsWith("依据“投资管理”").contains("民间投融资").endsWith("国民经济行业门类为L 租赁和商务服务业。");
	}

	@Test
	void industryCodesAreReadAsWritten() {
		assertThat(IndustrySection.of("J69")).contains(IndustrySection.J);
		assertThat(IndustrySection.of("F5211")).contains(IndustrySection.F);
		assertThat(IndustrySection.of("7212")).contains(IndustrySection.L);
		assertThat(IndustrySection.of("j")).contains(IndustrySection.J);
		assertThat(IndustrySection.of("F69")).isEmpty();
		assertThat(IndustrySection.of("00")).isEmpty();
		assertThat(IndustrySection.of("98")).isEmpty();
		assertThat(IndustrySection.of("批发")).isEmpty();
		assertThat(IndustrySection.of("")).isEmpty();
	}

	@Test
	void aLicensedInstitutionIsInNoSectorGroup() {
		for (var name : List.of("晴川农村商业银行股份有限公司青石支行", "云岫人寿保险股份有限公司晴川支公司", "云岫证券股份有限公司晴川营业部")) {
			var guess = guess(name, "吸收公众存款；保险业务；证券经纪；投资咨询；基金销售");

			assertThat(guess.group()).as(name).isEqualTo(SectorGroup.UNKNOWN);
			assertThat(guess.sentence()).contains("持牌金融机构");
		}
	}

}
