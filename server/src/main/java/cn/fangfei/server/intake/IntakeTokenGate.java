package cn.fangfei.server.intake;

import cn.fangfei.server.intake.IntakeTokens.Bearer;
import cn.fangfei.server.kernel.RegionLevel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets machines in: the token is looked at before anything of the body is read, a token has one batch at a time, and batches that would
 * wait for each other in the database wait here, where they hold no turn of those who change something and no connection. What waits is
 * counted in the memory of this platform, because turns and connections are; another platform on the same database has its own.
 */
@Component
class IntakeTokenGate implements HandlerInterceptor, WebMvcConfigurer {

	private static final String BEARER = IntakeTokenGate.class.getName();

	/** A batch of five hundred texts takes some seconds. */
	private static final int PATIENCE_SECONDS = 10;

	private final IntakeTokenDesk desk;

	private final Set<UUID> sending = ConcurrentHashMap.newKeySet();

	private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

	IntakeTokenGate(IntakeTokenDesk desk) {
		this.desk = desk;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/api/intake/items");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getMethod().equals("POST")) {
			var bearer = desk.enter(request.getHeader(HttpHeaders.AUTHORIZATION));
			if (!sending.add(bearer.tokenId())) {
				throw new IntakeTokenBusy();
			}
			request.setAttribute(BEARER, bearer);
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
		if (request.getAttribute(BEARER) instanceof Bearer bearer) {
			sending.remove(bearer.tokenId());
		}
	}

	/** Whose batch a request brings. */
	static Bearer bearer(HttpServletRequest request) {
		if (request.getAttribute(BEARER) instanceof Bearer bearer) {
			return bearer;
		}
		throw new IntakeTokenInvalid();
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
