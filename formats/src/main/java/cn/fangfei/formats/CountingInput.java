package cn.fangfei.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes taken from a file, for progress and for the ratio of unfolded to stored bytes. */
final class CountingInput extends FilterInputStream {

	private volatile long count;

	CountingInput(InputStream in) {
		super(in);
	}

	long count() {
		return count;
	}

	@Override
	public int read() throws IOException {
		int b = in.read();
		if (b >= 0) {
			count++;
		}
		return b;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int n = in.read(buffer, offset, length);
		if (n > 0) {
			count += n;
		}
		return n;
	}

	@Override
	public boolean markSupported() {
		return false;
	}
}
