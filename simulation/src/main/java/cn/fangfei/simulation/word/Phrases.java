package cn.fangfei.simulation.word;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.fangfei.simulation.county.County;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.trade.Firm;

/**
 * Sentences with slots, by family. In the file a line {@code # FAMILY} opens one; the slots are {@code {firm} {town} {phone} {rate}
 * {month} {month2} {day} {amount}}.
 */
final class Phrases {

	private final Map<String, List<String>> families = new HashMap<>();

	Phrases(String resource) {
		try (var in = new BufferedReader(new InputStreamReader(Phrases.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
			List<String> family = List.of();
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				if (line.startsWith("# ")) {
					family = families.computeIfAbsent(line.substring(2), name -> new ArrayList<>());
				} else if (!line.isBlank()) {
					family.add(line);
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** One sentence of a family about a firm, with figures that the dice choose. */
	String fill(String family, Firm firm, County county, Dice dice) {
		var sentences = families.get(family);
		double month = dice.from(10, 25) / 10.0;
		return sentences.get(dice.below(sentences.size()))
				.replace("{firm}", firm.name())
				.replace("{town}", county.land().townships().get(firm.township()).name())
				.replace("{phone}", firm.phone())
				.replace("{rate}", String.valueOf(dice.from(8, 24)))
				.replace("{month}", month % 1 == 0 ? (int) month + "分" : String.format(Locale.ROOT, "%.1f%%", month))
				.replace("{month2}", String.valueOf(dice.from(3, 15)))
				.replace("{day}", String.format(Locale.ROOT, "%.1f", dice.between(0.3, 1.5)))
				.replace("{amount}", String.valueOf(dice.pick(1, 2, 3, 5, 10)));
	}
}
