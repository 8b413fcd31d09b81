package cn.fangfei.detection.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** R7 to R9: what a firm files, which marks it bears, and whether anybody works there. */
final class ConductRules {

	private static final Set<RegisterChange.Kind> TELLING = EnumSet.of(RegisterChange.Kind.NAME, RegisterChange.Kind.REPRESENTATIVE,
			RegisterChange.Kind.ADDRESS);

	private ConductRules() {
	}

	static void look(Look look) {
		changes(look);
		marks(look);
		staff(look);
	}

	/** Items filed on one day are one change; a change of form alone, or of the written address alone, is none. */
	private static void changes(Look look) {
		var rule = RegisterRule.FREQUENT_CHANGES;
		if (!look.asks(rule)) {
			return;
		}
		if (look.facts.changes() == null) {
			look.coverage.add("变更登记未提供，“" + rule.label() + "”未核对。");
			return;
		}
		var days = Math.round(look.threshold(rule, "天数"));
		var from = look.facts.today().minusDays(days);
		var filed = look.facts.changes()
			.stream()
			.filter(change -> TELLING.contains(change.kind()) && change.on().isAfter(from) && !change.on().isAfter(look.facts.today()))
			.filter(change -> !change.on().equals(look.facts.registeredOn()))
			.toList();
		var real = filed.stream().filter(change -> !formal(change)).toList();
		var least = look.threshold(rule, "次数");
		var allDays = filed.stream().map(RegisterChange::on).collect(Collectors.toCollection(TreeSet::new));
		var dates = real.stream().map(RegisterChange::on).collect(Collectors.toCollection(TreeSet::new));
		if (allDays.size() < least) {
			return;
		}
		var guarded = dates.size() < least;
		var shown = guarded ? filed : real;
		var counts = new EnumMap<RegisterChange.Kind, Integer>(RegisterChange.Kind.class);
		shown.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
		var parts = new ArrayList<String>();
		counts.forEach((kind, count) -> parts.add(kind.label() + count + "次"));
		var last = (guarded ? allDays : dates).last();
		var times = (guarded ? allDays : dates).size();
		look.found(rule, 0.6 + 0.2 * (times - least), "近" + days + "天分" + times + "次办理变更：" + String.join("、", parts) + "，最近一次为" + last
				+ "。", last, last.plusDays(days),
				guarded ? "其中只改企业类型或地址写法的不算变更，余下" + dates.size() + "次，不到" + Math.round(least) + "次。"
						: Look.first(look.traits.licensed(), look.traits.state(), look.traits.branch()));
	}

	private static boolean formal(RegisterChange change) {
		if (change.before().isBlank() || change.after().isBlank()) {
			return false;
		}
		if (change.kind() == RegisterChange.Kind.ADDRESS) {
			return AddressText.compare(change.before(), change.after()) == AddressText.Relation.SAME;
		}
		if (change.kind() == RegisterChange.Kind.NAME) {
			var before = FirmName.parse(change.before());
			var after = FirmName.parse(change.after());
			return before.core().equals(after.core()) && before.industry().equals(after.industry());
		}
		return Plain.of(change.before()).equals(Plain.of(change.after()));
	}

	private static void marks(Look look) {
		var rule = RegisterRule.MARKED;
		if (!look.asks(rule)) {
			return;
		}
		var marks = look.facts.marks();
		if (marks == null) {
			look.coverage.add("经营异常、申报等状态未提供，“" + rule.label() + "”未核对。");
			return;
		}
		var resting = marks.contains(RegisterMark.SUSPENDED);
		var telling = marks.stream()
			.filter(mark -> mark.strength() > 0)
			.sorted(Comparator.comparingDouble(RegisterMark::strength).reversed().thenComparing(Comparator.naturalOrder()))
			.toList();
		if (telling.isEmpty()) {
			return;
		}
		var months = look.months();
		var onlyQuiet = telling.stream().allMatch(mark -> mark == RegisterMark.ZERO_FILING || mark == RegisterMark.NO_ANNUAL_REPORT);
		var guard = !onlyQuiet ? null
				: Look.first(resting ? "已办理歇业备案：歇业期间不经营是其权利。" : null,
						telling.size() == 1 && telling.get(0) == RegisterMark.ZERO_FILING
								? Look.first(look.traits.household(), look.traits.cooperative(), months != null && months < 6
										? "成立不满6个月，尚未申报收入属正常。" : null)
								: null,
						look.traits.branch());
		look.found(rule, telling.get(0).strength() + 0.1 * (telling.size() - 1),
				telling.stream().map(RegisterMark::label).collect(Collectors.joining("、")) + "。",
				telling.stream().map(RegisterMark::source).distinct().collect(Collectors.joining("；")), look.facts.today(), null, guard);
	}

	private static void staff(Look look) {
		var rule = RegisterRule.NO_STAFF;
		if (!look.asks(rule)) {
			return;
		}
		var employees = look.facts.employees();
		var insured = look.facts.insured();
		if (employees == null && insured == null) {
			look.coverage.add("从业人数和参保人数未提供，“" + rule.label() + "”未核对。");
			return;
		}
		var noneInsured = insured != null && insured == 0;
		var nobody = employees != null && employees == 0 && (insured == null || noneInsured);
		if (!noneInsured && !nobody) {
			return;
		}
		var claimed = employees != null && employees > 0;
		var sentence = claimed ? "申报从业" + employees + "人，参保0人。" : nobody && insured == null ? "申报从业0人。" : employees == null ? "参保0人。"
				: "从业0人，参保0人。";
		var months = look.months();
		var early = Math.round(look.threshold(rule, "成立月数"));
		look.found(rule, claimed && employees >= 10 ? 1 : 0.5, sentence, look.facts.today(), null,
				Look.first(months != null && months < early ? "成立不满" + early + "个月，尚在筹备属正常。" : null, look.traits.branch(),
						look.traits.household(),
						look.traits.cooperative(), look.facts.marks() != null && look.facts.marks().contains(RegisterMark.SUSPENDED)
								? "已办理歇业备案。" : null));
	}

}
