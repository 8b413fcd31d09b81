package cn.fangfei.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cn.fangfei.server.House.Person;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.kernel.Anyone;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.SignedIn;
import cn.fangfei.server.warning.WarningFixtures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * AC-1: every endpoint × every role × foreign territory. The endpoints come from the running house, so that a new one without
 * a sample here, or without a declared policy, fails. Canaries live in township A; nobody outside may see their text, find
 * their ids or change their rows.
 */
@HouseTest
class MatrixTests {

	/** Whom a canary of township A must stay hidden from, whatever their permissions. */
	private static final List<Person> OUTSIDERS = List.of(Person.TOWN_B, Person.VILLAGER, Person.WALKER, Person.AGENT,
			Person.NEIGHBOUR, Person.STRANGER, Person.SYSTEM, Person.SECURITY, Person.AUDITOR);

	private final Map<Person, Set<String>> words = new EnumMap<>(Person.class);

	@Autowired
	House house;

	@Autowired
	Canaries canaries;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mapping;

	/**
	 * How an endpoint is tried.
	 * @param path with its places filled; absent for an endpoint that names nothing scoped
	 * @param answers what an outsider with the word may be answered
	 * @param insiders who must see the canary there
	 * @param why nothing can leak, for an endpoint that names nothing scoped
	 */
	record Sample(@Nullable String path, @Nullable Object body, List<Integer> answers, List<Person> insiders,
			String why) {

		/** The same, where these people belong to the inside as well. */
		Sample alsoInside(Person... more) {
			return new Sample(path, body, answers, Stream.concat(insiders.stream(), Stream.of(more)).toList(), why);
		}

		/** Names no scoped object. */
		static Sample unscoped(String why) {
			return new Sample(null, null, List.of(), List.of(), why);
		}

		/** A list: outsiders do not see the canary's text, insiders do. */
		static Sample list(String path, Person... insiders) {
			return new Sample(path, null, List.of(200), List.of(insiders), "");
		}

		/** One object named in the path: outsiders get 404. */
		static Sample names(String path, @Nullable Object body, Person... insiders) {
			return new Sample(path, body, List.of(404), List.of(insiders), "");
		}

		/** The body names the canary's territory or id: outsiders are answered one of these. */
		static Sample sends(String path, Object body, Integer... answers) {
			return new Sample(path, body, List.of(answers), List.of(), "");
		}
	}

	@TestFactory
	Stream<DynamicTest> nobodyEntersWithoutASession() {
		return endpoints().entrySet().stream().filter(e -> !e.getValue().open()).map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
			var nobody = house.newBrowser();
			nobody.get("/api/setup");

			var answer = nobody.send(e.getValue().verb(), e.getValue().anyPath(), null, null);

			assertThat(answer.status()).isEqualTo(401);
		}));
	}

	@TestFactory
	Stream<DynamicTest> aRoleWithoutTheWordIsRefused() {
		return endpoints().entrySet()
			.stream()
			.flatMap(e -> Arrays.stream(Person.values())
				.filter(p -> !allowed(e.getValue(), p))
				.map(p -> DynamicTest.dynamicTest(e.getKey() + " as " + p, () -> {
					var answer = house.as(p).send(e.getValue().verb(), e.getValue().anyPath(), null, UUID.randomUUID().toString());

					assertThat(answer.status()).as(answer.text()).isEqualTo(403);
				})));
	}

	@TestFactory
	Stream<DynamicTest> everyEndpointHasASample() {
		var samples = samples();
		return endpoints().keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
			if (!samples.containsKey(name)) {
				fail("%s has no sample in MatrixTests.samples(); say how it is tried", name);
			}
		}));
	}

	@TestFactory
	Stream<DynamicTest> outsidersNeverSeeACanary() {
		var endpoints = endpoints();
		return samples().entrySet().stream().filter(e -> e.getValue().path() != null).flatMap(e -> {
			var endpoint = endpoints.get(e.getKey());
			if (endpoint == null) {
				return Stream.of(DynamicTest.dynamicTest(e.getKey(), () -> fail("sample of an endpoint that is not there")));
			}
			return OUTSIDERS.stream()
				.filter(p -> !e.getValue().insiders().contains(p))
				.map(p -> DynamicTest.dynamicTest(e.getKey() + " as " + p, () -> tryAsOutsider(endpoint, e.getValue(), p)));
		});
	}

	@TestFactory
	Stream<DynamicTest> insidersDoSeeIt() {
		return samples().entrySet()
			.stream()
			.filter(e -> e.getValue().body() == null)
			.flatMap(e -> e.getValue()
				.insiders()
				.stream()
				.map(p -> DynamicTest.dynamicTest(e.getKey() + " as " + p,
						() -> assertThat(house.as(p).get(e.getValue().path()).expect(200).text()).contains(Canaries.TEXT))));
	}

	private void tryAsOutsider(Endpoint endpoint, Sample sample, Person person) {
		var before = canaries.fingerprint();

		var answer = house.as(person).send(endpoint.verb(), sample.path(), sample.body(), UUID.randomUUID().toString());

		assertThat(answer.text()).doesNotContain(Canaries.TEXT);
		if (allowed(endpoint, person)) {
			assertThat(answer.status()).as(answer.text()).isIn(sample.answers());
		}
		else {
			assertThat(answer.status()).as(answer.text()).isEqualTo(403);
		}
		assertThat(canaries.fingerprint()).as("the canary's rows").isEqualTo(before);
	}

	private Map<String, Sample> samples() {
		var samples = new LinkedHashMap<String, Sample>();
		samples.put("getSetup", Sample.unscoped("says only whether the set-up is open"));
		samples.put("completeSetup", Sample.unscoped("closed once administrators exist"));
		samples.put("signIn", Sample.unscoped("opens one's own session"));
		samples.put("currentSession", Sample.unscoped("one's own session"));
		samples.put("signOut", Sample.unscoped("one's own session"));
		samples.put("switchPost", Sample.unscoped("one's own posts; AccessTests tries another's"));
		samples.put("changePassword", Sample.unscoped("one's own password"));
		samples.put("listAccounts", Sample.unscoped("administrators keep the accounts of the whole platform"));
		samples.put("createAccount", Sample.unscoped("administrators keep the accounts of the whole platform"));
		samples.put("resetPassword", Sample.unscoped("administrators keep the accounts of the whole platform"));
		samples.put("changeAccountStatus", Sample.unscoped("administrators keep the accounts of the whole platform"));
		samples.put("grantPost", Sample.unscoped("administrators keep the posts of the whole platform"));
		samples.put("revokePost", Sample.unscoped("administrators keep the posts of the whole platform"));
		samples.put("listAudit", Sample.unscoped("the audit administrator reads the trail of the whole platform"));
		// jurisdiction
		var places = "divisions, offices and grids are public reference data; lists are cut to the post's territory";
		samples.put("listRegions", Sample.unscoped(places));
		samples.put("listUnits", Sample.unscoped(places));
		samples.put("listGrids", Sample.unscoped(places));
		samples.put("explainDue", Sample.unscoped("the calendar is the same everywhere"));
		samples.put("getCalendarYear", Sample.unscoped("the calendar is the same everywhere"));
		samples.put("listTerms", Sample.unscoped("the terms are the same everywhere"));
		samples.put("setTerm", Sample.unscoped("the terms are the same everywhere"));
		// notify
		samples.put("listMessages", Sample.list("/api/messages?size=200"));
		samples.put("streamMessages", Sample.unscoped("one's own messages; MessageStreamTests listens"));
		samples.put("markMessageRead", Sample.unscoped("one's own messages; MessageTests tries another's"));
		samples.put("markMessagesRead", Sample.unscoped("one's own messages"));
		samples.put("getMailAddress", Sample.unscoped("one's own address"));
		samples.put("setMailAddress", Sample.unscoped("one's own address"));
		samples.put("listOutgoing", Sample.unscoped("states of deliveries without content, for the system administrator"));
		samples.put("retryOutgoing", Sample.unscoped("states of deliveries without content, for the system administrator"));
		samples.put("createUnit", Sample.unscoped("the system administrator keeps the units of the whole platform"));
		samples.put("changeUnit", Sample.unscoped("the system administrator keeps the units of the whole platform"));
		samples.put("createGrid", Sample.sends("/api/grids",
				Map.of("regionCode", House.TOWNSHIP_A, "name", "外人的网格", "kind", "ORDINARY"), 404));
		samples.put("changeGrid", Sample.names("/api/grids/" + canaries.grid(),
				Map.of("name", "外人改的", "active", false, "version", 0)));
		// archive, registry
		var own = "keeps one's own file; ResumableUploadTests asks for another's";
		for (var endpoint : List.of("describeUploads", "listUnfinishedUploads", "beginUpload", "askUpload", "continueUpload",
				"abandonUpload")) {
			samples.put(endpoint, Sample.unscoped(own));
		}
		samples.put("uploadFile", Sample.unscoped("keeps one's own file; RegisterTests asks for another's"));
		samples.put("previewRegister", Sample.names("/api/register-uploads/" + canaries.upload() + "/preview", null, Person.CLERK));
		samples.put("startRegisterImport",
				Sample.sends("/api/register-imports", Map.of("uploadId", canaries.upload(), "mapping", Map.of("NAME", 0)), 404));
		samples.put("listRegisterImports", Sample.list("/api/register-imports?size=200", Person.CLERK));
		samples.put("getRegisterImport", Sample.names("/api/register-imports/" + canaries.registerImport(), null, Person.CLERK));
		samples.put("changeRegisterImport", Sample.names("/api/register-imports/" + canaries.registerImport() + "/status",
				Map.of("status", "CANCELLED", "version", 0)));
		samples.put("downloadImportErrors",
				Sample.names("/api/register-imports/" + canaries.registerImport() + "/errors.xlsx", null));
		samples.put("listFirms", Sample.list("/api/firms?q=" + URLEncoder.encode(Canaries.TEXT, StandardCharsets.UTF_8),
				Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A, Person.AGENT));
		samples.put("getFirm", Sample.names("/api/firms/" + canaries.firm(), null, Person.CLERK, Person.LEADER, Person.TOWN_A,
				Person.AGENT));
		samples.put("placeFirms", Sample.sends("/api/firm-placements",
				Map.of("firmIds", List.of(canaries.firm()), "regionCode", House.TOWNSHIP_B), 200, 404, 422));
		var inside = new Person[] {Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A};
		var today = ClueFixtures.today().toString();
		samples.put("countFirmFacets", Sample.unscoped("numbers of one's own territory; FirmFacetsTests counts"));
		samples.put("getFirmProfile", Sample.names("/api/firms/" + canaries.firm() + "/profile", null, Person.CLERK,
				Person.LEADER, Person.TOWN_A, Person.AGENT));
		samples.put("listTermChanges", Sample.list("/api/firm-changes?size=200"));
		samples.put("listSupervisions", Sample.list("/api/supervisions?size=200", inside));
		samples.put("listSupervisionsOfFirm", Sample.names("/api/firms/" + canaries.firm() + "/supervisions", null, inside));
		samples.put("superviseFirms", Sample.sends("/api/supervisions",
				Map.of("firmIds", List.of(canaries.firm()), "reason", "WORDING", "basis", "外人列的", "since", today), 201));
		samples.put("endSupervisions", Sample.sends("/api/supervision-ends", Map.of("stays",
				List.of(Map.of("supervisionId", canaries.supervision(), "version", 0)), "because", "NO_RISK", "until", today), 200));
		samples.put("importSupervisions", Sample.sends("/api/supervision-imports",
				Map.of("uploadId", canaries.upload(), "reason", "WORDING", "basis", "外人列的", "since", today), 404));
		var target = "/api/patrol-targets/" + canaries.target();
		samples.put("listPatrolTargets", Sample.list("/api/patrol-targets?size=200", inside));
		samples.put("getPatrolTarget", Sample.names(target, null, inside));
		samples.put("getPatrolProgress", Sample.unscoped("numbers of one's own territory; PatrolTargetTests counts"));
		samples.put("handOverTargets", Sample.sends("/api/patrol-targets",
				Map.of("supervisionIds", List.of(canaries.supervision()), "dueOn", today, "task", "外人要看的"), 201));
		samples.put("visitPatrolTarget",
				Sample.names(target + "/visit", Map.of("version", 0, "outcome", "VACATED", "visitedOn", today, "note", "外人看的")));
		samples.put("recallPatrolTarget", Sample.names(target + "/recall", Map.of("version", 0, "because", "外人收的")));
		var lexicon = "the lexicon is the same everywhere";
		samples.put("listWordingLexicons", Sample.unscoped(lexicon));
		samples.put("getWordingLexicon", Sample.unscoped(lexicon));
		for (var name : List.of("listWordingDrafts", "getWordingDraft", "draftWordingLexicon", "changeWordingDraft", "withdrawWordingDraft",
				"publishWordingDraft")) {
			samples.put(name, Sample.unscoped(lexicon + "; firms of a trial are cut to the territory, WordingTests looks"));
		}
		// workspace
		samples.put("listViews", Sample.unscoped("one's own and those shared to one's post; WorkspaceTests tries others'"));
		samples.put("saveView", Sample.unscoped("keeps one's own"));
		samples.put("changeView", Sample.unscoped("one's own; WorkspaceTests tries another's"));
		samples.put("shareView", Sample.unscoped("one's own; WorkspaceTests tries another's"));
		samples.put("useView", Sample.unscoped("what one sees; WorkspaceTests tries what one does not"));
		samples.put("removeView", Sample.unscoped("one's own; WorkspaceTests tries another's"));
		samples.put("getColumns", Sample.unscoped("one's own"));
		samples.put("arrangeColumns", Sample.unscoped("one's own"));
		// export
		samples.put("getExportList", Sample.unscoped("the columns of a list are the same everywhere"));
		samples.put("askExport", Sample.unscoped("writes what one's own post sees; ExportTests opens the file"));
		samples.put("listExports", Sample.list("/api/exports?size=200", Person.LEAD));
		samples.put("listExportApprovals", Sample.list("/api/export-approvals?size=200"));
		samples.put("getExport", Sample.names("/api/exports/" + canaries.export(), null, Person.LEAD));
		samples.put("cancelExport", Sample.names("/api/exports/" + canaries.export() + "/cancellation", Map.of("version", 0)));
		samples.put("decideExport",
				Sample.names("/api/exports/" + canaries.export() + "/approval", Map.of("agreed", true, "version", 0)));
		samples.put("downloadExport", Sample.names("/api/exports/" + canaries.export() + "/file", null));
		// intake
		intakeSamples(samples);
		// funds
		fundsSamples(samples);
		statementSamples(samples);
		// warning
		var warning = "/api/warnings/" + canaries.warning();
		samples.put("listWarnings", Sample.list("/api/warnings?size=200", Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A));
		samples.put("countWarnings", Sample.unscoped("a number of one's own territory; WarningDeskTests counts"));
		samples.put("getWarning", Sample.names(warning, null, Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A));
		samples.put("answerWarning", Sample.names(warning + "/verdict", Map.of("verdict", "REFUTED", "version", 0)));
		samples.put("overrideWarning", Sample.names(warning + "/override",
				Map.of("score", 1, "reason", "外人定的", "until", ClueFixtures.today().plusDays(3).toString(), "version", 0)));
		samples.put("liftWarningOverride", Sample.names(warning + "/override/end", Map.of("version", 0)));
		samples.put("snoozeWarning", Sample.names(warning + "/snooze",
				Map.of("reason", "外人缓的", "until", ClueFixtures.today().plusDays(3).toString(), "version", 0)));
		samples.put("wakeWarning", Sample.names(warning + "/snooze/end", Map.of("version", 0)));
		samples.put("listSignals", Sample.list("/api/signals?told=true&size=200", Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A));
		samples.put("recordSignal", Sample.sends("/api/signals",
				WarningFixtures.signal("外人说的事", House.TOWNSHIP_A, "FUNDS_ANOMALY", 1), 422));
		var rules = "the rules are the same everywhere; what they were worth is counted in one's own territory";
		samples.put("listWarningRules", Sample.unscoped(rules));
		samples.put("getWarningRules", Sample.unscoped(rules));
		samples.put("draftWarningRules", Sample.unscoped(rules));
		samples.put("changeWarningRules", Sample.unscoped(rules));
		samples.put("previewWarningRules", Sample.unscoped("counts one's own territory; RuleDeskTests looks for another's"));
		samples.put("publishWarningRules", Sample.unscoped(rules));
		samples.put("withdrawWarningRules", Sample.unscoped(rules));
		// clue, verification, ledger
		var clue = "/api/clues/" + canaries.clue();
		samples.put("countClues", Sample.unscoped("a number of one's own; ClueVisibilityTests counts"));
		samples.put("listClues", Sample.list("/api/clues?view=TERRITORY&size=200", Person.CLERK, Person.LEAD, Person.LEADER,
				Person.TOWN_A));
		samples.put("getClue", Sample.names(clue, null, Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A));
		// the agency works in the whole county and may report there; ClueVisibilityTests holds the others to their own region
		samples.put("registerClue", Sample.sends("/api/clues", Map.of("subjectName", "外人报的事", "source", "OTHER", "foundOn",
				"2026-05-06", "regionCode", House.TOWNSHIP_A, "description", "外人写的"), 404, 422).alsoInside(Person.AGENT));
		samples.put("assignClue", Sample.names(clue + "/assignment", Map.of("unitId", house.unit("townB"), "version", 0)));
		var everywhere = "the same for everybody who reads clues";
		samples.put("listClueSteps", Sample.unscoped(everywhere));
		samples.put("listClueReasons", Sample.unscoped(everywhere));
		samples.put("claimNextClue", Sample.unscoped("takes what waits for one's own post; ClueQueueTests races for it"));
		samples.put("assignClues", Sample.sends("/api/clues/assignments", Map.of("clues",
				List.of(Map.of("clueId", canaries.clue(), "version", 0)), "unitId", house.unit("townB")), 200));
		samples.put("claimClue", Sample.names(clue + "/claim", null));
		samples.put("releaseClue", Sample.names(clue + "/claim", null));
		var seen = Map.<String, Object>of("version", 0, "note", "外人写的");
		samples.put("acceptClue", Sample.names(clue + "/acceptance", seen));
		samples.put("returnClue", Sample.names(clue + "/return", Map.of("version", 0, "reason", "RECUSAL")));
		samples.put("transferClue", Sample.names(clue + "/transfer", Map.of("unitId", house.unit("townB"), "version", 0)));
		samples.put("recallClue", Sample.names(clue + "/recall", seen));
		samples.put("urgeClue", Sample.names(clue + "/urging", seen));
		samples.put("requestClueExtension", Sample.names(clue + "/extension", Map.of("version", 0, "amount", 5, "note", "外人要的")));
		samples.put("decideClueExtension", Sample.names(clue + "/extension/decision", Map.of("version", 0, "granted", true)));
		samples.put("suspendClue", Sample.names(clue + "/suspension", Map.of("version", 0, "reason", "APPRAISAL")));
		samples.put("resumeClue", Sample.names(clue + "/resumption", seen));
		samples.put("recheckClue", Sample.names(clue + "/recheck", Map.of("unitId", house.unit("townB"), "version", 0)));
		samples.put("voidClue", Sample.names(clue + "/voiding", seen));
		samples.put("markClueUrgent", Sample.names(clue + "/urgency", seen));
		samples.put("concludeVerification", Sample.names(clue + "/finding",
				Map.of("version", 0, "visitedOn", "2026-05-08", "officers", List.of("甲", "乙"), "illegality", "NOT_ILLEGAL",
						"sector", "OTHER_SECTOR", "method", "DIRECT_BORROWING", "channel", "OFFLINE", "summary", "外人查的",
						"elements", ClueFixtures.elements("ABSENT", "ABSENT", "ABSENT", "ABSENT"))));
		samples.put("findSubjects", Sample.list("/api/subjects?q=" + URLEncoder.encode(Canaries.TEXT, StandardCharsets.UTF_8),
				Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A));
		samples.put("getSubject", Sample.names("/api/subjects/" + canaries.subject(), null, Person.CLERK, Person.LEAD,
				Person.LEADER, Person.TOWN_A));
		samples.put("noteSubject", Sample.names("/api/subjects/" + canaries.subject() + "/notes", Map.of("text", "外人写的")));
		caseSamples(samples);
		var everybody = new Person[] {Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A};
		var officers = List.of(Map.of("name", "甲"), Map.of("name", "乙"));
		var evidence = "/api/evidence/" + canaries.evidence();
		var ofClue = Map.of("ownerKind", "CLUE", "ownerId", canaries.clue());
		samples.put("getVerification", Sample.names(clue + "/verification", null, everybody));
		samples.put("listVisits", Sample.unscoped("a list by subject, empty for outsiders; VerificationDeskTests asks as one"));
		samples.put("planVerification", Sample.names(clue + "/verification-plans",
				Map.of("plannedOn", "2099-01-01", "place", "外人去的地方", "officers", officers, "task", "外人的任务")));
		samples.put("enterVisit", Sample.names(clue + "/visits", Map.of("visitedOn", "2026-05-08", "place", "外人去的地方", "officers",
				officers, "unusual", false, "recordedFully", true)));
		samples.put("listEvidence", Sample.names("/api/evidence?ownerKind=CLUE&ownerId=" + canaries.clue(), null, everybody));
		samples.put("addEvidence", Sample.sends("/api/evidence", Map.of("ownerKind", "CLUE", "ownerId", canaries.clue(), "files",
				List.of(Map.of("uploadId", canaries.evidence()))), 404));
		samples.put("getEvidence", Sample.names(evidence, null, everybody));
		samples.put("downloadEvidence", Sample.names(evidence + "/original", null, everybody));
		samples.put("viewEvidenceCopy", Sample.names(evidence + "/copy", null));
		samples.put("makeEvidenceCopy", Sample.names(evidence + "/copy", null));
		samples.put("printEvidenceList", Sample.sends("/api/evidence/lists", ofClue, 404));
		var watched = "/api/watchlist/" + canaries.watched();
		samples.put("listWatchlist", Sample.list("/api/watchlist?size=200", everybody));
		samples.put("getWatchlistEntry", Sample.names(watched, null, everybody));
		samples.put("noteWatchlistEntry", Sample.names(watched + "/notes", Map.of("version", 0, "text", "外人写的")));
		samples.put("endWatchlistEntry", Sample.names(watched + "/end", Map.of("version", 0, "reason", "外人移出")));
		samples.put("listLedger", Sample.list("/api/ledger?size=200", Person.CLERK, Person.LEADER, Person.TOWN_A));
		// report
		samples.put("getClueStatistics", Sample.list("/api/reports/" + ClueFixtures.month() + "/clue-statistics", Person.CLERK,
				Person.LEADER, Person.TOWN_A));
		samples.put("downloadClueStatistics", Sample.unscoped("the same lines as getClueStatistics; ClueStatisticsTests reads them"));
		var closeOuts = "CloseOutTests tries every outsider on a close-out of township A: lists, decision, reopening and follow-ups";
		samples.put("listCloseOuts", Sample.unscoped(closeOuts));
		samples.put("listReadyMatters", Sample.unscoped(closeOuts));
		samples.put("listFollowUps", Sample.unscoped(closeOuts));
		samples.put("decideCloseOut", Sample.unscoped(closeOuts));
		samples.put("reopenCloseOut", Sample.unscoped(closeOuts));
		samples.put("recordFollowUp", Sample.unscoped(closeOuts));
		samples.put("getCloseOutMatter", Sample.names("/api/close-outs/of/CLUE/" + canaries.clue(), null));
		samples.put("proposeCloseOut", Sample.sends("/api/close-outs",
				Map.of("matter", "CLUE", "matterId", canaries.clue(), "outcomes", List.of("OTHER_OUTCOME"), "summary", "外人申请的", "evidence",
						List.of(), "followUpOn", List.of(ClueFixtures.today().plusDays(30).toString())), 404));
		samples.put("getHandlingStatistics", Sample.unscoped("HandlingStatisticsTests reads each territory's own lines"));
		samples.put("downloadHandlingStatistics", Sample.unscoped("the same lines as getHandlingStatistics"));
		samples.put("listFormCorrections", Sample.unscoped("the same lines as the forms; HandlingStatisticsTests reads them"));
		samples.put("getLedgerEntryOfClue", Sample.names("/api/ledger/of-clue/" + canaries.clue(), null, Person.CLERK, Person.LEAD,
				Person.LEADER, Person.TOWN_A));
		samples.put("getLedgerEntry", Sample.names("/api/ledger/" + canaries.ledgerEntry(), null, Person.CLERK, Person.TOWN_A));
		return samples;
	}

	private void intakeSamples(Map<String, Sample> samples) {
		var item = "/api/intake/items/" + canaries.text();
		var inside = new Person[] {Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A};
		samples.put("listIntakeItems", Sample.list("/api/intake/items?size=200", inside));
		samples.put("getIntakeItem", Sample.names(item, null, inside));
		samples.put("countIntakeItems", Sample.unscoped("a number of one's own; IntakeScopeTests counts"));
		samples.put("listIntakeSourceNames", Sample.list("/api/intake/source-names", inside));
		samples.put("listIntakeRules", Sample.unscoped("counts one's own territory; IntakeScopeTests looks for another's"));
		samples.put("listTakedownMonths", Sample.unscoped("counts one's own territory; TakedownTests looks for another's"));
		samples.put("enterIntakeItem", Sample.sends("/api/intake/entries",
				Map.of("channel", "POST", "regionCode", House.TOWNSHIP_A, "sourceName", "外人的来源", "body", "外人录入的"), 422));
		samples.put("screenIntakeItem", Sample.names(item + "/screenings", Map.of("version", 0)));
		samples.put("judgeIntakeItem", Sample.names(item + "/verdict", Map.of("reason", "MISREAD", "version", 0)));
		samples.put("linkIntakeItem", Sample.names(item + "/links", Map.of("subjectName", "外人说的主体", "version", 0)));
		samples.put("getIntakeRescreeningState", Sample.unscoped("counts one's own territory; IntakeRescreeningTests looks for another's"));
		samples.put("startIntakeRescreening", Sample.unscoped("reads one's own territory; IntakeRescreeningTests starts two"));
		var run = "/api/intake/rescreenings/" + canaries.rescreening();
		samples.put("getIntakeRescreening", Sample.names(run, null));
		samples.put("cancelIntakeRescreening", Sample.names(run + "/cancellation", Map.of("version", 0)));
		var nothing = "/00000000-0000-0000-0000-000000000000";
		samples.put("rejectIntakeCandidate", Sample.names(item + "/candidates" + nothing + "/rejection", Map.of("version", 0)));
		samples.put("unlinkIntakeItem", Sample.names(item + "/links" + nothing + "/end", Map.of("reason", "外人解除的", "version", 0)));
		var day = ClueFixtures.today().toString();
		samples.put("determineTakedown",
				Sample.names(item + "/takedown/determination", Map.of("bases", List.of("REGULATION_11"), "day", day, "version", 0)));
		samples.put("handOverTakedown", Sample.names(item + "/takedown/handover",
				Map.of("unitId", house.unit("agency"), "paperNumber", "外人1号", "day", day, "version", 0)));
		samples.put("answerTakedown", Sample.names(item + "/takedown/result", Map.of("result", "DELETED", "day", day, "version", 0)));
		samples.put("annulTakedown", Sample.names(item + "/takedown/annulment", Map.of("reason", "外人撤的", "version", 0)));
		samples.put("uploadIntakeFile", Sample.unscoped("keeps one's own file; IntakeImportTests asks for another's"));
		samples.put("startIntakeImport", Sample.sends("/api/intake/imports",
				Map.of("uploadId", canaries.textUpload(), "regionCode", House.TOWNSHIP_A, "sourceName", "外人的来源"), 404));
		samples.put("listIntakeImports", Sample.list("/api/intake/imports?size=200", Person.CLERK, Person.LEAD));
		samples.put("getIntakeImport", Sample.names("/api/intake/imports/" + canaries.textImport(), null, Person.CLERK, Person.LEAD));
		samples.put("downloadIntakeRejects", Sample.names("/api/intake/imports/" + canaries.textImport() + "/rejects.xlsx", null));
		samples.put("listIntakeRejects", Sample.names("/api/intake/imports/" + canaries.textImport() + "/rejects", null));
		samples.put("cancelIntakeImport",
				Sample.names("/api/intake/imports/" + canaries.textImport() + "/cancellation", Map.of("version", 0)));
		samples.put("listIntakeSources", Sample.unscoped("addresses without texts; FeedTests asks from another county"));
		for (var name : List.of("addIntakeSource", "changeIntakeSource", "pollIntakeSource", "listIntakeTokens", "issueIntakeToken",
				"revokeIntakeToken")) {
			samples.put(name, Sample.unscoped("a system administrator keeps those of the own territory; FeedTests and IntakeTokenTests try another's"));
		}
		samples.put("receiveIntakeItems", Sample.unscoped("only sends; IntakeTokenTests tries tokens"));
	}

	private void fundsSamples(Map<String, Sample> samples) {
		var alert = "/api/funds/alerts/" + canaries.fundsAlert();
		var key = "/api/funds/bank-keys/" + canaries.fundsKey();
		var inside = new Person[] {Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A};
		samples.put("listFundsAlerts", Sample.list("/api/funds/alerts?size=200", inside));
		samples.put("getFundsAlert", Sample.names(alert, null, inside));
		samples.put("countFundsAlerts", Sample.unscoped("a number of one's own territory; FundsDeskTests counts"));
		samples.put("listFundsMarks", Sample.unscoped("counts one's own territory; FundsDeskTests looks for another's"));
		samples.put("listFundsBanks", Sample.unscoped("banks that alerted in one's own territory; FundsDeskTests looks for another's"));
		samples.put("judgeFundsAlert", Sample.names(alert + "/verdict", Map.of("reason", "OTHER_SUBJECT", "version", 0)));
		samples.put("linkFundsAlert", Sample.names(alert + "/links", Map.of("own", true, "version", 0)));
		samples.put("rejectFundsCandidate",
				Sample.names(alert + "/candidates/00000000-0000-0000-0000-000000000000/rejection", Map.of("version", 0)));
		samples.put("listBankKeys", Sample.list("/api/funds/bank-keys", Person.CLERK, Person.LEAD));
		samples.put("proposeBankKey", Sample.sends("/api/funds/bank-keys", Map.of("unitId", house.unit("agency"), "publicKey", "外人的公钥",
				"validFrom", ClueFixtures.today().toString(), "validUntil", ClueFixtures.today().plusDays(9).toString()), 422));
		samples.put("confirmBankKey", Sample.names(key + "/confirmation", Map.of("heardFrom", "外人核对的", "version", 0)));
		samples.put("declineBankKey", Sample.names(key + "/refusal", Map.of("reason", "外人否的", "version", 0)));
		samples.put("withdrawBankKey", Sample.names(key + "/withdrawal", Map.of("reason", "外人停的", "version", 0)));
		samples.put("uploadAlertFile", Sample.unscoped("keys are looked for in one's own territory; AlertFileTests brings another's"));
		samples.put("receiveAlertFile", Sample.unscoped("only sends; FundsTokenTests tries tokens"));
		samples.put("listAlertFiles", Sample.unscoped("files of one's own territory; AlertFileTests looks for another's"));
		samples.put("downloadAlertFile", Sample.unscoped("files of one's own territory; AlertFileTests asks for another's"));
		for (var name : List.of("listFundsTokens", "issueFundsToken", "revokeFundsToken")) {
			samples.put(name, Sample.unscoped("a system administrator keeps those of the own territory; FundsTokenTests tries another's"));
		}
	}

	private void statementSamples(Map<String, Sample> samples) {
		var funds = "/api/funds/cases/" + canaries.fundsCase();
		var statement = "/api/funds/statements/" + canaries.statement();
		var inside = new Person[] {Person.CLERK, Person.LEAD};
		samples.put("listFundsCases", Sample.list("/api/funds/cases?size=200", inside));
		samples.put("openFundsCase", Sample.sends("/api/funds/cases", Map.of("subjectId", canaries.subject()), 404, 422));
		samples.put("getFundsCase", Sample.names(funds, null, inside));
		samples.put("giveFundsCase", Sample.names(funds + "/unit", Map.of("unitId", house.unit("agency"), "version", 0)));
		var upload = UUID.randomUUID().toString();
		samples.put("proposeStatement", Sample.names(funds + "/statements",
				Map.ofEntries(Map.entry("bankName", "外人的银行"), Map.entry("approvalNumber", "外人1号"), Map.entry("approvedOn", "2026-01-01"),
						Map.entry("approvalBody", "外人"), Map.entry("approvalUploadId", upload), Map.entry("fileUploadId", upload),
						Map.entry("rows", 1), Map.entry("inAmount", 1), Map.entry("outAmount", 0),
						Map.entry("accounts", List.of(Map.of("account", "S", "subject", true))))));
		samples.put("readFundsCase", Sample.names(funds + "/reading", null, inside));
		samples.put("listFundsParties", Sample.names(funds + "/parties", null, inside));
		samples.put("listFundsPath", Sample.names(funds + "/path", null));
		samples.put("listFundsPayments",
				Sample.names(funds + "/payments?party=" + URLEncoder.encode(Canaries.TEXT + "资金往来有限公司甲", StandardCharsets.UTF_8), null, inside));
		samples.put("listFundsNamingPayments", Sample.names(funds + "/namings/D1/payments", null));
		samples.put("getStatement", Sample.names(statement, null, inside));
		samples.put("approveStatement", Sample.names(statement + "/approval", Map.of("version", 0)));
		samples.put("declineStatement", Sample.names(statement + "/refusal", Map.of("reason", "外人否的", "version", 0)));
		samples.put("cancelStatement", Sample.names(statement + "/cancellation", Map.of("version", 0)));
		samples.put("proposeStatementSupersession", Sample.names(statement + "/supersession", Map.of("reason", "外人作废的", "version", 0)));
		samples.put("supersedeStatement", Sample.names(statement + "/supersession/approval", Map.of("version", 0)));
		samples.put("keepStatementStanding", Sample.names(statement + "/supersession/refusal", Map.of("version", 0)));
		samples.put("downloadStatementApproval", Sample.names(statement + "/approval-file", null));
	}

	private void caseSamples(Map<String, Sample> samples) {
		var file = "/api/cases/" + canaries.caseFile();
		var inside = new Person[] {Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A};
		samples.put("listCases", Sample.list("/api/cases?size=200", inside));
		samples.put("getCase", Sample.names(file, null, inside));
		samples.put("openCase", Sample.sends("/api/cases", Map.of("clueId", canaries.clue(), "clueVersion", 0, "leadUnitId",
				house.unit("office"), "handlingBody", "外人的机关"), 404));
		samples.put("changeCase", Sample.names(file + "/basics", Map.of("version", 0, "name", "外人改的", "leadUnitId",
				house.unit("office"), "sector", "OTHER_SECTOR", "channel", "ONLINE", "situation", "外人改的", "handlingBody", "外人")));
		samples.put("superviseCase", Sample.names(file + "/supervision", Map.of("version", 0, "leader", "外人")));
		samples.put("linkCaseClue", Sample.names(file + "/clues",
				Map.of("version", 0, "clueId", canaries.clue(), "clueVersion", 0, "withMoney", false)));
		samples.put("addCaseParty", Sample.names(file + "/parties", Map.of("version", 0, "name", "外人加的", "role", "OTHER_PARTY")));
		var reason = Map.of("version", 0, "reason", "外人撤的");
		samples.put("takeOutCaseParty",
				Sample.names(file + "/parties/" + canaries.inCase("parties", "partyId") + "/removal", reason));
		var day = ClueFixtures.today().toString();
		samples.put("determineCase", Sample.names(file + "/determinations", Map.of("version", 0, "determinedOn", day, "body", "外人",
				"illegality", "ILLEGAL", "conclusion", "外人认定的", "basis", "外人")));
		samples.put("fileCase", Sample.names(file + "/filing", Map.of("version", 0, "filedOn", day, "body", "外人")));
		samples.put("takeCaseMeasure", Sample.names(file + "/measures",
				Map.of("version", 0, "kind", "WARNING_TALK", "decidedOn", day, "body", "外人", "content", "外人约谈的")));
		var measure = file + "/measures/" + canaries.inCase("measures", "measureId");
		samples.put("extendCaseMeasure",
				Sample.names(measure + "/extension", Map.of("version", 0, "to", day, "approvedBy", "外人", "reason", "外人")));
		samples.put("endCaseMeasure", Sample.names(measure + "/result", Map.of("version", 0, "result", "外人", "resultOn", day)));
		samples.put("revokeCaseMeasure", Sample.names(measure + "/revocation", reason));
		samples.put("penaliseCase", Sample.names(file + "/penalties", Map.of("version", 0, "types", List.of("01"), "target",
				"OTHER_TARGET", "against", "外人", "basis", "外人", "decidedOn", day, "body", "外人")));
		samples.put("revokeCasePenalty",
				Sample.names(file + "/penalties/" + canaries.inCase("penalties", "penaltyId") + "/revocation",
						Map.of("version", 0, "revokedOn", day, "reason", "外人")));
		samples.put("decideCaseReferral", Sample.names(file + "/referrals", Map.of("version", 0, "reportedOn", day, "officers",
				List.of("甲", "乙"), "decidedOn", day, "decidedBy", "外人", "approved", true)));
		var referral = file + "/referrals/" + canaries.inCase("referrals", "referralId");
		samples.put("handOverCase", Sample.names(referral + "/handover",
				Map.of("version", 0, "handedOverAt", day + "T00:00:00+08:00", "organ", "外人")));
		samples.put("recordPoliceDecision", Sample.names(referral + "/police-decision",
				Map.of("version", 0, "decidedOn", day, "filed", true, "charge", "OTHER_CHARGE")));
		samples.put("askReconsideration",
				Sample.names(referral + "/reconsideration", Map.of("version", 0, "askedOn", day)));
		samples.put("moveCaseMoney", Sample.names(file + "/movements", Map.of("version", 0, "occurredOn", day, "returned", 1)));
		samples.put("reverseCaseMoney",
				Sample.names(file + "/movements/" + canaries.inCase("movements", "movementId") + "/reversal", reason));
		samples.put("listPenaltyTypes", Sample.unscoped("the code list is the same everywhere"));
		var law = "the numbers of the law are the same everywhere";
		samples.put("getCaseSettings", Sample.unscoped(law));
		samples.put("setCaseLimit", Sample.unscoped(law));
		samples.put("setCriminalLine", Sample.unscoped(law));
		samples.put("setPenaltyType", Sample.unscoped("the code list is the same everywhere"));
	}

	private record Endpoint(String verb, String pattern, HandlerMethod method) {

		boolean open() {
			return method.hasMethodAnnotation(Anyone.class);
		}

		/** The path with something harmless in each place. */
		String anyPath() {
			return pattern.replaceAll("\\{month}", "2026-05")
				.replaceAll("\\{(version|year)}", "2026")
				.replaceAll("\\{matter}", "CLUE")
				.replaceAll("\\{step}", "ACCEPTANCE")
				.replaceAll("\\{(messageId|outgoingId)}", "1")
				.replaceAll("\\{gridCode}", "340323100201G99")
				.replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000");
		}
	}

	private boolean allowed(Endpoint endpoint, Person person) {
		if (endpoint.open() || endpoint.method().hasMethodAnnotation(SignedIn.class)) {
			return true;
		}
		var permit = endpoint.method().getMethodAnnotation(Permit.class);
		var words = this.words.computeIfAbsent(person, p -> house.as(p)
			.get("/api/session")
			.expect(200)
			.json()
			.get("permissions")
			.valueStream()
			.map(word -> word.asString())
			.collect(Collectors.toSet()));
		return permit != null && Arrays.stream(permit.value()).anyMatch(words::contains);
	}

	private Map<String, Endpoint> endpoints() {
		var endpoints = new TreeMap<String, Endpoint>();
		mapping.getHandlerMethods().forEach((info, method) -> {
			var pattern = info.getPatternValues().iterator().next();
			if (method.getBeanType().getName().startsWith("cn.fangfei")) {
				var verb = info.getMethodsCondition().getMethods().iterator().next().name();
				var earlier = endpoints.put(method.getMethod().getName(), new Endpoint(verb, pattern, method));
				if (earlier != null) {
					fail("two endpoints are called %s", method.getMethod().getName());
				}
			}
		});
		return endpoints;
	}
}
