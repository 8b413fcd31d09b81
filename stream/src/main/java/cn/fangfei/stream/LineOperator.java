package cn.fangfei.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.TransactionLines;

/**
 * Reads records as rows of transactions. A record that names the columns is a header and holds for those behind it: so a topic may begin
 * with one, and files may be sent one after the other as they are. What cannot be used is named, counted and passed over.
 */
final class LineOperator extends AbstractStreamOperator<ReadRow> implements OneInputStreamOperator<KafkaLine, ReadRow> {

	/** Where records are named that cannot be used. */
	static final OutputTag<String> REJECTED = new OutputTag<>("rejected", Types.STRING);

	private static final long serialVersionUID = 1L;
	private static final Logger SAID = LoggerFactory.getLogger(LineOperator.class);
	private static final int SHOWN = 100;

	private final String topic;
	private final String columns;
	private transient @Nullable ListState<byte[]> state;
	private transient byte @Nullable [] header;
	private transient @Nullable TransactionLines lines;
	private transient Counter good;
	private transient Counter bad;

	/** @param columns header that holds until a record is one; empty when the first record must be */
	LineOperator(String topic, String columns) {
		this.topic = topic;
		this.columns = columns;
	}

	@Override
	public void initializeState(StateInitializationContext context) throws Exception {
		super.initializeState(context);
		good = getMetricGroup().counter("rowsRead");
		bad = getMetricGroup().counter("rowsBad");
		state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("header", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
		header = columns.isEmpty() ? null : columns.getBytes(StandardCharsets.UTF_8);
		for (var bytes : state.get()) {
			header = bytes;
		}
		lines = header == null ? null : TransactionLines.under(header);
	}

	@Override
	public void snapshotState(StateSnapshotContext context) throws Exception {
		super.snapshotState(context);
		state.update(header == null ? List.of() : List.of(header));
	}

	@Override
	public void processElement(StreamRecord<KafkaLine> element) {
		var line = element.getValue();
		if (lines == null && !names(line)) {
			throw new WatchRefused("主题“" + topic + "”的第一条记录（分区 " + line.partition() + " 位移 " + line.offset()
					+ "）不是表头。请让第一条记录是 txn_id,time,payer,payee,amount,channel,memo 这样的表头，或用 --columns 写明各列的次序");
		}
		var problem = lines.read(line.value());
		if (problem == null) {
			good.inc();
			var row = ReadRow.of(lines.row(), line.offset());
			output.collect(new StreamRecord<>(row, row.millis()));
		} else if (!names(line)) {
			reject(line, problem);
		}
	}

	/** Takes a record for a header if it is one. */
	private boolean names(KafkaLine line) {
		var named = line.value() == null ? null : TransactionLines.under(line.value());
		if (named == null) {
			return false;
		}
		lines = named;
		header = line.value();
		return true;
	}

	private void reject(KafkaLine line, RowProblem problem) {
		bad.inc();
		if (bad.getCount() <= SHOWN) {
			SAID.warn("主题“{}”分区 {} 位移 {}：{}", topic, line.partition(), line.offset(), problem.sentence());
		} else if (bad.getCount() == SHOWN + 1) {
			SAID.warn("主题“{}”里更多不合格的记录不再逐条列出，只计数（rowsBad）；--rejected 列出全部", topic);
		}
		output.collect(REJECTED, new StreamRecord<>(RejectedLine.of(topic, line, problem)));
	}

	/** The end of the data is said before event time ends: behind that no day would be judged any more. */
	@Override
	public void processWatermark(Watermark mark) throws Exception {
		if (mark.equals(Watermark.MAX_WATERMARK)) {
			output.collect(new StreamRecord<>(ReadRow.last()));
		}
		super.processWatermark(mark);
	}
}
