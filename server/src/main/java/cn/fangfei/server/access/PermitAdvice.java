package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Permit;
import java.util.Arrays;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Holds every desk's method to its permission word, whichever way it is called. Runs before the transaction begins. */
@Aspect
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PermitAdvice {

	@Before("@annotation(permit) && @within(org.springframework.stereotype.Service)")
	void check(Permit permit) {
		var signedIn = Access.signedIn().orElseThrow(NotSignedIn::new);
		if (Arrays.stream(permit.value()).noneMatch(signedIn.actor()::may)) {
			throw new PermissionMissing();
		}
	}
}
