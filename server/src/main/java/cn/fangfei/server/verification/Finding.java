package cn.fangfei.server.verification;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found 核查结论.
 * @param officers the people who went, at least two (条例 Art 21)
 * @param amount the whole sum that was raised, as far as known; absent leaves the reported one
 * @param filedOn when the case was filed 立案; where an administrative case became a criminal one, the criminal filing only
 * (附件2 note 6)
 * @param remark what the last column of 附件2 prints
 */
public record Finding(LocalDate visitedOn, List<String> officers, Illegality illegality, @Nullable HandlingPath path,
		Sector sector, FundraisingMethod method, FundraisingChannel channel, @Nullable Yuan amount,
		@Nullable Integer participants, @Nullable LocalDate filedOn, @Nullable Charge charge, String summary,
		@Nullable String remark) {

	public Finding {
		officers = officers.stream().map(String::strip).filter(o -> !o.isEmpty()).distinct().toList();
	}

	/**
	 * Refuses what cannot be.
	 * @param foundOn when the clue was found: the visit follows it
	 * @param today nothing was found tomorrow
	 */
	void check(LocalDate foundOn, LocalDate today) {
		if (officers.size() < 2) {
			throw new OfficersTooFew();
		}
		if (visitedOn.isAfter(today) || visitedOn.isBefore(foundOn)) {
			throw new VisitDateWrong(foundOn.toString());
		}
		if (illegality == Illegality.ILLEGAL && path == null) {
			throw new PathMissing();
		}
		if (filedOn != null && (path == null || filedOn.isAfter(today))) {
			throw new FilingDateWrong();
		}
		if (charge != null && !chargeable()) {
			throw new ChargeWithoutCriminalCase();
		}
	}

	/** A charge stands where a criminal case was filed, and for something that was found not to be fundraising only 其他罪名. */
	private boolean chargeable() {
		return filedOn != null && (path == HandlingPath.CRIMINAL || path == HandlingPath.ADMINISTRATIVE_THEN_CRIMINAL)
				&& (illegality != Illegality.NOT_ILLEGAL || charge == Charge.OTHER_CHARGE);
	}
}
