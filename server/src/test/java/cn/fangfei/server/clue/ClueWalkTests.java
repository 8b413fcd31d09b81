package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueStepDesk.Word;
import cn.fangfei.server.kernel.Refusal;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random walks over all verbs, by several people, on the real desks and PostgreSQL (users 2.12). A model of its own, fed by
 * {@code allowed-steps.csv} and a handful of rules written out here, says before each step whether it is allowed: nothing illegal
 * may happen, nothing legal may be refused, and from every status that is not the last somebody must be able to go on.
 */
@HouseTest
class ClueWalkTests {

	private static final int STEPS = 10_500;

	private static final List<Person> PEOPLE = List.of(Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A, Person.TOWN_B,
			Person.AGENT, Person.WALKER, Person.NEIGHBOUR);

	/** Who holds which word, as the order gives them out; not read from docs/access.csv. */
	private static final Set<Person> OFFICE = Set.of(Person.CLERK, Person.LEAD);

	private static final Set<Person> VERIFIERS = Set.of(Person.CLERK, Person.LEAD, Person.TOWN_A, Person.TOWN_B, Person.AGENT);

	private static final List<String> MOVING = List.of("ASSIGN", "ACCEPT", "RETURN", "TRANSFER", "RECALL", "SUSPEND", "RESUME",
			"CONCLUDE", "RECHECK", "CLOSE", "REOPEN", "VOID");

	private final AllowedSteps allowed = AllowedSteps.read();

	private final Random random = new Random(20_261_121);

	private final Map<String, Integer> taken = new TreeMap<>();

	private final Map<String, Integer> refused = new TreeMap<>();

	private final Set<String> reached = new HashSet<>();

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	ClueDesk desk;

	@Autowired
	ClueStepDesk verbs;

	@Autowired
	ClueQueueDesk queue;

	private Acting people;

	/** What the model knows of a clue. */
	private static final class Model {

		final ClueId id;

		final Person maker;

		String status = "REGISTERED";

		@Nullable String unit;

		int version;

		int returns;

		boolean extended;

		@Nullable Person asked;

		boolean urgent;

		@Nullable Person claimant;

		Model(ClueId id, Person maker) {
			this.id = id;
			this.maker = maker;
		}
	}

	@Test
	void whateverPeopleTryOnlyWhatTheOrderAllowsHappens() {
		people = new Acting(house, access, transactions, sql);
		var units = new EnumMap<Person, String>(Map.of(Person.CLERK, "office", Person.LEAD, "office", Person.TOWN_A, "townA",
				Person.TOWN_B, "townB", Person.AGENT, "agency"));
		var steps = 0;
		var clues = 0;
		while (steps < STEPS) {
			var model = born();
			clues++;
			for (var i = 0; i < 60 && steps < STEPS && !model.status.equals("VOIDED"); i++, steps++) {
				// half of the time somebody tries anything at all, else somebody who may go on: walks must get far
				var wanted = random.nextBoolean() ? any() : likely(model, units);
				attempt(model, wanted, units);
				if (i % 10 == 0) {
					agreesWithThePage(model, units);
				}
			}
			somebodyCanGoOn(model, units);
		}

		System.out.printf("clue walks: %d steps over %d clues, %d taken, %d refused; taken %s%n", steps, clues,
				sum(taken), sum(refused), taken);
		assertThat(steps).isGreaterThanOrEqualTo(10_000);
		assertThat(sum(taken)).isGreaterThan(2_000);
		assertThat(reached).containsAll(allowed.lines().keySet());
	}

	private record Wanted(Person person, String step) {
	}

	private Wanted any() {
		var step = ClueStep.values()[random.nextInt(ClueStep.values().length)];
		return new Wanted(PEOPLE.get(random.nextInt(PEOPLE.size())), step.name());
	}

	private Wanted likely(Model model, Map<Person, String> units) {
		var possible = new ArrayList<Wanted>();
		for (var person : PEOPLE) {
			for (var step : ClueStep.values()) {
				// a voided clue ends the walk, so that is left to chance
				if (step != ClueStep.VOID && may(model, person, step.name(), units)) {
					possible.add(new Wanted(person, step.name()));
				}
			}
		}
		return possible.isEmpty() ? any() : possible.get(random.nextInt(possible.size()));
	}

	private Model born() {
		var maker = List.of(Person.CLERK, Person.TOWN_A, Person.AGENT, Person.WALKER).get(random.nextInt(4));
		var inGrid = maker == Person.WALKER;
		var region = new RegionCode(inGrid ? house.villageA() : House.TOWNSHIP_A);
		var report = new NewClue(ClueFixtures.subject(), null, null, ClueSource.OTHER, ClueFixtures.today(), region,
				inGrid ? house.gridA() : null, null, null, null, null, null, "随机走一遍", false);
		var clue = people.as(maker, () -> desk.register(report)).clue();
		return new Model(new ClueId(clue.clueId()), maker);
	}

	/** Tries a step; the desk must do what the model says, and leave everything as it was when it refuses. */
	private void attempt(Model model, Wanted wanted, Map<Person, String> units) {
		var before = model.status;
		var target = random.nextBoolean() ? "townA" : random.nextBoolean() ? "townB" : random.nextBoolean() ? "agency" : "office";
		var granted = random.nextBoolean();
		var expected = may(model, wanted.person(), wanted.step(), units)
				&& !(wanted.step().equals("TRANSFER") && target.equals(model.unit));
		Refusal refusal = null;
		try {
			people.as(wanted.person(), () -> {
				act(model, wanted.step(), target, granted);
				return true;
			});
		}
		catch (Refusal e) {
			refusal = e;
		}

		var what = "%s by %s at %s (unit %s, returns %d): %s".formatted(wanted.step(), wanted.person(), before, model.unit,
				model.returns, refusal);
		assertThat(refusal == null).as(what).isEqualTo(expected);
		if (expected) {
			learn(model, wanted, target, granted, units);
			taken.merge(wanted.step(), 1, Integer::sum);
			reached.add(before + " " + wanted.step());
		}
		else {
			refused.merge(wanted.step(), 1, Integer::sum);
		}
		var row = row(model);
		assertThat(row.status()).as(what).isEqualTo(model.status);
		assertThat(row.version()).as(what).isEqualTo(model.version);
	}

	private void act(Model m, String step, String unit, boolean granted) {
		var word = new Word(m.version, "说明", false);
		var to = house.unit(unit);
		switch (ClueStep.valueOf(step)) {
			case ASSIGN -> verbs.assign(m.id, to, null, word);
			case ACCEPT -> verbs.accept(m.id, word);
			case RETURN -> verbs.giveBack(m.id, "NOT_OUR_DUTY", word);
			case TRANSFER -> verbs.transfer(m.id, to, null, word);
			case RECALL -> verbs.recall(m.id, word);
			case URGE -> verbs.urge(m.id, word);
			case REQUEST_EXTENSION -> verbs.requestExtension(m.id, 5, word);
			case DECIDE_EXTENSION -> verbs.decideExtension(m.id, granted, word);
			case SUSPEND -> verbs.suspend(m.id, "APPRAISAL", word);
			case RESUME -> verbs.resume(m.id, word);
			case CONCLUDE -> concludeBy(m, false);
			case AMEND -> concludeBy(m, true);
			case RECHECK -> verbs.recheck(m.id, to, null, word);
			case CLOSE -> desk.close(m.id, "处置完毕");
			case REOPEN -> desk.reopen(m.id, "回头看又有");
			case VOID -> verbs.discard(m.id, word);
			case MARK_URGENT -> verbs.press(m.id, word);
			case CLAIM -> queue.claim(m.id);
			case RELEASE -> queue.release(m.id);
		}
	}

	private void concludeBy(Model m, boolean amending) {
		desk.conclude(m.id, m.version, amending, random.nextBoolean() ? Illegality.ILLEGAL : Illegality.NOT_ILLEGAL, clue -> {
		});
	}

	/** Whether the order allows it. */
	private boolean may(Model m, Person p, String step, Map<Person, String> units) {
		var line = allowed.of(m.status, step);
		if (line == null || !sees(m, p, units) || line.by().stream().noneMatch(party -> is(party, m, p, step, units))) {
			return false;
		}
		var lead = p == Person.LEAD;
		return switch (step) {
			case "ASSIGN", "TRANSFER" -> m.returns < 3 || lead;
			case "RETURN" -> m.returns < 3;
			case "REQUEST_EXTENSION" -> m.asked == null && !m.extended;
			case "DECIDE_EXTENSION" -> m.asked != null && m.asked != p;
			case "MARK_URGENT" -> !m.urgent;
			case "CLAIM" -> m.claimant == null;
			default -> true;
		};
	}

	private boolean is(String party, Model m, Person p, String step, Map<Person, String> units) {
		return switch (party) {
			case "OFFICE" -> OFFICE.contains(p);
			case "LEAD" -> p == Person.LEAD;
			case "UNIT" -> VERIFIERS.contains(p) && m.unit != null && m.unit.equals(units.get(p));
			case "MAKER" -> m.maker == p;
			case "CLAIMANT" -> m.claimant == p;
			// the close-out is decided by the office; a follow-up that opens the matter again is also made by township or unit
			case "CLOSE_OUT" -> OFFICE.contains(p) || step.equals("REOPEN")
					&& (p == Person.TOWN_A || VERIFIERS.contains(p) && m.unit != null && m.unit.equals(units.get(p)));
			default -> throw new IllegalArgumentException(party);
		};
	}

	private static boolean sees(Model m, Person p, Map<Person, String> units) {
		return switch (p) {
			case CLERK, LEAD, LEADER, TOWN_A -> true;
			case WALKER -> m.maker == Person.WALKER;
			default -> m.maker == p || m.unit != null && m.unit.equals(units.get(p));
		};
	}

	private void learn(Model m, Wanted w, String target, boolean granted, Map<Person, String> units) {
		var to = allowed.of(m.status, w.step()).to();
		switch (w.step()) {
			case "URGE" -> {
				return;
			}
			case "CLAIM" -> {
				m.claimant = w.person();
				return;
			}
			case "RELEASE" -> {
				m.claimant = null;
				return;
			}
			case "ASSIGN", "TRANSFER", "RECHECK" -> {
				m.unit = target;
				m.extended = false;
				m.asked = null;
				m.returns = w.step().equals("RECHECK") ? 0 : m.returns;
			}
			case "RETURN" -> {
				m.returns++;
				m.asked = null;
			}
			case "RECALL" -> m.unit = null;
			case "REQUEST_EXTENSION" -> m.asked = w.person();
			case "DECIDE_EXTENSION" -> {
				m.asked = null;
				m.extended = granted;
			}
			case "CONCLUDE", "VOID" -> m.asked = null;
			case "MARK_URGENT" -> m.urgent = true;
			default -> {
			}
		}
		m.claimant = to.equals(m.status) ? m.claimant : null;
		m.version++;
		m.status = to;
	}

	/** The page offers exactly what the model allows, to everybody who sees the clue. */
	private void agreesWithThePage(Model model, Map<Person, String> units) {
		var person = PEOPLE.get(random.nextInt(PEOPLE.size()));
		if (!sees(model, person, units)) {
			return;
		}
		var view = people.as(person, () -> desk.get(model.id));
		for (var step : view.steps()) {
			// the page never offers what only the ledger's close-out does
			var expected = step.step() != ClueStep.CLOSE && step.step() != ClueStep.REOPEN
					&& may(model, person, step.step().name(), units);
			assertThat(step.allowed()).as("%s for %s at %s: %s", step.step(), person, model.status, step.reason()).isEqualTo(expected);
			assertThat(step.reason() == null).isEqualTo(step.allowed());
		}
	}

	private void somebodyCanGoOn(Model model, Map<Person, String> units) {
		if (!model.status.equals("VOIDED")) {
			assertThat(PEOPLE.stream().anyMatch(p -> MOVING.stream().anyMatch(step -> may(model, p, step, units))))
				.as("a way on from " + model.status)
				.isTrue();
		}
	}

	private record Row(String status, int version) {
	}

	private Row row(Model model) {
		return people.as(Person.CLERK, () -> new TransactionTemplate(transactions).execute(status -> sql.sql("""
				select status, version
				from clue
				where clue_id = :id
				""").param("id", model.id.value()).query(Row.class).single()));
	}

	private static int sum(Map<String, Integer> counts) {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}
}
