package cn.fangfei.server.verification;

import static cn.fangfei.server.verification.EvidenceFiles.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.clue.ClueFixtures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Evidence from hand to hand (Z10, TIP-7, FILE-3, A6, A10). */
@HouseTest
class EvidenceTests {

	@Autowired
	House house;

	@Autowired
	JdbcClient sql;

	private String clue = "";

	@BeforeEach
	void assign() {
		clue = ClueFixtures.id(ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA"));
	}

	@Test
	void theOriginalLosesNotOneByteAndTheCopyLosesThePlace() throws Exception {
		var jpeg = EvidenceFiles.jpegWithPlace();
		var item = add(Person.TOWN_A, "门头.jpg", jpeg);

		assertThat(item.get("sha256").asString()).isEqualTo(sha256(jpeg));
		var made = made(item);
		var original = house.as(Person.TOWN_A).get("/api/evidence/{id}/original", id(item)).expect(200);
		var copy = house.as(Person.TOWN_A).get("/api/evidence/{id}/copy", id(item)).expect(200);

		assertThat(original.bytes()).isEqualTo(jpeg);
		assertThat(new String(copy.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET).doesNotContain("Exif");
		assertThat(made.get("copy").get("inline").asBoolean()).isTrue();
		assertThat(copy.header("Content-Type")).isEqualTo("image/jpeg");
		assertThat(copy.header("Content-Disposition")).startsWith("inline");
	}

	@Test
	void aMovieIsShownInPiecesOfItsCleanCopy() {
		var item = add(Person.TOWN_A, "现场.mp4", EvidenceFiles.movie());
		made(item);

		var part = house.as(Person.TOWN_A)
			.sendWith("GET", "/api/evidence/" + id(item) + "/copy", null, Map.of("Range", "bytes=0-99"));
		house.as(Person.TOWN_A).sendWith("GET", "/api/evidence/" + id(item) + "/copy", null, Map.of("Range", "bytes=100-199"));

		assertThat(part.status()).isEqualTo(206);
		assertThat(part.bytes()).hasSize(100);
		assertThat(part.header("Content-Type")).isEqualTo("video/mp4");
		// a player asks piece by piece; it is one look
		assertThat(acts(item)).containsExactly("RECEIVED", "ATTACHED", "VIEWED");
		assertThat(house.as(Person.TOWN_A).get("/api/evidence/{id}/copy", id(item)).text()).doesNotContain(SECRET);
	}

	@Test
	void noOriginalIsEverServedInline() {
		for (var file : Map.of("门头.jpg", EvidenceFiles.picture("jpeg"), "页面.html", EvidenceFiles.bytes("<!DOCTYPE html><html><script>alert(1)</script></html>"),
				"图.svg", EvidenceFiles.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"), "动图.gif",
				EvidenceFiles.gifThatIsAProgram(), "报表.docm", EvidenceFiles.macroDocument(), "照片\u202Egpj.exe",
				EvidenceFiles.bytes("MZ\220\0", new byte[64])).entrySet()) {
			var item = add(Person.TOWN_A, file.getKey(), file.getValue());

			var answer = house.as(Person.TOWN_A).get("/api/evidence/{id}/original", id(item)).expect(200);

			assertThat(answer.header("Content-Disposition")).as(file.getKey()).startsWith("attachment").doesNotContain("\u202E");
			assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
			assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
			assertThat(answer.raw().headers().allValues("Content-Security-Policy")).hasSize(1);
			assertThat(answer.header("Cache-Control")).contains("no-store");
			assertThat(answer.bytes()).isEqualTo(file.getValue());
		}
	}

	@Test
	void whatIsNotAPictureHasNoCopyThatAPageCouldShow() {
		for (var file : Map.of("页面.html", EvidenceFiles.bytes("<!DOCTYPE html><html><script>alert(1)</script></html>"), "图.jpg",
				EvidenceFiles.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"), "报表.docm", EvidenceFiles.macroDocument(),
				"报表.docx", EvidenceFiles.macroDocument()).entrySet()) {
			var item = add(Person.TOWN_A, file.getKey(), file.getValue());

			assertThat(item.get("copy").get("state").asString()).as(file.getKey()).isEqualTo("NONE");
			assertThat(item.get("copy").get("reason").asString()).isNotBlank();
			assertThat(item.get("marks").size()).isPositive();
			assertThat(house.as(Person.TOWN_A).get("/api/evidence/{id}/copy", id(item)).status()).isEqualTo(409);
		}
	}

	@Test
	void aPictureWithAnArchiveBehindItIsMarkedAndItsCopyIsAPictureAlone() {
		var item = add(Person.TOWN_A, "门头.jpg", EvidenceFiles.concat(EvidenceFiles.picture("jpeg"), EvidenceFiles.zip(Map.of(SECRET, "x"))));

		assertThat(item.get("marks").toString()).contains("夹带另一种格式的内容");
		made(item);
		assertThat(house.as(Person.TOWN_A).get("/api/evidence/{id}/copy", id(item)).text()).doesNotContain(SECRET).doesNotContain("PK");
	}

	@Test
	void aDocumentsCopyIsHandedOutAndNotShown() {
		var item = made(add(Person.TOWN_A, "协议.docx", EvidenceFiles.document()));

		var copy = house.as(Person.TOWN_A).get("/api/evidence/{id}/copy", id(item)).expect(200);

		assertThat(item.get("copy").get("inline").asBoolean()).isFalse();
		assertThat(copy.header("Content-Disposition")).startsWith("attachment");
	}

	@Test
	void aPictureThatCannotBeReadSaysSoAndCanBeTriedAgain() {
		var item = add(Person.TOWN_A, "炸弹.png", EvidenceFiles.pngBomb());

		var settled = settled(item);
		assertThat(settled.get("copy").get("state").asString()).isEqualTo("NONE");
		assertThat(settled.get("copy").get("reason").asString()).contains("30000×30000");

		assertThat(house.as(Person.TOWN_A).post("/api/evidence/{id}/copy", Map.of(), id(item)).status()).isEqualTo(200);
		assertThat(settled(item).get("copy").get("state").asString()).isEqualTo("NONE");
	}

	@Test
	void whoeverTouchesEvidenceStandsInItsCustodyList() {
		var item = made(add(Person.TOWN_A, "门头.jpg", EvidenceFiles.picture("jpeg")));

		house.as(Person.CLERK).get("/api/evidence/{id}/copy", id(item)).expect(200);
		house.as(Person.LEAD).get("/api/evidence/{id}/original", id(item)).expect(200);
		var list = house.as(Person.CLERK).post("/api/evidence/lists", Map.of("ownerKind", "CLUE", "ownerId", clue)).expect(200).json();

		assertThat(acts(item)).containsExactly("RECEIVED", "ATTACHED", "VIEWED", "DOWNLOADED", "EXPORTED");
		assertThat(list.get("rows").get(0).get("evidence").get("sha256").asString()).isEqualTo(item.get("sha256").asString());
		assertThat(list.get("rows").get(0).get("custody").get(3).get("by").asString()).isEqualTo("测试LEAD");
	}

	@Test
	void theCustodyListCannotBeRewritten() {
		for (var table : List.of("verification_custody", "verification_evidence", "verification_evidence_link", "verification_visit",
				"archive_upload")) {
			assertThatThrownBy(() -> sql.sql("delete from " + table).update()).as(table).isInstanceOf(Exception.class);
		}
	}

	@Test
	void evidenceIsSeenByThoseWhoSeeTheClueAndNobodyElse() {
		var item = add(Person.TOWN_A, "门头.jpg", EvidenceFiles.picture("jpeg"));

		for (var person : List.of(Person.TOWN_B, Person.AGENT, Person.NEIGHBOUR, Person.STRANGER, Person.VILLAGER, Person.WALKER)) {
			for (var path : List.of("", "/original", "/copy")) {
				assertThat(house.as(person).get("/api/evidence/" + id(item) + path).status()).as(person + path).isEqualTo(404);
			}
			assertThat(house.as(person).get("/api/evidence?ownerKind=CLUE&ownerId=" + clue).status()).isEqualTo(404);
		}
		assertThat(house.as(Person.CLERK).get("/api/evidence/{id}", id(item)).status()).isEqualTo(200);
	}

	@Test
	void anothersUploadIsNobodysEvidence() {
		var upload = upload(Person.CLERK, "门头.jpg", EvidenceFiles.picture("jpeg"));

		assertThat(send(Person.TOWN_A, upload).status()).isEqualTo(404);
	}

	@Test
	void evidenceGoesWithTheClueToAnotherUnit() {
		var made = ClueFixtures.registered(house, House.TOWNSHIP_A);
		clue = ClueFixtures.id(made);
		var item = add(Person.CLERK, "门头.jpg", EvidenceFiles.picture("jpeg"));
		assertThat(house.as(Person.AGENT).get("/api/evidence/{id}", id(item)).status()).isEqualTo(404);

		ClueFixtures.assign(house.as(Person.CLERK), made, house.unit("agency")).expect(200);

		assertThat(house.as(Person.AGENT).get("/api/evidence/{id}", id(item)).status()).isEqualTo(200);
		assertThat(house.as(Person.AGENT).get("/api/evidence?ownerKind=CLUE&ownerId=" + clue).expect(200).json().size()).isEqualTo(1);
	}

	@Test
	void aReportersNumberInANoteIsRefused() {
		var upload = upload(Person.TOWN_A, "门头.jpg", EvidenceFiles.picture("jpeg"));

		var answer = house.as(Person.TOWN_A)
			.post("/api/evidence", Map.of("ownerKind", "CLUE", "ownerId", clue, "files",
					List.of(Map.of("uploadId", upload, "note", "举报人电话13812345678"))));

		assertThat(answer.status()).isEqualTo(422);
	}

	@Test
	void theTimelineTellsOfIt() {
		add(Person.TOWN_A, "门头.jpg", EvidenceFiles.picture("jpeg"));

		assertThat(house.as(Person.CLERK).get("/api/clues/{id}", clue).expect(200).text()).contains("提交证据“门头.jpg”");
	}

	private JsonNode add(Person who, String name, byte[] content) {
		return send(who, upload(who, name, content)).expect(201).json().get("rows").get(0);
	}

	private Browser.Answer send(Person who, UUID upload) {
		return house.as(who).post("/api/evidence", Map.of("ownerKind", "CLUE", "ownerId", clue, "files", List.of(Map.of("uploadId", upload))));
	}

	private UUID upload(Person who, String name, byte[] content) {
		var id = UUID.randomUUID();
		house.as(who).put("/api/uploads/{id}?fileName={name}", content, id, name).expect(200);
		return id;
	}

	private JsonNode made(JsonNode item) {
		var settled = settled(item);
		assertThat(settled.get("copy").get("state").asString()).as(settled.toString()).isEqualTo("MADE");
		return settled;
	}

	/** The evidence once its copy is made or given up. */
	private JsonNode settled(JsonNode item) {
		for (var tries = 0; tries < 200; tries++) {
			var now = house.as(Person.CLERK).get("/api/evidence/{id}", id(item)).expect(200).json().get("evidence");
			if (!now.get("copy").get("state").asString().equals("PENDING")) {
				return now;
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
		throw new AssertionError("the copy was never made");
	}

	private List<String> acts(JsonNode item) {
		return house.as(Person.CLERK)
			.get("/api/evidence/{id}", id(item))
			.expect(200)
			.json()
			.get("custody")
			.valueStream()
			.map(line -> line.get("act").asString())
			.toList();
	}

	private static String id(JsonNode item) {
		return item.get("evidenceId").asString();
	}

	private static String sha256(byte[] content) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
	}
}
