package cn.fangfei.server.demo;

import cn.fangfei.server.casework.CaseDesk;
import cn.fangfei.server.casework.CaseId;
import cn.fangfei.server.casework.CaseMeasureDesk;
import cn.fangfei.server.casework.CaseMoneyDesk;
import cn.fangfei.server.casework.CasePenaltyDesk;
import cn.fangfei.server.casework.CaseReferralDesk;
import cn.fangfei.server.casework.CaseView;
import cn.fangfei.server.casework.CaseView.CaseMeasureView;
import cn.fangfei.server.casework.Measure;
import cn.fangfei.server.casework.NewCase;
import cn.fangfei.server.casework.Referral;
import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.demo.DemoCaseload.Cast;
import cn.fangfei.server.demo.DemoCaseload.Step;
import cn.fangfei.server.ledger.CloseOutDesk;
import cn.fangfei.server.ledger.CloseOutMatter;
import cn.fangfei.server.ledger.NewCloseOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens and handles the cases of the stories, and closes matters out. */
@Component
class DemoCaseTelling {

	private final ClueDesk clues;

	private final CaseDesk cases;

	private final CaseMeasureDesk measures;

	private final CaseMoneyDesk money;

	private final CasePenaltyDesk penalties;

	private final CaseReferralDesk referrals;

	private final CloseOutDesk closeOuts;

	DemoCaseTelling(ClueDesk clues, CaseDesk cases, CaseMeasureDesk measures, CaseMoneyDesk money, CasePenaltyDesk penalties,
			CaseReferralDesk referrals, CloseOutDesk closeOuts) {
		this.clues = clues;
		this.cases = cases;
		this.measures = measures;
		this.money = money;
		this.penalties = penalties;
		this.referrals = referrals;
		this.closeOuts = closeOuts;
	}

	List<Step> steps(DemoStory story, Cast cast) {
		var steps = new ArrayList<Step>();
		var file = story.file();
		var number = story.number();
		if (file != null) {
			steps.add(new Step("case-" + number, file.openedAt(), cast.person(file.openedBy()), () -> open(cast.clue(story), file, cast)));
			for (var i = 0; i < file.acts().size(); i++) {
				var act = file.acts().get(i);
				steps.add(new Step("act-" + number + "-" + i, act.at(), cast.person(act.by()), () -> {
					var id = new CaseId(cast.made("case-" + number));
					take(act, id);
					return id.value();
				}));
			}
		}
		if (story.closeOut() != null) {
			steps.addAll(steps(number, file == null ? CloseOutMatter.CLUE : CloseOutMatter.CASE, story.closeOut(), cast));
		}
		return steps;
	}

	private List<Step> steps(int number, CloseOutMatter matter, DemoCloseOut told, Cast cast) {
		var steps = new ArrayList<Step>();
		var of = matter == CloseOutMatter.CASE ? "case-" + number : "clue-" + number;
		steps.add(new Step("proposal-" + number, told.proposedAt(), cast.person(told.by()), () -> closeOuts.propose(new NewCloseOut(matter,
				cast.made(of), told.outcomes(), told.summary(), told.outstandingReason(), List.of(), told.followUpOn()), false)
			.closeOutId()));
		var decided = told.decided();
		if (decided != null) {
			steps.add(new Step("decision-" + number, decided.at(), cast.person(decided.by()),
					() -> decide(matter, cast.made(of), cast.made("proposal-" + number), decided.reason())));
		}
		for (var done : told.followUps()) {
			steps.add(new Step("follow-up-" + number + "-" + done.ordinal(), done.at(), cast.person(done.by()),
					() -> followUp(matter, cast.made(of), done)));
		}
		return steps;
	}

	private UUID open(ClueId clue, DemoCase file, Cast cast) {
		return cases.open(new NewCase(clue, clues.summary(clue).version(), null, cast.person(file.lead()).unitId(), file.handlingBody(),
				null, file.remark(), Set.of(), false)).caseId();
	}

	private void take(DemoCase.Act act, CaseId id) {
		var version = cases.summary(id).version();
		if (act instanceof DemoCase.Determined determined) {
			cases.determine(id, version, determined.determination(), false);
		}
		else if (act instanceof DemoCase.Filed filed) {
			cases.file(id, version, filed.filing());
		}
		else if (act instanceof DemoCase.Supervised supervised) {
			cases.supervise(id, version, supervised.supervision(), false);
		}
		else if (act instanceof DemoCase.Measured measured) {
			measures.take(id, version, measured.measure(), false);
		}
		else if (act instanceof DemoCase.Ended ended) {
			measures.end(id, version, standing(id, ended.measure()).measureId(), ended.result(), DemoCourse.day(ended.at()), false);
		}
		else if (act instanceof DemoCase.Moved moved) {
			money.move(id, version, moved.movement(), false);
		}
		else if (act instanceof DemoCase.Penalised penalised) {
			penalties.penalise(id, version, penalised.penalty(), false);
		}
		else if (act instanceof DemoCase.Referred referred) {
			referrals.decide(id, version, Referral.decided(referred.reportedOn(), referred.officers(), referred.decidedOn(),
					referred.decidedBy(), true, null), false);
		}
		else if (act instanceof DemoCase.HandedOver handed) {
			referrals.handOver(id, version, referral(cases.get(id)), handed.handedAt(), handed.organ(), handed.paperNo(),
					DemoCourse.day(handed.handedAt()));
		}
		else if (act instanceof DemoCase.PoliceFiled filed) {
			referrals.policeDecide(id, version, referral(cases.get(id)), filed.on(), true, filed.charge(), filed.paperNo(),
					null, false);
		}
	}

	private CaseMeasureView standing(CaseId id, Measure measure) {
		return cases.get(id)
			.measures()
			.stream()
			.filter(m -> m.kind() == measure.kind() && m.result() == null)
			.findFirst()
			.orElseThrow();
	}

	private static UUID referral(CaseView file) {
		return file.referrals().get(0).referralId();
	}

	private UUID decide(CloseOutMatter matter, UUID of, UUID closeOut, @Nullable String reason) {
		var proposed = closeOuts.matter(matter, of)
			.closeOuts()
			.stream()
			.filter(c -> c.closeOutId().equals(closeOut))
			.findFirst()
			.orElseThrow();
		return closeOuts.decide(closeOut, reason == null, reason, proposed.version(), false).closeOutId();
	}

	private UUID followUp(CloseOutMatter matter, UUID of, DemoCloseOut.FollowedUp done) {
		var due = closeOuts.matter(matter, of)
			.followUps()
			.stream()
			.filter(f -> f.ordinal() == done.ordinal() && f.result() == null)
			.findFirst()
			.orElseThrow();
		return closeOuts.record(due.followUpId(), done.result(), done.note(), List.of(), due.version(), false).followUpId();
	}
}
