package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which clues are wanted. Days are those of registration in Asia/Shanghai, both ends included. */
record ClueFilter(ClueListView view, @Nullable ClueStatus status, @Nullable ClueSource source,
		@Nullable RegionCode region, @Nullable UUID unit, @Nullable String q, @Nullable LocalDate from,
		@Nullable LocalDate to, @Nullable WorkingSource workingSource, @Nullable ClueAgeing ageing,
		@Nullable ClueClock clock, boolean urgent, @Nullable UUID subject) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final Pattern NUMBER = Pattern.compile("\\d{6}(-[\\d-]*)?");

	private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{6}-\\d{4}-\\d{6}");

	private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{18}");

	/** The open statuses, as the partial indexes name them. */
	private static final String OPEN = "('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED')";

	/** What waits for a post. */
	static ClueFilter todo(@Nullable ClueClock clock) {
		return new ClueFilter(ClueListView.TODO, null, null, null, null, null, null, null, null, null, clock, false, null);
	}

	/** What a post may take out of the queue: the office what has to be assigned, a unit what it has to verify. */
	static String claimable(Actor actor) {
		return "and (" + waiting(actor) + ")\n";
	}

	private static String waiting(Actor actor) {
		var unit = "status in ('ASSIGNED', 'VERIFYING') and assigned_unit = cast(:scopeUnit as uuid)\n";
		if (!actor.may("clue:assign")) {
			return unit;
		}
		var lead = actor.may("clue:approve");
		// What waits is open: said once more, so that a list of both reads what is open from the newest and not all that there is.
		return "status in " + OPEN + " and (status in ('REGISTERED', 'RETURNED') and region_code >= :scopeLo and region_code < :scopeHi"
				+ (lead ? "" : " and returns < " + ClueTransitions.RETURNS_BEFORE_ARBITRATION) + "\n or " + unit + ")\n";
	}

	/** The conditions besides the scope; only those that are wanted, so that each list finds its index. */
	String conditions(Actor actor) {
		var text = new StringBuilder(switch (view) {
			case TODO -> "and (" + waiting(actor) + (actor.may("clue:approve") ? """
					or extension_by is not null and extension_by <> :scopeAccount and status = 'VERIFYING'
					   and region_code >= :scopeLo and region_code < :scopeHi
					""" : "") + ")\n";
			case HANDLED -> """
					and clue_id in (select h.clue_id from clue_hand h where h.account_id = :scopeAccount)
					""";
			case TERRITORY -> "";
		});
		if (status != null) {
			text.append("and status = :status\n");
		}
		if (source != null) {
			text.append("and source = :source\n");
		}
		if (region != null) {
			text.append("and region_code >= :regionLo and region_code < :regionHi\n");
		}
		if (unit != null) {
			text.append("and assigned_unit = :unit\n");
		}
		if (one()) {
			text.append("and number collate \"C\" = :number\n");
		}
		else if (number() != null) {
			text.append("and number collate \"C\" >= :number and number collate \"C\" < :numberEnd\n");
		}
		else if (code() != null) {
			text.append("and credit_code = :code\n");
		}
		else if (text() != null) {
			text.append("and subject_name like :like\n");
		}
		if (from != null) {
			text.append("and registered_at >= :from\n");
		}
		if (to != null) {
			text.append("and registered_at < :to\n");
		}
		if (workingSource != null) {
			text.append("and working_source = :workingSource\n");
		}
		if (ageing != null) {
			text.append("and status in ").append(OPEN).append(" and registered_at < :agedTo\n");
			if (ageing != ClueAgeing.OVER_30) {
				text.append("and registered_at >= :agedFrom\n");
			}
		}
		if (clock != null) {
			text.append("and status in ('REGISTERED', 'ASSIGNED', 'VERIFYING') and due_on ")
				.append(clock == ClueClock.OVERDUE ? "< :today\n" : "between :today and :soon\n");
		}
		if (urgent) {
			text.append("and urgent and status in ").append(OPEN).append('\n');
		}
		if (subject != null) {
			text.append("and subject_id = :subject\n");
		}
		return text.toString();
	}

	Map<String, @Nullable Object> parameters(ClueDays days) {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("status", status == null ? null : status.name());
		parameters.put("source", source == null ? null : source.name());
		parameters.put("regionLo", region == null ? null : region.lo());
		parameters.put("regionHi", region == null ? null : region.hi());
		parameters.put("unit", unit);
		var text = text();
		parameters.put("like", "%" + (text == null ? "" : text.replaceAll("([%_\\\\])", "\\\\$1")) + "%");
		parameters.put("number", number());
		parameters.put("numberEnd", number() + "~");
		parameters.put("code", code());
		parameters.put("from", from == null ? null : from.atStartOfDay(CHINA).toOffsetDateTime());
		parameters.put("to", to == null ? null : to.plusDays(1).atStartOfDay(CHINA).toOffsetDateTime());
		parameters.put("workingSource", workingSource == null ? null : workingSource.name());
		parameters.put("agedFrom", ageing == null || ageing == ClueAgeing.OVER_30 ? null : begin(days, ageing.to()));
		parameters.put("agedTo", ageing == null ? null : begin(days, ageing.from() - 1));
		parameters.put("today", days.today());
		parameters.put("soon", days.soon());
		parameters.put("subject", subject);
		return parameters;
	}

	/** The beginning of the day so many days ago. */
	private static OffsetDateTime begin(ClueDays days, int daysAgo) {
		return days.today().minusDays(daysAgo).atStartOfDay(CHINA).toOffsetDateTime();
	}

	/** Part of the name of a subject that is looked for; absent when nothing, a number or a code is. */
	@Nullable String name() {
		return number() == null && code() == null ? text() : null;
	}

	/** Whether the whole number of one clue is looked for, among all that somebody sees. */
	boolean one() {
		var number = number();
		return view == ClueListView.TERRITORY && number != null && WHOLE_NUMBER.matcher(number).matches();
	}

	/** The number of a clue or its beginning, from its county on. */
	private @Nullable String number() {
		var text = text();
		return text != null && NUMBER.matcher(text).matches() ? text : null;
	}

	/** A whole credit code. */
	private @Nullable String code() {
		var text = text();
		return text != null && CODE.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : null;
	}

	private @Nullable String text() {
		return q == null || q.isBlank() ? null : q.strip();
	}
}
