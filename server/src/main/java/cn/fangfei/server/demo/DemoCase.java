package cn.fangfei.server.demo;

import cn.fangfei.server.casework.CaseFile;
import cn.fangfei.server.casework.CaseMovement;
import cn.fangfei.server.casework.Determination;
import cn.fangfei.server.casework.Measure;
import cn.fangfei.server.casework.Penalty;
import cn.fangfei.server.clue.Charge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a matter.
 * @param lead login name of somebody of the unit that leads it
 * @param acts in order
 */
record DemoCase(Instant openedAt, String openedBy, String lead, String handlingBody, @Nullable String remark, List<Act> acts) {

	/** Something that was done, and when and by whom it was written down. */
	sealed interface Act permits Determined, Filed, Supervised, Measured, Ended, Moved, Penalised, Referred, HandedOver, PoliceFiled {

		Instant at();

		String by();
	}

	record Determined(Instant at, String by, Determination determination) implements Act {
	}

	record Filed(Instant at, String by, CaseFile.Filing filing) implements Act {
	}

	record Supervised(Instant at, String by, CaseFile.Supervision supervision) implements Act {
	}

	record Measured(Instant at, String by, Measure measure) implements Act {
	}

	/** What came of a measure. */
	record Ended(Instant at, String by, Measure measure, String result) implements Act {
	}

	record Moved(Instant at, String by, CaseMovement movement) implements Act {
	}

	record Penalised(Instant at, String by, Penalty penalty) implements Act {
	}

	/** The head agreed to refer the case to the police. */
	record Referred(Instant at, String by, LocalDate reportedOn, LocalDate decidedOn, List<String> officers, String decidedBy) implements Act {
	}

	record HandedOver(Instant at, String by, Instant handedAt, String organ, String paperNo) implements Act {
	}

	record PoliceFiled(Instant at, String by, LocalDate on, Charge charge, String paperNo) implements Act {
	}

	<T extends Act> Stream<T> acts(Class<T> kind) {
		return acts.stream().filter(kind::isInstance).map(kind::cast);
	}
}
