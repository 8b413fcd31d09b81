package cn.fangfei.server.funds;

import cn.fangfei.server.funds.FundsTokens.Bearer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets machines of banks in: the token is looked at before anything of the body is read, and a token has one file at a time. */
@Component
class FundsTokenGate implements HandlerInterceptor, WebMvcConfigurer {

	private static final String BEARER = FundsTokenGate.class.getName();

	private final FundsTokenDesk desk;

	private final Set<UUID> sending = ConcurrentHashMap.newKeySet();

	FundsTokenGate(FundsTokenDesk desk) {
		this.desk = desk;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/api/funds/alert-files");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getMethod().equals("POST")) {
			var bearer = desk.enter(request.getHeader(HttpHeaders.AUTHORIZATION));
			if (!sending.add(bearer.tokenId())) {
				throw new FundsTokenBusy();
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

	/** Whose file a request brings. */
	static Bearer bearer(HttpServletRequest request) {
		if (request.getAttribute(BEARER) instanceof Bearer bearer) {
			return bearer;
		}
		throw new FundsTokenInvalid();
	}
}
