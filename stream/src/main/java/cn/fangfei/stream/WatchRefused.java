package cn.fangfei.stream;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** What no second try would mend: the job ends and does not start anew. The message is for the person who started it, in Chinese. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class WatchRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WatchRefused(String message) {
		super(message);
	}
}
