package cn.fangfei.server.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Identities in the order of their birth (UUID version 7, RFC 9562): what is written together lies together in an index, where random ones
 * touch a page each. They tell when they were given and are no secret; what must not be guessed is drawn otherwise.
 */
public final class Ids {

	private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

	private Ids() {
	}

	public static UUID next() {
		return GENERATOR.generate();
	}
}
