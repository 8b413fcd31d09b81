package cn.fangfei.detection.register;

import cn.fangfei.detection.assess.Evidence;
import cn.fangfei.detection.lexicon.WordingHit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules say of one firm.
 *
 * @param findings in the order of the rules; those that a guard explains away are among them
 * @param hits the wording behind R1 to R3, for highlighting
 * @param coverage sentences, one for each kind of data that nobody told: the rules on it were not asked, and that counts
 * neither for nor against the firm
 * @param warnings what is doubtful in the data itself
 * @param rulesVersion the version of the rules that said so
 * @param lexiconVersion the version of the list of wording
 */
public record RegisterReport(List<RegisterFinding> findings, List<WordingHit> hits, List<String> coverage, List<String> warnings,
		int rulesVersion, int lexiconVersion) {

	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	public RegisterReport {
		findings = List.copyOf(findings);
		hits = List.copyOf(hits);
		coverage = List.copyOf(coverage);
		warnings = List.copyOf(warnings);
	}

	/** The findings that count. */
	public List<RegisterFinding> counting() {
		return findings.stream().filter(RegisterFinding::counts).toList();
	}

	/** The findings that count, as a {@link cn.fangfei.detection.assess.Scorecard} weighs them; days are days in Shanghai. */
	public List<Evidence> evidence() {
		var evidence = new ArrayList<Evidence>();
		for (var finding : counting()) {
			evidence.add(new Evidence(finding.rule().code() + "-" + evidence.size(), finding.rule().name(), finding.strength(),
					finding.since().atStartOfDay(SHANGHAI).toInstant(),
					finding.expires() == null ? null : finding.expires().atStartOfDay(SHANGHAI).toInstant()));
		}
		return List.copyOf(evidence);
	}

}
