package cn.fangfei.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.fangfei.simulation.scheme.Climate;
import cn.fangfei.simulation.scheme.Kind;

/** In what way a world differs from the usual one. */
public enum Regime {

	/** As usual: every kind, the bank knows seven in ten ties between accounts. */
	STANDARD("常态", 0, 0.7, null, true, false, 0),

	/** More evasion, and four in ten ties known. */
	EVASIVE("规避加强", 0.3, 0.4, null, true, false, 0),

	/** 积分数字资产 begins only in the second year. */
	LATE_KIND("新手法后起", 0, 0.7, Kind.I, true, false, 0),

	/** Three of nine banks, with three tenths of the accounts, do not report. */
	COVERAGE_LOSS("部分银行缺报", 0, 0.7, null, true, true, 0),

	/** One row in forty comes up to seven days late, one in four hundred twice, and attributes are missing more often. */
	DIRTY("数据不齐", 0, 0.7, null, true, false, 0.025),

	/** Schemes that promise and pay nothing: prepaid businesses under another name. No detector should tell them from those. */
	NULL("空承诺对照", 0, 0.7, null, false, false, 0);

	private final String meaning;
	private final double evasion;
	private final double visibility;
	private final @Nullable Kind lateKind;
	private final boolean promises;
	private final boolean silentBanks;
	private final double dirt;

	Regime(String meaning, double evasion, double visibility, @Nullable Kind lateKind, boolean promises, boolean silentBanks, double dirt) {
		this.meaning = meaning;
		this.evasion = evasion;
		this.visibility = visibility;
		this.lateKind = lateKind;
		this.promises = promises;
		this.silentBanks = silentBanks;
		this.dirt = dirt;
	}

	/** The regime of a name as it is written on the command line: small letters and hyphens. */
	public static Optional<Regime> named(String name) {
		return Arrays.stream(values()).filter(regime -> regime.word().equals(name)).findFirst();
	}

	/** The name on the command line. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** A few Chinese words. */
	public String meaning() {
		return meaning;
	}

	Climate climate(double evade) {
		return new Climate(Math.min(1, evade + evasion), visibility, List.of(Kind.values()), lateKind, promises);
	}

	/** Whether nothing is handed in of a bank. */
	boolean silent(int bank) {
		return silentBanks && (bank == 1 || bank == 4 || bank == 6);
	}

	/** Share of rows that come late. */
	double dirt() {
		return dirt;
	}
}
