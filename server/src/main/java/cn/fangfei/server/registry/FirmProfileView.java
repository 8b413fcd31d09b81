package cn.fangfei.server.registry;

import cn.fangfei.detection.register.IndustrySection;
import cn.fangfei.detection.register.RegisterRule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a firm 登记画像: what every rule of the register says of it, with the figures behind it. A lead for a person, never a
 * finding against the firm.
 * @param sectorSentence Chinese: which words say what the firm seems really to do
 * @param industry the section of GB/T 4754 as the register gives it
 * @param warnings what is doubtful in the data itself
 */
record FirmProfileView(UUID firmId, String name, LocalDate on, int rulesVersion, int lexiconVersion, FirmSector sector, String sectorLabel,
		String sectorSentence, @Nullable IndustrySection industry, @Nullable String industryLabel, List<ProfileRuleView> rules,
		List<String> warnings, ProfileFiguresView figures) {

	/** How a rule stands with a firm. */
	enum ProfileState {

		/** It counts. */
		COUNTS,
		/** It was found, and a guard explains it away. */
		GUARDED,
		/** It was asked and found nothing. */
		CLEAR,
		/** What it needs was told by nobody. */
		NOT_ASKED
	}

	/**
	 * A rule.
	 * @param sentence what was found, or what is missing; absent when it was asked and found nothing
	 * @param points what it weighs with this strength, before any ageing; none while a guard explains it
	 */
	record ProfileRuleView(RegisterRule rule, String code, String name, ProfileState state, @Nullable String sentence, double weight,
			double points, boolean supporting, @Nullable String guard, String source, @Nullable LocalDate since, @Nullable LocalDate until) {
	}

	/** The figures the rules rest on; absent where nobody told them. */
	record ProfileFiguresView(@Nullable String capital, @Nullable String paidIn, @Nullable Integer sameAddress,
			@Nullable Integer samePhone, @Nullable Integer sameRepresentative, @Nullable Integer changesOfYear,
			@Nullable Integer employees, @Nullable Integer insured) {
	}
}
