package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Refusal;

/** More pages listen than this machine is set to serve. */
class TooManyStreams extends Refusal {

	TooManyStreams() {
		super(Kind.TOO_MANY);
	}
}
