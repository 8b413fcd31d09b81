package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.register.FormerControl;
import cn.fangfei.detection.register.IndustrySection;
import cn.fangfei.detection.register.RegisterFacts;
import cn.fangfei.detection.register.RegisterScreen;
import cn.fangfei.detection.register.SectorGuesser;
import cn.fangfei.formats.LicenceText;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is read out of a firm's own row.
 * @param leads whether a rule that may speak alone found something in it, wording left aside
 */
record FirmTrait(UUID firmId, String county, @Nullable IndustrySection section, FirmSector sector, @Nullable UUID addressKey,
		@Nullable UUID phoneKey, @Nullable UUID personKey, FormerControl.@Nullable End ended, @Nullable LocalDate endedOn, boolean leads) {

	static FirmTrait of(Profiles.Row row, FurtherColumns further, RegisterScreen screen, LocalDate today) {
		var sector = SectorGuesser.standard()
			.guess(new FirmText(row.name(), row.scope(), row.kind().isEmpty() ? null : row.kind(), LicenceText.kinds(row.licence())));
		var leads = !screen.screen(facts(row, further, today).build(), List.of()).counting().isEmpty();
		return new FirmTrait(row.firmId(), row.regionCode().substring(0, 6), further.section(), FirmSector.valueOf(sector.group().name()),
				FurtherColumns.addressKey(row.address()), further.phoneKey(), further.personKey(), further.ended(), further.endedOn(), leads);
	}

	/** The facts of the firm's own row; what needs other firms, or earlier rows, is left unknown. */
	static RegisterFacts.Builder facts(Profiles.Row row, FurtherColumns further, LocalDate today) {
		return RegisterFacts.of(row.name(), today)
			.scope(row.scope())
			.code(row.creditCode())
			.registeredOn(row.registeredOn())
			.kind(row.kind())
			.capital(row.capital())
			.paidIn(further.paidIn())
			.address(row.address())
			.actualAddress(further.actualAddress())
			.phone(further.phone())
			.employees(further.employees())
			.insured(further.insured())
			.marks(further.marks())
			.industryCode(further.section() == null ? further.industry() : further.section().name())
			.licences(LicenceText.kinds(row.licence()));
	}
}
