package cn.fangfei.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.fangfei.cli.evaluation.Evaluation;
import cn.fangfei.cli.evaluation.Point;
import cn.fangfei.cli.evaluation.TopOfWeek;

/**
 * All that is told of one means of alarm.
 *
 * @param code name in the file of results
 * @param points the alarms as told first, where there are such, then by rates of false subjects, where these and the scores are known
 * @param tops empty where there are no scores or times
 */
record EvaluationResult(String name, String code, boolean ratesKnown, boolean scoresKnown, List<Point> points, List<TopOfWeek> tops) {

	/** @param told whether the means tells alarms of its own accord, and not by a bound alone */
	static EvaluationResult of(String name, String code, boolean told, Evaluation evaluation, double[] targets, int[] lists) {
		var points = new ArrayList<Point>();
		if (told) {
			points.add(evaluation.asTold());
		}
		if (evaluation.ratesKnown() && evaluation.scoresKnown()) {
			Arrays.stream(targets).mapToObj(evaluation::at).forEach(points::add);
		}
		var tops = new ArrayList<TopOfWeek>();
		if (evaluation.timeKnown() && evaluation.scoresKnown()) {
			Arrays.stream(lists).mapToObj(evaluation::top).forEach(tops::add);
		}
		return new EvaluationResult(name, code, evaluation.ratesKnown(), evaluation.scoresKnown(), points, tops);
	}

	/** The point by which results are broken down: 0.5 false subjects where it can be had. */
	Point main() {
		return points.stream().filter(point -> point.target() != null && point.target() == 0.5).findFirst().orElse(points.get(0));
	}
}
