package cn.fangfei.detection.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.register.FirmName.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirmNameTests {

	private static void parts(String name, String regions, String core, String industry, String form) {
		var parsed = FirmName.parse(name);
		assertThat(List.of(String.join(" ", parsed.regions()), parsed.core(), parsed.industry(), parsed.form())).as(name)
			.containsExactly(regions, core, industry, form);
	}

	@Test
	void aNameHasFourParts() {
		parts("安徽省蚌埠市固镇县栖梧建材有限公司", "安徽省 蚌埠市 固镇县", "栖梧", "建材", "有限公司");
		parts("盐城听澜网络科技有限责任公司", "盐城", "听澜", "网络科技", "有限责任公司");
		parts("黔东南苗族侗族自治州星桥茶业股份有限公司", "黔东南苗族侗族自治州", "星桥", "茶业", "股份有限公司");
		parts("晴川县桐荫种植农民专业合作社", "晴川县", "桐荫", "种植", "农民专业合作社");
		parts("宁波织雾股权投资合伙企业（有限合伙）", "宁波", "织雾", "股权投资", "合伙企业(有限合伙)");
		parts("晴川县云岫律师事务所", "晴川县", "云岫", "律师", "事务所");
	}

	@Test
	void aRegionInABracketIsARegion() {
		parts("枕流（重庆）物流有限公司", "重庆", "枕流", "物流", "有限公司");
		parts("枕流物流（重庆市）有限公司", "重庆市", "枕流", "物流", "有限公司");
		parts("星桥（中国）新能源有限公司", "", "星桥", "新能源", "有限公司");
	}

	@Test
	void theShortNameOfACountyIsATradeNameWhenNothingElseIsLeft() {
		parts("永兴商贸有限公司", "", "永兴", "商贸", "有限公司");
		parts("永兴云岫商贸有限公司", "永兴", "云岫", "商贸", "有限公司");
	}

	@Test
	void aWordThatOnlyEndsLikeARegionIsNone() {
		parts("晴川县小镇故事餐饮有限公司", "晴川县", "小镇故事", "餐饮", "有限公司");
		parts("红旗渠食品有限公司", "", "红旗渠", "食品", "有限公司");
		parts("新城市广告有限公司", "", "新城市", "广告", "有限公司");
	}

	@Test
	void branchesGroupsAndFormerNamesAreSetApart() {
		var branch = FirmName.parse("盐城栖梧建材有限公司晴川分公司");
		assertThat(branch.branch()).isEqualTo("晴川分公司");
		assertThat(branch.core()).isEqualTo("栖梧");
		assertThat(FirmName.parse("晴川县万竹寮超市有限公司（河西店）").branch()).isEqualTo("河西店");

		assertThat(FirmName.parse("枕流药业连锁有限公司578分店(暖阳坞药房)(加盟经营)").branch()).isEqualTo("578分店");
		assertThat(FirmName.parse("枕流通信股份有限公司晴川县河西乡支局").branch()).isEqualTo("晴川县河西乡支局");
		assertThat(FirmName.parse("枕流通信有限公司晴川分公司河西营销中心").branch()).isEqualTo("晴川分公司河西营销中心");

		assertThat(FirmName.parse("鹭汀（集团）有限公司").group()).isEqualTo(Group.HEAD);
		assertThat(FirmName.parse("鹭汀集团商贸有限公司").group()).isEqualTo(Group.MEMBER);
		assertThat(FirmName.parse("鹭汀商贸有限公司").group()).isEqualTo(Group.NONE);

		var former = FirmName.parse("淄博墨泉投资有限公司（曾用名：墨泉（淄博）典当有限公司、淄博墨泉贸易有限公司）");
		assertThat(former.former()).containsExactly("墨泉(淄博)典当有限公司", "淄博墨泉贸易有限公司");
		assertThat(former.core()).isEqualTo("墨泉");
		assertThat(FirmName.parse("徐州织锦（原子灰）涂料有限公司").former()).isEmpty();
	}

	@Test
	void nothingIsAName() {
		for (var text : new String[] { null, "", "   ", "（）", "有限公司", "公司", "(", "集团", "一", "分公司", "\uD83D" }) {
			assertThat(FirmName.parse(text)).isNotNull();
		}
		assertThat(FirmName.parse(null).core()).isEmpty();
	}

}
