package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The day for the visit is past, or too far ahead. */
class PatrolDayWrong extends Refusal {

	PatrolDayWrong(String from, String to) {
		super(Kind.INVALID, from, to);
	}
}
