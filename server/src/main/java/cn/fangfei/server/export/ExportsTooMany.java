package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** The person has as many exports under way as anybody may. */
class ExportsTooMany extends Refusal {

	ExportsTooMany(int underWay) {
		super(Kind.TOO_MANY, underWay);
	}
}
