package cn.fangfei.detection.text.corpus;

import cn.fangfei.detection.text.TextScreen;

/**
 * Prints the table of one side, and with {@code wrong} every text judged wrongly. The test side is not to be read while rules are tuned.
 *
 * <p>{@code CorpusRun tune|test [wrong]}
 */
final class CorpusRun {

	private CorpusRun() {
	}

	public static void main(String[] args) {
		var side = args.length > 0 && args[0].equals("test") ? Side.TEST : Side.TUNE;
		var evaluation = Evaluation.of(side, TextScreen.standard()::screen);
		System.out.print(evaluation.table());
		if (args.length > 1) {
			evaluation.wrong().forEach(System.out::println);
		}
	}
}
