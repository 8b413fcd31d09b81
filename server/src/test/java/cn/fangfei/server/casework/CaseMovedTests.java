package cn.fangfei.server.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.casework.CaseFile.Basics;
import cn.fangfei.server.casework.CaseFile.Filing;
import cn.fangfei.server.casework.CaseFile.Supervision;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.JsonNode;

/** What the rooms above hear: every step of a case exactly once, with the facts it makes known and no others. */
@HouseTest
@RecordApplicationEvents
class CaseMovedTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	ApplicationEvents events;

	@Autowired
	CaseDesk desk;

	@Autowired
	CaseMeasureDesk measures;

	@Autowired
	CasePenaltyDesk penalties;

	@Autowired
	CaseReferralDesk referrals;

	@Autowired
	CaseMoneyDesk money;

	@Test
	void theOpeningTellsEverythingThatTheFindingKnew() {
		var clue = CaseFixtures.concluded(house, Map.of("amount", 345678.9, "participants", 34));

		var moved = step(() -> open(clue));

		assertThat(moved.kind()).isEqualTo(CaseMoveKind.CASE_OPENED);
		assertThat(moved.clues()).containsExactly(new ClueId(UUID.fromString(ClueFixtures.id(clue))));
		assertThat(moved.facts().raised()).isEqualTo(new Yuan(new BigDecimal("345678.90")));
		assertThat(moved.facts().participants()).isEqualTo(34);
		assertThat(moved.facts().returned()).isNull();
		assertThat(moved.facts().charge()).isEqualTo(Charge.ILLEGAL_PUBLIC_DEPOSITS);
		assertThat(moved.facts().criminalFiledOn()).isEqualTo(ClueFixtures.today());
		assertThat(moved.facts().adminFiledOn()).isNull();
		assertThat(moved.facts().regionName()).startsWith("安徽省蚌埠市固镇县");
		assertThat(moved.facts().handlingBody()).isEqualTo("固镇县处非办");
		assertThat(moved.facts().remark()).isEqualTo("已移送公安");
	}

	@Test
	void everyStepMovesTheLedgerOnce() {
		var today = ClueFixtures.today();
		var file = open(CaseFixtures.found(house, 1_000_000, 100));
		var id = new CaseId(file.caseId());

		var basics = new Basics("改名后的案件", file.leadUnitId(), file.sector(), file.channel(), "新的情况", "固镇县市场监管局", "新的备注", Set.of());
		var changed = next(id, v -> desk.change(id, v, basics, false), CaseMoveKind.CASE_CHANGED);
		assertThat(changed.facts().situation()).isEqualTo("新的情况");
		assertThat(changed.facts().raised()).isNull();
		next(id, v -> desk.supervise(id, v, new Supervision("县领导某", today, null, null), false), CaseMoveKind.CASE_CHANGED);
		next(id, v -> desk.addParty(id, v, "测试虚构推广商行", null, CasePartyRole.FACILITATOR, null, false), CaseMoveKind.CASE_CHANGED);
		var party = desk(id).parties().get(1).partyId();
		next(id, v -> desk.takeOutParty(id, v, party, "误列", false), CaseMoveKind.CASE_CHANGED);
		var other = CaseFixtures.found(house, 500_000, 20);
		var linked = next(id, v -> desk.link(id, v, clueId(other), other.get("version").asInt(), true), CaseMoveKind.CASE_CHANGED);
		assertThat(linked.clues()).hasSize(2).last().isEqualTo(clueId(other));
		assertThat(linked.facts().raised()).isEqualTo(Yuan.of(500_000));
		var determined = next(id, v -> desk.determine(id, v, new Determination(today, "固镇县处非办", Illegality.ILLEGAL, "属于非法集资", "条例第二条",
				null), false), CaseMoveKind.DETERMINED);
		assertThat(determined.facts().determination()).isEqualTo("属于非法集资");
		var filed = next(id, v -> desk.file(id, v, new Filing(today.minusDays(3), "固镇县处非办", null)), CaseMoveKind.ADMIN_FILED);
		assertThat(filed.facts().adminFiledOn()).isEqualTo(today.minusDays(3));
		assertThat(filed.occurredOn()).isEqualTo(today.minusDays(3));

		next(id, v -> measures.take(id, v, sealing(), false), CaseMoveKind.MEASURE_TAKEN);
		var measure = desk(id).measures().get(0);
		next(id, v -> measures.extend(id, v, measure.measureId(), today.plusDays(40), "负责人某", "未清点完", false), CaseMoveKind.MEASURE_TAKEN);
		next(id, v -> measures.end(id, v, measure.measureId(), "已解除", today, false), CaseMoveKind.MEASURE_TAKEN);
		next(id, v -> measures.revoke(id, v, measure.measureId(), "登记有误", false), CaseMoveKind.MEASURE_TAKEN);

		var penalised = next(id, v -> penalties.penalise(id, v, fine(List.of("03", "01")), false), CaseMoveKind.PENALISED);
		assertThat(penalised.facts().penaltyTypes()).extracting(PenaltyType::label).containsExactly("警告", "罚款");
		var again = next(id, v -> penalties.penalise(id, v, fine(List.of("03", "08")), false), CaseMoveKind.PENALISED);
		assertThat(again.facts().penaltyTypes()).extracting(PenaltyType::code).containsExactly("01", "03", "08");
		var second = desk(id).penalties().get(1).penaltyId();
		var revoked = next(id, v -> penalties.revoke(id, v, second, today, "复议撤销", false), CaseMoveKind.PENALISED);
		assertThat(revoked.facts().penaltyTypes()).extracting(PenaltyType::code).containsExactly("01", "03");

		next(id, v -> referrals.decide(id, v, Referral.decided(today, List.of("甲某", "乙某"), today, "负责人某", true, null), false),
				CaseMoveKind.CASE_CHANGED);
		var referral = desk(id).referrals().get(0).referralId();
		var referred = next(id, v -> referrals.handOver(id, v, referral, Instant.now(), "固镇县公安局", null, today), CaseMoveKind.REFERRED);
		assertThat(referred.facts().referredOn()).isEqualTo(today);
		assertThat(referred.facts().referredTo()).isEqualTo("固镇县公安局");
		assertThat(referred.facts().path()).isEqualTo(HandlingPath.ADMINISTRATIVE_THEN_CRIMINAL);
		var refused = next(id, v -> referrals.policeDecide(id, v, referral, today, false, null, null, "证据不足", false), CaseMoveKind.CASE_CHANGED);
		assertThat(refused.facts().path()).isEqualTo(HandlingPath.ADMINISTRATIVE);
		assertThat(refused.facts().criminalFiledOn()).isNull();
		next(id, v -> referrals.askAgain(id, v, referral, today), CaseMoveKind.CASE_CHANGED);
		var police = next(id, v -> referrals.policeDecide(id, v, referral, today, true, Charge.FUNDRAISING_FRAUD, null, null, false),
				CaseMoveKind.POLICE_FILED);
		assertThat(police.facts().charge()).isEqualTo(Charge.FUNDRAISING_FRAUD);

		var returned = new CaseMovement(UUID.randomUUID(), MoneyKind.RETURNED, today.minusDays(1), null, Yuan.of(400_000), null, 30,
				RefundSource.BALANCE, null, null, null, null);
		var moved = next(id, v -> money.move(id, v, returned, false), CaseMoveKind.MONEY_MOVED);
		assertThat(moved.facts().returned()).isEqualTo(Yuan.of(400_000));
		assertThat(moved.facts().repaidParticipants()).isEqualTo(30);
		assertThat(moved.facts().raised()).isNull();
		var reversed = next(id, v -> money.reverse(id, v, returned.id(), "金额录错", false), CaseMoveKind.MONEY_MOVED);
		assertThat(reversed.facts().returned()).isEqualTo(Yuan.of(-400_000));
		assertThat(reversed.facts().repaidParticipants()).isEqualTo(-30);
	}

	@Test
	void aRefusedStepMovesNothing() {
		var file = open(CaseFixtures.found(house, 1, 1));
		var id = new CaseId(file.caseId());
		var before = heard();

		try {
			as(() -> measures.take(id, file.version(), new Measure(MeasureKind.EXIT_BAN, ClueFixtures.today(), "固镇县处非办", null,
					List.of(), null, null, "限制出境", null), false));
		}
		catch (ExitBanAboveCounty refused) {
			assertThat(heard()).isEqualTo(before);
			return;
		}
		throw new AssertionError("a county decided an exit ban");
	}

	private CaseMoved next(CaseId id, Function<Integer, CaseView> act, CaseMoveKind kind) {
		var moved = step(() -> act.apply(desk(id).version()));
		assertThat(moved.kind()).isEqualTo(kind);
		assertThat(moved.caseId()).isEqualTo(id);
		assertThat(moved.by()).isEqualTo("测试CLERK");
		return moved;
	}

	/** Takes a step and answers the one event it published. */
	private CaseMoved step(Supplier<CaseView> act) {
		var before = heard();
		as(act);
		var all = events.stream(CaseMoved.class).toList();
		assertThat(all.size() - before).as("events of one step").isEqualTo(1);
		return all.get(all.size() - 1);
	}

	private int heard() {
		return (int) events.stream(CaseMoved.class).count();
	}

	private CaseView desk(CaseId id) {
		return as(() -> desk.get(id));
	}

	private <T> T as(Supplier<T> act) {
		return house.runAs(access, Person.CLERK, act);
	}

	private CaseView open(JsonNode clue) {
		return as(() -> desk.open(new NewCase(clueId(clue), clue.get("version").asInt(), null, house.unit("office"), "固镇县处非办", null,
				null, Set.of(), false)));
	}

	private static ClueId clueId(JsonNode clue) {
		return new ClueId(UUID.fromString(ClueFixtures.id(clue)));
	}

	private static Measure sealing() {
		return new Measure(MeasureKind.SEALING, ClueFixtures.today(), "固镇县处非办", "负责人某", List.of("甲某", "乙某"), null, null, "查封门店",
				null);
	}

	private static Penalty fine(List<String> types) {
		return new Penalty(types, PenaltyTarget.FUNDRAISER_UNIT, "测试虚构", Yuan.of(300_000), null, "条例第三十条", ClueFixtures.today(),
				"固镇县处非办", null, null);
	}
}
