package cn.fangfei.server.access;

import cn.fangfei.server.kernel.RoleName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What each role may do, read from {@code docs/access.csv}, which ships with the server. */
@Component
class Roles {

	private final Map<RoleName, Set<String>> permissions = new EnumMap<>(RoleName.class);

	private final Map<RoleName, String> reach = new EnumMap<>(RoleName.class);

	Roles() throws IOException {
		try (var in = Roles.class.getResourceAsStream("access.csv");
				var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			var header = lines.readLine().split(",");
			var names = Arrays.stream(header, 2, header.length).map(RoleName::valueOf).toList();
			names.forEach(name -> permissions.put(name, new HashSet<>()));
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				var cells = line.split(",", -1);
				for (var i = 0; i < names.size(); i++) {
					if (cells[0].equals("reach")) {
						reach.put(names.get(i), cells[i + 2]);
					}
					else if (cells[i + 2].equals("x")) {
						permissions.get(names.get(i)).add(cells[0]);
					}
				}
			}
		}
	}

	Set<String> permissions(RoleName role) {
		return Set.copyOf(permissions.getOrDefault(role, Set.of()));
	}

	Map<RoleName, String> reach() {
		return Map.copyOf(reach);
	}
}
