package cn.fangfei.server.access;

import cn.fangfei.server.kernel.MicrosecondClock;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How a request is let in: the cookie names a session, the session an actor; each endpoint declares its policy and what
 * declares none answers nobody. Every transaction carries the session's token, which row security resolves.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	private static final int STEPS_AT_LEAST = 4;

	/** Longer than the pool of connections waits: a turn comes, while a database that is away does not. */
	private static final Duration TURN = Duration.ofSeconds(20);

	/** The addresses that machines send to with a token of their own; a session counts nothing there. */
	private static final String[] MACHINES = {"/api/intake/items", "/api/funds/alert-files"};

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return new MicrosecondClock();
	}

	@Bean
	PlatformTransactionManager transactionManager(DataSource dataSource,
			@Value("${fangfei.access.steps-per-processor:3}") int stepsPerProcessor) {
		var atOnce = Math.max(STEPS_AT_LEAST, stepsPerProcessor * Runtime.getRuntime().availableProcessors());
		return new ScopedTransactionManager(dataSource, atOnce, TURN);
	}

	@Bean
	SessionFilter sessionFilter(Sessions sessions, Clock clock,
			@Value("${fangfei.access.idle-session:15m}") Duration idle, HandlerExceptionResolver handlerExceptionResolver) {
		return new SessionFilter(sessions, clock, idle, handlerExceptionResolver);
	}

	/** The filter belongs to the security chain alone, not to the servlet container as well. */
	@Bean
	FilterRegistrationBean<SessionFilter> onlyInTheChain(SessionFilter filter) {
		var registration = new FilterRegistrationBean<>(filter);
		registration.setEnabled(false);
		return registration;
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http, SessionFilter sessionFilter) throws Exception {
		// a machine bears a token and no cookie that a foreign page could make use of
		return http.csrf(csrf -> csrf.spa().ignoringRequestMatchers(MACHINES))
			.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.securityContext(context -> context.disable())
			.requestCache(cache -> cache.disable())
			.logout(logout -> logout.disable())
			.formLogin(form -> form.disable())
			.httpBasic(basic -> basic.disable())
			.anonymous(anonymous -> anonymous.disable())
			.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
			.headers(headers -> headers
				.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'self'; img-src 'self' data: blob:; "
						+ "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"))
				.referrerPolicy(referrer -> referrer
					.policy(org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)))
			.addFilterBefore(sessionFilter, AuthorizationFilter.class)
			.build();
	}

	@Bean
	WebMvcConfigurer policies(PolicyInterceptor interceptor) {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(interceptor).addPathPatterns("/api/**").excludePathPatterns("/api/openapi.json/**");
			}
		};
	}

}
