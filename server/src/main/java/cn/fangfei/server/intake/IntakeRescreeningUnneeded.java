package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** Every text of the territory is read by the rules in force. */
class IntakeRescreeningUnneeded extends Refusal {

	IntakeRescreeningUnneeded() {
		super(Kind.CONFLICT);
	}
}
