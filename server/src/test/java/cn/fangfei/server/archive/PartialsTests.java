package cn.fangfei.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of an upload that stops and goes on (DUR-2, F4, F9). */
class PartialsTests {

	private static final long LARGE = Long.getLong("fangfei.test.upload-bytes", 300L << 20);

	private final UUID id = UUID.randomUUID();

	@TempDir
	Path data;

	@Test
	void anUploadGoesOnWhereItStopped() {
		var partials = partials();
		partials.begin(id);

		partials.append(id, 10, 0, stream("12345"));
		var whole = partials.append(id, 10, 5, stream("67890"));

		assertThat(whole).isEqualTo(10);
		assertThat(partials.place(id)).hasContent("1234567890");
	}

	@Test
	void aPieceThatDoesNotFollowIsRefusedAndChangesNothing() {
		var partials = partials();
		partials.append(id, 10, 0, stream("12345"));

		assertThatThrownBy(() -> partials.append(id, 10, 4, stream("5678"))).isInstanceOf(UploadElsewhere.class);
		assertThatThrownBy(() -> partials.append(id, 10, 6, stream("7890"))).isInstanceOf(UploadElsewhere.class);

		assertThat(partials.place(id)).hasContent("12345");
	}

	@Test
	void whatArrivedBeforeTheConnectionBrokeStays() {
		var partials = partials();
		var breaking = new InputStream() {
			private int n;

			@Override
			public int read(byte[] buffer, int start, int length) throws IOException {
				if (n++ > 0) {
					throw new IOException("connection reset");
				}
				buffer[start] = 'a';
				buffer[start + 1] = 'b';
				return 2;
			}

			@Override
			public int read() {
				throw new UnsupportedOperationException();
			}
		};

		assertThatThrownBy(() -> partials.append(id, 10, 0, breaking)).isInstanceOf(UploadBrokenOff.class);

		assertThat(partials.offset(id)).isEqualTo(2);
	}

	@Test
	void nothingIsTakenBeyondTheSizeThatWasAnnounced() {
		assertThat(partials().append(id, 3, 0, stream("12345"))).isEqualTo(3);
	}

	@Test
	void aFullDiskIsSaidInWordsOfItsOwn() throws IOException {
		var partials = partials();
		Files.createSymbolicLink(partials.place(id), Path.of("/dev/full"));

		assertThatThrownBy(() -> partials.append(id, 3, 0, stream("123"))).isInstanceOf(ArchiveFull.class);
	}

	@Test
	void anUploadThatTheDiskHasNoRoomForIsRefusedBeforeItBegins() {
		var crowded = new Contents(data.toString(), 100, Long.MAX_VALUE / 2);

		assertThatThrownBy(() -> crowded.refuseIfNoRoom(1)).isInstanceOf(ArchiveFull.class);
	}

	@Test
	void onlyWhatNobodyWentOnWithIsClearedAway() throws IOException {
		var partials = partials();
		var fresh = UUID.randomUUID();
		partials.append(id, 10, 0, stream("12345"));
		partials.append(fresh, 10, 0, stream("12345"));
		Files.setLastModifiedTime(partials.place(id), FileTime.from(Instant.now().minus(Duration.ofHours(25))));

		assertThat(partials.dropStale()).containsExactly(id);

		assertThat(partials.offset(id)).isZero();
		assertThat(partials.offset(fresh)).isEqualTo(5);
	}

	@Test
	void twoSendersOfOneUploadDoNotMix() {
		var partials = partials();

		partials.alone(id, () -> {
			assertThatThrownBy(() -> partials.alone(id, () -> 1)).isInstanceOf(UploadElsewhere.class);
			return 0;
		});

		assertThat(partials.alone(id, () -> 1)).isEqualTo(1);
	}

	@Test
	void aPlatformKilledInTheMiddleLosesNoByteThatItAcknowledged() throws Exception {
		var size = 64L << 20;
		var sender = sender("-Xmx64m", size, 1 << 20);
		var acknowledged = 0L;
		try (var said = reader(sender)) {
			while (acknowledged < size / 4) {
				acknowledged = Long.parseLong(said.readLine());
			}
			sender.destroyForcibly().waitFor();
		}

		var partials = partials();
		var offset = partials.offset(id);
		assertThat(offset).isGreaterThanOrEqualTo(acknowledged).isLessThan(size);
		partials.append(id, size, offset, PartialSender.bytes(offset));
		var content = new Contents(data.toString(), size, 0).adopt(partials.place(id));

		assertThat(content.size()).isEqualTo(size);
		assertThat(content.sha256()).isEqualTo(hash(size));
	}

	/** {@code -Dfangfei.test.upload-bytes=2147483648} for the full two gigabytes. */
	@Test
	void aLargeFileIsTakenInAndHashedWithLittleMemory() throws Exception {
		var sender = sender("-Xmx24m", LARGE, LARGE);
		String last = "";
		try (var said = reader(sender)) {
			for (var line = said.readLine(); line != null; line = said.readLine()) {
				last = line;
			}
		}

		assertThat(sender.waitFor()).isZero();
		assertThat(last).isEqualTo(hash(LARGE));
	}

	@Test
	void contentsThatNoUploadStandsForAreClearedAwayAfterAnHour() throws IOException {
		var contents = new Contents(data.toString(), 100, 0);
		var kept = contents.receive(stream("kept"), -1);
		var orphan = contents.receive(stream("orphan"), -1);
		var fresh = contents.receive(stream("fresh"), -1);
		for (var old : List.of(kept, orphan)) {
			Files.setLastModifiedTime(contents.place(old.sha256()), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
		}

		var cleared = contents.dropUnclaimed(hashes -> hashes.stream().filter(h -> !h.equals(kept.sha256())).toList());

		assertThat(cleared).isEqualTo(1);
		assertThat(contents.place(kept.sha256())).exists();
		assertThat(contents.place(fresh.sha256())).exists();
		assertThat(contents.place(orphan.sha256())).doesNotExist();
	}

	@Test
	void aContentInItsPlaceCanBeReadAndNotWritten() throws IOException {
		var contents = new Contents(data.toString(), 100, 0);

		var kept = contents.receive(stream("original"), -1);

		assertThat(Files.getPosixFilePermissions(contents.place(kept.sha256())))
			.containsExactly(java.nio.file.attribute.PosixFilePermission.OWNER_READ);
	}

	private Process sender(String heap, long size, long piece) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				PartialSender.class.getName(), data.toString(), id.toString(), Long.toString(size), Long.toString(piece))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	private static BufferedReader reader(Process process) {
		return process.inputReader(StandardCharsets.UTF_8);
	}

	private static String hash(long size) throws Exception {
		var digest = MessageDigest.getInstance("SHA-256");
		var stream = PartialSender.bytes(0);
		var buffer = new byte[1 << 20];
		for (var left = size; left > 0;) {
			var n = (int) Math.min(left, buffer.length);
			stream.read(buffer, 0, n);
			digest.update(buffer, 0, n);
			left -= n;
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private Partials partials() {
		return new Partials(data.toString(), Duration.ofDays(1), Clock.systemUTC());
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}
}
