package cn.fangfei.server;

import cn.fangfei.server.House.Person;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.casework.CaseFixtures;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectTie;
import cn.fangfei.server.warning.WarningFixtures;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.funds.FundsFixtures;
import cn.fangfei.server.funds.StatementFixtures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Things of township A with a text that nobody outside may read. */
@Component
public class Canaries {

	static final String TEXT = "金丝雀";

	private final House house;

	private String grid = "";

	private String clue = "";

	private String evidence = "";

	private String watched = "";

	private String upload = "";

	private String registerImport = "";

	private String firm = "";

	private String supervision = "";

	private String target = "";

	private String export = "";
	private String warning = "";

	private String subject = "";

	private String caseFile = "";

	private String text = "";

	private String textUpload = "";

	private String textImport = "";

	private String rescreening = "";

	private String fundsAlert = "";

	private String fundsKey = "";

	private String fundsCase = "";

	private final Access access;

	private final SubjectDesk subjects;

	private final TransactionTemplate transaction;

	private final JdbcClient sql;

	Canaries(House house, Access access, SubjectDesk subjects, PlatformTransactionManager transactions, JdbcClient sql) {
		this.sql = sql;
		this.house = house;
		this.access = access;
		this.subjects = subjects;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** The risk subject of that clue, tied to township A alone. */
	synchronized String subject() {
		if (subject.isEmpty()) {
			var tie = new SubjectTie(new RegionCode(House.TOWNSHIP_A), null, null, null);
			subject = house.runAs(access, Person.TOWN_A,
					() -> transaction.execute(status -> subjects.known(TEXT + "投资咨询", null, null, tie)))
				.toString();
		}
		return subject;
	}

	/** A grid of township A itself, in none of its villages. */
	synchronized String grid() {
		if (grid.isEmpty()) {
			grid = house.as(Person.CLERK)
				.post("/api/grids", Map.of("regionCode", House.TOWNSHIP_A, "name", TEXT + "大厦", "kind", "DEDICATED",
						"building", TEXT + "大厦"))
				.expect(201)
				.json()
				.get("gridCode")
				.asString();
		}
		return grid;
	}

	/** A clue of township A, made by the township itself and not yet assigned. */
	synchronized String clue() {
		if (clue.isEmpty()) {
			clue = house.as(Person.TOWN_A)
				.post("/api/clues", Map.of("subjectName", TEXT + "投资咨询", "source", "PUBLIC_TIP_OFF", "foundOn", "2026-05-06",
						"regionCode", House.TOWNSHIP_A, "description", TEXT + "在集市上发传单"))
				.expect(201)
				.json()
				.get("clue")
				.get("clueId")
				.asString();
		}
		return clue;
	}

	/** A text that was handed in as evidence of that clue, and the plan of a visit. */
	synchronized String evidence() {
		if (evidence.isEmpty()) {
			var town = house.as(Person.TOWN_A);
			var upload = UUID.randomUUID().toString();
			town.put("/api/uploads/{id}?fileName={name}", (TEXT + "的笔录").getBytes(StandardCharsets.UTF_8), upload, TEXT + ".txt").expect(200);
			town.post("/api/evidence", Map.of("ownerKind", "CLUE", "ownerId", clue(), "files", List.of(Map.of("uploadId", upload))))
				.expect(201);
			town.post("/api/clues/{id}/verification-plans", Map.of("plannedOn", "2099-01-01", "place", TEXT + "集市", "officers",
					List.of(Map.of("name", "甲某"), Map.of("name", "乙某")), "task", "看现场"), clue())
				.expect(201);
			evidence = upload;
		}
		return evidence;
	}

	/** A subject of township A on the watchlist. */
	synchronized String watched() {
		if (watched.isEmpty()) {
			var town = house.as(Person.TOWN_A);
			var made = town.post("/api/clues", ClueFixtures.report(TEXT + "养生会所", House.TOWNSHIP_A)).expect(201).json().get("clue");
			var assigned = ClueFixtures.assign(house.as(Person.CLERK), made, house.unit("townA")).expect(200).json();
			town.put("/api/clues/{id}/finding", ClueFixtures.finding(assigned.get("version").asInt()), ClueFixtures.id(made)).expect(200);
			watched = town.get("/api/clues/{id}/verification", ClueFixtures.id(made)).expect(200).json().get("watched").get("entryId").asString();
		}
		return watched;
	}

	/** A register file that the clerk of the county sent. */
	synchronized String upload() {
		firm();
		return upload;
	}

	/** The import of that file. */
	synchronized String registerImport() {
		firm();
		return registerImport;
	}

	/** A firm of township A from that file, with forbidden wording in its name. */
	synchronized String firm() {
		if (firm.isEmpty()) {
			var clerk = house.as(Person.CLERK);
			upload = UUID.randomUUID().toString();
			clerk.put("/api/uploads/{id}?fileName={name}", """
					企业名称,注册日期,经营范围,行政区划代码,注册地址
					%s财富管理有限公司,2020-02-02,服装销售,%s,固镇县谷阳镇
					""".formatted(TEXT, House.TOWNSHIP_A).getBytes(StandardCharsets.UTF_8), upload, TEXT + ".csv").expect(200);
			var preview = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
			var job = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", preview.get("mapping")))
				.expect(201)
				.json();
			registerImport = job.get("importId").asString();
			for (var tries = 0; tries < 300 && !job.get("status").asString().equals("DONE"); tries++) {
				pause();
				job = clerk.get("/api/register-imports/{id}", registerImport).expect(200).json();
			}
			firm = clerk.get("/api/firms?q={q}", TEXT).expect(200).json().get("rows").get(0).get("firmId").asString();
		}
		return firm;
	}

	/** The stay of that firm on the key-supervision list. */
	synchronized String supervision() {
		if (supervision.isEmpty()) {
			var clerk = house.as(Person.CLERK);
			clerk.post("/api/supervisions", Map.of("firmIds", List.of(firm()), "reason", "WORDING", "basis", TEXT + "的字样", "since", "2026-01-05"))
				.expect(201);
			supervision = clerk.get("/api/firms/{id}/supervisions", firm()).expect(200).json().get(0).get("supervisionId").asString();
		}
		return supervision;
	}

	/** That firm as a patrol target of township A. */
	synchronized String target() {
		if (target.isEmpty()) {
			house.as(Person.CLERK)
				.post("/api/patrol-targets", Map.of("supervisionIds", List.of(supervision()), "dueOn",
						ClueFixtures.today().plusDays(10).toString(), "task", "看" + TEXT))
				.expect(201);
			target = house.as(Person.TOWN_A).get("/api/patrol-targets?q={q}", TEXT).expect(200).json().get("rows").get(0).get("targetId").asString();
		}
		return target;
	}

	/** An export by the lead of the county, whose filter names the firm. */
	synchronized String export() {
		if (export.isEmpty()) {
			firm();
			export = house.as(Person.LEAD)
				.post("/api/exports", Map.of("list", "firms", "query", Map.of("q", TEXT), "columns", List.of("name")))
				.expect(201)
				.json()
				.get("jobId")
				.asString();
		}
		return export;
	}

	private static void pause() {
		try {
			Thread.sleep(100);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** A warning of township A from a signal that the clerk told. */
	synchronized String warning() {
		if (warning.isEmpty()) {
			warning = WarningFixtures.id(WarningFixtures.warned(house, TEXT + "异动商行", House.TOWNSHIP_A));
		}
		return warning;
	}

	/** An advert of township A, entered by the clerk. */
	synchronized String text() {
		if (text.isEmpty()) {
			var clerk = house.as(Person.CLERK);
			text = clerk.post("/api/intake/entries", Map.of("channel", "ADVERT", "regionCode", House.TOWNSHIP_A, "sourceName", TEXT + "论坛", "title",
					TEXT + "养老项目招募", "body", TEXT + "项目保本保息，年化18%，人人可投，名额有限，电话0552-6012345"))
				.expect(201)
				.json()
				.get("item")
				.get("itemId")
				.asString();
		}
		return text;
	}

	/** A bulk re-screening of the county that is over, as the clerk's post may have kept it. */
	synchronized String rescreening() {
		if (rescreening.isEmpty()) {
			rescreening = UUID.randomUUID().toString();
			house.runAs(access, Person.CLERK, () -> transaction.execute(status -> sql.sql("""
					insert into intake_rescreening (rescreening_id, region_code, region_end, screen_version, account_id, post_id, started_by,
					                                status, total, started_at)
					values (:id, '340323000000', '340324000000', 'canary', access_account_id(), :id, '金丝雀', 'DONE', 0, now())
					""").param("id", UUID.fromString(rescreening)).update()));
		}
		return rescreening;
	}

	/** A file of texts that the clerk of the county sent. */
	synchronized String textUpload() {
		textImport();
		return textUpload;
	}

	/** The import of that file; one of its rows is no text. */
	synchronized String textImport() {
		if (textImport.isEmpty()) {
			var clerk = house.as(Person.CLERK);
			textUpload = UUID.randomUUID().toString();
			clerk.put("/api/intake/files/{id}?fileName={name}&channel=NEWS", ("标题,正文,渠道\n" + TEXT + "新闻," + TEXT + "的正文," + TEXT + "网\n,,"
					+ TEXT + "空行\n").getBytes(StandardCharsets.UTF_8), textUpload, TEXT + ".csv").expect(200);
			var job = clerk.post("/api/intake/imports", Map.of("uploadId", textUpload, "regionCode", House.TOWNSHIP_A, "sourceName", TEXT + "网"))
				.expect(201)
				.json();
			textImport = job.get("importId").asString();
			for (var tries = 0; tries < 300 && !job.get("status").asString().equals("DONE"); tries++) {
				pause();
				job = clerk.get("/api/intake/imports/{id}", textImport).expect(200).json();
			}
		}
		return textImport;
	}

	/** An alert of a bank of the county of a firm of township A whose name is the canary's. */
	synchronized String fundsAlert() {
		if (fundsAlert.isEmpty()) {
			fundsAlert = FundsFixtures.alertOf(house, TEXT + "资金商贸有限公司");
		}
		return fundsAlert;
	}

	/** A key of a bank whose name is the canary's, which nobody confirmed. */
	synchronized String fundsKey() {
		if (fundsKey.isEmpty()) {
			fundsKey = FundsFixtures.keyOf(house, TEXT + "村镇银行");
		}
		return fundsKey;
	}

	/** The money of a subject of township A whose name is the canary's, with one statement. */
	synchronized String fundsCase() {
		if (fundsCase.isEmpty()) {
			fundsCase = StatementFixtures.caseWithPayments(house, TEXT + "资金往来有限公司");
		}
		return fundsCase;
	}

	/** The statement of that case. */
	String statement() {
		return StatementFixtures.statementOf(house, fundsCase());
	}

	/** The ledger's entry of that clue. */
	String ledgerEntry() {
		clue();
		for (var row : house.as(Person.CLERK).get("/api/ledger?q={q}", TEXT).expect(200).json().get("rows")) {
			if (row.get("clueId").asString().equals(clue)) {
				return row.get("entryId").asString();
			}
		}
		throw new AssertionError("the canary's clue has no entry in the ledger");
	}

	/** A case of township A, opened from a clue of its own that bears the canary's text. */
	synchronized String caseFile() {
		if (caseFile.isEmpty()) {
			caseFile = CaseFixtures.of(house, TEXT + "养老服务").get("caseId").asString();
		}
		return caseFile;
	}

	/** The id of the only thing of a kind in that case: parties, measures, penalties, referrals or movements. */
	String inCase(String things, String id) {
		return house.as(Person.CLERK).get("/api/cases/" + caseFile()).expect(200).json().get(things).get(0).get(id).asString();
	}

	/** Everything that is known of the canaries; it changes when anybody changes one. */
	String fingerprint() {
		var clerk = house.as(Person.CLERK);
		return clerk.get("/api/grids?q={q}", TEXT).text() + clerk.get("/api/clues/" + clue()).text()
				+ clerk.get("/api/ledger/" + ledgerEntry()).json().get("entry") + clerk.get("/api/patrol-targets/" + target()).text()
				+ clerk.get("/api/firms/" + firm() + "/supervisions").text() + clerk.get("/api/firms/" + firm()).text()
				+ clerk.get("/api/register-imports/" + registerImport()).text()
				+ clerk.get("/api/cases/" + caseFile()).text()
				+ house.as(Person.TOWN_A).get("/api/subjects/" + subject()).text()
				+ clerk.get("/api/warnings/" + warning()).text()
				+ clerk.get("/api/intake/items/" + text()).text()
				+ clerk.get("/api/intake/imports/" + textImport()).text()
				+ clerk.get("/api/intake/rescreenings/" + rescreening()).text()
				+ clerk.get("/api/funds/alerts/" + fundsAlert()).text()
				+ clerk.get("/api/funds/bank-keys").text()
				+ clerk.get("/api/funds/cases/" + fundsCase()).text()
				+ clerk.get("/api/evidence?ownerKind=CLUE&ownerId=" + clue()).text()
				+ clerk.get("/api/clues/" + clue() + "/verification").text() + clerk.get("/api/watchlist/" + watched()).text();
	}
}
