package cn.fangfei.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.flow.AccountBook;
import cn.fangfei.detection.flow.FlowAlert;
import cn.fangfei.detection.flow.FlowFront;
import cn.fangfei.detection.flow.FlowParty;
import cn.fangfei.detection.flow.FlowPayment;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSettings.Cadence;
import cn.fangfei.detection.flow.FlowSink;
import cn.fangfei.formats.AccountFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.TransactionFile;
import cn.fangfei.formats.UnreadableFile;

/** {@link FlowFront} as an operator: one, for there is one order of all rows. */
final class FrontFunction extends ProcessFunction<ReadRow, FrontEvent> implements CheckpointedFunction, FlowFront.Next {

	private static final long serialVersionUID = 1L;

	private final String accounts;
	private final List<String> transactions;
	private final String terms;
	private final int lateness;
	private final Cadence cadence;
	private final int buckets;
	private transient @Nullable ListState<byte[]> state;
	private transient FlowFront front;
	private transient Collector<FrontEvent> out;
	private transient Counter late;
	private transient Counter repeated;

	/**
	 * @param transactions files of them, none when they come from elsewhere
	 * @param source where they come from, for messages
	 */
	FrontFunction(String accounts, List<String> transactions, String source, FlowSettings settings, int buckets) {
		this.accounts = accounts;
		this.transactions = List.copyOf(transactions);
		terms = "流水是" + source + "、--buckets " + buckets;
		lateness = settings.latenessDays();
		cadence = settings.cadence();
		this.buckets = buckets;
	}

	@Override
	public void initializeState(FunctionInitializationContext context) throws Exception {
		late = getRuntimeContext().getMetricGroup().counter("rowsLate");
		repeated = getRuntimeContext().getMetricGroup().counter("rowsRepeated");
		sameTerms(context);
		state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("front", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
		var settings = new FlowSettings(lateness, cadence);
		var sink = new FlowSink() {

			@Override
			public void alert(FlowAlert alert) {
				throw new IllegalStateException("the front does not judge");
			}

			@Override
			public void late(long line, LocalDate day) {
				late.inc();
			}

			@Override
			public void repeated(long line, boolean same) {
				repeated.inc();
			}
		};
		for (var bytes : state.get()) {
			front = FlowFront.read(new DataInputDeserializer(bytes), settings, sink, this);
		}
		if (front == null) {
			front = begun(settings, sink);
		}
	}

	/** In other buckets nobody's records would be found, and a checkpoint names the files or the topic it goes on with. */
	private void sameTerms(FunctionInitializationContext context) throws Exception {
		var kept = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("terms", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
		for (var bytes : kept.get()) {
			var before = new String(bytes, StandardCharsets.UTF_8);
			if (!before.equals(terms)) {
				throw new WatchRefused("断点写下时" + before + "，这次" + terms + "。请用同样的参数继续，或者去掉 --resume 从头运行");
			}
		}
		kept.update(List.of(terms.getBytes(StandardCharsets.UTF_8)));
	}

	/** What cannot be read at the beginning is a slip of who started it; later it may be the network, and is tried again. */
	private FlowFront begun(FlowSettings settings, FlowSink sink) throws IOException {
		try {
			for (var file : transactions) {
				TransactionFile.open(Path.of(file), file, ReadLimits.standard()).close();
			}
			return new FlowFront(settings, read(accounts, getRuntimeContext().getMetricGroup().counter("accountsBad")), sink, this);
		} catch (UnreadableFile e) {
			throw new WatchRefused(e.getMessage());
		}
	}

	@Override
	public void snapshotState(FunctionSnapshotContext context) throws Exception {
		var bytes = new DataOutputSerializer(1 << 16);
		front.write(bytes);
		state.update(List.of(bytes.getCopyOfBuffer()));
	}

	/** The account list, read as {@code fangfei flow} reads it; rows that are of no use are counted. */
	static AccountBook read(String file, Counter bad) throws IOException, UnreadableFile {
		var book = new AccountBook();
		try (var rows = AccountFile.open(Path.of(file), file, ReadLimits.standard())) {
			while (rows.next()) {
				var row = rows.row();
				if (row != null) {
					book.enter(row.account(), row.subject(), row.kind(), row.kindWritten(), row.openedOn(), row.birthYear(), row.region());
				}
				else if (rows.brokenOff() != null) {
					throw WatchRefused.brokenOff(file, rows.problems().get(0), rows.brokenOff());
				}
				else {
					bad.inc();
				}
			}
		}
		return book;
	}

	@Override
	public void processElement(ReadRow row, Context context, Collector<FrontEvent> collector) {
		out = collector;
		if (!row.end()) {
			front.accept(row.transaction());
			return;
		}
		front.end();
		var last = front.lastDay();
		if (last != null) {
			out.collect(FrontEvent.upTo((int) last.toEpochDay()));
		}
	}

	@Override
	public void day(int epochDay) {
		out.collect(FrontEvent.upTo(epochDay - 1));
	}

	@Override
	public void payment(FlowPayment payment) {
		int payer = bucket(payment.payer());
		int payee = bucket(payment.payee());
		if (payer >= 0) {
			out.collect(FrontEvent.payment(payer, true, payee == payer, payment));
		}
		if (payee >= 0 && payee != payer) {
			out.collect(FrontEvent.payment(payee, false, true, payment));
		}
	}

	/** Where a party's records are kept: nowhere when nobody is judged. Hangs on the name alone. */
	private int bucket(@Nullable FlowParty party) {
		return party == null || !party.kind().judged() ? -1 : Math.floorMod(party.name().hashCode() * 0x9e3779b1, buckets);
	}

	@Override
	public void judged(int epochDay, double elder, double elsewhere) {
		out.collect(FrontEvent.judged(epochDay, elder, elsewhere));
	}
}
