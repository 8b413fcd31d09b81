package cn.fangfei.detection.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The file form of a lexicon: a small table that a clerk can keep in a spreadsheet. Fields are parted by commas and may
 * stand in double quotes; a term never holds a line break, so a line is a row.
 */
final class LexiconFile {

	private static final List<String> HEADER = List.of("字样", "层级", "来源", "启用日期", "停用日期");

	private LexiconFile() {
	}

	static List<WordingTerm> read(Reader csv) {
		var terms = new ArrayList<WordingTerm>();
		var lineOf = new HashMap<String, Integer>();
		try (var lines = new BufferedReader(csv)) {
			var header = lines.readLine();
			if (header == null) {
				throw new InvalidLexicon(1, "表头", "文件是空的", "请以“" + String.join(",", HEADER) + "”为第一行");
			}
			if (!HEADER.equals(fields(header.startsWith("\uFEFF") ? header.substring(1) : header, 1))) {
				throw new InvalidLexicon(1, "表头", "列名或列序不对", "第一行应为“" + String.join(",", HEADER) + "”");
			}
			var number = 1;
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				if (line.isBlank()) {
					continue;
				}
				var term = term(fields(line, number), number);
				var earlier = lineOf.putIfAbsent(
						Folding.fold(term.text()) + '\n' + term.tier() + '\n' + term.source() + '\n' + term.from(), number);
				if (earlier != null) {
					throw new InvalidLexicon(number, "字样", "“" + term.text() + "”与第" + earlier + "行重复", "请删去其中一行");
				}
				terms.add(term);
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		return terms;
	}

	private static WordingTerm term(List<String> fields, int line) {
		if (fields.size() < HEADER.size() - 1 || fields.size() > HEADER.size()) {
			throw new InvalidLexicon(line, "整行", "有" + fields.size() + "列，应为" + HEADER.size() + "列",
					"请检查是否缺少逗号，或字段内的逗号未加双引号");
		}
		var text = fields.get(0);
		if (Folding.fold(text).isEmpty()) {
			throw new InvalidLexicon(line, "字样", "没有可查找的文字", "请填写字样，或删去这一行");
		}
		if (text.length() > WordingTerm.LONGEST) {
			throw new InvalidLexicon(line, "字样", "超过" + WordingTerm.LONGEST + "个字", "请拆成较短的字样");
		}
		var tier = WordingTier.labelled(fields.get(1))
			.orElseThrow(() -> new InvalidLexicon(line, "层级", "不认识“" + fields.get(1) + "”", "请填写“禁用”或“重点关注”"));
		var source = fields.get(2);
		if (source.isBlank()) {
			throw new InvalidLexicon(line, "来源", "没有填写", "请写明文件名称或文号");
		}
		var from = date(fields.get(3), line, "启用日期");
		var until = fields.size() < 5 || fields.get(4).isEmpty() ? null : date(fields.get(4), line, "停用日期");
		if (until != null && !until.isAfter(from)) {
			throw new InvalidLexicon(line, "停用日期", "不晚于启用日期", "请改为启用日期之后的日期；一直有效的请留空");
		}
		return new WordingTerm(text, tier, source, from, until);
	}

	private static LocalDate date(String text, int line, String field) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeParseException unreadable) {
			throw new InvalidLexicon(line, field, text.isEmpty() ? "没有填写" : "“" + text + "”不是日期",
					"请按“2025-05-30”的写法填写");
		}
	}

	private static List<String> fields(String line, int number) {
		var fields = new ArrayList<String>();
		var field = new StringBuilder();
		var quoted = false;
		for (var i = 0; i < line.length(); i++) {
			var c = line.charAt(i);
			if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
				field.append(c);
				i++;
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (c == ',' && !quoted) {
				fields.add(field.toString().strip());
				field.setLength(0);
			}
			else {
				field.append(c);
			}
		}
		if (quoted) {
			throw new InvalidLexicon(number, "整行", "双引号没有成对", "请补上缺少的双引号");
		}
		fields.add(field.toString().strip());
		return fields;
	}

}
