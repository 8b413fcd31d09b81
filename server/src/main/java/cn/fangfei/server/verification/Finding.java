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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found 核查结论.
 * @param officers the people who went, at least two (条例 Art 21)
 * @param amount the whole sum that was raised, as far as known; absent leaves the reported one
 * @param filedOn when the case was filed 立案; where an administrative case became a criminal one, the criminal filing only
 * (附件2 note 6)
 * @param remark what the last column of 附件2 prints
 * @param elements each of the four once
 * @param noEvidenceReason why the finding stands without evidence
 * @param visitId the visit that it rests on
 * @param amendReason why it takes the place of the finding before
 */
public record Finding(LocalDate visitedOn, List<String> officers, Illegality illegality, @Nullable HandlingPath path,
		Sector sector, FundraisingMethod method, FundraisingChannel channel, @Nullable Yuan amount,
		@Nullable Integer participants, @Nullable LocalDate filedOn, @Nullable Charge charge, String summary,
		@Nullable String remark, List<ElementFinding> elements, @Nullable String noEvidenceReason, @Nullable UUID visitId,
		@Nullable String amendReason) {

	/** Without these nothing is illegal fundraising: 未经许可, 承诺回报, 不特定对象 (条例 Art 2). */
	private static final List<LegalElement> NEEDED = List.of(LegalElement.UNLAWFUL, LegalElement.INDUCING, LegalElement.SOCIAL);

	public Finding {
		officers = officers.stream().map(String::strip).filter(o -> !o.isEmpty()).distinct().toList();
		elements = List.copyOf(elements);
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
		checkElements();
	}

	/** What was found of an element. */
	ElementFinding of(LegalElement element) {
		return elements.stream().filter(e -> e.element() == element).findFirst().orElseThrow(ElementsIncomplete::new);
	}

	private void checkElements() {
		if (elements.size() != LegalElement.values().length) {
			throw new ElementsIncomplete();
		}
		for (var element : LegalElement.values()) {
			var found = of(element);
			if (found.state() != ElementState.UNCLEAR && found.basis() == null) {
				throw new ElementsIncomplete();
			}
		}
		if (illegality == Illegality.ILLEGAL && NEEDED.stream().anyMatch(e -> of(e).state() != ElementState.PRESENT)) {
			throw new ElementsContradict("结论为“是”的，非法性、利诱性、社会性须均为“有”，目前" + NEEDED.stream()
				.filter(e -> of(e).state() != ElementState.PRESENT)
				.map(LegalElement::label)
				.collect(Collectors.joining("、")) + "不是。查不明的，结论填“待认定”。");
		}
		if (illegality == Illegality.NOT_ILLEGAL
				&& Stream.of(LegalElement.values()).noneMatch(e -> of(e).state() == ElementState.ABSENT)) {
			throw new ElementsContradict("结论为“否”的，四性中至少一项须为“无”。都查不明的，结论填“待认定”。");
		}
	}

	/** A charge stands where a criminal case was filed, and for something that was found not to be fundraising only 其他罪名. */
	private boolean chargeable() {
		return filedOn != null && (path == HandlingPath.CRIMINAL || path == HandlingPath.ADMINISTRATIVE_THEN_CRIMINAL)
				&& (illegality != Illegality.NOT_ILLEGAL || charge == Charge.OTHER_CHARGE);
	}
}
