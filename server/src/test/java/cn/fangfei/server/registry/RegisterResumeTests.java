package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.await;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.fates;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static cn.fangfei.server.registry.RegisterFixtures.start;
import static cn.fangfei.server.registry.RegisterFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.archive.ArchiveDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Imports that do not run through. Each file has more rows than a step takes; most lie in another county, so that little is stored. A
 * killed platform is a runner that is stopped after a step and leaves the import as it stands.
 */
@HouseTest
class RegisterResumeTests {

	private static final int ELSEWHERE = 5_000;

	@Autowired
	House house;

	@Autowired
	ImportRunner runner;

	@Autowired
	ImportSteps steps;

	@Autowired
	Imports imports;

	@Autowired
	Lexicons lexicons;

	@Autowired
	Gazetteer gazetteer;

	@Autowired
	ArchiveDesk archive;

	@Autowired
	JdbcTemplate sql;

	@Autowired
	Flyway flyway;

	private Browser clerk;

	@BeforeEach
	void aClerk() {
		clerk = house.as(Person.CLERK);
	}

	@AfterEach
	void theRunnerRuns() {
		runner.start();
	}

	@Test
	void anImportWhosePlatformWasKilledIsTakenUpWhereItEnded() throws UnreadableFile {
		runner.stop();
		var job = queue("甲", 300);
		readFirstChunk(id(job));
		assertThat(imports.get(id(job)).status()).isEqualTo(RegisterImportStatus.RUNNING);
		assertThat(imports.get(id(job)).rowsRead()).isEqualTo(5_000);

		runner.start();
		var done = await(clerk, job);

		assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("DONE");
		assertThat(fates(done)).containsExactly(20L, 0L, 0L, 1L, 5_000L);
		assertThat(done.get("read").asLong()).isEqualTo(5_021);
		assertThat(clerk.get("/api/firms?q={q}", "固镇续甲").json().get("total").asInt()).isEqualTo(20);
		assertThat(firm(clerk, "固镇续甲理财300号").get("hits")).hasSize(1);
	}

	@Test
	void whatTheDatabaseRefusesInTheMiddleOfTheMergingIsTriedAgain() {
		var owner = new JdbcTemplate(flyway.getConfiguration().getDataSource());
		owner.execute("""
				create function refuse_for_test() returns trigger language plpgsql
				as $$ begin raise exception 'no space left on device'; end $$""");
		owner.execute("""
				create trigger refuse_for_test before insert on firm for each row
				when (new.name = '固镇续乙理财339号') execute function refuse_for_test()""");
		JsonNode broken;
		JsonNode job;
		try {
			job = queue("乙", 320);
			broken = awaitInterrupted(job);
		}
		finally {
			owner.execute("drop trigger refuse_for_test on firm");
			owner.execute("drop function refuse_for_test()");
		}
		var merged = clerk.get("/api/firms?q={q}", "固镇续乙").json().get("total").asInt();

		var done = await(clerk, job);

		assertThat(merged).isEqualTo(10);
		assertThat(broken.get("added").asInt()).isEqualTo(10);
		assertThat(fates(done)).containsExactly(20L, 0L, 0L, 1L, 5_000L);
		assertThat(done.get("forbiddenHits").asInt()).isEqualTo(20);
		assertThat(clerk.get("/api/firms?q={q}", "固镇续乙").json().get("total").asInt()).isEqualTo(20);
	}

	@Test
	void aCancelledImportStopsAndGoesOnWhenAsked() throws UnreadableFile {
		runner.stop();
		var job = queue("丙", 340);
		readFirstChunk(id(job));

		clerk.put("/api/register-imports/{id}/status", Map.of("status", "CANCELLED", "version", 7), id(job)).expect(409);
		var cancelled = clerk.put("/api/register-imports/{id}/status", Map.of("status", "CANCELLED", "version", 0), id(job))
			.expect(200)
			.json();
		var stale = clerk.put("/api/register-imports/{id}/status", Map.of("status", "RUNNING", "version", 0), id(job)).expect(409).json();
		var kept = steps.settleDuplicates(id(job)) || steps.mergeNext(id(job)) || steps.finish(id(job));
		var resumed = clerk.put("/api/register-imports/{id}/status", Map.of("status", "RUNNING", "version", 1), id(job))
			.expect(200)
			.json();
		runner.start();
		var done = await(clerk, job);

		assertThat(cancelled.get("status").asString()).isEqualTo("CANCELLED");
		assertThat(fates(cancelled)).containsExactly(0L, 0L, 0L, 1L, 0L);
		assertThat(stale.get("detail").asString()).contains("已取消").contains("测试CLERK").contains("请刷新");
		assertThat(kept).isFalse();
		assertThat(resumed.get("status").asString()).isEqualTo("QUEUED");
		assertThat(fates(done)).containsExactly(20L, 0L, 0L, 1L, 5_000L);
	}

	@Test
	void anImportThatWasResumedUnderAnotherListBeginsAnew() throws UnreadableFile {
		runner.stop();
		var job = queue("丁", 360);
		readFirstChunk(id(job));
		clerk.put("/api/register-imports/{id}/status", Map.of("status", "CANCELLED", "version", 0), id(job)).expect(200);
		var list = WordingTests.publish(house, "续丁号", lexicons.today(), this::tryAll);

		clerk.put("/api/register-imports/{id}/status", Map.of("status", "RUNNING", "version", 1), id(job)).expect(200);
		var rewound = imports.get(id(job));
		runner.start();
		var done = await(clerk, job);

		assertThat(rewound.rowsRead()).isZero();
		assertThat(fates(done)).containsExactly(20L, 0L, 0L, 1L, 5_000L);
		assertThat(firm(clerk, "固镇续丁理财360号").get("hits").get(0).get("lexiconVersion").asInt()).isEqualTo(list);
	}

	@Test
	void aResumedImportGoesBeforeAScreeningByANewerList() throws UnreadableFile {
		runner.stop();
		var job = queue("戊", 380);
		readFirstChunk(id(job));
		clerk.put("/api/register-imports/{id}/status", Map.of("status", "CANCELLED", "version", 0), id(job)).expect(200);
		clerk.put("/api/register-imports/{id}/status", Map.of("status", "RUNNING", "version", 1), id(job)).expect(200);

		var list = WordingTests.publish(house, "续戊", lexicons.today(), this::tryAll);
		runner.start();
		var done = await(clerk, job);
		WordingTests.awaitScreening(clerk, list);

		assertThat(fates(done)).containsExactly(20L, 0L, 0L, 1L, 5_000L);
		assertThat(RegisterFixtures.hits(firm(clerk, "固镇续戊理财380号"))).containsExactly("NAME 续戊", "NAME 理财");
	}

	@Test
	void aFileThatIsGoneEndsTheImportWithWordsAndItCanGoOnLater() throws IOException {
		runner.stop();
		var job = queue("己", 400);
		var content = archive.content(imports.get(id(job)).sha256());
		var aside = content.resolveSibling("aside");
		Files.move(content, aside);

		runner.start();
		var failed = await(clerk, job);
		Files.move(aside, content);
		clerk.put("/api/register-imports/{id}/status", Map.of("status", "RUNNING", "version", failed.get("version")), id(job)).expect(200);
		var done = await(clerk, clerk.get("/api/register-imports/{id}", id(job)).json());

		assertThat(failed.get("status").asString()).isEqualTo("FAILED");
		assertThat(failed.get("message").asString()).contains("重新上传");
		assertThat(fates(done)).containsExactly(20L, 0L, 0L, 1L, 5_000L);
	}

	@Test
	void anImportThatKeepsBreakingOffIsGivenUpWithWords() {
		runner.stop();
		var job = queue("庚", 420);
		sql.update("update register_import set attempts = 5 where import_id = ?", id(job));

		runner.start();
		var failed = await(clerk, job);

		assertThat(failed.get("status").asString()).isEqualTo("FAILED");
		assertThat(failed.get("message").asString()).contains("多次中断").contains("系统管理员");
	}

	@Test
	void anImportOfSomebodyWhosePostWasTakenAwayStopsWithWords() {
		runner.stop();
		var made = house.as(Person.SYSTEM).post("/api/accounts", Map.of("loginName", "leaving", "displayName", "将离任")).expect(201).json();
		var account = made.get("account").get("accountId").asString();
		var post = house.as(Person.SECURITY)
			.post("/api/accounts/{id}/posts", Map.of("unitId", house.unit("office"), "regionCode", House.COUNTY, "role", "OFFICE_CLERK"), account)
			.expect(201)
			.json();
		var leaving = house.newBrowser().signIn("leaving", made.get("initialPassword").asString());
		leaving.put("/api/session/password", Map.of("oldPassword", made.get("initialPassword").asString(), "newPassword", House.password())).expect(200);
		var job = start(leaving, upload(leaving, csv(line("固镇离任服装有限公司", code("340323", 440), "服装销售", "固镇县谷阳镇"))));
		house.as(Person.SECURITY).delete("/api/posts/{id}", post.get("postId").asString());

		runner.start();
		var failed = await(clerk, job);

		assertThat(failed.get("status").asString()).isEqualTo("FAILED");
		assertThat(failed.get("message").asString()).contains("岗位").contains("重新导入");
		assertThat(clerk.get("/api/firms?q={q}", "固镇离任服装").json().get("total").asInt()).isZero();
	}

	private JsonNode queue(String mark, int from) {
		List<String> lines = new ArrayList<>();
		for (var i = from; i < from + 10; i++) {
			lines.add(here(mark, i));
		}
		lines.add(",,2020-01-31,,,,,,,");
		for (var i = 0; i < ELSEWHERE; i++) {
			lines.add(line("合肥" + i, code("340104", i), "", "合肥市"));
		}
		for (var i = from + 10; i < from + 20; i++) {
			lines.add(here(mark, i));
		}
		return start(clerk, upload(clerk, csv(lines.toArray(String[]::new))));
	}

	private static String here(String mark, int number) {
		return line("固镇续" + mark + "理财" + number + "号", code("340323", number), "服装销售", "固镇县谷阳镇" + number + "号");
	}

	/** What the runner had done when it was killed: the first chunk is kept, the import is marked as running. */
	private void readFirstChunk(UUID id) throws UnreadableFile {
		var day = lexicons.today();
		imports.begin(id, lexicons.current(day).version(), day);
		var job = imports.get(id);
		try (var file = RegisterFile.open(archive.content(job.sha256()), job.fileName(), ReadLimits.standard())) {
			var matcher = WordingMatcher.compile(lexicons.load(job.lexiconVersion()).on(day));
			var reading = new RegisterReading(job, file, new Locator(gazetteer, job.territory()), matcher);
			assertThat(steps.keep(id, reading.next(), 1)).isTrue();
		}
	}

	private JsonNode awaitInterrupted(JsonNode job) {
		for (var i = 0; i < 1_200; i++) {
			var now = clerk.get("/api/register-imports/{id}", id(job)).json();
			if (now.get("status").asString().equals("INTERRUPTED")) {
				return now;
			}
			RegisterFixtures.sleep();
		}
		throw new AssertionError("the import was not interrupted");
	}

	private static UUID id(JsonNode job) {
		return UUID.fromString(job.get("importId").asString());
	}

	private void tryAll() {
		while (steps.tryNext()) {
			// until the draft is tried on the whole register
		}
	}
}
