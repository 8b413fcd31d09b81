package cn.fangfei.server.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody is shown as soliciting or inducing for a reason that hardly weighs, and nobody as unlawful for a payment. */
class FundsElementTests {

	@Test
	void anElementIsShownOnlyWhereThePatternIsNamed() {
		var told = List.of("SOCIAL", "UNLAWFUL", "PUBLIC", "INDUCING");

		assertThat(FundsElement.shown(told, List.of("PASS_THROUGH", "AWAKENING"))).containsExactly(FundsElement.SOCIAL);
		assertThat(FundsElement.shown(told, List.of("COMMISSION", "RHYTHM"))).containsExactly(FundsElement.SOCIAL, FundsElement.PUBLIC,
				FundsElement.INDUCING);
		assertThat(FundsElement.shown(List.of("SOCIAL"), List.of("COMMISSION", "PONZI"))).containsExactly(FundsElement.SOCIAL);
	}

}
