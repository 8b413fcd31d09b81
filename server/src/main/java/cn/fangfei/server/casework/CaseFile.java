package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.subject.SubjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case 案件: what is done about a matter. Measures, penalties, referrals and money stand beside it; nothing in it is a sum.
 * @param foundOn when the lead clue was found: what was returned before does not count as obtained by fraud (司法解释 Art 8)
 * @param supervision 领导包案 and 挂牌督办, as facts (G17)
 */
public record CaseFile(CaseId id, String number, SubjectId subjectId, String subjectName, @Nullable CreditCode creditCode,
		RegionCode region, LocalDate foundOn, LocalDate openedOn, UUID createdBy, String createdByName, Instant createdAt,
		CaseStatus status, Basics basics, @Nullable HandlingPath path, @Nullable Filing filing,
		@Nullable LocalDate criminalFiledOn, @Nullable Charge charge, Supervision supervision, int version) {

	/** What people may correct at any time. */
	public record Basics(String name, UUID leadUnit, Sector sector, FundraisingChannel channel, String situation,
			String handlingBody, @Nullable String remark, Set<Aggravation> aggravations) {
	}

	/** An administrative filing 行政立案. */
	public record Filing(LocalDate filedOn, String body, @Nullable String number) {
	}

	/** Who leads a case of weight and under which supervision it stands. */
	public record Supervision(@Nullable String leader, @Nullable LocalDate supervisedOn, @Nullable String number,
			@Nullable String plan) {

		static final Supervision NONE = new Supervision(null, null, null, null);
	}

	CaseFile with(Basics next) {
		return copy(status, next, path, filing, criminalFiledOn, charge, supervision);
	}

	CaseFile with(Supervision next) {
		return copy(status, basics, path, filing, criminalFiledOn, charge, next);
	}

	/** Files the case; where nothing was said of the path it is an administrative one now. */
	CaseFile file(Filing next) {
		return copy(status, basics, path == null ? HandlingPath.ADMINISTRATIVE : path, next, criminalFiledOn, charge,
				supervision);
	}

	/** The way to the police; a case on which the administration acted went there after it. */
	CaseFile refer(boolean administrationActed) {
		return copy(status, basics, towardsPolice(administrationActed), filing, criminalFiledOn, charge, supervision);
	}

	CaseFile policeFiled(LocalDate on, Charge named, boolean administrationActed) {
		return copy(status, basics, towardsPolice(administrationActed), filing, on, named, supervision);
	}

	/** The police did not file it: the administration goes on alone. */
	CaseFile policeRefused() {
		return copy(status, basics, criminalFiledOn == null ? HandlingPath.ADMINISTRATIVE : path, filing, criminalFiledOn,
				charge, supervision);
	}

	CaseFile close() {
		return copy(CaseStatus.CLOSED, basics, path, filing, criminalFiledOn, charge, supervision);
	}

	CaseFile reopen() {
		return copy(CaseStatus.OPEN, basics, path, filing, criminalFiledOn, charge, supervision);
	}

	private HandlingPath towardsPolice(boolean administrationActed) {
		return administrationActed || filing != null ? HandlingPath.ADMINISTRATIVE_THEN_CRIMINAL : HandlingPath.CRIMINAL;
	}

	private CaseFile copy(CaseStatus status, Basics basics, @Nullable HandlingPath path, @Nullable Filing filing,
			@Nullable LocalDate criminalFiledOn, @Nullable Charge charge, Supervision supervision) {
		return new CaseFile(id, number, subjectId, subjectName, creditCode, region, foundOn, openedOn, createdBy,
				createdByName, createdAt, status, basics, path, filing, criminalFiledOn, charge, supervision, version);
	}
}
