package cn.fangfei.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontFunctionTests {

	@TempDir
	Path folder;

	@Test
	void accountsThatAreOfNoUseAreCounted() throws Exception {
		var list = Files.writeString(folder.resolve("accounts.csv"), """
				account,holder,holder_name,kind,opened_on,birth_year,region_code,subject
				6222000001,H1,,PERSON,,,,
				,H2,,PERSON,,,,
				6222000003,H3,,COMPANY,,,,
				""");
		var bad = new SimpleCounter();

		FrontFunction.read(list.toString(), bad);

		assertThat(bad.getCount()).isEqualTo(1);
	}

}
