package cn.fangfei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;

import org.junit.jupiter.api.Test;

class LastOfEachTests {

	@Test
	void onlyTheLastRowOfAKeyIsNotSuperseded() {
		var random = new Random(7);
		var keys = new ArrayList<String>();
		var expected = new HashMap<String, Integer>();
		var last = new LastOfEach();
		for (int i = 0; i < 20_000; i++) {
			var key = "虚构" + random.nextInt(30_000);
			keys.add(key);
			expected.put(key, i);
			last.add(key);
		}
		last.close();

		for (int i = 0; i < keys.size(); i++) {
			assertThat(last.superseded(i)).isEqualTo(expected.get(keys.get(i)) != i);
		}
	}

	@Test
	void aFileWithoutDuplicatesSupersedesNothing() {
		var last = new LastOfEach();
		last.add("甲");
		last.close();

		assertThat(last.superseded(0)).isFalse();
	}
}
