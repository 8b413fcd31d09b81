package cn.fangfei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class HitSpoolTests {

	@Test
	void whatWasFoundComesBackInItsOrderAsItWas() throws Exception {
		var rows = new ArrayList<String>();
		try (var spool = new HitSpool()) {
			for (int i = 0; i < 5_000; i++) {
				spool.add(new HitSpool.Found(3L * i, "虚构" + i, i % 7, i % 3, i % 2, "命中".repeat(i % 90).getBytes(StandardCharsets.UTF_8)));
			}
			spool.each(found -> rows.add(found.line() + found.name() + " " + found.hits() + " " + found.forbidden() + " " + found.guarded() + " "
					+ new String(found.lines(), StandardCharsets.UTF_8)));
		}

		assertThat(rows).hasSize(5_000);
		for (int i = 0; i < 5_000; i++) {
			assertThat(rows.get(i)).isEqualTo(3 * i + "虚构" + i + " " + i % 7 + " " + i % 3 + " " + i % 2 + " " + "命中".repeat(i % 90));
		}
	}

	@Test
	void nothingFoundIsNothingGivenBack() throws Exception {
		var rows = new ArrayList<HitSpool.Found>();
		try (var spool = new HitSpool()) {
			spool.each(rows::add);
		}

		assertThat(rows).isEqualTo(List.of());
	}
}
