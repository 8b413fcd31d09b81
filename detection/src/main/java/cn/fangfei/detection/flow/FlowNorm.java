package cn.fangfei.detection.flow;

import cn.fangfei.detection.assess.LocalNorm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is ordinary among all who were judged in this watch so far, by the scorecard and by the challenger. Of unlisted depositors it hears
 * nothing: that less is seen here makes what is seen less sure, and nobody more suspect.
 */
record FlowNorm(LocalNorm card, LocalNorm challenger) {

	FlowNorm() {
		this(new LocalNorm(), new LocalNorm());
	}

	/** How much higher the log-odds lie here than where card and challenger were fitted. */
	record Above(double card, double challenger) {
	}

	/** Counts who was judged on one day, with or without a challenger; null for who was not. */
	void count(FlowJudge.Heard[] heard) {
		for (var one : heard) {
			if (one != null) {
				card.add(one.listedCard());
				if (!Double.isNaN(one.listedChallenger())) {
					challenger.add(one.listedChallenger());
				}
			}
		}
		card.round();
		challenger.round();
	}

	void write(DataOutput out) throws IOException {
		card.write(out);
		challenger.write(out);
	}

	static FlowNorm read(DataInput in) throws IOException {
		return new FlowNorm(LocalNorm.read(in), LocalNorm.read(in));
	}

}
