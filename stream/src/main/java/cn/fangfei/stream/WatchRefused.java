package cn.fangfei.stream;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

import cn.fangfei.formats.RowProblem;

/** What no second try would mend: the job ends and does not start anew. The message is for the person who started it, in Chinese. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class WatchRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WatchRefused(String message) {
		super(message);
	}

	/**
	 * A file that breaks off: what is behind would be missing from the alerts, and nobody would know.
	 *
	 * @return the end of the job when the file is damaged; when the network may bring it, what makes Flink try again
	 */
	static IOException brokenOff(String file, RowProblem problem, IOException why) {
		var said = "“" + file + "”" + problem.sentence();
		if (why instanceof EOFException || why instanceof ZipException) {
			throw new WatchRefused(said);
		}
		return new IOException(said, why);
	}
}
