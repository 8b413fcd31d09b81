package cn.fangfei.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.casework.MeasureKind;
import cn.fangfei.server.clue.ClueStep;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.jurisdiction.CalendarDays;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.ledger.FollowUpResult;
import cn.fangfei.server.verification.ElementFinding;
import cn.fangfei.server.verification.ElementState;
import cn.fangfei.server.verification.LegalElement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoStoriesTests {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	@ParameterizedTest
	@ValueSource(strings = {"2026-06-01T01:00:00Z", "2026-02-20T15:59:00Z", "2026-11-21T16:01:00Z", "2027-01-01T00:00:00Z"})
	void nothingHappensInTheFutureOrBeforeWhatItFollows(String now) {
		for (var story : stories(Instant.parse(now))) {
			assertThat(moments(story)).as("story %s", story.number()).isSorted().doesNotHaveDuplicates().allMatch(Instant.parse(now)::isAfter);
			assertThat(story.foundOn()).isBeforeOrEqualTo(LocalDate.ofInstant(story.registeredAt(), CHINA));
			if (story.joined() != null) {
				assertThat(story.joined().at()).isAfter(story.registeredAt()).isBefore(now);
			}
			if (story.concluded() != null) {
				assertThat(story.concluded().visitedOn()).isAfterOrEqualTo(story.foundOn())
					.isBeforeOrEqualTo(LocalDate.ofInstant(story.concluded().at(), CHINA));
			}
			if (story.closeOut() != null) {
				assertThat(story.closeOut().followUpOn()).allMatch(LocalDate.ofInstant(story.closeOut().proposedAt(), CHINA)::isBefore);
			}
		}
	}

	@Test
	void theSameStoriesAreToldForTheSameInstant() {
		var now = Instant.parse("2026-06-01T01:00:00Z");

		assertThat(stories(now)).isEqualTo(stories(now)).hasSize(DemoStories.COUNT);
		assertThat(invented(now).alarms()).isEqualTo(invented(now).alarms()).hasSizeGreaterThanOrEqualTo(12);
	}

	@ParameterizedTest
	@ValueSource(strings = {"2026-06-01T01:00:00Z", "2026-02-20T15:59:00Z", "2026-11-21T16:01:00Z", "2027-01-01T00:00:00Z"})
	void everyPlotIsTold(String now) {
		var stories = stories(Instant.parse(now));

		assertThat(plot(stories, DemoPlot.RETURNED_ONCE)).hasSize(3)
			.allMatch(s -> s.verbs(ClueStep.RETURN).count() == 1 && s.verbs(ClueStep.ASSIGN).count() == 2 && s.concluded() != null);
		assertThat(plot(stories, DemoPlot.ARBITRATED)).hasSize(1)
			.allMatch(s -> s.verbs(ClueStep.RETURN).count() == 3 && s.verbs(ClueStep.ASSIGN).reduce((x, y) -> y).orElseThrow().by().equals("lead"));
		assertThat(plot(stories, DemoPlot.TRANSFERRED)).allMatch(s -> s.verbs(ClueStep.TRANSFER).count() == 1);
		assertThat(plot(stories, DemoPlot.RECALLED)).allMatch(s -> s.verbs(ClueStep.RECALL).count() == 1);
		assertThat(plot(stories, DemoPlot.EXTENDED))
			.allMatch(s -> s.verbs(ClueStep.REQUEST_EXTENSION).count() == 1 && s.verbs(ClueStep.DECIDE_EXTENSION).count() == 1);
		assertThat(plot(stories, DemoPlot.ASKING)).allMatch(s -> last(s) == ClueStep.REQUEST_EXTENSION);
		assertThat(plot(stories, DemoPlot.RESUMED)).allMatch(s -> s.verbs(ClueStep.RESUME).count() == 1 && s.concluded() != null);
		assertThat(plot(stories, DemoPlot.SUSPENDED)).allMatch(s -> last(s) == ClueStep.SUSPEND);
		assertThat(plot(stories, DemoPlot.RETURNED)).allMatch(s -> last(s) == ClueStep.RETURN);
		assertThat(plot(stories, DemoPlot.VOIDED)).allMatch(s -> last(s) == ClueStep.VOID);
		assertThat(plot(stories, DemoPlot.PRESSED)).allMatch(s -> s.verbs(ClueStep.MARK_URGENT).count() == 1);
		assertThat(plot(stories, DemoPlot.URGED)).allMatch(s -> s.verbs(ClueStep.URGE).count() == 1);
		assertThat(plot(stories, DemoPlot.LEGACY)).hasSize(1)
			.allMatch(s -> s.file() != null && s.concluded().filedOn().isBefore(LocalDate.parse(now.substring(0, 10)).minusYears(5)));
		assertThat(plot(stories, DemoPlot.WARNED)).allMatch(s -> s.concluded() != null && s.file() != null);
		assertThat(stories).filteredOn(s -> s.verbs(ClueStep.ACCEPT).findAny().isPresent()).hasSizeGreaterThan(50);
	}

	@Test
	void aFilingAndAChargeStandOnlyOnACriminalPath() {
		assertThat(stories(Instant.parse("2026-06-01T01:00:00Z"))).filteredOn(s -> s.concluded() != null)
			.extracting(DemoStory::concluded)
			.allMatch(c -> (c.illegality() == Illegality.ILLEGAL) == (c.path() != null))
			.allMatch(c -> c.charge() == null || c.path() == HandlingPath.CRIMINAL)
			.allMatch(c -> (c.charge() != null) == (c.filedOn() != null));
	}

	@Test
	void theElementsAreInKeepingWithTheConclusion() {
		var concluded = stories(Instant.parse("2026-06-01T01:00:00Z")).stream().map(DemoStory::concluded).filter(Objects::nonNull).toList();

		assertThat(concluded).allMatch(c -> c.elements().stream().map(ElementFinding::element).toList().equals(List.of(LegalElement.values())));
		assertThat(concluded).filteredOn(c -> c.illegality() == Illegality.ILLEGAL)
			.allMatch(c -> c.noEvidenceReason() != null && c.elements()
				.stream()
				.filter(e -> e.element() != LegalElement.PUBLIC)
				.allMatch(e -> e.state() == ElementState.PRESENT));
		assertThat(concluded).filteredOn(c -> c.illegality() == Illegality.NOT_ILLEGAL)
			.allMatch(c -> c.elements().stream().anyMatch(e -> e.state() == ElementState.ABSENT));
		assertThat(concluded).filteredOn(c -> c.illegality() == Illegality.UNDETERMINED)
			.isNotEmpty()
			.allMatch(c -> c.elements().stream().noneMatch(e -> e.state() == ElementState.ABSENT));
	}

	@ParameterizedTest
	@ValueSource(strings = {"2026-06-01T01:00:00Z", "2026-02-20T15:59:00Z", "2026-11-21T16:01:00Z", "2027-01-01T00:00:00Z"})
	void aVisitSeesWhatTheFindingThatFollowsSays(String now) {
		var visited = stories(Instant.parse(now)).stream().filter(s -> s.visited() != null && s.concluded() != null).toList();

		assertThat(visited).filteredOn(s -> s.concluded().illegality() == Illegality.ILLEGAL)
			.hasSizeGreaterThan(10)
			.allMatch(s -> s.visited().visit().unusual() && s.visited().visit().event() != null)
			.allMatch(s -> s.visited().visit().sign() != null || s.subjectName().length() > 40);
		assertThat(visited).filteredOn(s -> s.concluded().illegality() == Illegality.NOT_ILLEGAL)
			.hasSizeGreaterThan(5)
			.extracting(s -> s.visited().visit())
			.allMatch(v -> !v.unusual() && v.event() == null && v.wording().isEmpty() && v.promisedRate() == null);
		assertThat(visited).filteredOn(s -> s.concluded().illegality() == Illegality.UNDETERMINED)
			.extracting(s -> s.visited().visit())
			.allMatch(v -> v.unusual() && Boolean.FALSE.equals(v.contractSeen()) && v.met().startsWith("未见负责人"));
	}

	@Test
	void mostOfWhatWasIllegalBecomesACaseThatIsHandled() {
		var stories = stories(Instant.parse("2026-06-01T01:00:00Z"));
		var cases = stories.stream().map(DemoStory::file).filter(Objects::nonNull).toList();

		assertThat(cases).hasSizeGreaterThan(20);
		assertThat(stories).filteredOn(s -> s.file() != null).allMatch(s -> s.concluded().illegality() == Illegality.ILLEGAL);
		assertThat(cases.stream().flatMap(c -> c.acts(DemoCase.Measured.class)).map(m -> m.measure().kind()).distinct())
			.contains(MeasureKind.WARNING_TALK, MeasureKind.RECTIFICATION_ORDER, MeasureKind.REFUND_ORDER, MeasureKind.STOP_ORDER);
		assertThat(acts(cases, DemoCase.Ended.class)).isGreaterThan(20);
		assertThat(acts(cases, DemoCase.Filed.class)).isGreaterThan(5);
		assertThat(acts(cases, DemoCase.Determined.class)).isGreaterThan(5);
		assertThat(acts(cases, DemoCase.Penalised.class)).isGreaterThan(1);
		assertThat(acts(cases, DemoCase.PoliceFiled.class)).isGreaterThan(2);
	}

	@ParameterizedTest
	@ValueSource(strings = {"2026-06-01T01:00:00Z", "2026-11-21T16:01:00Z"})
	void neverMoreIsReturnedThanWasRaised(String now) {
		var settled = 0;
		var partly = 0;
		for (var story : stories(Instant.parse(now)).stream().filter(s -> s.file() != null).toList()) {
			var owed = story.concluded().amount().value();
			var people = story.concluded().participants() == null ? 0 : story.concluded().participants();
			var returned = false;
			for (var moved : story.file().acts(DemoCase.Moved.class).map(DemoCase.Moved::movement).toList()) {
				owed = owed.add(moved.raised() == null ? BigDecimal.ZERO : moved.raised().value())
					.subtract(moved.returned() == null ? BigDecimal.ZERO : moved.returned().value());
				people += (moved.participants() == null ? 0 : moved.participants()) - (moved.repaid() == null ? 0 : moved.repaid());
				returned |= moved.returned() != null;
				assertThat(owed).as("story %s", story.number()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
				assertThat(people).as("story %s", story.number()).isGreaterThanOrEqualTo(0);
			}
			settled += owed.signum() == 0 ? 1 : 0;
			partly += returned && owed.signum() > 0 ? 1 : 0;
		}
		assertThat(settled).isGreaterThan(2);
		assertThat(partly).isGreaterThan(5);
	}

	@Test
	void mattersAreClosedOutLookedAtAgainAndOneIsFoundOpen() {
		var closed = stories(Instant.parse("2026-06-01T01:00:00Z")).stream().map(DemoStory::closeOut).filter(Objects::nonNull).toList();
		var followUps = closed.stream().flatMap(c -> c.followUps().stream()).toList();

		assertThat(closed).hasSizeGreaterThan(20).filteredOn(c -> c.decided() != null).allMatch(c -> c.decided().by().equals("lead"));
		assertThat(closed).extracting(DemoCloseOut::by).contains("clerk").doesNotContain("lead");
		assertThat(closed).filteredOn(c -> c.decided() != null && c.decided().reason() != null).isNotEmpty();
		assertThat(followUps).filteredOn(f -> f.result() == FollowUpResult.NORMAL).hasSizeGreaterThan(5);
		assertThat(followUps).filteredOn(f -> f.result() == FollowUpResult.RELAPSED).isNotEmpty();
	}

	@Test
	void noMatterIsReportedTwiceUnlessItIsTold() {
		assertThat(stories(Instant.parse("2026-06-01T01:00:00Z"))).extracting(DemoStory::subjectName).doesNotHaveDuplicates();
	}

	private static List<DemoStory> stories(Instant now) {
		return invented(now).make();
	}

	private static DemoStories invented(Instant now) {
		var territory = DemoFixtures.territory();
		var firms = new DemoFirms(territory, LocalDate.ofInstant(now, CHINA)).make();
		return new DemoStories(territory, firms, people(), CalendarDays.published(), now);
	}

	/** Everything that happens to a story itself, in the order in which one thing builds on the other. */
	private static List<Instant> moments(DemoStory story) {
		var moments = new ArrayList<Instant>();
		moments.add(story.registeredAt());
		story.verbs().forEach(v -> moments.add(v.at()));
		if (story.visited() != null) {
			moments.add(story.visited().plannedAt());
			moments.add(story.visited().enteredAt());
		}
		if (story.concluded() != null) {
			moments.add(story.concluded().at());
		}
		if (story.file() != null) {
			moments.add(story.file().openedAt());
			story.file().acts().forEach(a -> moments.add(a.at()));
		}
		if (story.closeOut() != null) {
			moments.add(story.closeOut().proposedAt());
			moments.add(story.closeOut().decided() == null ? null : story.closeOut().decided().at());
			story.closeOut().followUps().forEach(f -> moments.add(f.at()));
		}
		moments.removeIf(Objects::isNull);
		return moments;
	}

	private static List<DemoStory> plot(List<DemoStory> stories, DemoPlot plot) {
		var told = stories.stream().filter(s -> s.plot() == plot).toList();
		assertThat(told).isNotEmpty();
		return told;
	}

	private static ClueStep last(DemoStory story) {
		return story.verbs().get(story.verbs().size() - 1).step();
	}

	private static long acts(List<DemoCase> cases, Class<? extends DemoCase.Act> kind) {
		return cases.stream().flatMap(c -> c.acts(kind)).count();
	}

	private static List<DemoPerson> people() {
		return List.of(person("clerk", RoleName.OFFICE_CLERK, "340323000000", null),
				person("town.01", RoleName.TOWNSHIP, "340323100000", null),
				person("town.02", RoleName.TOWNSHIP, "340323101000", null),
				person("village", RoleName.VILLAGE, "340323100014", null),
				person("market", RoleName.AGENCY, "340323000000", null), person("police", RoleName.AGENCY, "340323000000", null),
				person("grid.01", RoleName.GRID_WORKER, "340323100014", "340323100014G01"),
				person("grid.02", RoleName.GRID_WORKER, "340323100000", "340323100000G02"));
	}

	private static DemoPerson person(String login, RoleName role, String region, String grid) {
		return new DemoPerson(login, login, role, "单位", new UUID(0, login.hashCode()), new UUID(1, login.hashCode()),
				new UUID(2, 0), new RegionCode(region), grid);
	}
}
