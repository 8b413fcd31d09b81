package cn.fangfei.detection.text.corpus;

import cn.fangfei.detection.text.TextScreen;
import java.util.Locale;

/**
 * Prints the table of one side, or of what one hand wrote of it, and with {@code wrong} every text judged wrongly. The texts of the side
 * TEST are not to be read while rules are tuned.
 *
 * <p>{@code CorpusRun tune|test [·丙|all] [wrong]}
 */
final class CorpusRun {

	private CorpusRun() {
	}

	public static void main(String[] args) {
		var side = args.length > 0 ? Side.valueOf(args[0].toUpperCase(Locale.ROOT)) : Side.TUNE;
		var evaluation = Evaluation.of(side, args.length > 1 && !args[1].equals("all") ? args[1] : "", TextScreen.standard()::screen);
		System.out.print(evaluation.table());
		if (args.length > 2) {
			evaluation.wrong().forEach(System.out::println);
		}
	}
}
