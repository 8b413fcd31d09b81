package cn.fangfei.server.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the room above reads what wording stands, in slices. Firms are public: the platform's own background work asks. */
@Service
@Transactional(readOnly = true)
public class FirmWordingDesk {

	private final FirmWordings wordings;

	FirmWordingDesk(FirmWordings wordings) {
		this.wordings = wordings;
	}

	/** The next firms with wording after one, in the order of their ids. */
	public List<FirmWording> after(@Nullable UUID firm, int most) {
		return wordings.of(wordings.after(firm, most));
	}

	/** When a firm was last met in a file. */
	public Optional<Instant> lastSeen(FirmId firm) {
		return wordings.lastSeen(firm.value());
	}

	/** The sentences by which hits of a firm were explained away. */
	public List<String> guards(FirmId firm) {
		return wordings.guards(firm.value());
	}
}
