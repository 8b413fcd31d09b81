package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Anyone;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.SignedIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its endpoint when the endpoint's declared policy says so, and by no other way. */
@Component
class PolicyInterceptor implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!(handler instanceof HandlerMethod method)) {
			return true;
		}
		if (request.getDispatcherType() == DispatcherType.ASYNC) {
			return true; // the end of an answer whose beginning was let through here
		}
		if (method.hasMethodAnnotation(Anyone.class)) {
			return true;
		}
		var signedIn = Access.signedIn().orElseThrow(NotSignedIn::new);
		if (signedIn.mustChangePassword() && !method.getBeanType().equals(SessionController.class)) {
			throw new PasswordChangeDue();
		}
		if (method.hasMethodAnnotation(SignedIn.class)) {
			return true;
		}
		var permit = method.getMethodAnnotation(Permit.class);
		if (permit == null || Arrays.stream(permit.value()).noneMatch(signedIn.actor()::may)) {
			throw new PermissionMissing();
		}
		return true;
	}
}
