package cn.fangfei.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.fangfei.detection.flow.SubjectFacts;

/** Issue 5, D7 and D8: who stands behind a firm, and what it changed. */
class SubjectFactFileTests {

	@TempDir
	Path folder;

	private final List<String> problems = new ArrayList<>();

	private long relations(String text) throws Exception {
		var file = Files.writeString(folder.resolve("relations.csv"), text);
		return SubjectFactFile.readRelations(file, "relations.csv", ReadLimits.standard(), new SubjectFacts(),
				problem -> problems.add(problem.sentence()));
	}

	private long changes(String text) throws Exception {
		var file = Files.writeString(folder.resolve("changes.csv"), text);
		return SubjectFactFile.readChanges(file, "changes.csv", ReadLimits.standard(), new SubjectFacts(),
				problem -> problems.add(problem.sentence()));
	}

	@Test
	void aGoodRowSaysNothing() throws Exception {
		assertThat(relations("from,to,relation,share,since,until\n"
				+ "P1,F1,LEGAL_REPRESENTATIVE,,2020-01-01,\nP2,P1,family,,,\n")).isEqualTo(2);
		assertThat(changes("主体,变更日期,变更事项\nF1,2025-03-01,经营范围\n")).isEqualTo(1);
		assertThat(problems).isEmpty();
	}

	@Test
	void aBadRowIsNamedWithLineAndRemedy() throws Exception {
		relations("from,to,relation\nP1,F1,FRIEND\n,F1,FAMILY\nP1,F1,SHAREHOLDER\n");
		changes("subject,changed_on,what\nF1,some day,名称\nF1,2025-03-01,\n");

		assertThat(problems).hasSize(5);
		assertThat(problems.get(0)).startsWith("第2行：").contains("LEGAL_REPRESENTATIVE");
		assertThat(problems.get(1)).startsWith("第3行：");
		assertThat(problems.get(2)).startsWith("第2行：").contains("some day");
		assertThat(problems.get(4)).startsWith("第3行：");
	}

	@Test
	void aMissingColumnIsNamed() {
		assertThatThrownBy(() -> relations("from,to\nP1,F1\n")).isInstanceOf(UnreadableFile.class).hasMessageContaining("relation 列");
		assertThatThrownBy(() -> changes("subject,what\nF1,名称\n")).isInstanceOf(UnreadableFile.class).hasMessageContaining("changed_on");
	}
}
