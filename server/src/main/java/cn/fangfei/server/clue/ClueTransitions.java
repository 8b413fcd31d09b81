package cn.fangfei.server.clue;

import static cn.fangfei.server.clue.ClueParty.CLAIMANT;
import static cn.fangfei.server.clue.ClueParty.CLOSE_OUT;
import static cn.fangfei.server.clue.ClueParty.MAKER;
import static cn.fangfei.server.clue.ClueParty.OFFICE;
import static cn.fangfei.server.clue.ClueParty.OFFICE_LEAD;
import static cn.fangfei.server.clue.ClueParty.UNIT;
import static cn.fangfei.server.clue.ClueStatus.ASSIGNED;
import static cn.fangfei.server.clue.ClueStatus.CLOSED;
import static cn.fangfei.server.clue.ClueStatus.CONCLUDED;
import static cn.fangfei.server.clue.ClueStatus.REGISTERED;
import static cn.fangfei.server.clue.ClueStatus.RETURNED;
import static cn.fangfei.server.clue.ClueStatus.SUSPENDED;
import static cn.fangfei.server.clue.ClueStatus.VERIFYING;
import static cn.fangfei.server.clue.ClueStatus.VOIDED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transition table of clues: the only one. The desk asks it, the contract serves it and a page draws it; what it does not
 * hold cannot be done.
 */
final class ClueTransitions {

	/** How often a clue may be returned before the lead of the office decides who has it. */
	static final int RETURNS_BEFORE_ARBITRATION = 3;

	static final List<ClueTransition> ALL = table();

	private static final Map<ClueStatus, Map<ClueStep, ClueTransition>> BY_STATUS = byStatus();

	private ClueTransitions() {
	}

	static Optional<ClueTransition> of(ClueStatus from, ClueStep step) {
		return Optional.ofNullable(BY_STATUS.get(from).get(step));
	}

	/** The statuses from which a step can be taken, in order. */
	static List<ClueStatus> before(ClueStep step) {
		return ALL.stream().filter(t -> t.step() == step).map(ClueTransition::from).toList();
	}

	private static List<ClueTransition> table() {
		var rows = new ArrayList<ClueTransition>();
		var open = Arrays.stream(ClueStatus.values()).filter(ClueStatus::open).toList();
		add(rows, ClueStep.ASSIGN, List.of(REGISTERED, RETURNED), ASSIGNED, List.of(OFFICE),
				"承办单位和期限；三次退回后由处非办负责人指定");
		add(rows, ClueStep.ACCEPT, List.of(ASSIGNED), VERIFYING, List.of(UNIT), "");
		add(rows, ClueStep.RETURN, List.of(ASSIGNED, VERIFYING), RETURNED, List.of(UNIT), "所列的退回理由；仲裁指定的不能再退");
		add(rows, ClueStep.TRANSFER, List.of(ASSIGNED, VERIFYING, SUSPENDED), ASSIGNED, List.of(OFFICE),
				"另一个单位，期限重新计算；仲裁指定的由处非办负责人改派");
		add(rows, ClueStep.RECALL, List.of(ASSIGNED), REGISTERED, List.of(OFFICE), "原因");
		stay(rows, ClueStep.URGE, List.of(ASSIGNED, VERIFYING), List.of(OFFICE), "");
		stay(rows, ClueStep.REQUEST_EXTENSION, List.of(VERIFYING), List.of(UNIT), "理由和天数；每次交办延期一次");
		stay(rows, ClueStep.DECIDE_EXTENSION, List.of(VERIFYING), List.of(OFFICE_LEAD), "有待批的申请；审批人不是申请人");
		add(rows, ClueStep.SUSPEND, List.of(VERIFYING), SUSPENDED, List.of(UNIT, OFFICE), "所列的法定情形");
		add(rows, ClueStep.RESUME, List.of(SUSPENDED), VERIFYING, List.of(UNIT, OFFICE), "");
		add(rows, ClueStep.CONCLUDE, List.of(ASSIGNED, VERIFYING), CONCLUDED, List.of(UNIT, OFFICE), "核查结论；待签收的视为同时签收");
		stay(rows, ClueStep.AMEND, List.of(CONCLUDED), List.of(UNIT, OFFICE), "更正后的核查结论");
		add(rows, ClueStep.RECHECK, List.of(CONCLUDED), ASSIGNED, List.of(OFFICE), "承办单位和原因；同一事项没有其他在办线索");
		add(rows, ClueStep.CLOSE, List.of(CONCLUDED), CLOSED, List.of(CLOSE_OUT), "销号获批");
		add(rows, ClueStep.REOPEN, List.of(CLOSED), CONCLUDED, List.of(CLOSE_OUT), "回头看发现问题或销号撤销");
		add(rows, ClueStep.VOID, List.of(REGISTERED), VOIDED, List.of(OFFICE, MAKER), "作废原因");
		add(rows, ClueStep.VOID, open.subList(1, open.size()), VOIDED, List.of(OFFICE), "作废原因");
		stay(rows, ClueStep.MARK_URGENT, List.of(REGISTERED), List.of(OFFICE, MAKER), "尚未标为重大风险");
		stay(rows, ClueStep.MARK_URGENT, open.subList(1, open.size()), List.of(OFFICE, UNIT), "尚未标为重大风险");
		stay(rows, ClueStep.CLAIM, List.of(REGISTERED, RETURNED), List.of(OFFICE), "没有别人领取");
		stay(rows, ClueStep.CLAIM, List.of(ASSIGNED, VERIFYING), List.of(UNIT), "没有别人领取");
		stay(rows, ClueStep.RELEASE, List.of(REGISTERED, RETURNED, ASSIGNED, VERIFYING), List.of(CLAIMANT), "");
		return List.copyOf(rows);
	}

	private static void add(List<ClueTransition> rows, ClueStep step, List<ClueStatus> from, ClueStatus to,
			List<ClueParty> who, String needs) {
		from.forEach(f -> rows.add(new ClueTransition(f, step, to, who, needs)));
	}

	private static void stay(List<ClueTransition> rows, ClueStep step, List<ClueStatus> from, List<ClueParty> who,
			String needs) {
		from.forEach(f -> rows.add(new ClueTransition(f, step, f, who, needs)));
	}

	private static Map<ClueStatus, Map<ClueStep, ClueTransition>> byStatus() {
		var map = new EnumMap<ClueStatus, Map<ClueStep, ClueTransition>>(ClueStatus.class);
		for (var status : ClueStatus.values()) {
			map.put(status, new EnumMap<>(ClueStep.class));
		}
		for (var row : ALL) {
			if (map.get(row.from()).put(row.step(), row) != null) {
				throw new IllegalStateException(row.step() + " from " + row.from() + " stands twice");
			}
		}
		return map;
	}
}
