package cn.fangfei.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTests {

	@TempDir
	Path data;

	@Test
	void theSameContentIsKeptOnce() throws IOException {
		var contents = new Contents(data.toString(), 100, 0);

		var first = contents.receive(stream("企业名称"), -1);
		var second = contents.receive(stream("企业名称"), 12);

		assertThat(first).isEqualTo(second);
		assertThat(first.size()).isEqualTo(12);
		assertThat(contents.place(first.sha256())).hasContent("企业名称");
		assertThat(files()).hasSize(1);
	}

	@Test
	void aFileBeyondTheLimitIsRefusedAndLeavesNothing() throws IOException {
		var contents = new Contents(data.toString(), 10, 0);

		assertThatThrownBy(() -> contents.receive(stream("12345678901"), 11)).isInstanceOf(FileTooLarge.class);
		assertThatThrownBy(() -> contents.receive(stream("12345678901"), -1)).isInstanceOf(FileTooLarge.class);
		assertThat(contents.receive(stream("1234567890"), -1).size()).isEqualTo(10);

		assertThat(files()).hasSize(1);
	}

	@Test
	void aFileThatDidNotArriveWholeIsRefusedAndLeavesNothing() throws IOException {
		var contents = new Contents(data.toString(), 100, 0);
		var gone = new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("connection reset");
			}
		};

		assertThatThrownBy(() -> contents.receive(stream("12345"), 6)).isInstanceOf(UploadBrokenOff.class);
		assertThatThrownBy(() -> contents.receive(gone, 6)).isInstanceOf(UploadBrokenOff.class);

		assertThat(files()).isEmpty();
	}

	@Test
	void whatAKilledPlatformWasReceivingIsClearedAtTheNextStart() throws IOException {
		var kept = new Contents(data.toString(), 100, 0).receive(stream("企业名称"), -1);
		Files.writeString(data.resolve("archive/incoming/upload1"), "half");

		var contents = new Contents(data.toString(), 100, 0);

		assertThat(files()).containsExactly(contents.place(kept.sha256()));
	}

	@Test
	void onlyTheLastPartOfAFileNameIsKept() {
		assertThat(ArchiveDesk.baseName("C:\\用户\\登记.csv")).isEqualTo("登记.csv");
		assertThat(ArchiveDesk.baseName("../../etc/登记\u0000.csv")).isEqualTo("登记.csv");
		assertThat(ArchiveDesk.baseName("/")).isEqualTo("未命名");
		assertThat(ArchiveDesk.baseName("长".repeat(300) + ".csv")).hasSize(255).endsWith(".csv");
	}

	private List<Path> files() throws IOException {
		try (var all = Files.walk(data)) {
			return all.filter(Files::isRegularFile).toList();
		}
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}
}
