package cn.fangfei.detection.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowTransaction;
import cn.fangfei.detection.statement.ControlTotals.Balance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FILE-5: a statement that differs from its control totals says in what. */
class ControlCheckTests {

	private final ControlCheck check = new ControlCheck(
			new ControlTotals(3, 70_000, 30_000, List.of(new Balance("S1", 0L, 20_000L), new Balance("S2", null, null))));

	private String accept(String payer, String payee, long fen) {
		return check.accept(FlowTransaction.of("T", 0, payer, payee, fen, FlowChannel.TRANSFER, false));
	}

	@Test
	void totalsThatAgreeDifferInNothing() {
		assertThat(accept("A", "S1", 50_000)).isNull();
		assertThat(accept("S1", "S2", 20_000)).isNull();
		assertThat(accept("S1", "B", 10_000)).isNull();

		assertThat(check.differences()).isEmpty();
		assertThat(check.rows()).isEqualTo(3);
		assertThat(check.inFen()).isEqualTo(70_000);
		assertThat(check.outFen()).isEqualTo(30_000);
	}

	@Test
	void eachDifferenceIsOneSentence() {
		accept("A", "S1", 50_001);
		accept("S1", "S2", 20_000);

		assertThat(check.differences()).containsExactly("笔数应为3笔，文件中是2笔", "转入合计应为700.00元，文件中是700.01元",
				"转出合计应为300.00元，文件中是200.00元", "账户S1的期末余额应为200.00元，按期初余额和文件计算是300.01元");
	}

	@Test
	void aRowOfOtherAccountsIsNoRowOfTheStatement() {
		assertThat(accept("A", "B", 1)).isEqualTo("付款方和收款方都不是写明的账户");
		assertThat(accept("S1", "S1", 1)).isEqualTo("付款方和收款方是同一个账户");
		assertThat(accept("A", "S1", Long.MAX_VALUE)).isNull();
		assertThat(accept("A", "S1", 1)).isEqualTo("金额合计超出可计算的范围");
	}

	@Test
	void totalsNameEachAccountOnce() {
		assertThatThrownBy(() -> new ControlTotals(1, 1, 1, List.of())).hasMessage("至少写明一个账户");
		assertThatThrownBy(() -> new ControlTotals(1, 1, 1, List.of(new Balance("S", null, null), new Balance("S", null, null))))
			.hasMessage("同一账户只写一行");
	}

}
