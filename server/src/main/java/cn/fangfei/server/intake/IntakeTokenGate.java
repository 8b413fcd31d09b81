package cn.fangfei.server.intake;

import cn.fangfei.server.access.MachineGate;
import cn.fangfei.server.intake.IntakeTokens.Bearer;
import cn.fangfei.server.kernel.Refusal;
import cn.fangfei.server.kernel.RegionLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets machines in that send texts. Batches that would wait for each other in the database wait here, where they hold no turn of those who
 * change something and no connection. What waits is counted in the memory of this platform, because turns and connections are; another
 * platform on the same database has its own.
 */
@Component
class IntakeTokenGate extends MachineGate<Bearer> {

	/** A batch of five hundred texts takes some seconds. */
	private static final int PATIENCE_SECONDS = 10;

	private final IntakeTokenDesk desk;

	private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

	IntakeTokenGate(IntakeTokenDesk desk) {
		super(Bearer.class, "/api/intake/items");
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
		return new IntakeTokenBusy();
	}

	/** Whose batch a request brings. */
	static Bearer bearer(HttpServletRequest request) {
		return of(request, Bearer.class).orElseThrow(IntakeTokenInvalid::new);
	}

	/** Does the work when no other batch of that county and channel is being taken in; refuses after a while. */
	<T> T inTurn(Bearer bearer, Supplier<T> work) {
		var lane = lanes.computeIfAbsent(bearer.region().at(RegionLevel.COUNTY) + " " + bearer.channel(), name -> new Semaphore(1, true));
		try {
			if (!lane.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new IntakeTokenBusy();
			}
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IntakeTokenBusy();
		}
		try {
			return work.get();
		}
		finally {
			lane.release();
		}
	}
}
