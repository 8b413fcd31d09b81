package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** A report names no source, or two that do not mean the same. */
class SourcesDisagree extends Refusal {

	SourcesDisagree() {
		super(Kind.INVALID);
	}
}
