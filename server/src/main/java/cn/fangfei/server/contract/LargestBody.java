package cn.fangfei.server.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How much JSON an endpoint takes when it is more than the usual {@value BodyBounds#USUAL} bytes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface LargestBody {

	int megabytes();
}
