package cn.fangfei.cli;

import java.util.Locale;

/** One line on the terminal that says how far, how fast and how long still; nothing where nobody watches. */
final class Progress {

	private static final long EVERY_NANOS = 200_000_000L;
	private static final int LOOK_EVERY = 512;

	private final Terminal terminal;
	private final String doing;
	private final long began = System.nanoTime();
	private long drawn = began;
	private boolean shown;

	Progress(Terminal terminal, String doing) {
		this.terminal = terminal;
		this.doing = doing;
	}

	void at(long rows, long bytesRead, long bytesTotal) {
		if (rows % LOOK_EVERY == 0) {
			now(rows, bytesRead, bytesTotal);
		}
	}

	/** As {@link #at}, for those who come by seldom. */
	void now(long rows, long done, long all) {
		if (!terminal.watched()) {
			return;
		}
		long now = System.nanoTime();
		if (now - drawn < EVERY_NANOS) {
			return;
		}
		drawn = now;
		double seconds = (now - began) / 1e9;
		double share = Math.max(1e-6, (double) done / Math.max(1, all));
		terminal.err().printf(Locale.ROOT, "\r\u001b[K%s %,d 行，每秒 %,.0f 行，还需约 %.0f 秒", doing, rows, rows / seconds, seconds * (1 - share) / share);
		terminal.err().flush();
		shown = true;
	}

	/** Leaves the line empty for what is said next. */
	void clear() {
		if (shown) {
			terminal.err().print("\r\u001b[K");
			terminal.err().flush();
			shown = false;
		}
	}
}
