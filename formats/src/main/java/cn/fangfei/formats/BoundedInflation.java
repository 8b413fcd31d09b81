package cn.fangfei.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Counts what a compressed stream unfolds to and stops a bomb: too much in all, or too much for what is stored. */
final class BoundedInflation extends FilterInputStream {

	private final LongSupplier stored;
	private final ReadLimits limits;
	private final long most;
	private long unfolded;

	BoundedInflation(InputStream in, LongSupplier stored, long most, ReadLimits limits) {
		super(in);
		this.stored = stored;
		this.most = most;
		this.limits = limits;
	}

	@Override
	public int read() throws IOException {
		int b = in.read();
		if (b >= 0) {
			count(1);
		}
		return b;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int n = in.read(buffer, offset, length);
		if (n > 0) {
			count(n);
		}
		return n;
	}

	@Override
	public long skip(long n) throws IOException {
		throw new UnsupportedOperationException("skipping would not be counted");
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	private void count(int n) throws LimitReached {
		unfolded += n;
		if (unfolded > most) {
			throw new LimitReached("解压后超过 " + (most >> 20) + " MB，超出允许的大小", "请把文件拆成几份分别上传");
		}
		if (unfolded > ReadLimits.RATIO_FLOOR && unfolded > limits.maxCompressionRatio() * Math.max(1, stored.getAsLong())) {
			throw new LimitReached("压缩比异常（解压后是原来的 " + (long) limits.maxCompressionRatio() + " 倍以上），为安全起见不再读取",
					"请用原系统重新导出，或解压后直接上传 csv 文件");
		}
	}
}
