package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A divided watch tells what the plain loop tells, however many divide it and wherever it is stopped. */
class FlowShardTests {

	private static final int DAYS = 330;

	private final Town town = Town.ordinary(1, DAYS);

	/** A front, some shards and a court, in one thread. */
	private static final class Divided implements FlowFront.Next {

		private final FlowSettings settings;
		private final List<FlowAlert> alerts = new ArrayList<>();
		private final Random random = new Random(9);
		private FlowFront front;
		private FlowShard[] shards;
		private FlowCourt court;
		private int complete = Integer.MIN_VALUE;

		Divided(FlowSettings settings, AccountBook book, int shards) {
			this.settings = settings;
			front = new FlowFront(settings, book, alerts::add, this);
			this.shards = new FlowShard[shards];
			for (int i = 0; i < shards; i++) {
				this.shards[i] = new FlowShard(settings);
			}
			court = new FlowCourt(settings);
		}

		private int shard(FlowParty party) {
			return party == null || !party.kind().judged() ? -1 : Math.floorMod(party.name().hashCode(), shards.length);
		}

		@Override
		public void day(int epochDay) {
			assertThat(epochDay).isGreaterThan(complete);
			complete = epochDay - 1;
		}

		@Override
		public void payment(FlowPayment payment) {
			assertThat(Math.floorDiv(payment.millis(), 86_400_000L)).isEqualTo(complete + 1);
			int payer = shard(payment.payer());
			int payee = shard(payment.payee());
			for (int i = 0; i < shards.length; i++) {
				if (i == payer || i == payee) {
					shards[i].take(payment, i == payer, i == payee);
				}
			}
		}

		@Override
		public void judged(int epochDay, double elder, double elsewhere) {
			var laid = new ArrayList<byte[]>();
			for (var shard : shards) {
				laid.addAll(shard.lay(epochDay));
				assertThat(shard.active(epochDay)).isEqualTo(!shard.lay(epochDay).isEmpty());
			}
			Collections.shuffle(laid, random);
			try {
				alerts.addAll(court.judge(epochDay, laid, elder, elsewhere));
			}
			catch (IOException failed) {
				throw new UncheckedIOException(failed);
			}
		}

		/** Everything written down and read again. */
		void stop() throws IOException {
			front = FlowFront.read(copy(front::write), settings, alerts::add, this);
			for (int i = 0; i < shards.length; i++) {
				shards[i] = FlowShard.read(copy(shards[i]::write));
			}
			court = FlowCourt.read(copy(court::write));
		}

		private interface Writer {

			void to(DataOutput out) throws IOException;

		}

		private static DataInput copy(Writer writer) throws IOException {
			var bytes = new ByteArrayOutputStream();
			writer.to(new DataOutputStream(bytes));
			return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
		}

	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7, 64 })
	void howeverManyDivideItTheAlertsAreThoseOfTheLoop(int shards) {
		var divided = new Divided(FlowSettings.standard(), town.book(), shards);
		town.rows.forEach(row -> divided.front.accept(row.transaction()));
		divided.front.end();

		assertThat(divided.alerts).isNotEmpty().isEqualTo(town.alerts(town.rows));
		assertThat(divided.front.lastDay()).isEqualTo(Town.BEGIN.plusDays(town.rows.get(town.rows.size() - 1).day()));
		assertThat(divided.alerts).extracting(FlowAlert::day).allMatch(day -> day.getDayOfWeek().getValue() == 7);
	}

	@Test
	void judgedEveryDayTooItIsTheSame() {
		var settings = new FlowSettings(2, FlowSettings.Cadence.DAY);
		var alerts = new ArrayList<FlowAlert>();
		var monitor = new FlowMonitor(settings, town.book(), alerts::add);
		var divided = new Divided(settings, town.book(), 3);
		for (var row : town.rows) {
			monitor.accept(row.transaction());
			divided.front.accept(row.transaction());
		}
		monitor.end();
		divided.front.end();

		assertThat(divided.alerts).isNotEmpty().isEqualTo(alerts);
	}

	@Test
	void stoppedAnywhereItGoesOnAsIfItHadNot() throws IOException {
		var expected = town.alerts(town.rows);
		var random = new Random(4);
		var divided = new Divided(FlowSettings.standard(), town.book(), 5);
		int stops = 0;
		for (var row : town.rows) {
			divided.front.accept(row.transaction());
			if (random.nextInt(town.rows.size()) < 8) {
				divided.stop();
				stops++;
			}
		}
		divided.stop();
		divided.front.end();

		assertThat(stops).isPositive();
		assertThat(divided.alerts).isEqualTo(expected);
	}

	@Test
	void rowsThatComeLateTwiceAndStrangelyAreTreatedAsInTheLoop() {
		var random = new Random(3);
		var arriving = new ArrayList<FlowTransaction>();
		for (var row : town.rows) {
			arriving.add(row.transaction());
			if (random.nextInt(50) == 0) {
				arriving.add(row.transaction());
			}
			if (random.nextInt(50) == 0) {
				// the same id and time between other people
				arriving.add(FlowTransaction.of(row.transaction().keyText(0), row.transaction().millis(), "别人" + random.nextInt(9), row
					.transaction().keyText(2), 1 + random.nextInt(9_000_000), FlowChannel.TRANSFER, false));
			}
			if (random.nextInt(500) == 0) {
				var day = LocalDate.of(1990 + random.nextInt(60), 5, 5).toEpochDay();
				arriving.add(FlowTransaction.of("X" + random.nextInt(), day * 86_400_000L, "别人1", "别人2", 5_000_000, FlowChannel.TRANSFER, false));
			}
		}
		var alerts = new ArrayList<FlowAlert>();
		var monitor = new FlowMonitor(FlowSettings.standard(), town.book(), alerts::add);
		var divided = new Divided(FlowSettings.standard(), town.book(), 3);
		for (var row : arriving) {
			monitor.accept(row);
			divided.front.accept(row);
		}
		monitor.end();
		divided.front.end();

		assertThat(divided.alerts).isNotEmpty().isEqualTo(alerts);
		assertThat(divided.front.counts()).isEqualTo(monitor.counts());
		assertThat(monitor.counts().conflicting()).isPositive();
		assertThat(monitor.counts().late()).isPositive();
	}

	@Test
	void aSubjectAndAnAccountOfOneNameAreTwo() {
		var book = new AccountBook();
		book.enter("A1", "同名", PartyKind.COMPANY, LocalDate.of(2020, 1, 1), 0, 340323);
		var one = book.describe(book.party("A1"));
		var shard = new AccountBook();
		int subject = shard.party(one);
		int account = shard.party(new FlowParty("同名", false, PartyKind.PERSON, 0, 0, 0));

		assertThat(subject).isNotEqualTo(account);
		assertThat(shard.party(one)).isEqualTo(subject);
		assertThat(shard.describe(subject)).isEqualTo(one);
		assertThat(shard.name(account)).isEqualTo("同名");
		assertThat(shard.hash(subject)).isEqualTo(book.hash(book.party("A1")));
	}

}
