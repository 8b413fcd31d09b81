package cn.fangfei.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

import cn.fangfei.detection.flow.FlowCourt;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSettings.Cadence;
import cn.fangfei.detection.flow.SubjectFacts;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.SubjectFactFile;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.formats.alert.AlertLine;

/** {@link FlowCourt} as an operator under one key: collects what is laid before it until the day is over everywhere, then judges. */
final class CourtFunction extends KeyedProcessFunction<Integer, Brief, String> {

	private static final long serialVersionUID = 1L;

	private final int lateness;
	private final Cadence cadence;
	private final boolean aggregatesOnly;
	private final String relations;
	private final String changes;
	private transient SubjectFacts facts;
	private transient ListState<Brief> briefs;
	private transient ValueState<FlowCourt> state;

	/**
	 * @param relations file of who stands behind whom, at the same place for every process; empty for none
	 * @param changes file of what firms changed in the register; empty for none
	 */
	CourtFunction(FlowSettings settings, boolean aggregatesOnly, String relations, String changes) {
		lateness = settings.latenessDays();
		cadence = settings.cadence();
		this.aggregatesOnly = aggregatesOnly;
		this.relations = relations;
		this.changes = changes;
	}

	/** Files of facts, read as {@code fangfei flow} reads them; what is of no use or in doubt is counted. */
	static SubjectFacts read(String relations, String changes, Counter bad) throws UnreadableFile {
		var facts = new SubjectFacts();
		if (!relations.isEmpty()) {
			SubjectFactFile.readRelations(Path.of(relations), relations, ReadLimits.standard(), facts, problem -> bad.inc());
		}
		if (!changes.isEmpty()) {
			SubjectFactFile.readChanges(Path.of(changes), changes, ReadLimits.standard(), facts, problem -> bad.inc());
		}
		return facts;
	}

	@Override
	public void open(OpenContext context) throws IOException {
		try {
			facts = read(relations, changes, getRuntimeContext().getMetricGroup().counter("factsBad"));
		} catch (UnreadableFile e) {
			if (getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
				throw new WatchRefused(e.getMessage());
			}
			// it was read before: the network may bring it again
			throw new IOException(e.getMessage(), e);
		}
		briefs = getRuntimeContext().getListState(new ListStateDescriptor<>("briefs", TypeInformation.of(Brief.class)));
		state = getRuntimeContext().getState(new ValueStateDescriptor<>("court", new FlowSerializers.ForCourt()));
	}

	@Override
	public void processElement(Brief brief, Context context, Collector<String> out) throws Exception {
		briefs.add(brief);
		context.timerService().registerEventTimeTimer(Days.end(brief.day()));
	}

	@Override
	public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
		int day = Days.of(timestamp);
		var laid = new ArrayList<byte[]>();
		var others = new ArrayList<Brief>();
		Brief word = null;
		for (var brief : briefs.get()) {
			if (brief.day() != day) {
				others.add(brief);
			} else if (brief.part() == null) {
				word = brief;
			} else {
				laid.add(brief.part());
			}
		}
		briefs.update(others);
		if (word == null) {
			// the first weeks of the data, in which the watch only learns
			return;
		}
		var court = state.value();
		if (court == null) {
			court = new FlowCourt(new FlowSettings(lateness, cadence));
		}
		court.facts(facts);
		for (var alert : court.judge(day, laid, word.elder(), word.elsewhere())) {
			out.collect(AlertLine.of(alert, aggregatesOnly).stripTrailing());
		}
		state.update(court);
	}
}
