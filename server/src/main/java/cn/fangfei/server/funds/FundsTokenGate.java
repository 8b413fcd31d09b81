package cn.fangfei.server.funds;

import cn.fangfei.server.access.MachineGate;
import cn.fangfei.server.funds.FundsTokens.Bearer;
import cn.fangfei.server.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets machines of banks in. */
@Component
class FundsTokenGate extends MachineGate<Bearer> {

	private final FundsTokenDesk desk;

	FundsTokenGate(FundsTokenDesk desk) {
		super(Bearer.class, "/api/funds/alert-files");
		this.desk = desk;
	}

	@Override
	protected Bearer enter(@Nullable String authorization) {
		return desk.enter(authorization);
	}

	@Override
	protected UUID token(Bearer bearer) {
		return bearer.tokenId();
	}

	@Override
	protected Refusal busy() {
		return new FundsTokenBusy();
	}

	/** Whose file a request brings. */
	static Bearer bearer(HttpServletRequest request) {
		return of(request, Bearer.class).orElseThrow(FundsTokenInvalid::new);
	}
}
