package cn.fangfei.detection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegisterRulesTests {

	private static final String HEADER = "规则,名称,权重,半衰期天数,上限,启用,须有佐证,门槛,依据,启用日期\n";

	@Test
	void theStandardHoldsEveryRuleWithItsSource() {
		var rules = RegisterRules.standard();

		assertThat(rules.scoreRules()).hasSize(RegisterRule.values().length);
		assertThat(Arrays.stream(RegisterRule.values()).map(rule -> rules.of(rule).source())).allMatch(source -> source.length() > 3);
		assertThat(rules.of(RegisterRule.NEWLY_REGISTERED).supporting()).isTrue();
		assertThat(rules.of(RegisterRule.CAPITAL_NOT_PAID).supporting()).isTrue();
		assertThat(rules.of(RegisterRule.FORBIDDEN_WORDING).supporting()).isFalse();
	}

	@Test
	void aBadLineIsNamed() {
		assertThatThrownBy(() -> parse("R1,x,45,0\n")).hasMessage("第2行：有4列，应为10列");
		assertThatThrownBy(() -> parse("R99,x,45,0,60,是,否,,源,2026-01-01\n")).hasMessage("第2行：没有规则“R99”");
		assertThatThrownBy(() -> parse("R1,x,多,0,60,是,否,,源,2026-01-01\n")).hasMessageContaining("应是数字");
		assertThatThrownBy(() -> parse("R1,x,45,0,90,是,否,,源,2026-01-01\n")).hasMessageContaining("上限应在0到79之间");
		assertThatThrownBy(() -> parse("R1,x,45,0,60,有,否,,源,2026-01-01\n")).hasMessageContaining("应为“是”或“否”");
		assertThatThrownBy(() -> parse("R1,x,45,0,60,是,否,,源,2026年\n")).hasMessageContaining("启用日期“2026年”");
		assertThatThrownBy(() -> parse("R1,x,45,0,60,是,否,,,2026-01-01\n")).hasMessageContaining("没有写明依据");
		assertThatThrownBy(() -> parse("R1,x,45,0,60,是,否,户数,源,2026-01-01\n")).hasMessageContaining("应写成“名称=数”");
		assertThatThrownBy(() -> parse("R1,x,45,0,60,是,否,,源,2026-01-01\nR1,x,45,0,60,是,否,,源,2026-01-01\n")).hasMessage("第3行：规则R1重复");
		assertThatThrownBy(() -> parse("R1,x,45,0,60,是,否,,源,2026-01-01\n")).hasMessageContaining("缺少规则");
		assertThatThrownBy(() -> RegisterRules.parse(new StringReader("规则\n"), 1)).hasMessageContaining("表头");
	}

	private static RegisterRules parse(String lines) {
		return RegisterRules.parse(new StringReader(HEADER + lines), 1);
	}

}
