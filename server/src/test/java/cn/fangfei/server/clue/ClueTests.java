package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.jurisdiction.Due;
import cn.fangfei.server.jurisdiction.Term;
import cn.fangfei.server.jurisdiction.TermStep;
import cn.fangfei.server.jurisdiction.TermUnit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ClueTests {

	private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

	private static final Due DUE = new Due(DAY, Instant.EPOCH, "15个工作日", true);

	private static final Term TERM = new Term(TermStep.VERIFICATION, 15, TermUnit.WORKING_DAYS, DAY, "平台默认值", true);

	private final AllowedSteps allowed = AllowedSteps.read();

	private final UUID unit = UUID.randomUUID();

	private final Clue clue = clue(ClueStatus.REGISTERED, Yuan.of(5));

	/** users 2.12: the verbs of the record, every status with every step. */
	private final Map<ClueStep, UnaryOperator<Clue>> verbs = new EnumMap<>(Map.ofEntries(
			Map.entry(ClueStep.ASSIGN, c -> c.assignTo(unit, Instant.EPOCH, TERM, DUE, DAY)),
			Map.entry(ClueStep.ACCEPT, Clue::accept), Map.entry(ClueStep.RETURN, Clue::giveBack),
			Map.entry(ClueStep.TRANSFER, c -> c.transferTo(unit, "乙镇", Instant.EPOCH, TERM, DUE, DAY)),
			Map.entry(ClueStep.RECALL, Clue::recall), Map.entry(ClueStep.REQUEST_EXTENSION, c -> c.requestExtension(unit)),
			Map.entry(ClueStep.DECIDE_EXTENSION, c -> c.decideExtension(5, DUE)),
			Map.entry(ClueStep.SUSPEND, c -> c.suspend("鉴定")), Map.entry(ClueStep.RESUME, c -> c.resume(DUE)),
			Map.entry(ClueStep.RECHECK, c -> c.recheckBy(unit, Instant.EPOCH, TERM, DUE, DAY)),
			Map.entry(ClueStep.CLOSE, Clue::close), Map.entry(ClueStep.REOPEN, Clue::reopen),
			Map.entry(ClueStep.VOID, Clue::voided), Map.entry(ClueStep.MARK_URGENT, Clue::markUrgent)));

	@TestFactory
	Stream<DynamicTest> theTableSaysOfEveryStatusAndStepWhatTheOrderSays() {
		return pairs().map(pair -> DynamicTest.dynamicTest(pair.name(), () -> {
			var expected = allowed.of(pair.status().name(), pair.step().name());
			var row = ClueTransitions.of(pair.status(), pair.step()).orElse(null);

			if (expected == null) {
				assertThat(row).isNull();
			}
			else {
				assertThat(Objects.requireNonNull(row).to().name()).isEqualTo(expected.to());
				assertThat(row.who().stream().map(p -> p == ClueParty.OFFICE_LEAD ? "LEAD" : p.name()))
					.containsExactlyInAnyOrderElementsOf(expected.by());
			}
		}));
	}

	@TestFactory
	Stream<DynamicTest> everyVerbLeadsWhereTheOrderSaysAndNowhereElse() {
		return pairs().filter(pair -> verbs.containsKey(pair.step())).map(pair -> DynamicTest.dynamicTest(pair.name(), () -> {
			var expected = allowed.of(pair.status().name(), pair.step().name());
			var verb = verbs.get(pair.step());
			var before = clue(pair.status(), Yuan.of(5));

			if (expected == null) {
				assertThatThrownBy(() -> verb.apply(before)).isInstanceOf(ClueStepImpossible.class);
			}
			else {
				assertThat(verb.apply(before).status().name()).isEqualTo(expected.to());
			}
		}));
	}

	@TestFactory
	Stream<DynamicTest> aFindingEndsOrAmends() {
		return Arrays.stream(ClueStatus.values()).map(status -> DynamicTest.dynamicTest(status.name(), () -> {
			var possible = allowed.of(status.name(), "CONCLUDE") != null || allowed.of(status.name(), "AMEND") != null;
			var before = clue(status, Yuan.of(5));

			if (possible) {
				assertThat(before.conclude(Illegality.ILLEGAL).status()).isEqualTo(ClueStatus.CONCLUDED);
			}
			else {
				assertThatThrownBy(() -> before.conclude(Illegality.ILLEGAL)).isInstanceOf(ClueStepImpossible.class);
			}
		}));
	}

	@Test
	void theThirdReturnIsForTheLeadToDecide() {
		var twice = clue.assignTo(unit, Instant.EPOCH, TERM, DUE, DAY).giveBack().assignTo(unit, Instant.EPOCH, TERM, DUE, DAY)
			.accept().giveBack();
		var thrice = twice.assignTo(unit, Instant.EPOCH, TERM, DUE, DAY).giveBack();

		assertThat(twice.round().arbitrated()).isFalse();
		assertThat(thrice.round().arbitrated()).isTrue();
		assertThat(thrice.round().number()).isEqualTo(3);
	}

	@Test
	void whatIsReturnedHasNoDayAndStillNamesWhoGaveItBack() {
		var returned = clue.assignTo(unit, Instant.EPOCH, TERM, DUE, DAY).giveBack();

		assertThat(returned.dueOn()).isNull();
		assertThat(returned.round().acceptBy()).isNull();
		assertThat(returned.assignedUnit()).isEqualTo(unit);
	}

	@Test
	void aTransferGoesToAnotherUnit() {
		var assigned = clue.assignTo(unit, Instant.EPOCH, TERM, DUE, DAY);
		var other = UUID.randomUUID();

		assertThat(assigned.transferTo(other, "乙镇", Instant.EPOCH, TERM, DUE, DAY).assignedUnit()).isEqualTo(other);
		assertThatThrownBy(() -> assigned.transferTo(unit, "甲镇", Instant.EPOCH, TERM, DUE, DAY))
			.isInstanceOf(ClueAlreadyAssigned.class);
	}

	@Test
	void aNewStatusPutsAClaimedClueBackAndAMarkDoesNot() {
		var claimed = new Clue(clue.id(), clue.number(), clue.matter(), clue.subjectName(), null, null, clue.source(),
				clue.region(), null, clue.foundOn(), null, null, null, null, null, "描述", clue.status(), null, null, null, null,
				clue.createdBy(), "某人", Instant.EPOCH, 0, false, null, null, null, ClueRound.NONE,
				new ClueClaim(unit, "王芳", Instant.MAX));

		assertThat(claimed.markUrgent().claim()).isNotNull();
		assertThat(claimed.assignTo(unit, Instant.EPOCH, TERM, DUE, DAY).claim()).isNull();
	}

	/** Z8, G11: every word of the work is one of the six of 附件2. */
	@Test
	void aWorkingSourceContradictsNoOtherSource() {
		assertThat(WorkingSource.POLICE_PLATFORM.source()).isEqualTo(ClueSource.POLICE_FINDING);
		assertThatThrownBy(() -> new NewClue("虚构商行", null, null, ClueSource.OTHER, DAY, new RegionCode("340323100000"), null,
				null, null, null, null, null, "描述", false, false, null, WorkingSource.PUBLIC_REPORT))
			.isInstanceOf(SourcesDisagree.class);
	}

	@Test
	void aNegativeAmountIsRefused() {
		assertThatThrownBy(() -> clue(ClueStatus.REGISTERED, new Yuan(new BigDecimal("-0.01"))))
			.isInstanceOf(IllegalArgumentException.class);
	}

	private record Pair(ClueStatus status, ClueStep step) {

		String name() {
			return status + " " + step;
		}
	}

	private static Stream<Pair> pairs() {
		return Arrays.stream(ClueStatus.values())
			.flatMap(status -> Arrays.stream(ClueStep.values()).map(step -> new Pair(status, step)));
	}

	private static Clue clue(ClueStatus status, Yuan amount) {
		var region = new RegionCode("340323100000");
		return new Clue(ClueId.next(), "340323-2026-000001", MatterKey.of("虚构商行", null, region), "虚构商行", null, null,
				ClueSource.OTHER, region, null, LocalDate.of(2026, 5, 1), null, null, null, amount, null, "描述", status,
				status == ClueStatus.REGISTERED ? null : UUID.randomUUID(), null, null, null, UUID.randomUUID(), "某人",
				Instant.EPOCH, 0, false, null, null, null, ClueRound.NONE, null);
	}
}
