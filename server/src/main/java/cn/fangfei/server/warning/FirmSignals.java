package cn.fangfei.server.warning;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.registry.FirmWording;
import cn.fangfei.server.registry.FirmWording.FirmWord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the wording of a firm says as signals: at most one for each rule. The sentences name the words and no version of the list, so
 * that a new list which finds the same says the same.
 */
final class FirmSignals {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int NEW_MONTHS = 12;

	private FirmSignals() {
	}

	/** A signal of the register before it is kept. */
	record Found(SignalRule rule, double strength, String because, Instant occurredAt, @Nullable Instant expiresAt) {
	}

	static List<Found> of(FirmWording firm, Instant now) {
		var found = new ArrayList<Found>();
		if (firm.words().isEmpty()) {
			return found;
		}
		at(firm, WordingTier.FORBIDDEN, WordingPosition.NAME)
			.ifSome(w -> found.add(standing(SignalRule.FORBIDDEN_NAME, 1, "名称含禁用字样" + w.quoted() + "。", w)));
		at(firm, WordingTier.FORBIDDEN, WordingPosition.SCOPE).ifSome(w -> found
			.add(standing(SignalRule.FORBIDDEN_SCOPE, w.terms().size() == 1 ? 0.8 : 1, "经营范围含禁用字样" + w.quoted() + "。", w)));
		at(firm, WordingTier.WATCH, WordingPosition.NAME)
			.ifSome(w -> found.add(standing(SignalRule.WATCH_NAME, 1, "名称含重点关注字样" + w.quoted() + "。", w)));
		at(firm, WordingTier.WATCH, WordingPosition.SCOPE)
			.ifSome(w -> found.add(standing(SignalRule.WATCH_SCOPE, 1, "经营范围含重点关注字样" + w.quoted() + "。", w)));
		var all = words(firm.words());
		if (all.terms().size() >= 3) {
			found.add(standing(SignalRule.MANY_TERMS, Math.min(1, (all.terms().size() - 2) / 4.0),
					all.terms().size() + "个不同字样并存：" + all.quoted() + "。", all));
		}
		var both = words(firm.words()
			.stream()
			.filter(w -> w.position() == WordingPosition.NAME)
			.filter(w -> firm.words()
				.stream()
				.anyMatch(o -> o.position() == WordingPosition.SCOPE && o.term().equals(w.term())))
			.toList());
		both.ifSome(w -> found.add(standing(SignalRule.NAME_AND_SCOPE, 1, "名称与经营范围都有" + w.quoted() + "。", w)));
		words(firm.words().stream().filter(FirmWord::added).toList())
			.ifSome(w -> found.add(new Found(SignalRule.TERM_ADDED, 1,
					"登记变更后新增字样" + w.quoted() + "（" + LocalDate.ofInstant(w.newest(), CHINA) + "变更）。", w.newest(), null)));
		if (firm.registeredOn() != null) {
			var until = firm.registeredOn().plusMonths(NEW_MONTHS).atStartOfDay(CHINA).toInstant();
			if (now.isBefore(until)) {
				found.add(new Found(SignalRule.NEW_FIRM, 1, firm.registeredOn() + "登记，未满12个月。",
						firm.registeredOn().atStartOfDay(CHINA).toInstant(), until));
			}
		}
		return found;
	}

	private static Words at(FirmWording firm, WordingTier tier, WordingPosition position) {
		return words(firm.words().stream().filter(w -> w.tier() == tier && w.position() == position).toList());
	}

	private static Words words(List<FirmWord> words) {
		return new Words(words.stream().map(FirmWord::term).collect(Collectors.toCollection(TreeSet::new)),
				words.stream().map(FirmWord::foundAt).max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
	}

	private static Found standing(SignalRule rule, double strength, String because, Words words) {
		return new Found(rule, strength, because, Objects.requireNonNull(words.newest()), null);
	}

	private record Words(TreeSet<String> terms, Instant newest) {

		void ifSome(java.util.function.Consumer<Words> use) {
			if (!terms.isEmpty()) {
				use.accept(this);
			}
		}

		String quoted() {
			return terms.stream().map(t -> "“" + t + "”").collect(Collectors.joining("、"));
		}
	}
}
