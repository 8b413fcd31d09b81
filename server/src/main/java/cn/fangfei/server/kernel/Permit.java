package cn.fangfei.server.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission word needed to call a desk's method or an endpoint. On an endpoint it is the declared policy: an endpoint
 * with neither this, {@link SignedIn} nor {@link Anyone} answers nobody and fails the matrix test AC-1.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permit {

	/** One or more words such as {@code clue:assign}; any one of them suffices. */
	String[] value();
}
