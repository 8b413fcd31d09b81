package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"ＡＢＣ１２３％|abc123%", "保*本*保*息|保本保息", "保 本 保 息|保本保息", "保\u200b本\u200d保\ufeff息|保本保息", "保【本】保★息|保本保息", "保🔥本💰保息|保本保息",
			"月.息２分|月息2分", "年化8.5-12%|年化8.5-12%", "年化8%~12%|年化8%~12%", "資產管理|资产管理", "壹萬贰仟|一万二千", "禾刂息高|利息高", "①⑧%|18%", "𝟏𝟖%|18%", "加+V信|加+v信", "收益3%/月|收益3%/月",
			"a b|a b", "10000 每天|10000每天", "的“保本”理财|的保本理财", "理财、保险|理财、保险", "农业；产品|农业;产品"})
	void becomesPlain(String written, String plain) {
		assertThat(PlainText.plain(written)).isEqualTo(plain);
	}

	@Test
	void everyPlainCharacterHasItsPlace() {
		var written = "稳🔥健＊保 本，月.息２分！";

		var plain = PlainText.of(written);

		for (var i = 0; i < plain.length; i++) {
			assertThat(plain.from(i)).isLessThan(plain.to(i + 1));
			assertThat(i == 0 ? 0 : plain.to(i)).isLessThanOrEqualTo(plain.from(i));
		}
		var at = plain.toString().indexOf("保本");
		assertThat(written.substring(plain.from(at), plain.to(at + 2))).isEqualTo("保 本");
	}

	@Test
	void whatIsPlainStaysAsItIs() {
		for (var text : new String[] {"投1万每月返300,保本保息。联系电话13800000000", "年化8%-12%,先到先得!", "abc 123 def"}) {
			assertThat(PlainText.plain(text)).isEqualTo(text);
		}
	}

	@Test
	void placesLieInTheTextWhateverItIs() {
		var random = new Random(5);
		for (var n = 0; n < 2_000; n++) {
			var length = random.nextInt(40);
			var text = new StringBuilder();
			for (var i = 0; i < length; i++) {
				text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : "保本*- .一万😀，\n".charAt(random.nextInt(11))));
			}
			var plain = PlainText.of(text.toString());
			for (var i = 0; i < plain.length; i++) {
				assertThat(plain.from(i)).isBetween(0, length - 1);
				assertThat(plain.to(i + 1)).isBetween(plain.from(i) + 1, length);
			}
		}
	}

}
