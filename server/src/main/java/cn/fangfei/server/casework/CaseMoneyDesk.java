package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Permit;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where money and people of a case are written down as dated movements. Never more is returned than was raised; the trigger of the table
 * decides that, this desk only says it in words.
 */
@Service
@Transactional
public class CaseMoneyDesk {

	/** SQLSTATE check_violation, raised by the trigger. */
	private static final String REFUSED = "23514";

	private final CaseMovements movements;

	private final CaseSteps steps;

	private final CaseReading reading;

	private final Access access;

	CaseMoneyDesk(CaseMovements movements, CaseSteps steps, CaseReading reading, Access access) {
		this.movements = movements;
		this.steps = steps;
		this.reading = reading;
		this.access = access;
	}

	@Permit("case:handle")
	public CaseView move(CaseId id, int version, CaseMovement movement, boolean confirmedNoIdentity) {
		var state = steps.begin(id, version);
		FreeText.refuseIdentity(confirmedNoIdentity, "说明", movement.note());
		steps.past(movement.occurredOn(), "发生日期");
		if (movement.empty()) {
			throw new MovementEmpty();
		}
		add(state, movement);
		steps.take(state.file(), new CaseStep("case:money", CaseEventKind.MONEY, words(movement), CaseMoveKind.MONEY_MOVED,
				FactsOfCase.moved(movement), movement.occurredOn()));
		return reading.view(id);
	}

	/** Takes a movement back by its opposite; what was written stays readable. */
	@Permit("case:handle")
	CaseView reverse(CaseId id, int version, UUID movementId, String reason, boolean confirmedNoIdentity) {
		var state = steps.begin(id, version);
		FreeText.refuseIdentity(confirmedNoIdentity, "冲正原因", reason);
		var wrong = movements.get(id, movementId, access.actor().scope()).orElseThrow(MovementNotFound::new);
		if (wrong.kind() == MoneyKind.REVERSAL) {
			throw new MovementReversed();
		}
		var reversal = wrong.reversal(steps.today(), reason.strip());
		add(state, reversal);
		steps.take(state.file(), new CaseStep("case:money", CaseEventKind.MONEY,
				"冲正" + wrong.occurredOn() + "的" + wrong.kind().label() + "：" + reason.strip(), CaseMoveKind.MONEY_MOVED,
				FactsOfCase.moved(reversal), wrong.occurredOn()));
		return reading.view(id);
	}

	private void add(CaseState state, CaseMovement movement) {
		try {
			movements.add(state.file().id(), movement, access.actor(), steps.now());
		}
		catch (DuplicateKeyException e) {
			throw new MovementReversed();
		}
		catch (DataAccessException e) {
			if (e.getRootCause() instanceof SQLException refused && REFUSED.equals(refused.getSQLState())) {
				throw refusal(state.sums(), movement, refused.getMessage());
			}
			throw e;
		}
	}

	private static RuntimeException refusal(CaseSums sums, CaseMovement movement, String message) {
		if (message.contains("repaid")) {
			return new RepaidExceedsParticipants(String.valueOf(sums.participants() == null ? 0 : sums.participants()),
					String.valueOf((sums.repaidParticipants() == null ? 0 : sums.repaidParticipants())
							+ (movement.repaid() == null ? 0 : movement.repaid())));
		}
		var returned = sums.returnedOrNone().value();
		return new ReturnedExceedsRaised(sums.raisedOrNone().value().toPlainString(),
				(movement.returned() == null ? returned : returned.add(movement.returned().value())).toPlainString());
	}

	private static String words(CaseMovement movement) {
		var words = new StringBuilder(movement.kind() == MoneyKind.RETURNED ? "清退：" : "新查明：");
		if (movement.raised() != null) {
			words.append("集资金额").append(Rows.words(movement.raised())).append("，");
		}
		if (movement.returned() != null) {
			words.append("清退").append(Rows.words(movement.returned())).append("，");
		}
		if (movement.participants() != null) {
			words.append("参与").append(movement.participants()).append("人，");
		}
		if (movement.repaid() != null) {
			words.append("清退").append(movement.repaid()).append("人，");
		}
		words.setLength(words.length() - 1);
		return movement.note() == null ? words.toString() : words + "。" + movement.note();
	}
}
