package cn.fangfei.bench;

import cn.fangfei.detection.text.TextItem;
import cn.fangfei.detection.text.TextScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole screen of texts, one thread: plain text, three channels of terms, phrases, rates, denials, sort of document, score. The texts are
 * the lines of a file named by the system property {@code texts}. One operation is the whole file, whose size in characters is printed before the first.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class TextBench {

	private final TextScreen screen = TextScreen.standard();

	private List<TextItem> texts = List.of();

	@Setup
	public void read() throws IOException {
		var file = System.getProperty("texts");
		if (file == null) {
			throw new IllegalStateException("name a file of texts: -jvmArgsAppend -Dtexts=FILE");
		}
		texts = Files.readAllLines(Path.of(file)).stream().map(TextItem::of).toList();
		System.out.printf("%d texts, %d characters, %d alarms%n", texts.size(), texts.stream().mapToLong(text -> text.text().length()).sum(), screen());
	}

	@Benchmark
	public long screen() {
		var alarms = 0L;
		for (var text : texts) {
			alarms += screen.screen(text).alarm() ? 1 : 0;
		}
		return alarms;
	}
}
