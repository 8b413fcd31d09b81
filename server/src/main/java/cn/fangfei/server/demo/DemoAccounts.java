package cn.fangfei.server.demo;

import cn.fangfei.server.kernel.RoleName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** The names and passwords of the demo: generated anew for every platform, shown on the console and kept in the data folder. */
final class DemoAccounts {

	private static final String CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

	private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz";

	private static final String DIGITS = "23456789";

	private static final SecureRandom RANDOM = new SecureRandom();

	/** One line of the table. */
	record Line(String loginName, String password, String displayName, RoleName role, String unitName) {
	}

	private final Path file;

	private final String title;

	private final List<Line> lines = new ArrayList<>();

	DemoAccounts(Path data, String county) {
		this.file = data.resolve("demo-accounts.txt");
		this.title = "演示县：" + county + "。人员、企业、线索均为虚构。";
	}

	Path file() {
		return file;
	}

	/** Adds people and writes the file, readable by its owner alone; before an account is made its password is kept. */
	synchronized void add(List<Line> people) {
		lines.addAll(people);
		try {
			var fresh = file.resolveSibling("demo-accounts.txt.new");
			Files.deleteIfExists(fresh);
			Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(fresh, table(lines));
			Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	String table() {
		return table(lines);
	}

	private String table(List<Line> people) {
		var text = new StringBuilder(title).append('\n');
		row(text, "登录名", "密码", "姓名", "岗位", "单位");
		people.forEach(p -> row(text, p.loginName(), p.password(), p.displayName(), roleWords(p.role()), p.unitName()));
		return text.toString();
	}

	/** Four columns padded to the width of a terminal, where a Chinese character is two wide. */
	private static void row(StringBuilder text, String login, String password, String name, String role, String unit) {
		text.append("  ")
			.append(padded(login, 16))
			.append(padded(password, 17))
			.append(padded(name, 10))
			.append(padded(role, 14))
			.append(unit)
			.append('\n');
	}

	private static String padded(String cell, int width) {
		var wide = cell.chars().map(c -> c > 0x2e80 ? 2 : 1).sum();
		return cell + " ".repeat(Math.max(1, width - wide));
	}

	/** A password for a person of the demo: three groups of four, some 65 random bits. */
	static String newPassword() {
		var text = new StringBuilder();
		for (var group = 0; group < 3; group++) {
			text.append(group == 0 ? "" : "-")
				.append(one(CAPITALS))
				.append(one(LETTERS))
				.append(one(DIGITS))
				.append(one(LETTERS));
		}
		return text.toString();
	}

	private static char one(String stock) {
		return stock.charAt(RANDOM.nextInt(stock.length()));
	}

	static String roleWords(RoleName role) {
		return switch (role) {
			case OFFICE_CLERK -> "处非办经办人";
			case OFFICE_LEAD -> "处非办负责人";
			case TOWNSHIP -> "乡镇专干";
			case VILLAGE -> "村居专干";
			case GRID_WORKER -> "网格员";
			case AGENCY -> "部门联络员";
			case LEADER -> "分管领导";
			case SYSTEM_ADMIN -> "系统管理员";
			case SECURITY_ADMIN -> "安全管理员";
			case AUDIT_ADMIN -> "审计管理员";
		};
	}
}
