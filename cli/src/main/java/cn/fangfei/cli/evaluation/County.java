package cn.fangfei.cli.evaluation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One world: its truth and what was told of it.
 *
 * @param accounts 0 when not known
 * @param first day of the data; null when not known
 * @param last day of the data; null when not known
 */
public record County(String name, List<TrueScheme> schemes, List<Alarm> alarms, long accounts, @Nullable LocalDate first,
		@Nullable LocalDate last) {

	private static final double DAYS_OF_A_MONTH = 365.25 / 12;

	public County {
		schemes = List.copyOf(schemes);
		alarms = List.copyOf(alarms);
	}

	/** The same world with the alarms of somebody else. */
	public County with(List<Alarm> others) {
		return new County(name, schemes, others, accounts, first, last);
	}

	/** Accounts in ten thousands times months of data; NaN when one of both is not known. */
	double accountMonths() {
		return accounts == 0 || first == null || last == null ? Double.NaN
				: accounts / 10_000.0 * (ChronoUnit.DAYS.between(first, last) + 1) / DAYS_OF_A_MONTH;
	}
}
