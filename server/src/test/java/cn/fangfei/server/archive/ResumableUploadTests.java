package cn.fangfei.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The tus protocol as a browser speaks it. */
@HouseTest
class ResumableUploadTests {

	@Autowired
	House house;

	@Autowired
	ArchiveCleaner cleaner;

	@Value("${fangfei.data}")
	String data;

	@Test
	void aFileArrivesInPiecesAndIsOneUpload() {
		var who = house.as(Person.TOWN_A);
		var place = begin(who, "现场.txt", 10).header("Location");

		assertThat(piece(who, place, 0, "12345").expect(204).header("Upload-Offset")).isEqualTo("5");
		assertThat(ask(who, place).header("Upload-Offset")).isEqualTo("5");
		assertThat(ask(who, place).header("Upload-Expires")).isNotEmpty();
		assertThat(piece(who, place, 5, "67890").expect(204).header("Upload-Offset")).isEqualTo("10");

		var whole = ask(who, place).expect(200);
		assertThat(whole.header("Upload-Offset")).isEqualTo("10");
		assertThat(whole.header("Upload-Length")).isEqualTo("10");
		assertThat(whole.header("Tus-Resumable")).isEqualTo("1.0.0");
		// the id stands for the file now: the same content sent the short way is the same upload
		var again = who.put("/api/uploads/{id}?fileName={n}", "1234567890".getBytes(StandardCharsets.UTF_8), id(place), "现场.txt");
		assertThat(again.expect(200).json().get("fileName").asString()).isEqualTo("现场.txt");
	}

	@Test
	void aPieceSentTwiceIsNotTakenTwice() {
		var who = house.as(Person.TOWN_A);
		var place = begin(who, "a.txt", 10).header("Location");
		piece(who, place, 0, "12345").expect(204);

		assertThat(piece(who, place, 0, "12345").status()).isEqualTo(409);

		assertThat(ask(who, place).header("Upload-Offset")).isEqualTo("5");
	}

	@Test
	void aWholeFileThatWasNeverEnteredIsEnteredWhenItIsAskedFor() throws IOException {
		var who = house.as(Person.TOWN_A);
		var place = begin(who, "a.txt", 5).header("Location");
		// the platform was killed between the last byte and the row
		Files.writeString(partial(place), "12345");

		assertThat(ask(who, place).expect(200).header("Upload-Offset")).isEqualTo("5");

		assertThat(who.put("/api/uploads/{id}?fileName=a.txt", "12345".getBytes(StandardCharsets.UTF_8), id(place)).status()).isEqualTo(200);
		assertThat(partial(place)).doesNotExist();
	}

	@Test
	void anUploadBelongsToOneAccount() {
		var place = begin(house.as(Person.TOWN_A), "a.txt", 10).header("Location");

		for (var other : new Person[] {Person.CLERK, Person.TOWN_B, Person.AGENT}) {
			assertThat(ask(house.as(other), place).status()).isEqualTo(404);
			assertThat(piece(house.as(other), place, 0, "12345").status()).isEqualTo(404);
			assertThat(tus(house.as(other), "DELETE", place, Map.of(), null).status()).isEqualTo(404);
			assertThat(house.as(other).get("/api/resumable-uploads").expect(200).text()).doesNotContain(id(place));
		}

		assertThat(house.as(Person.TOWN_A).get("/api/resumable-uploads").expect(200).text()).contains(id(place));
	}

	@Test
	void aBeginningSentTwiceUnderOneKeyIsOneUpload() {
		var headers = Map.of("Upload-Length", "5", "Upload-Metadata", name("b.txt"), "Idempotency-Key", UUID.randomUUID().toString());

		var first = tus(house.as(Person.TOWN_A), "POST", "/api/resumable-uploads", headers, null).expect(201);
		var second = tus(house.as(Person.TOWN_A), "POST", "/api/resumable-uploads", headers, null).expect(201);

		assertThat(second.header("Location")).isEqualTo(first.header("Location"));
	}

	@Test
	void anUploadCanBeGivenUp() {
		var who = house.as(Person.TOWN_A);
		var place = begin(who, "a.txt", 10).header("Location");

		tus(who, "DELETE", place, Map.of(), null).expect(204);

		assertThat(ask(who, place).status()).isEqualTo(404);
	}

	@Test
	void whatNobodyWentOnWithIsClearedAwayByTheJob() throws IOException {
		var who = house.as(Person.TOWN_A);
		var place = begin(who, "a.txt", 10).header("Location");
		Files.setLastModifiedTime(partial(place), FileTime.from(Instant.now().minus(Duration.ofDays(4))));

		cleaner.clean();

		assertThat(ask(who, place).status()).isEqualTo(404);
		assertThat(partial(place)).doesNotExist();
	}

	@Test
	void theJobLeavesWhatAnUploadStandsFor() throws IOException {
		var who = house.as(Person.TOWN_A);
		var text = "内容" + UUID.randomUUID();
		var sha = who.put("/api/uploads/{id}?fileName=a.txt", text.getBytes(StandardCharsets.UTF_8), UUID.randomUUID())
			.expect(200)
			.json()
			.get("sha256")
			.asString();
		var place = Path.of(data, "archive", sha.substring(0, 2), sha);
		Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

		cleaner.clean();

		assertThat(place).exists();
	}

	@Test
	void aFullDiskAnswersInWords() throws IOException {
		var who = house.as(Person.TOWN_A);
		var place = begin(who, "a.txt", 10).header("Location");
		Files.delete(partial(place));
		Files.createSymbolicLink(partial(place), Path.of("/dev/full"));

		var answer = piece(who, place, 0, "12345");

		assertThat(answer.status()).isEqualTo(507);
		assertThat(answer.json().get("title").asString()).isEqualTo("存储空间不足");
		Files.delete(partial(place));
	}

	@Test
	void tooLargeEmptyAndForeignVersionsAreRefused() {
		var who = house.as(Person.TOWN_A);

		assertThat(tus(who, "POST", "/api/resumable-uploads", Map.of("Upload-Length", "2147483649"), null).status()).isEqualTo(422);
		assertThat(tus(who, "POST", "/api/resumable-uploads", Map.of("Upload-Length", "0"), null).status()).isEqualTo(422);
		assertThat(tus(who, "POST", "/api/resumable-uploads", Map.of("Upload-Length", "5", "Tus-Resumable", "0.2.2"), null).status())
			.isEqualTo(412);
		assertThat(tus(who, "OPTIONS", "/api/resumable-uploads", Map.of(), null).header("Tus-Max-Size")).isEqualTo("2147483648");
	}

	private Path partial(String place) {
		return Path.of(data, "archive", "partial", id(place));
	}

	private static String id(String place) {
		return place.substring(place.lastIndexOf('/') + 1);
	}

	static Browser.Answer begin(Browser who, String fileName, long size) {
		return tus(who, "POST", "/api/resumable-uploads",
				Map.of("Upload-Length", Long.toString(size), "Upload-Metadata", name(fileName)), null).expect(201);
	}

	static Browser.Answer piece(Browser who, String place, long offset, String text) {
		return tus(who, "PATCH", place, Map.of("Upload-Offset", Long.toString(offset)), text.getBytes(StandardCharsets.UTF_8));
	}

	static Browser.Answer ask(Browser who, String place) {
		return tus(who, "HEAD", place, Map.of(), null);
	}

	private static String name(String fileName) {
		return "filename " + Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8));
	}

	private static Browser.Answer tus(Browser who, String verb, String path, Map<String, String> more, byte[] body) {
		var headers = new HashMap<>(Map.of("Tus-Resumable", "1.0.0"));
		if (body != null) {
			headers.put("Content-Type", "application/offset+octet-stream");
		}
		headers.putAll(more);
		return who.sendWith(verb, path, body, headers);
	}
}
