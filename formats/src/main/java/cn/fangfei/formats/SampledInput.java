package cn.fangfei.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A stream whose first part has been looked at already and is given again. A failure met while looking is kept and thrown where it
 * belongs: after the bytes that could be read, so that a cut-off file still yields its good rows.
 */
final class SampledInput extends InputStream {

	private final InputStream rest;
	private final byte[] sample;
	private final @Nullable IOException failure;
	private int position;

	SampledInput(InputStream in, int length) {
		this.rest = in;
		var buffer = new byte[length];
		int n = 0;
		IOException met = null;
		try {
			while (n < length) {
				int read = in.read(buffer, n, length - n);
				if (read < 0) {
					break;
				}
				n += read;
			}
		} catch (IOException e) {
			met = e;
		}
		this.sample = Arrays.copyOf(buffer, n);
		this.failure = met;
	}

	byte[] sample() {
		return sample;
	}

	@Nullable IOException failure() {
		return failure;
	}

	/** The charset of the text that begins here; its mark is passed over. */
	Charset charset() throws IOException {
		if (FileKind.startsWithBom(sample)) {
			skipNBytes(3);
			return StandardCharsets.UTF_8;
		}
		return TextDecoder.detect(sample);
	}

	@Override
	public int read() throws IOException {
		var one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		if (position < sample.length) {
			int n = Math.min(length, sample.length - position);
			System.arraycopy(sample, position, buffer, offset, n);
			position += n;
			return n;
		}
		if (failure != null) {
			throw failure;
		}
		return rest.read(buffer, offset, length);
	}

	@Override
	public void close() throws IOException {
		rest.close();
	}
}
