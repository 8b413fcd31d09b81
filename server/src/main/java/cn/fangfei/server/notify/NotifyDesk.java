package cn.fangfei.server.notify;

import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.kernel.RoleName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where rooms say whom something concerns, in the transaction of what happened: no act, no message. Nobody is told of what they did
 * themselves.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class NotifyDesk {

	private static final List<RoleName> OFFICE = List.of(RoleName.OFFICE_CLERK, RoleName.OFFICE_LEAD);

	private final Messages messages;

	private final UnitDesk units;

	NotifyDesk(Messages messages, UnitDesk units) {
		this.messages = messages;
		this.units = units;
	}

	/** Everybody with a post on that unit. */
	public void toUnit(UUID unit, Notice notice) {
		messages.toPosts(List.of(unit), List.of(), List.of(), notice);
	}

	public void toAccount(UUID account, Notice notice) {
		messages.toAccount(account, notice);
	}

	/** The clerks and leads of the lead office that is responsible for a place. */
	public void toOffice(RegionCode region, Notice notice) {
		units.leadOfficeOf(region).ifPresent(office -> messages.toPosts(List.of(office.unitId()), OFFICE, List.of(), notice));
	}

	/** The leads of the lead office that is responsible for a place. */
	public void toLeads(RegionCode region, Notice notice) {
		units.leadOfficeOf(region)
			.ifPresent(office -> messages.toPosts(List.of(office.unitId()), List.of(RoleName.OFFICE_LEAD), List.of(), notice));
	}

	/** The leads of the responsible office and of the one above it, and the leaders of the county. */
	public void upward(RegionCode region, Notice notice) {
		var offices = new ArrayList<UUID>();
		units.leadOfficeOf(region).ifPresent(office -> {
			offices.add(office.unitId());
			above(office).ifPresent(higher -> offices.add(higher.unitId()));
		});
		messages.toPosts(offices, List.of(RoleName.OFFICE_LEAD), List.of(region.at(RegionLevel.COUNTY)), notice);
	}

	private Optional<Unit> above(Unit office) {
		return Stream.of(RegionLevel.COUNTY, RegionLevel.CITY, RegionLevel.PROVINCE)
			.filter(level -> level.compareTo(office.regionCode().level()) < 0)
			.max(Comparator.naturalOrder())
			.flatMap(level -> units.leadOfficeOf(office.regionCode().at(level)));
	}
}
