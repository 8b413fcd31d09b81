package cn.fangfei.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import cn.fangfei.simulation.county.Almanac;
import cn.fangfei.simulation.county.Holder;
import cn.fangfei.simulation.county.Land;
import cn.fangfei.simulation.trade.Firm;

/** The files about who is there: accounts, register, relations. Rows stand in the order of what they name, not of how they came about. */
final class CountyFiles {

	private static final double UNKNOWN_AGE = 0.04;
	private static final double UNKNOWN_REGION = 0.02;

	private final World world;

	CountyFiles(World world) {
		this.world = world;
	}

	/** {@code accounts.csv}: what the reporting banks hand in. */
	long accounts(Path file) throws IOException {
		var county = world.town().county();
		var accounts = county.accounts();
		double dirt = world.settings().regime().dirt() > 0 ? 4 : 1;
		var order = IntStream.range(0, accounts.size()).filter(account -> accounts.listed(account)
				&& !world.settings().regime().silent(accounts.bank(account)))
				.boxed().sorted(Comparator.comparingLong(accounts::number)).toList();
		try (var rows = new Rows(file, "account,holder,holder_name,kind,opened_on,birth_year,region_code,subject")) {
			for (int account : order) {
				var dice = accounts.rowOf(account);
				int holder = accounts.holder(account);
				boolean person = accounts.kind(account) == Holder.PERSON;
				rows.field(accounts.number(account)).field(name(holder)).field(title(holder)).field(accounts.kind(account).name())
						.field(LocalDate.ofEpochDay(accounts.openedOn(account)).toString())
						.field(person && !dice.chance(UNKNOWN_AGE * dirt) ? String.valueOf(county.people().birthYear(holder)) : "")
						.field(dice.chance(UNKNOWN_REGION * dirt) ? "" : region(holder)).field(name(accounts.subject(account))).end();
			}
		}
		return order.size();
	}

	/** What a holder is called in the files. */
	String name(int holder) {
		return holder >= 0 ? world.town().county().identity(holder) : firm(holder).code();
	}

	private String title(int holder) {
		return holder >= 0 ? world.town().county().names().of(holder) : firm(holder).name();
	}

	private String region(int holder) {
		var county = world.town().county();
		return holder >= 0 ? county.people().regionCode(holder) : county.land().townships().get(firm(holder).township()).code();
	}

	private Firm firm(int holder) {
		return world.town().register().firm(-1 - holder);
	}

	/** {@code register.csv}: every body registered before the world ends, offices left out. */
	long register(Path file) throws IOException {
		var end = Almanac.FIRST.plusDays(world.settings().days());
		var firms = new ArrayList<>(world.town().register().firms());
		firms.removeIf(firm -> firm.kind().equals("机关") || !firm.registeredOn().isBefore(end));
		firms.sort(Comparator.comparing(Firm::code));
		try (var rows = new Rows(file, "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址,联系电话")) {
			for (var firm : firms) {
				rows.field(firm.name()).field(firm.code()).field(firm.registeredOn().toString()).field(firm.kind()).field(title(firm.representative()))
						.field(firm.capital() + "万元人民币").field(firm.scope()).field(Land.PROVINCE).field(Land.COUNTY).field(firm.address())
								.field(firm.phone()).end();
			}
		}
		return firms.size();
	}

	/**
	 * {@code relations.csv}: {@code from,to,relation,share,since,until}; from and to are holders as in the accounts. Representatives and
	 * shareholders are what the register holds, kin what a register of households would, accounts what a bank knows.
	 */
	long relations(Path file) throws IOException {
		var rows = new TreeSet<List<String>>(Comparator.comparing((List<String> row) -> String.join(",", row)));
		var end = Almanac.FIRST.plusDays(world.settings().days());
		for (var firm : world.town().register().firms()) {
			if (firm.registeredOn().isBefore(end) && !firm.kind().equals("机关")) {
				tie(firm, rows);
			}
		}
		try (var out = new Rows(file, "from,to,relation,share,since,until")) {
			for (var row : rows) {
				for (var field : row) {
					out.field(field);
				}
				out.end();
			}
		}
		return rows.size();
	}

	private void tie(Firm firm, TreeSet<List<String>> rows) {
		var dice = world.dice().split("relations").split(firm.index());
		var since = firm.registeredOn().toString();
		var owners = world.town().ownersOf(firm);
		int owner = owners.get(0);
		rows.add(List.of(name(owner), firm.code(), "LEGAL_REPRESENTATIVE", "", since, ""));
		boolean shared = firm.kind().equals("有限责任公司") && dice.chance(0.6);
		int share = shared ? dice.from(51, 95) : 100;
		rows.add(List.of(name(owner), firm.code(), "SHAREHOLDER", String.valueOf(share / 100.0), since, ""));
		if (shared) {
			int friend = world.town().county().contacts().any(owner, dice);
			int partner = owners.size() > 1 && (friend < 0 || dice.chance(0.5)) ? owners.get(1) : friend;
			if (partner >= 0 && partner != owner) {
				rows.add(List.of(name(partner), firm.code(), "SHAREHOLDER", String.valueOf((100 - share) / 100.0), since, ""));
				rows.add(List.of(name(partner), firm.code(), "SUPERVISOR", "", since, ""));
			}
		}
		for (int kin : owners.subList(1, owners.size())) {
			rows.add(List.of(name(owner), name(kin), "FAMILY", "", "", ""));
		}
	}
}
