package cn.fangfei.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Resolves the cookie to an actor, anew for every request. */
final class SessionFilter extends OncePerRequestFilter {

	private final Sessions sessions;

	private final Clock clock;

	private final Duration idle;

	private final HandlerExceptionResolver failures;

	SessionFilter(Sessions sessions, Clock clock, Duration idle, HandlerExceptionResolver failures) {
		this.sessions = sessions;
		this.clock = clock;
		this.idle = idle;
		this.failures = failures;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().startsWith("/api/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Cache-Control", "no-store");
		var context = SecurityContextHolder.createEmptyContext();
		try {
			token(request)
				.flatMap(token -> listens(request) ? sessions.look(token, clock.instant(), idle)
						: sessions.touch(token, clock.instant(), idle))
				.ifPresent(context::setAuthentication);
		}
		catch (DataAccessException e) {
			failures.resolveException(request, response, null, e);
			return;
		}
		SecurityContextHolder.setContext(context);
		try {
			chain.doFilter(request, response);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	/** A browser opens such a request again by itself, whether or not somebody sits before it. */
	private static boolean listens(HttpServletRequest request) {
		return MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT));
	}

	private static Optional<String> token(HttpServletRequest request) {
		return Stream.ofNullable(request.getCookies())
			.flatMap(Arrays::stream)
			.filter(c -> c.getName().equals(SessionController.COOKIE) && !c.getValue().isBlank())
			.map(Cookie::getValue)
			.findFirst();
	}
}
