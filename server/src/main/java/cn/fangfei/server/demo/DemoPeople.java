package cn.fangfei.server.demo;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.access.AccountDesk;
import cn.fangfei.server.access.SessionDesk;
import cn.fangfei.server.access.SetupDesk;
import cn.fangfei.server.jurisdiction.GridDesk;
import cn.fangfei.server.jurisdiction.GridKind;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sets the platform up with invented people: the three administrators first, and through them units, accounts and posts. */
@Component
class DemoPeople {

	/** Checking a password costs a core 50 ms; two at a time is what the platform allows itself. */
	private static final int AT_A_TIME = 2;

	/** A member agency, and whether somebody of it has an account. */
	private record Agency(String name, @Nullable String loginName) {
	}

	private static final List<Agency> AGENCIES = List.of(new Agency("公安局", "police"), new Agency("市场监督管理局", "market"),
			new Agency("民政局", null), new Agency("农业农村局", null), new Agency("住房和城乡建设局", null), new Agency("教育体育局", null),
			new Agency("文化旅游局", null), new Agency("人民检察院", null), new Agency(DemoFunds.BANK, null), new Agency(DemoFunds.OTHER_BANK, null));

	/** A post that is to be filled. */
	private record Vacancy(String loginName, RoleName role, UUID unitId, String unitName, RegionCode region,
			@Nullable String grid) {
	}

	private final SetupDesk setup;

	private final AccountDesk accounts;

	private final SessionDesk sessions;

	private final UnitDesk units;

	private final GridDesk grids;

	private final Access access;

	private final String setupToken;

	private final DemoWords words = new DemoWords(new Random(340_323));

	private final Set<String> taken = new HashSet<>();

	DemoPeople(SetupDesk setup, AccountDesk accounts, SessionDesk sessions, UnitDesk units, GridDesk grids, Access access,
			@Value("${fangfei.access.setup-token}") String setupToken) {
		this.setup = setup;
		this.accounts = accounts;
		this.sessions = sessions;
		this.units = units;
		this.grids = grids;
		this.access = access;
		this.setupToken = setupToken;
	}

	/** Everybody with a post of business, the clerk of the office first. */
	List<DemoPerson> settle(DemoTerritory territory, DemoAccounts table) {
		var administrators = appoint(table);
		var system = administrators.get(0);
		var security = administrators.get(1);
		var vacancies = access.runAs(system.accountId(), system.postId(), () -> vacancies(territory));
		var people = new ArrayList<>(fill(vacancies, system, security, table));
		var clerk = people.get(0);
		var walkers = access.runAs(clerk.accountId(), clerk.postId(), () -> walkers(territory, vacancies));
		people.addAll(fill(walkers, system, security, table));
		return people;
	}

	private List<SetupDesk.Appointed> appoint(DemoAccounts table) {
		var administrators = List.of(administrator(RoleName.SYSTEM_ADMIN, "admin.system"),
				administrator(RoleName.SECURITY_ADMIN, "admin.security"), administrator(RoleName.AUDIT_ADMIN, "admin.audit"));
		table.add(administrators.stream()
			.map(a -> new DemoAccounts.Line(a.loginName(), a.password(), a.displayName(), a.role(), "平台管理"))
			.toList());
		return setup.complete(setupToken, administrators);
	}

	private SetupDesk.Administrator administrator(RoleName role, String loginName) {
		return new SetupDesk.Administrator(role, loginName, newName(), DemoAccounts.newPassword());
	}

	private List<Vacancy> vacancies(DemoTerritory territory) {
		var county = territory.county();
		var name = territory.name();
		var office = unit(name + "处非办（" + (name.endsWith("县") ? "县" : name.substring(name.length() - 1)) + "财政局）",
				UnitKind.LEAD_OFFICE, county);
		var list = new ArrayList<Vacancy>();
		list.add(vacancy("clerk", RoleName.OFFICE_CLERK, office));
		list.add(vacancy("lead", RoleName.OFFICE_LEAD, office));
		list.add(vacancy("leader", RoleName.LEADER, office));
		var number = 1;
		for (var township : territory.townships()) {
			var government = unit(governmentOf(township.name()), UnitKind.TOWNSHIP, township.code());
			list.add(vacancy("town.%02d".formatted(number++), RoleName.TOWNSHIP, government));
		}
		var first = territory.townships().get(0);
		if (!first.communities().isEmpty()) {
			var community = first.communities().get(0);
			var committee = unit(first.name() + community.name() + (community.name().endsWith("村") ? "村民委员会" : "居民委员会"),
					UnitKind.COMMUNITY, community.code());
			list.add(vacancy("village", RoleName.VILLAGE, committee));
		}
		for (var agency : AGENCIES) {
			var unit = unit(name + agency.name(), UnitKind.AGENCY, county);
			if (agency.loginName() != null) {
				list.add(vacancy(agency.loginName(), RoleName.AGENCY, unit));
			}
		}
		return list;
	}

	/** Divides the first township into grids, two of them buildings with a grid of their own, and names two grid workers. */
	private List<Vacancy> walkers(DemoTerritory territory, List<Vacancy> vacancies) {
		var township = territory.townships().get(0);
		var government = vacancies.stream().filter(v -> v.region().equals(township.code())).findFirst().orElseThrow();
		var codes = new ArrayList<Place>();
		township.communities()
			.stream()
			.limit(8)
			.forEach(c -> codes.add(new Place(grids.create(c.code(), c.name() + "第一网格", GridKind.ORDINARY, null).gridCode(),
					c.code())));
		for (var building : List.of("栩澜商务楼", "沐禾大厦")) {
			codes.add(new Place(
					grids.create(township.code(), building + "专属网格", GridKind.DEDICATED, building).gridCode(), township.code()));
		}
		grids.create(township.code(), township.name() + "第一警格", GridKind.POLICE, null);
		var tower = codes.get(codes.size() - 1);
		return List.of(
				new Vacancy("grid.01", RoleName.GRID_WORKER, government.unitId(), government.unitName(), codes.get(0).region(),
						codes.get(0).grid()),
				new Vacancy("grid.02", RoleName.GRID_WORKER, government.unitId(), government.unitName(), tower.region(),
						tower.grid()));
	}

	private record Place(String grid, RegionCode region) {
	}

	/** Opens an account for each vacancy, grants the post, and gives the person a password of their own. */
	private List<DemoPerson> fill(List<Vacancy> vacancies, SetupDesk.Appointed system, SetupDesk.Appointed security,
			DemoAccounts table) {
		var lines = vacancies.stream()
			.map(v -> new DemoAccounts.Line(v.loginName(), DemoAccounts.newPassword(), newName(), v.role(), v.unitName()))
			.toList();
		table.add(lines);
		var pool = Executors.newFixedThreadPool(AT_A_TIME);
		try {
			var filled = new ArrayList<Future<DemoPerson>>();
			for (var i = 0; i < vacancies.size(); i++) {
				var vacancy = vacancies.get(i);
				var line = lines.get(i);
				filled.add(pool.submit(() -> fill(vacancy, line, system, security)));
			}
			var people = new ArrayList<DemoPerson>();
			for (var person : filled) {
				people.add(person.get());
			}
			return people;
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
		catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
		finally {
			pool.shutdown();
		}
	}

	private DemoPerson fill(Vacancy v, DemoAccounts.Line line, SetupDesk.Appointed system, SetupDesk.Appointed security) {
		record Opened(UUID accountId, String password) {
		}
		var opened = access.runAs(system.accountId(), system.postId(), () -> {
			var account = accounts.create(line.loginName(), line.displayName()).accountId();
			return new Opened(account, accounts.firstPassword(account));
		});
		var post = access.runAs(security.accountId(), security.postId(),
				() -> accounts.grantPost(opened.accountId(), v.unitId(), v.region(), v.grid(), v.role()));
		access.runAs(opened.accountId(), post, () -> {
			sessions.changePassword(opened.password(), line.password());
			return true;
		});
		return new DemoPerson(line.loginName(), line.displayName(), v.role(), v.unitName(),
				opened.accountId(), post, v.unitId(), v.region(), v.grid());
	}

	private record Named(UUID unitId, String name, RegionCode region) {
	}

	private Named unit(String name, UnitKind kind, RegionCode region) {
		return new Named(units.create(name, kind, region).unitId(), name, region);
	}

	private static Vacancy vacancy(String loginName, RoleName role, Named unit) {
		return new Vacancy(loginName, role, unit.unitId(), unit.name(), unit.region(), null);
	}

	private static String governmentOf(String township) {
		if (township.endsWith("镇") || township.endsWith("乡")) {
			return township + "人民政府";
		}
		return township.endsWith("街道") ? township + "办事处" : township + "管理委员会";
	}

	/** A name nobody else of the demo bears. */
	private String newName() {
		var name = words.person();
		while (!taken.add(name)) {
			name = words.person();
		}
		return name;
	}
}
