package cn.fangfei.stream;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSettings.Cadence;
import cn.fangfei.detection.flow.FlowShard;

/** {@link FlowShard} as keyed state, one for each bucket of parties; at the end of a judged day it lays its records before the court. */
final class ShardFunction extends KeyedProcessFunction<Integer, FrontEvent, Brief> {

	private static final long serialVersionUID = 1L;

	private final int lateness;
	private final Cadence cadence;
	private transient ValueState<FlowShard> state;

	ShardFunction(FlowSettings settings) {
		lateness = settings.latenessDays();
		cadence = settings.cadence();
	}

	@Override
	public void open(OpenContext context) {
		state = getRuntimeContext().getState(new ValueStateDescriptor<>("shard", new FlowSerializers.ForShard()));
	}

	@Override
	public void processElement(FrontEvent event, Context context, Collector<Brief> out) throws Exception {
		var shard = state.value();
		if (shard == null) {
			shard = new FlowShard(new FlowSettings(lateness, cadence));
		}
		shard.take(event.payment(), event.payer(), event.payee());
		state.update(shard);
		context.timerService().registerEventTimeTimer(Days.end(Days.judgedFrom(Days.of(event.payment().millis()), cadence)));
	}

	@Override
	public void onTimer(long timestamp, OnTimerContext context, Collector<Brief> out) throws Exception {
		if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
			// the stream is at its end: days that it never reached are not judged
			return;
		}
		int day = Days.of(timestamp);
		var shard = state.value();
		for (var part : shard.lay(day)) {
			out.collect(Brief.laid(day, part));
		}
		int next = Days.judgedFrom(day + 1, cadence);
		if (shard.active(next)) {
			context.timerService().registerEventTimeTimer(Days.end(next));
		}
	}
}
