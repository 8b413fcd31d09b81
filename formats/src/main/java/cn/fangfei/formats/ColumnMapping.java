package cn.fangfei.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which column of a file holds which field; columns count from 0. */
public record ColumnMapping(Map<RegisterField, Integer> columns) {

	public ColumnMapping {
		var copy = new EnumMap<RegisterField, Integer>(RegisterField.class);
		columns.forEach((field, column) -> {
			if (column < 0) {
				throw new IllegalArgumentException("column of " + field + " is negative: " + column);
			}
			copy.put(field, column);
		});
		columns = Collections.unmodifiableMap(copy);
	}

	/** What keeps this mapping from being used: no name, no key, or one column taken for two fields. Empty when it can be used. */
	public List<RowProblem> missing() {
		var problems = new ArrayList<RowProblem>();
		for (var field : RegisterField.values()) {
			if (field.required() && !columns.containsKey(field)) {
				problems.add(new RowProblem(0, null, field.label(), Severity.ERROR, "表头里没有找到“" + field.label() + "”列",
						"请在对应关系中指定这一列，或把表头改为“" + field.label() + "”后重新上传"));
			}
		}
		if (!columns.containsKey(RegisterField.CREDIT_CODE) && !columns.containsKey(RegisterField.REGISTERED_ON)) {
			problems.add(new RowProblem(0, null, RegisterField.CREDIT_CODE.label(), Severity.ERROR,
					"表头里既没有“统一社会信用代码”列，也没有“注册日期”列，无法识别是哪一家企业", "请至少提供其中一列后重新上传"));
		}
		var taken = new HashMap<Integer, RegisterField>();
		for (var field : RegisterField.values()) {
			var column = columns.get(field);
			var other = column == null ? null : taken.putIfAbsent(column, field);
			if (column != null && other != null) {
				problems.add(new RowProblem(0, column, field.label(), Severity.ERROR,
						"第" + (column + 1) + "列同时对应“" + other.label() + "”和“" + field.label() + "”", "请为其中一项另选一列或不选"));
			}
		}
		return List.copyOf(problems);
	}
}
