package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets machines in that send to a room: the token is looked at before anything of the body is read, and a token has one request at a time.
 * Which are under way is known in the memory of this platform; another platform on the same database has its own.
 * @param <B> whom a token of the room stands for
 */
public abstract class MachineGate<B> implements HandlerInterceptor, WebMvcConfigurer {

	private final Class<B> bearers;

	private final String path;

	private final Set<UUID> sending = ConcurrentHashMap.newKeySet();

	/** @param path that machines send to with POST */
	protected MachineGate(Class<B> bearers, String path) {
		this.bearers = bearers;
		this.path = path;
	}

	/** Whom the header stands for; refuses what is no token that is good. */
	protected abstract B enter(@Nullable String authorization);

	protected abstract UUID token(B bearer);

	/** What a token is told that sends while it sends. */
	protected abstract Refusal busy();

	@Override
	public final void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns(path);
	}

	@Override
	public final boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getMethod().equals("POST")) {
			var bearer = enter(request.getHeader(HttpHeaders.AUTHORIZATION));
			if (!sending.add(token(bearer))) {
				throw busy();
			}
			request.setAttribute(bearers.getName(), bearer);
		}
		return true;
	}

	@Override
	public final void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
		of(request, bearers).ifPresent(bearer -> sending.remove(token(bearer)));
	}

	/** Whose request it is; empty where no gate of the room was passed. */
	public static <B> Optional<B> of(HttpServletRequest request, Class<B> bearers) {
		var bearer = request.getAttribute(bearers.getName());
		return bearers.isInstance(bearer) ? Optional.of(bearers.cast(bearer)) : Optional.empty();
	}
}
