package cn.fangfei.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import cn.fangfei.simulation.county.Almanac;
import cn.fangfei.simulation.scheme.Ending;
import cn.fangfei.simulation.scheme.Scheme;

/**
 * The files that tell the truth; nobody who detects may read them. {@code truth.csv} is the promised one; three more say what else a
 * measurement needs: which accounts are a scheme's, when its money came, and how it ended.
 */
final class TruthFiles {

	private final World world;
	private final CountyFiles files;
	private final List<Scheme> schemes;

	TruthFiles(World world, CountyFiles files) {
		this.world = world;
		this.files = files;
		schemes = new ArrayList<>(world.schemes());
		// a scheme that won nobody is none
		schemes.removeIf(scheme -> scheme.tally().members() == 0);
		schemes.sort(Comparator.comparing(this::subject).thenComparing(Scheme::launched));
	}

	private String subject(Scheme scheme) {
		return files.name(scheme.subject());
	}

	/**
	 * {@code truth.csv}: one row a scheme; {@code collapsed_on} is empty while it lives, {@code raised} is in yuan and holds what was paid
	 * in cash.
	 */
	long truth(Path file) throws IOException {
		try (var rows = new Rows(file, "subject,scheme_kind,launched_on,collapsed_on,investors,raised")) {
			for (var scheme : schemes) {
				rows.field(subject(scheme)).field(scheme.kind().name()).field(date(scheme.launched())).field(ended(scheme))
						.field(scheme.tally().members())
						.money(scheme.tally().raised()).end();
			}
		}
		return schemes.size();
	}

	/** {@code truth_schemes.csv}: how evasive each was, how it ended, and the firm in front. */
	void schemes(Path file) throws IOException {
		try (var rows = new Rows(file, "subject,firm,scheme_kind,evasion,ending")) {
			for (var scheme : schemes) {
				rows.field(subject(scheme)).field(scheme.firm().code()).field(scheme.kind().name())
						.field(String.format(Locale.ROOT, "%.3f", scheme.evasion()))
						.field(scheme.ending().name()).end();
			}
		}
	}

	/** {@code truth_accounts.csv}: the accounts that took or paid members' money, with whom the bank takes to be behind them. */
	void accounts(Path file) throws IOException {
		var accounts = world.town().county().accounts();
		try (var rows = new Rows(file, "subject,account,account_subject,role")) {
			for (var scheme : schemes) {
				for (var account : scheme.accounts().entrySet()) {
					rows.field(subject(scheme)).field(accounts.number(account.getKey())).field(files.name(accounts.subject(account.getKey())))
							.field(account.getValue()).end();
				}
			}
		}
	}

	/** {@code truth_curve.csv}: what came into each scheme on each day on which anything did. */
	void curve(Path file) throws IOException {
		try (var rows = new Rows(file, "subject,date,new_investors,raised")) {
			for (var scheme : schemes) {
				for (int day = 0; day < world.settings().days(); day++) {
					if (scheme.tally().paidIn(day) > 0) {
						rows.field(subject(scheme)).field(date(day)).field(scheme.tally().newcomers(day)).money(scheme.tally().paidIn(day)).end();
					}
				}
			}
		}
	}

	private static String ended(Scheme scheme) {
		return scheme.ending() == Ending.ALIVE ? "" : date(scheme.ended());
	}

	private static String date(int day) {
		return Almanac.FIRST.plusDays(day).toString();
	}
}
