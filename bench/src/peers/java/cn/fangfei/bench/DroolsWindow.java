package cn.fangfei.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.time.SessionPseudoClock;
import org.kie.internal.utils.KieHelper;

/** Drools in stream mode with a clock from outside: for each row, the rows of 30 days to its payee are accumulated when the row comes. */
final class DroolsWindow implements WindowBench.Engine {

	/** A row as an object, as the engine wants it. */
	public static final class Paid {

		private final long t;
		private final int payee;
		private final int payer;
		private final long fen;

		Paid(long t, int payee, int payer, long fen) {
			this.t = t;
			this.payee = payee;
			this.payer = payer;
			this.fen = fen;
		}

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

	/** The row that is asked about. */
	public record Asked(int payee, long since) {

		public int getPayee() {
			return payee;
		}

		public long getSince() {
			return since;
		}

	}

	/** Where the rule puts what it found. */
	public static final class Sums {

		private long count;
		private long sum;
		private long distinct;

		public void add(Number rows, Number fen, Number payers) {
			count += rows.longValue();
			sum += fen.longValue();
			distinct += payers.longValue();
		}

	}

	private static final String RULE = """
			package cn.fangfei.bench
			import cn.fangfei.bench.DroolsWindow.Paid
			import cn.fangfei.bench.DroolsWindow.Asked
			global cn.fangfei.bench.DroolsWindow.Sums sums
			declare Paid
			  @role(event)
			  @timestamp(t)
			  @expires(30d1ms)
			end
			rule "trailing"
			when
			  $asked : Asked($payee : payee, $since : since)
			  accumulate(Paid(payee == $payee, t >= $since, $payer : payer, $fen : fen);
			    $count : count($fen), $sum : sum($fen), $payers : collectSet($payer))
			then
			  sums.add($count, $sum, $payers.size());
			end
			""";

	private final List<Paid> rows = new ArrayList<>();
	private final KieBase rules;

	DroolsWindow(TrailingDays days) {
		for (int i = 0; i < days.size; i++) {
			rows.add(new Paid(days.millis[i], days.payee[i], days.payer[i], days.fen[i]));
		}
		rules = new KieHelper().addContent(RULE, ResourceType.DRL).build(EventProcessingOption.STREAM);
	}

	@Override
	public TrailingDays.Totals run() {
		var configuration = KieServices.Factory.get().newKieSessionConfiguration();
		configuration.setOption(ClockTypeOption.PSEUDO);
		var session = rules.newKieSession(configuration, null);
		try {
			SessionPseudoClock clock = session.getSessionClock();
			var sums = new Sums();
			session.setGlobal("sums", sums);
			long now = 0;
			for (var row : rows) {
				clock.advanceTime(row.getT() - now, TimeUnit.MILLISECONDS);
				now = row.getT();
				session.insert(row);
				var asked = session.insert(new Asked(row.getPayee(), row.getT() - TrailingDays.WINDOW_MILLIS));
				session.fireAllRules();
				session.delete(asked);
			}
			return new TrailingDays.Totals(sums.count, sums.sum, sums.distinct);
		}
		finally {
			session.dispose();
		}
	}

}
