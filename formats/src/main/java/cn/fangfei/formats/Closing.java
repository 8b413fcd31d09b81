package cn.fangfei.formats;

import java.io.Closeable;
import java.io.IOException;

/** Closes what was only read. */
final class Closing {

	private Closing() {
	}

	static void quietly(Closeable read) {
		try {
			read.close();
		} catch (IOException nothingWasWritten) {
			// a file that was only read loses nothing
		}
	}
}
