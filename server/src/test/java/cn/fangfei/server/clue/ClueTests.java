package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.clue.ClueStatus.Step;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClueTests {

	private static final LocalDate DUE = LocalDate.of(2026, 6, 1);

	private final UUID unit = UUID.randomUUID();

	private final Clue clue = clue(Yuan.of(5));

	@Test
	void aClueIsAssignedAndThenConcluded() {
		var assigned = clue.assignTo(unit, "甲镇", DUE, "十五个工作日");
		var concluded = assigned.conclude(Illegality.NOT_ILLEGAL);

		assertThat(assigned.status()).isEqualTo(ClueStatus.ASSIGNED);
		assertThat(assigned.assignedUnit()).isEqualTo(unit);
		assertThat(assigned.dueOn()).isEqualTo(DUE);
		assertThat(concluded.status()).isEqualTo(ClueStatus.CONCLUDED);
		assertThat(concluded.illegality()).isEqualTo(Illegality.NOT_ILLEGAL);
		assertThat(concluded.assignedUnit()).isEqualTo(unit);
	}

	@Test
	void anAssignedClueMayGoToAnotherUnitAndNotTwiceToOne() {
		var assigned = clue.assignTo(unit, "甲镇", DUE, "");
		var other = UUID.randomUUID();

		assertThat(assigned.assignTo(other, "乙镇", DUE, "").assignedUnit()).isEqualTo(other);
		assertThatThrownBy(() -> assigned.assignTo(unit, "甲镇", DUE, "")).isInstanceOf(ClueAlreadyAssigned.class);
	}

	@Test
	void whatWasNotAssignedCannotBeConcludedAndWhatIsConcludedStays() {
		var concluded = clue.assignTo(unit, "甲镇", DUE, "").conclude(Illegality.ILLEGAL);

		assertThatThrownBy(() -> clue.conclude(Illegality.ILLEGAL)).isInstanceOf(ClueStepImpossible.class);
		assertThatThrownBy(() -> concluded.conclude(Illegality.ILLEGAL)).isInstanceOf(ClueStepImpossible.class);
		assertThatThrownBy(() -> concluded.assignTo(UUID.randomUUID(), "乙镇", DUE, ""))
			.isInstanceOf(ClueStepImpossible.class);
	}

	@Test
	void aUnitThatHasBegunIsNotReplaced() {
		assertThat(ClueStatus.VERIFYING.after(Step.ASSIGN)).isEmpty();
		assertThat(ClueStatus.VERIFYING.after(Step.CONCLUDE)).contains(ClueStatus.CONCLUDED);
		assertThat(ClueStatus.CLOSED.after(Step.ASSIGN)).isEmpty();
	}

	@Test
	void aNegativeAmountIsRefused() {
		assertThatThrownBy(() -> clue(new Yuan(new BigDecimal("-0.01")))).isInstanceOf(IllegalArgumentException.class);
	}

	private static Clue clue(Yuan amount) {
		var region = new RegionCode("340323100000");
		return new Clue(ClueId.next(), "340323-2026-000001", MatterKey.of("虚构商行", null, region), "虚构商行", null, null,
				ClueSource.OTHER, region, null, LocalDate.of(2026, 5, 1), null, null, null, amount, null, "描述",
				ClueStatus.REGISTERED, null, null, null, null, UUID.randomUUID(), "某人", Instant.EPOCH, 0);
	}
}
