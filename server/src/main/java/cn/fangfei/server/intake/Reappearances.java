package cn.fangfei.server.intake;

import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the office of a text that was taken down and is seen again 再次出现, once until somebody takes the next step (Q9). */
@Component
class Reappearances {

	private final IntakeKeeping keeping;

	private final NotifyDesk notify;

	Reappearances(IntakeKeeping keeping, NotifyDesk notify) {
		this.keeping = keeping;
		this.notify = notify;
	}

	/** @param sighted known texts that were seen once more at that instant */
	void tell(Collection<UUID> sighted, Instant now) {
		if (sighted.isEmpty()) {
			return;
		}
		for (var again : keeping.reappeared(sighted, now)) {
			notify.toOffice(again.region(), new Notice(MessageKind.TODO, again.result().label() + "的一条涉非" + again.channel().label()
					+ "再次出现，请核实后督促处置。", "/intake/" + again.itemId(), "intake", again.itemId().toString()));
		}
	}
}
