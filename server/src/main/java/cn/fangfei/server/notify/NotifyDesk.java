package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where rooms say whom something concerns, in the transaction of what happened: no act, no message. Nobody is told of what they did
 * themselves. Open pages hear of it once the transaction stands; what leaves the house waits in the outbox.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class NotifyDesk {

	private final Messages messages;

	private final Streams streams;

	private final Channels channels;

	private final Clock clock;

	NotifyDesk(Messages messages, Streams streams, Channels channels, Clock clock) {
		this.messages = messages;
		this.streams = streams;
		this.channels = channels;
		this.clock = clock;
	}

	/** Everybody with a post on that unit. */
	public void toUnit(UUID unit, Notice notice) {
		tell(Audience.unit(unit), notice);
	}

	public void toAccount(UUID account, Notice notice) {
		var now = clock.instant();
		pushAfterCommit(messages.toAccount(account, notice, now, out(notice), channels.leavesAt(now)),
				MessageView.fresh(notice, now));
	}

	/** Whoever this background job runs for: it was the platform that finished it. Inside the house only. */
	public void toAsker(Notice notice) {
		var now = clock.instant();
		pushAfterCommit(messages.toAsker(notice, now), MessageView.fresh(notice, now));
	}

	/** The clerks and leads of the lead office that is responsible for a place. */
	public void toOffice(RegionCode region, Notice notice) {
		tell(Audience.office(region, RoleName.OFFICE_CLERK, RoleName.OFFICE_LEAD), notice);
	}

	/** The leads of the lead office that is responsible for a place. */
	public void toLeads(RegionCode region, Notice notice) {
		tell(Audience.office(region, RoleName.OFFICE_LEAD), notice);
	}

	/** Whoever may sign for a place: the leads of the responsible office and the leaders of the county. */
	public void toSignatories(RegionCode region, Notice notice) {
		tell(Audience.signatories(region), notice);
	}

	/** The leads of the responsible office and of the one above it, and the leaders of the county. */
	public void upward(RegionCode region, Notice notice) {
		tell(Audience.upward(region), notice);
	}

	private void tell(Audience audience, Notice notice) {
		var now = clock.instant();
		pushAfterCommit(messages.tell(audience, notice, now, out(notice), channels.leavesAt(now)), MessageView.fresh(notice, now));
	}

	private List<OutgoingChannel> out(Notice notice) {
		return notice.kind().leavesTheHouse() ? channels.open() : List.of();
	}

	private void pushAfterCommit(List<Told> told, MessageView message) {
		if (told.isEmpty()) {
			return;
		}
		AfterCommit.run(() -> streams.push(told, message));
	}
}
