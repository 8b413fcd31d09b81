package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** More time is asked for than may be granted. */
class ExtensionTooLong extends Refusal {

	ExtensionTooLong(String longest) {
		super(Kind.INVALID, longest);
	}
}
