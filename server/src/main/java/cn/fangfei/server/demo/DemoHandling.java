package cn.fangfei.server.demo;

import cn.fangfei.server.casework.CaseFile;
import cn.fangfei.server.casework.CaseMovement;
import cn.fangfei.server.casework.Determination;
import cn.fangfei.server.casework.Measure;
import cn.fangfei.server.casework.MeasureKind;
import cn.fangfei.server.casework.MoneyKind;
import cn.fangfei.server.casework.Penalty;
import cn.fangfei.server.casework.PenaltyTarget;
import cn.fangfei.server.casework.RefundSource;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.ledger.CloseOutOutcome;
import cn.fangfei.server.ledger.FollowUpResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invents what the office and the townships did about what was found: cases with measures, money and papers, and how they ended. */
final class DemoHandling {

	private static final List<RefundSource> SOURCES = List.of(RefundSource.BALANCE, RefundSource.PROCEEDS, RefundSource.INSIDER_GAINS,
			RefundSource.FEES);

	private final DemoTerritory territory;

	private final DemoPerson clerk;

	private final DemoWords words;

	private int papers;

	private int cases;

	private int closedOut;

	private int followedUp;

	DemoHandling(DemoTerritory territory, DemoPerson clerk, DemoWords words) {
		this.territory = territory;
		this.clerk = clerk;
		this.words = words;
	}

	/** A case while it is invented. */
	private final class Draft {

		final String subject;

		final DemoKind kind;

		final DemoStory.Concluded concluded;

		final DemoCourse course;

		final List<DemoCase.Act> acts = new ArrayList<>();

		final List<DemoCase.Measured> standing = new ArrayList<>();

		final String key;

		/** Raised, returned, participants and repaid ones as they stand. */
		BigDecimal raised;

		BigDecimal returned = BigDecimal.ZERO;

		int people;

		int repaid;

		Draft(int number, String subject, DemoKind kind, DemoStory.Concluded concluded, Yuan amount, DemoCourse course) {
			this.key = "demo-case-" + number;
			this.subject = subject;
			this.kind = kind;
			this.concluded = concluded;
			this.course = course;
			this.raised = amount.value();
			this.people = concluded.participants() == null ? 0 : concluded.participants();
		}

		String handler() {
			return concluded.by().startsWith("town") ? concluded.by() : clerk.loginName();
		}

		void measure(@Nullable Instant at, MeasureKind what, String body, String content) {
			if (at != null) {
				var officers = concluded.officers().stream().map(o -> o.replace("（组长）", "")).toList();
				var act = new DemoCase.Measured(at, handler(), new Measure(what, DemoCourse.day(at), body, null, officers, paper(at, "措"),
						"送达回证", content, null));
				acts.add(act);
				standing.add(act);
			}
		}

		void end(@Nullable Instant at, String result) {
			if (at != null && !standing.isEmpty()) {
				var measured = standing.remove(0);
				acts.add(new DemoCase.Ended(at, handler(), measured.measure(), result));
			}
		}

		void move(@Nullable Instant at, MoneyKind what, BigDecimal money, int more, String note) {
			if (at == null) {
				return;
			}
			var found = what == MoneyKind.FOUND;
			raised = found ? raised.add(money) : raised;
			returned = found ? returned : returned.add(money);
			people += found ? more : 0;
			repaid += found ? 0 : more;
			acts.add(new DemoCase.Moved(at, clerk.loginName(), new CaseMovement(
					UUID.nameUUIDFromBytes((key + acts.size()).getBytes(StandardCharsets.UTF_8)), what, DemoCourse.day(at),
					found ? new Yuan(money) : null, found ? null : new Yuan(money), found && more > 0 ? more : null,
					!found && more > 0 ? more : null, found ? null : words.of(SOURCES), null, note, null, null)));
		}

		/** Gives back a part of what is still owed; all of it where the part is the whole. */
		void repay(@Nullable Instant at, int percent) {
			if (at == null) {
				return;
			}
			var owed = raised.subtract(returned);
			var part = percent == 100 ? owed
					: owed.multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100_000), 0, RoundingMode.DOWN)
						.multiply(BigDecimal.valueOf(1_000));
			if (part.signum() > 0) {
				var left = people - repaid;
				move(at, MoneyKind.RETURNED, part, percent == 100 ? left : left * percent / 100,
						percent == 100 ? "剩余本金清退完毕，转账回单与名册逐一核对一致。" : "按比例清退，参与人签字确认，转账回单已附卷。");
			}
		}

		boolean settled() {
			return raised.compareTo(returned) == 0;
		}
	}

	/** The case of a matter: most of those that were found illegal have one. */
	@Nullable DemoCase file(int number, DemoPlot plot, String subject, DemoKind kind, DemoStory.Concluded concluded, Yuan amount,
			DemoCourse course) {
		if (concluded.illegality() != Illegality.ILLEGAL || plot == DemoPlot.PLAIN && words.perMille(120)) {
			return null;
		}
		var opened = course.after(1, 4);
		if (opened == null) {
			return null;
		}
		var draft = new Draft(number, subject, kind, concluded, amount, course);
		cases++;
		if (plot == DemoPlot.LEGACY) {
			legacy(draft);
		}
		else if (concluded.path() == HandlingPath.CRIMINAL) {
			criminal(draft);
		}
		else {
			administrative(draft);
		}
		return new DemoCase(opened, clerk.loginName(), concluded.by(), clerk.unitName(), concluded.remark(), List.copyOf(draft.acts));
	}

	private void administrative(Draft d) {
		var course = d.course;
		filed(d);
		d.measure(course.after(1), MeasureKind.WARNING_TALK, clerk.unitName(),
				"约谈法定代表人和实际经营人，当面送达告知书，告知《防范和处置非法集资条例》有关规定，要求立即停止收取" + d.kind.money() + "，如实报告参与人和资金去向。");
		switch (cases % 4) {
			case 0 -> d.measure(course.after(1, 2), MeasureKind.STOP_ORDER, clerk.unitName(),
					"责令立即停止以" + d.kind.money() + "名义吸收资金，停用收款码，不得转移、隐匿资产，保管好账册和合同备查。");
			case 1 -> d.measure(course.after(1, 2), MeasureKind.RECTIFICATION_ORDER, clerk.unitName(),
					"责令限期整改：撤除“" + d.kind.wording() + "”宣传，清点参与人和金额，报送清退方案，规范店招用字。");
			case 2 -> d.measure(course.after(1, 2), MeasureKind.PUBLIC_WARNING, clerk.unitName(),
					"在村（居）务公开栏和“" + territory.shortName() + "发布”公众号发布风险提示，提醒群众不再交款、尽早登记。");
			default -> d.measure(course.after(1, 2), MeasureKind.ABNORMAL_LISTING, territory.name() + "市场监督管理局",
					"登记住所无法联系，列入经营异常名录并公示。");
		}
		if (cases % 5 == 1) {
			d.move(course.after(2, 4), MoneyKind.FOUND, BigDecimal.valueOf(words.between(8, 60) * 1_000L), words.between(2, 9),
					"公告登记期内补充登记的参与人和金额，已核对收据。");
		}
		d.end(course.after(2, 5), "当事人签收告知书并书面承诺，已停止收款，撤下宣传资料。");
		if (cases % 2 == 0) {
			var at = course.after(1, 4);
			if (at != null) {
				d.acts.add(new DemoCase.Determined(at, clerk.loginName(), new Determination(DemoCourse.day(at), clerk.unitName(),
						Illegality.ILLEGAL, "认定为非法集资",
						"未经许可以" + d.kind.money() + "名义向社会不特定对象吸收资金并承诺回报，有合同、收据、询问笔录和银行流水为证，符合《防范和处置非法集资条例》第二条规定。", paper(at, "认"))));
			}
		}
		if (cases % 6 == 4) {
			refer(d, false);
		}
		d.measure(course.after(1, 3), MeasureKind.REFUND_ORDER, clerk.unitName(), "责令按登记名册向集资参与人清退本金，分批进行，每批清退后五日内报送转账回单。");
		d.repay(course.after(4, 8), cases % 7 == 3 ? 100 : words.between(3, 7) * 10);
		d.end(course.after(2, 6), "复查：所列事项已落实，现场照片和材料附卷。");
		if (cases % 4 == 2) {
			penalise(d, course.after(4, 8));
		}
		if (cases % 3 != 1) {
			d.repay(course.after(6, 12), cases % 3 == 2 ? 100 : 50);
		}
		if (cases % 3 != 0 || d.settled()) {
			d.end(course.after(3, 8), d.settled() ? "本金已全部清退，回单与名册核对一致。" : "已按还款计划清退到期部分，其余分期履行。");
		}
	}

	/** Filed with the administration on the day on which the case was opened. */
	private void filed(Draft d) {
		var at = d.course.soon();
		if (at != null) {
			d.acts.add(new DemoCase.Filed(at, clerk.loginName(),
					new CaseFile.Filing(DemoCourse.day(at), clerk.unitName(), paper(at, "立"))));
		}
	}

	private void criminal(Draft d) {
		var course = d.course;
		filed(d);
		refer(d, true);
		d.measure(course.after(1), MeasureKind.STOP_ORDER, clerk.unitName(),
				"责令立即停止以" + d.kind.money() + "名义吸收资金，固定合同、收据和电子数据，劝告负责人不得离开本县。");
		d.move(course.after(5, 9), MoneyKind.FOUND, BigDecimal.valueOf(words.between(40, 260) * 1_000L), words.between(6, 30),
				"公安机关报案登记后新增的参与人和金额。");
		d.end(course.after(2, 5), "已停止收款，资料移交公安机关。");
		d.repay(course.after(10, 18), words.between(1, 4) * 10);
	}

	private void legacy(Draft d) {
		var course = d.course;
		referredLongAgo(d, Objects.requireNonNull(d.concluded.filedOn()));
		var at = course.after(2);
		if (at != null) {
			d.acts.add(new DemoCase.Supervised(at, clerk.loginName(), new CaseFile.Supervision("县政府分管负责人", DemoCourse.day(at),
					paper(at, "督"), "一案一策：公安机关负责追赃挽损和资产处置，属地镇负责参与人名册核对和稳控，财政部门负责清退资金专户管理，按月调度。")));
		}
		d.measure(course.after(2, 3), MeasureKind.REFUND_ORDER, clerk.unitName(), "责令责任人以查封房产变价款按比例清退，第一批清退六十周岁以上和困难参与人。");
		d.repay(course.after(10, 14), 20);
		d.repay(course.after(15, 20), 15);
	}

	/** The papers of years ago, entered one after the other. */
	private void referredLongAgo(Draft d, LocalDate filedOn) {
		var entered = d.course.soon();
		var handedOver = d.course.soon();
		var filed = d.course.soon();
		if (entered != null && handedOver != null && filed != null) {
			var day = filedOn.minusDays(5);
			var police = territory.name() + "公安局";
			d.acts.add(new DemoCase.Referred(entered, clerk.loginName(), day.minusDays(1), day, List.of(words.person(), words.person()),
					"时任处非办主要负责人"));
			d.acts.add(new DemoCase.HandedOver(handedOver, clerk.loginName(), day.atTime(15, 30).atZone(DemoCourse.CHINA).toInstant(), police,
					territory.shortName().charAt(0) + "处非移〔" + day.getYear() + "〕第1号"));
			d.acts.add(new DemoCase.PoliceFiled(filed, clerk.loginName(), filedOn, Charge.ILLEGAL_PUBLIC_DEPOSITS,
					territory.shortName().charAt(0) + "公（经）立字〔" + filedOn.getYear() + "〕17号"));
		}
	}

	/** Two officers report, the head agrees, the papers go the same day, the police file the case. */
	private void refer(Draft d, boolean atOnce) {
		var course = d.course;
		var at = atOnce ? course.soon() : course.after(2, 4);
		if (at == null) {
			return;
		}
		d.acts.add(new DemoCase.Referred(at, clerk.loginName(), DemoCourse.day(at), DemoCourse.day(at), List.of(words.person(), words.person()),
				"处非办主要负责人"));
		var handed = course.soon();
		if (handed == null) {
			return;
		}
		d.acts.add(new DemoCase.HandedOver(handed, clerk.loginName(), handed, territory.name() + "公安局", paper(handed, "移")));
		var filed = course.after(2, 3);
		if (filed != null) {
			d.acts.add(new DemoCase.PoliceFiled(filed, clerk.loginName(), DemoCourse.day(filed),
					words.perMille(250) ? Charge.FUNDRAISING_FRAUD : Charge.ILLEGAL_PUBLIC_DEPOSITS,
					territory.shortName().charAt(0) + "公（经）立字〔" + DemoCourse.day(filed).getYear() + "〕" + words.between(20, 190) + "号"));
		}
	}

	private void penalise(Draft d, @Nullable Instant at) {
		if (at != null) {
			var fine = d.raised.multiply(BigDecimal.valueOf(words.between(20, 30))).divide(BigDecimal.valueOf(100_000), 0, RoundingMode.UP)
				.multiply(BigDecimal.valueOf(1_000));
			d.acts.add(new DemoCase.Penalised(at, clerk.loginName(), new Penalty(List.of("01", "03"), PenaltyTarget.FUNDRAISER_UNIT, d.subject,
					new Yuan(fine), null, "《防范和处置非法集资条例》第三十条第一款", DemoCourse.day(at), clerk.unitName(), paper(at, "罚"),
					"积极清退，未造成严重后果，在法定幅度内从轻处罚。")));
		}
	}

	/** How the matter was closed out, when it was: what is settled and what was no fundraising, not what is still under way. */
	@Nullable DemoCloseOut closeOut(int number, DemoPlot plot, DemoStory.Concluded concluded, @Nullable DemoCase file,
			DemoCourse course) {
		if (file != null ? !ripe(plot, file) : concluded.illegality() != Illegality.NOT_ILLEGAL || words.perMille(150)) {
			return null;
		}
		var proposed = file == null ? course.after(4, 15) : course.after(2, 6);
		if (proposed == null) {
			return null;
		}
		var by = concluded.by().startsWith("town") ? concluded.by() : clerk.loginName();
		var first = DemoCourse.day(proposed).plusDays(words.between(30, 38));
		var days = file == null ? List.of(first) : List.of(first, first.plusDays(60));
		var decidedAt = course.after(1, 3);
		closedOut += decidedAt == null ? 0 : 1;
		var refused = decidedAt != null && closedOut % 17 == 5;
		var owed = file == null ? BigDecimal.ZERO : owed(concluded, file);
		return new DemoCloseOut(proposed, by, outcomes(file, owed), summary(concluded, file, owed),
				owed.signum() > 0 ? "其余本金已签订还款协议并由担保人提供担保，按季履行，由属地镇跟踪督促，参与人均书面同意。" : null, days,
				decidedAt == null ? null : new DemoCloseOut.Decided(decidedAt, "lead",
						refused ? "回单只附了首批，名册上还有两人未签字，请补齐后再报。" : null),
				decidedAt == null || refused ? List.of() : followUps(by, days, file != null, course));
	}

	/** All its measures have a result, and either everything is returned or what is owed is agreed upon. */
	private static boolean ripe(DemoPlot plot, DemoCase file) {
		var measures = file.acts(DemoCase.Measured.class).count();
		return plot != DemoPlot.LEGACY && measures > 1 && measures == file.acts(DemoCase.Ended.class).count();
	}

	private static BigDecimal owed(DemoStory.Concluded concluded, DemoCase file) {
		var raised = concluded.amount() == null ? BigDecimal.ZERO : concluded.amount().value();
		for (var moved : file.acts(DemoCase.Moved.class).map(DemoCase.Moved::movement).toList()) {
			raised = raised.add(moved.raised() == null ? BigDecimal.ZERO : moved.raised().value())
				.subtract(moved.returned() == null ? BigDecimal.ZERO : moved.returned().value());
		}
		return raised;
	}

	private static List<CloseOutOutcome> outcomes(@Nullable DemoCase file, BigDecimal owed) {
		if (file == null) {
			return List.of(CloseOutOutcome.NOT_ILLEGAL);
		}
		var outcomes = new ArrayList<CloseOutOutcome>();
		if (file.acts(DemoCase.Penalised.class).findAny().isPresent()) {
			outcomes.add(CloseOutOutcome.PENALISED);
		}
		if (file.acts(DemoCase.PoliceFiled.class).findAny().isPresent()) {
			outcomes.add(CloseOutOutcome.CRIMINAL_CASE);
		}
		if (owed.signum() == 0) {
			outcomes.add(CloseOutOutcome.REPAID);
		}
		if (file.acts(DemoCase.Measured.class).anyMatch(m -> m.measure().kind() == MeasureKind.RECTIFICATION_ORDER) || outcomes.isEmpty()) {
			outcomes.add(CloseOutOutcome.RECTIFIED);
		}
		return List.copyOf(outcomes);
	}

	private String summary(DemoStory.Concluded concluded, @Nullable DemoCase file, BigDecimal owed) {
		if (file == null) {
			return words.of(List.of("现场核查未发现非法集资情形，已约见负责人提示规范用语，纳入网格日常巡查。",
					"核查结论为不属于非法集资，宣传用语已整改，群众反映的问题已答复。", "经核查未见吸收资金行为，店招已更换，网格员两次回访均正常经营。"));
		}
		return owed.signum() == 0 ? "集资行为已停止，" + (concluded.participants() == null ? "" : "登记的参与人") + "本金全部清退，宣传资料清除，门店规范经营，无信访遗留。"
				: "集资行为已停止，到期应清退部分已清退，其余按协议分期履行，参与人情绪稳定，各项措施均有结果。";
	}

	/** One in nine of those that were looked at again is found open again, which ends the looking. */
	private List<DemoCloseOut.FollowedUp> followUps(String by, List<LocalDate> days, boolean ofCase, DemoCourse course) {
		var done = new ArrayList<DemoCloseOut.FollowedUp>();
		for (var day : days) {
			var at = course.on(day.minusDays(words.between(0, 3)));
			if (at == null) {
				break;
			}
			followedUp++;
			var relapsed = followedUp % 9 == 4;
			done.add(new DemoCloseOut.FollowedUp(at, by, done.size() + 1, relapsed ? FollowUpResult.RELAPSED : FollowUpResult.NORMAL,
					relapsed ? "回访发现该处换挂“健康生活馆”牌匾，又有人以预存卡名义收款，当日已制止并取得收据两张，请重新核查。"
							: ofCase ? "走访门店和三名参与人，未见重新吸收资金，还款按期履行。" : "门店正常经营，未见集中宣讲和预收大额款项。"));
			if (relapsed) {
				break;
			}
		}
		return List.copyOf(done);
	}

	/** A number of a paper, none twice. */
	private String paper(Instant at, String word) {
		return territory.shortName().charAt(0) + "处非" + word + "〔" + DemoCourse.day(at).getYear() + "〕第" + ++papers + "号";
	}
}
