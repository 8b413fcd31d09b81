package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement of money or people of a case: differences, of which null says nothing.
 * @param repaid how many more participants were repaid
 * @param reverses the movement that this one takes back
 * @param clue whose finding it was taken from
 */
public record CaseMovement(UUID id, MoneyKind kind, LocalDate occurredOn, @Nullable Yuan raised, @Nullable Yuan returned,
		@Nullable Integer participants, @Nullable Integer repaid, @Nullable RefundSource source, @Nullable String paperNo,
		@Nullable String note, @Nullable UUID reverses, @Nullable UUID clue) {

	public CaseMovement {
		if (kind != MoneyKind.REVERSAL && (raised != null && raised.isNegative() || returned != null && returned.isNegative()
				|| participants != null && participants < 0 || repaid != null && repaid < 0)) {
			throw new IllegalArgumentException("a correction is a reversal");
		}
	}

	boolean empty() {
		return raised == null && returned == null && participants == null && repaid == null;
	}

	/** Takes this movement back, on the day on which the mistake was seen. */
	CaseMovement reversal(LocalDate on, String reason) {
		return new CaseMovement(UUID.randomUUID(), MoneyKind.REVERSAL, on, negative(raised), negative(returned),
				negative(participants), negative(repaid), source, null, reason, id, null);
	}

	private static @Nullable Yuan negative(@Nullable Yuan yuan) {
		return yuan == null ? null : new Yuan(yuan.value().negate());
	}

	private static @Nullable Integer negative(@Nullable Integer number) {
		return number == null ? null : -number;
	}
}
