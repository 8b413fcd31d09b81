package cn.fangfei.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.jurisdiction.CalendarDays;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
			assertThat(story.registeredAt()).isBefore(now);
			assertThat(story.foundOn()).isBeforeOrEqualTo(LocalDate.ofInstant(story.registeredAt(), CHINA));
			if (story.joined() != null) {
				assertThat(story.joined().at()).isAfter(story.registeredAt()).isBefore(now);
			}
			if (story.assigned() != null) {
				assertThat(story.assigned().at()).isAfter(story.registeredAt()).isBefore(now);
			}
			if (story.concluded() != null) {
				assertThat(story.concluded().at()).isAfter(story.assigned().at()).isBefore(now);
				assertThat(story.concluded().visitedOn()).isAfterOrEqualTo(story.foundOn())
					.isBeforeOrEqualTo(LocalDate.ofInstant(story.concluded().at(), CHINA));
			}
		}
	}

	@Test
	void theSameStoriesAreToldForTheSameInstant() {
		var now = Instant.parse("2026-06-01T01:00:00Z");

		assertThat(stories(now)).isEqualTo(stories(now)).hasSize(DemoStories.COUNT);
	}

	@Test
	void aFilingAndAChargeStandOnlyOnACriminalPath() {
		assertThat(stories(Instant.parse("2026-06-01T01:00:00Z"))).filteredOn(s -> s.concluded() != null)
			.extracting(DemoStory::concluded)
			.allMatch(c -> (c.illegality() == Illegality.ILLEGAL) == (c.path() != null))
			.allMatch(c -> (c.charge() != null) == (c.path() != null && c.path() != HandlingPath.ADMINISTRATIVE))
			.allMatch(c -> (c.charge() != null) == (c.filedOn() != null));
	}

	@Test
	void noMatterIsReportedTwiceUnlessItIsTold() {
		assertThat(stories(Instant.parse("2026-06-01T01:00:00Z"))).extracting(DemoStory::subjectName).doesNotHaveDuplicates();
	}

	private static List<DemoStory> stories(Instant now) {
		var territory = DemoFixtures.territory();
		var firms = new DemoFirms(territory, LocalDate.ofInstant(now, CHINA)).make();
		return new DemoStories(territory, firms, people(), CalendarDays.published(), now).make();
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
