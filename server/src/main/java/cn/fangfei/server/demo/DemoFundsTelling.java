package cn.fangfei.server.demo;

import cn.fangfei.formats.alert.AlertRefused;
import cn.fangfei.formats.alert.AlertSignature;
import cn.fangfei.formats.alert.SigningKey;
import cn.fangfei.server.demo.DemoCaseload.Cast;
import cn.fangfei.server.demo.DemoCaseload.Step;
import cn.fangfei.server.funds.AlertFileDesk;
import cn.fangfei.server.funds.BankKeyDesk;
import cn.fangfei.server.funds.FundsDesk;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.jurisdiction.UnitView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Registers the key of the demo's bank by one person and confirms it by another, signs the bank's files and brings them in as an officer
 * does, one of them changed on its way. The private half lies in the data folder, readable by its owner alone, so that whoever looks at
 * the demo can sign more files with it.
 */
@Component
class DemoFundsTelling {

	private static final Duration LATER = Duration.ofHours(3);

	private final BankKeyDesk keys;

	private final AlertFileDesk files;

	private final FundsDesk alerts;

	private final UnitDesk units;

	private final Path data;

	DemoFundsTelling(BankKeyDesk keys, AlertFileDesk files, FundsDesk alerts, UnitDesk units, @Value("${fangfei.data}") Path data) {
		this.keys = keys;
		this.files = files;
		this.alerts = alerts;
		this.units = units;
		this.data = data;
	}

	List<Step> steps(DemoFunds invented, Cast cast) {
		var steps = new ArrayList<Step>();
		var clerk = cast.person("clerk");
		var lead = cast.person("lead");
		steps.add(new Step("bank-key", invented.keyAt(), clerk, () -> propose(DemoFunds.BANK, invented, key("demo-bank.key"))));
		steps.add(new Step("bank-key-heard", invented.keyAt().plus(LATER), lead, () -> {
			var id = cast.made("bank-key");
			return keys.confirm(id, "银行合规部值班经理，座机核对，十六组一致。", 0, false).keyId();
		}));
		steps.add(new Step("other-bank-key", invented.otherKeyAt(), clerk,
				() -> propose(DemoFunds.OTHER_BANK, invented, key("demo-other-bank.key"))));
		for (var fund : invented.make()) {
			steps.add(new Step("fund-" + fund.key(), fund.at(), clerk, () -> fund.judged() == null ? bringIn(fund) : judge(fund)));
		}
		return steps;
	}

	private UUID propose(String bank, DemoFunds invented, SigningKey key) {
		var from = DemoCourse.day(invented.keyAt());
		return keys.propose(bank(bank), key.publicHalf().pem(), from, from.plusYears(2)).keyId();
	}

	private UUID bank(String name) {
		return units.list(null, UnitKind.AGENCY)
			.stream()
			.filter(u -> u.name().endsWith(name))
			.map(UnitView::unitId)
			.findFirst()
			.orElseThrow();
	}

	private UUID judge(DemoFund fund) {
		var alert = alerts.of(bank(DemoFunds.BANK), Objects.requireNonNull(fund.judged()));
		alerts.judge(alert, Objects.requireNonNull(fund.reason()), fund.note(), alerts.get(alert).alert().version(), false);
		return alert;
	}

	private UUID bringIn(DemoFund fund) {
		try {
			var file = Files.createTempFile("demo-alerts", ".jsonl");
			try {
				Files.writeString(file, fund.alerts());
				var signature = AlertSignature.sign(key("demo-bank.key"), file, new AlertSignature.Run(
						fund.at().minus(LATER).atZone(DemoCourse.CHINA).toOffsetDateTime(), UUID.randomUUID(), DemoFunds.WEIGHTS,
						fund.until().minusDays(400), fund.until(), true));
				if (fund.spoiled()) {
					Files.writeString(file, fund.alerts().replaceFirst("\"score\":\\d", "\"score\":1"));
				}
				return files.bringIn("alerts-" + fund.until() + ".jsonl", file, signature.text().getBytes(StandardCharsets.UTF_8)).fileId();
			}
			finally {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The private half of an invented bank's key, made when there is none. */
	private SigningKey key(String fileName) {
		try {
			var file = data.resolve(fileName);
			if (!Files.exists(file)) {
				var fresh = data.resolve(fileName + ".new");
				Files.deleteIfExists(fresh);
				Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
				Files.writeString(fresh, SigningKey.generate().pem());
				Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
			}
			return SigningKey.read(Files.readString(file));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		catch (AlertRefused e) {
			throw new IllegalStateException(e);
		}
	}
}
