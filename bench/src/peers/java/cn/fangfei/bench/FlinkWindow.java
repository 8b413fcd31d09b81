package cn.fangfei.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * Flink SQL in one process on a local cluster, state on the heap, no checkpoints. Starting the job is counted: it cannot be kept ready, so
 * few rows make it look slower than it is.
 */
final class FlinkWindow implements WindowBench.Engine {

	private final List<Row> rows = new ArrayList<>();

	FlinkWindow(TrailingDays days) {
		for (int i = 0; i < days.size; i++) {
			rows.add(Row.of(Instant.ofEpochMilli(days.millis[i]), days.payee[i], days.payer[i], days.fen[i]));
		}
	}

	@Override
	public TrailingDays.Totals run() throws Exception {
		var environment = StreamExecutionEnvironment.getExecutionEnvironment();
		environment.setParallelism(1);
		environment.getConfig().enableObjectReuse();
		var tables = StreamTableEnvironment.create(environment);
		var type = Types.ROW_NAMED(new String[] { "t", "payee", "payer", "fen" }, Types.INSTANT, Types.INT, Types.INT, Types.LONG);
		var stream = environment.fromData(rows, type);
		tables.createTemporaryView("tx", stream, Schema.newBuilder().column("t", DataTypes.TIMESTAMP_LTZ(3)).column("payee", DataTypes.INT())
			.column("payer", DataTypes.INT()).column("fen", DataTypes.BIGINT()).watermark("t", "t").build());
		var result = tables.sqlQuery("""
				select count(*) over w as c, sum(fen) over w as s, count(distinct payer) over w as d
				from tx
				window w as (partition by payee order by t range between interval '30' day preceding and current row)
				""");
		long counts = 0;
		long sums = 0;
		long distincts = 0;
		try (var told = tables.toDataStream(result).executeAndCollect()) {
			while (told.hasNext()) {
				var row = told.next();
				counts += (Long) row.getField(0);
				sums += (Long) row.getField(1);
				distincts += (Long) row.getField(2);
			}
		}
		return new TrailingDays.Totals(counts, sums, distincts);
	}

}
