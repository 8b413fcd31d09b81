package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the few facts that a step speaks of; the others stay unsaid. */
final class FactsOfCase {

	private @Nullable String number;

	private @Nullable String name;

	private @Nullable String subjectName;

	private @Nullable Sector sector;

	private @Nullable FundraisingChannel channel;

	private @Nullable String situation;

	private @Nullable String handlingBody;

	private @Nullable String regionName;

	private @Nullable LocalDate adminFiledOn;

	private @Nullable String determination;

	private @Nullable LocalDate referredOn;

	private @Nullable String referredTo;

	private @Nullable LocalDate criminalFiledOn;

	private @Nullable Charge charge;

	private @Nullable HandlingPath path;

	private @Nullable LocalDate penalisedOn;

	private @Nullable List<PenaltyType> penaltyTypes;

	private @Nullable Yuan raised;

	private @Nullable Yuan returned;

	private @Nullable Integer participants;

	private @Nullable Integer repaid;

	private @Nullable String remark;

	private FactsOfCase() {
	}

	static CaseFacts nothing() {
		return new FactsOfCase().facts();
	}

	/** Everything but money that is known of a case at its beginning. */
	static FactsOfCase all(CaseFile file, String regionName) {
		var facts = basics(file);
		facts.number = file.number();
		facts.subjectName = file.subjectName();
		facts.regionName = regionName;
		facts.path = file.path();
		facts.adminFiledOn = file.filing() == null ? null : file.filing().filedOn();
		facts.criminalFiledOn = file.criminalFiledOn();
		facts.charge = file.charge();
		return facts;
	}

	/** What people correct. */
	static FactsOfCase basics(CaseFile file) {
		var facts = new FactsOfCase();
		facts.name = file.basics().name();
		facts.sector = file.basics().sector();
		facts.channel = file.basics().channel();
		facts.situation = file.basics().situation();
		facts.handlingBody = file.basics().handlingBody();
		facts.remark = file.basics().remark();
		return facts;
	}

	static CaseFacts determined(String determination) {
		var facts = new FactsOfCase();
		facts.determination = determination;
		return facts.facts();
	}

	static CaseFacts filed(CaseFile file, LocalDate on) {
		var facts = new FactsOfCase();
		facts.adminFiledOn = on;
		facts.path = file.path();
		return facts.facts();
	}

	static CaseFacts referred(CaseFile file, LocalDate on, String organ) {
		var facts = new FactsOfCase();
		facts.referredOn = on;
		facts.referredTo = organ;
		facts.path = file.path();
		return facts.facts();
	}

	/** What the police decided. */
	static CaseFacts decided(CaseFile file) {
		var facts = new FactsOfCase();
		facts.criminalFiledOn = file.criminalFiledOn();
		facts.charge = file.charge();
		facts.path = file.path();
		return facts.facts();
	}

	static CaseFacts penalised(@Nullable LocalDate on, List<PenaltyType> types) {
		var facts = new FactsOfCase();
		facts.penalisedOn = on;
		facts.penaltyTypes = types;
		return facts.facts();
	}

	FactsOfCase money(CaseMovement movement) {
		raised = movement.raised();
		returned = movement.returned();
		participants = movement.participants();
		repaid = movement.repaid();
		return this;
	}

	static CaseFacts moved(CaseMovement movement) {
		return new FactsOfCase().money(movement).facts();
	}

	CaseFacts facts() {
		return new CaseFacts(number, name, subjectName, sector, channel, situation, handlingBody, regionName, adminFiledOn,
				determination, referredOn, referredTo, criminalFiledOn, charge, path, penalisedOn, penaltyTypes, raised,
				returned, participants, repaid, remark);
	}
}
