package cn.fangfei.formats;

import cn.fangfei.detection.flow.SubjectFacts;
import cn.fangfei.detection.flow.SubjectFacts.Tie;
import cn.fangfei.detection.register.RegisterDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of subjects beside their money, from two small files whose columns are found by header:
 * relations.csv {@code from,to,relation,since,until} (further columns are passed over) and
 * changes.csv {@code subject,changed_on,what}. Subjects are written as in accounts.csv.
 */
public final class SubjectFactFile {

	/** Words of a change are told to officers: no longer than a line. */
	private static final int LONGEST_WHAT = 40;

	private SubjectFactFile() {
	}

	/**
	 * Reads who stands behind whom.
	 *
	 * @param fileName the name the person knows the file by, for messages
	 * @return rows read, the bad ones too
	 * @throws UnreadableFile when it is no csv or a column is missing
	 */
	public static long readRelations(Path file, String fileName, ReadLimits limits, SubjectFacts into, Consumer<RowProblem> problems)
			throws UnreadableFile {
		try (var csv = CsvBytes.open(file, fileName, limits)) {
			int from = needed(csv, fileName, "from", "from,to,relation,since,until", "from", "人员");
			int to = needed(csv, fileName, "to", "from,to,relation,since,until", "to", "主体");
			int relation = needed(csv, fileName, "relation", "from,to,relation,since,until", "relation", "关系");
			int since = csv.column("since", "起始日期");
			int until = csv.column("until", "终止日期");
			long count = 0;
			while (csv.next()) {
				count++;
				if (csv.problem() != null) {
					problems.accept(csv.problem());
					continue;
				}
				var person = csv.text(from);
				var other = csv.text(to);
				var tie = tie(csv.text(relation));
				if (person == null || person.isEmpty() || other == null || other.isEmpty() || tie == null) {
					problems.accept(RowProblem.error(csv.line(), "关系不完整或关系名称无法识别",
							"关系应写 LEGAL_REPRESENTATIVE、SHAREHOLDER、SUPERVISOR、FAMILY 之一，两端都要填写"));
					continue;
				}
				into.tie(person, other, tie, day(csv, since, "since", problems), day(csv, until, "until", problems));
			}
			return count;
		}
	}

	/** Reads what firms changed in the register; as {@link #readRelations}. */
	public static long readChanges(Path file, String fileName, ReadLimits limits, SubjectFacts into, Consumer<RowProblem> problems)
			throws UnreadableFile {
		try (var csv = CsvBytes.open(file, fileName, limits)) {
			int subject = needed(csv, fileName, "subject", "subject,changed_on,what", "subject", "主体", "统一社会信用代码");
			int changedOn = needed(csv, fileName, "changed_on", "subject,changed_on,what", "changed_on", "变更日期");
			int what = needed(csv, fileName, "what", "subject,changed_on,what", "what", "变更事项");
			long count = 0;
			while (csv.next()) {
				count++;
				if (csv.problem() != null) {
					problems.accept(csv.problem());
					continue;
				}
				var who = csv.text(subject);
				var words = csv.text(what);
				var day = day(csv, changedOn, "changed_on", problems);
				if (who == null || who.isEmpty() || words == null || words.isEmpty() || words.length() > LONGEST_WHAT || day == null) {
					problems.accept(RowProblem.error(csv.line(), "变更记录不完整", "主体、变更日期和不超过 " + LONGEST_WHAT + " 个字的变更事项都要填写"));
					continue;
				}
				into.changed(who, day, words);
			}
			return count;
		}
	}

	private static int needed(CsvBytes csv, String fileName, String column, String header, String... names) throws UnreadableFile {
		int found = csv.column(names);
		if (found < 0) {
			throw new UnreadableFile("文件“" + fileName + "”第1行：表头里没有 " + column + " 列。请把表头改为 " + header + " 后重试");
		}
		return found;
	}

	private static @Nullable Tie tie(@Nullable String text) {
		for (var known : Tie.values()) {
			if (text != null && known.name().equals(text.toUpperCase(Locale.ROOT))) {
				return known;
			}
		}
		return null;
	}

	private static @Nullable LocalDate day(CsvBytes csv, int column, String field, Consumer<RowProblem> problems) {
		var text = column < 0 ? null : csv.text(column);
		if (text == null || text.isEmpty()) {
			return null;
		}
		var read = RegisterDay.read(text);
		if (read.warning() != null || read.day() == null) {
			problems.accept(RowProblem.warning(csv.line(), "“" + field + "”写的是“" + text + "”，看不出日期，按没有填写处理", "请写成 2026-01-31"));
			return null;
		}
		return read.day();
	}
}
