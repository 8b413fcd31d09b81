package cn.fangfei.bench;

import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import java.util.ArrayList;
import java.util.List;

/** Esper with a context for each payee, time from outside. */
final class EsperWindow implements WindowBench.Engine {

	/** A row as an object, as the engine wants it. */
	public record Paid(long t, int payee, int payer, long fen) {

		public long getT() {
			return t;
		}

		public int getPayee() {
			return payee;
		}

		public int getPayer() {
			return payer;
		}

		public long getFen() {
			return fen;
		}

	}

	private final List<Paid> rows = new ArrayList<>();
	private int run;

	EsperWindow(TrailingDays days) {
		for (int i = 0; i < days.size; i++) {
			rows.add(new Paid(days.millis[i], days.payee[i], days.payer[i], days.fen[i]));
		}
	}

	@Override
	public TrailingDays.Totals run() throws Exception {
		var configuration = new Configuration();
		configuration.getCommon().addEventType("Paid", Paid.class);
		configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
		// an event leaves 30 days and a millisecond after it came: the window of the others has both ends
		var module = EPCompilerProvider.getCompiler().compile("""
				create context PerPayee partition by payee from Paid;
				@name('out') context PerPayee
				select count(*) as c, sum(fen) as s, count(distinct payer) as d from Paid#time(2592000001 milliseconds);
				""", new CompilerArguments(configuration));
		var runtime = EPRuntimeProvider.getRuntime("run" + run++, configuration);
		try {
			runtime.initialize();
			runtime.getEventService().clockExternal();
			runtime.getEventService().advanceTime(rows.get(0).t());
			var deployed = runtime.getDeploymentService().deploy(module);
			var totals = new long[3];
			runtime.getDeploymentService().getStatement(deployed.getDeploymentId(), "out").addListener((now, before, statement, own) -> {
				if (now != null && !advancing) {
					var last = now[now.length - 1];
					totals[0] += (Long) last.get("c");
					totals[1] += (Long) last.get("s");
					totals[2] += (Long) last.get("d");
				}
			});
			for (var row : rows) {
				advancing = true;
				runtime.getEventService().advanceTime(row.t());
				advancing = false;
				runtime.getEventService().sendEventBean(row, "Paid");
			}
			return new TrailingDays.Totals(totals[0], totals[1], totals[2]);
		}
		finally {
			runtime.destroy();
		}
	}

	/** What leaves while time goes on is told too, and is no row. */
	private boolean advancing;

}
