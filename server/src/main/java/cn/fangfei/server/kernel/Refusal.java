package cn.fangfei.server.kernel;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal: what was asked cannot be done, and the person who asked is told why and what to do next. Its words stand in
 * {@code messages/<room>.properties} under the simple name of its class, {@code .title} and {@code .detail}, in Chinese.
 * It knows nothing of HTTP; {@link Kind} says only what sort of refusal it is.
 */
public abstract class Refusal extends RuntimeException {

	public enum Kind {
		/** The thing does not exist, or not for this person. */
		NOT_FOUND,
		/** The state of the thing, or somebody faster, stands against it. */
		CONFLICT,
		/** The post of this person does not carry the permission. */
		FORBIDDEN,
		/** Nobody is signed in, or no longer. */
		NOT_SIGNED_IN,
		/** What was sent has the right shape and a wrong meaning. */
		INVALID,
		/** Too much at once, or too often. */
		TOO_MANY,
		/** More was sent than is read. */
		TOO_LARGE,
		/** There is no room left to keep what was sent. */
		FULL
	}

	private final Kind kind;

	private final List<Object> arguments;

	protected Refusal(Kind kind, Object... arguments) {
		super(kind + " " + Arrays.toString(arguments));
		this.kind = kind;
		this.arguments = List.of(arguments);
	}

	public Kind kind() {
		return kind;
	}

	/** What the words are filled with, in the order of their places {@code {0}}, {@code {1}} …. */
	public List<Object> arguments() {
		return arguments;
	}

	/** After how long the same may be asked again, where that is known: whole seconds. Machines read it as {@code Retry-After}. */
	public @Nullable Duration retryAfter() {
		return null;
	}

	/** The name under which the words are found and which the {@code type} of the problem carries. */
	public String name() {
		return getClass().getSimpleName();
	}
}
