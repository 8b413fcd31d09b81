package cn.fangfei.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import cn.fangfei.cli.evaluation.County;

/** What cannot be measured with the files at hand, and why, in sentences. */
final class EvaluationGaps {

	private final Set<String> sentences = new LinkedHashSet<>();

	void look(TruthFolder folder) {
		var where = "“" + folder.shown() + "”";
		var accounts = folder.lacks("truth_accounts.csv");
		if (accounts != null) {
			sentences.add(where + accounts + "：骗局所用的其他主体、账户不知道，对它们的预警算作误报，查出率可能偏低、误报可能偏高。");
		}
		var curve = folder.lacks("truth_curve.csv");
		if (curve != null) {
			sentences.add(where + curve + "：首次预警时尚未投入的人数和资金不能衡量。");
		}
		var schemes = folder.lacks("truth_schemes.csv");
		if (schemes != null) {
			sentences.add(where + schemes + "：不能按规避程度分列。");
		}
	}

	void look(List<County> counties, EvaluationResult result) {
		for (var county : counties) {
			if (county.accounts() == 0) {
				sentences.add("“" + county.name() + "”没有 accounts.csv：每万户每月误报和按误报选定的界限不能衡量。可用 --accounts 给出账户数。");
			}
			if (county.first() == null) {
				sentences.add("“" + county.name() + "”没有 transactions.csv：数据起止日期不知道，误报率、每周名单和仍存续骗局的存续期占比不能衡量。可用 --from、--to 给出。");
			}
		}
		if (!result.scoresKnown()) {
			sentences.add("有的预警没有 score：不能选定界限，也不能排名单。");
		}
		for (var point : result.points()) {
			if (point.target() != null && point.exhausted()) {
				sentences.add("全部预警加起来，误报也没有达到每万户每月 " + EvaluationTable.plain(point.target())
						+ " 个：更低的界限能查出多少不能衡量。可用 flow --from-score 写出分数更低的预警。");
			}
		}
		if (counties.size() == 1) {
			sentences.add("只有一个县：区间里没有县与县之间的差别，实际的不确定更大。");
		}
	}

	List<String> sentences() {
		return new ArrayList<>(sentences);
	}
}
