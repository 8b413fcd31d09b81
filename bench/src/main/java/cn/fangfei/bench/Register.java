package cn.fangfei.bench;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.RegisterRowParser;
import cn.fangfei.formats.UnreadableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names and scopes of a register, named by the system property {@code register}. */
final class Register {

	private Register() {
	}

	static List<FirmText> firms() throws UnreadableFile {
		var file = System.getProperty("register");
		if (file == null) {
			throw new IllegalStateException("name a register: -jvmArgsAppend -Dregister=FILE.csv.gz");
		}
		var firms = new ArrayList<FirmText>();
		try (var rows = RegisterFile.open(Path.of(file), file, ReadLimits.standard())) {
			var parser = new RegisterRowParser(rows.header(), rows.guess());
			while (rows.next()) {
				var row = parser.parse(rows.row()).row();
				if (row != null) {
					firms.add(new FirmText(row.name(), row.scope(), row.kind().isEmpty() ? null : row.kind(), row.licensedKinds()));
				}
			}
		}
		return firms;
	}
}
