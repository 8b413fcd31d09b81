package cn.fangfei.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import cn.fangfei.simulation.scheme.Ending;
import cn.fangfei.simulation.scheme.Kind;
import cn.fangfei.simulation.scheme.Scheme;

/** What schemes do in two years. */
@TestInstance(Lifecycle.PER_CLASS)
class SchemeTests {

	private Lived lived;
	private List<Scheme> schemes;

	@BeforeAll
	void live() {
		var world = new World(new Settings(21, 5_000, 700, 150, 0.3, Regime.STANDARD));
		var accounts = new HashSet<Integer>();
		world.schemes().forEach(scheme -> accounts.addAll(scheme.accounts().keySet()));
		lived = Lived.of(world, (payer, payee) -> accounts.contains(payer) || accounts.contains(payee));
		schemes = world.schemes();
	}

	@Test
	void everyKindOccursAboutAsOftenAsEveryOther() {
		Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
		schemes.forEach(scheme -> counts.merge(scheme.kind(), 1, Integer::sum));

		assertThat(counts).hasSize(Kind.values().length);
		assertThat(counts.values()).allMatch(count -> Math.abs(count - schemes.size() / (double) Kind.values().length) <= 1);
	}

	@Test
	void endsComeOfThemselvesAndDiffer() {
		Map<Ending, Integer> counts = new EnumMap<>(Ending.class);
		schemes.forEach(scheme -> counts.merge(scheme.ending(), 1, Integer::sum));

		assertThat(counts.getOrDefault(Ending.COLLAPSE, 0)).isGreaterThan(schemes.size() / 10);
		assertThat(counts.getOrDefault(Ending.FLIGHT, 0)).isGreaterThan(schemes.size() / 20);
		assertThat(counts.getOrDefault(Ending.ALIVE, 0)).isGreaterThan(schemes.size() / 20);
	}

	@Test
	void mostSchemesWinManyPeople() {
		assertThat(schemes.stream().filter(scheme -> scheme.tally().members() >= 30).count()).isGreaterThan(schemes.size() * 6 / 10);
	}

	@Test
	void membersBringTheirOwnKinAndFriends() {
		var county = lived.world().town().county();
		long brought = 0;
		long known = 0;
		for (var scheme : schemes) {
			var members = scheme.venture().members();
			for (int number = 0; number < members.count(); number++) {
				var member = members.get(number);
				if (member.introducer() >= 0 && county.people().local(members.get(member.introducer()).person())) {
					int introducer = members.get(member.introducer()).person();
					boolean kin = member.person() >= county.people().householdStart(introducer)
							&& member.person() < county.people().householdEnd(introducer);
					brought++;
					known += kin || knows(introducer, member.person()) ? 1 : 0;
				}
			}
		}

		assertThat(brought).isGreaterThan(1_000);
		assertThat(known).isEqualTo(brought);
	}

	private boolean knows(int person, int other) {
		var contacts = lived.world().town().county().contacts();
		for (int place = 0; place < contacts.count(person); place++) {
			if (contacts.at(person, place) == other) {
				return true;
			}
		}
		return false;
	}

	@Test
	void aDeadSchemeMovesNoMoreMoneyOfMembers() {
		for (var scheme : schemes) {
			if (scheme.ending() == Ending.ALIVE) {
				continue;
			}
			for (int day = scheme.ended() + 1; day < lived.world().settings().days(); day++) {
				assertThat(scheme.tally().paidIn(day)).isZero();
			}
			long after = lived.payments().stream().filter(payment -> payment.day() > scheme.ended()
					&& payment.payer() == scheme.firm().account()).count();
			assertThat(after).as(scheme.kind().name()).isZero();
		}
	}

	@Test
	void whatIsPromisedMoreCannotBePaidAsLong() {
		// kinds by what they promise a year: the points of I far above the rent of H
		assertThat(collapsed(Kind.I, Kind.C)).isGreaterThan(collapsed(Kind.H, Kind.G));
	}

	private double collapsed(Kind... kinds) {
		var all = new ArrayList<Scheme>();
		schemes.stream().filter(scheme -> List.of(kinds).contains(scheme.kind()) && scheme.tally().members() >= 15).forEach(all::add);
		return all.stream().filter(scheme -> scheme.ending() == Ending.COLLAPSE).count() / (double) all.size();
	}

	@Test
	void visibleDepositsAddUpToTheTruthButForCash() {
		var county = lived.world().town().county();
		Map<Integer, Long> seen = new TreeMap<>();
		for (var payment : lived.payments()) {
			if (county.accounts().holder(payment.payer()) >= 0) {
				seen.merge(payment.payee(), payment.fen(), Long::sum);
			}
		}
		long truth = 0;
		long visible = 0;
		for (var scheme : schemes) {
			if (scheme.kind() == Kind.A && scheme.accounts().size() == 1 && scheme.accounts().containsKey(scheme.firm().account())) {
				truth += scheme.tally().raised();
				visible += seen.getOrDefault(scheme.firm().account(), 0L);
			}
		}

		assertThat(truth).isPositive();
		assertThat(visible).isBetween(truth * 7 / 10, truth);
	}
}
