package cn.fangfei.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The options of the command line, {@code --name value} or {@code --name=value}. */
record Options(Map<String, String> values) {

	private static final Set<String> WITH_VALUE = Set.of("port", "data", "demo-county");

	private static final Set<String> ALONE = Set.of("empty", "behind-proxy");

	static Options parse(String[] args) {
		var values = new HashMap<String, String>();
		for (var i = 0; i < args.length; i++) {
			var parts = args[i].replaceFirst("^--", "").split("=", 2);
			if (!args[i].startsWith("--") || !WITH_VALUE.contains(parts[0]) && !ALONE.contains(parts[0])) {
				throw new CannotStart("不认识的参数 " + args[i] + "。可用：--port 端口、--data 目录、--empty、--demo-county 县名、--behind-proxy。");
			}
			if (ALONE.contains(parts[0])) {
				values.put(parts[0], "");
			}
			else if (parts.length == 2) {
				values.put(parts[0], parts[1]);
			}
			else if (i + 1 < args.length) {
				values.put(parts[0], args[++i]);
			}
			else {
				throw new CannotStart("参数 --" + parts[0] + " 缺少值。");
			}
		}
		return new Options(values);
	}

	String get(String name, String otherwise) {
		return values.getOrDefault(name, otherwise);
	}

	boolean has(String name) {
		return values.containsKey(name);
	}
}
