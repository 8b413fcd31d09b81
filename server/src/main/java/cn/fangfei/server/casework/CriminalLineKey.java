package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;

/** Which of the lines of the judicial interpretation is meant. */
record CriminalLineKey(Charge charge, ThresholdTier tier, LineAggravation aggravation) {

	/** 非法吸收公众存款罪“数额巨大”（造成恶劣社会影响或者其他严重后果）. */
	String label() {
		return charge.label() + "“" + tier.label() + "”" + (aggravation == LineAggravation.NONE ? "" : "（" + aggravation.label() + "）");
	}

	@Override
	public String toString() {
		return charge + "/" + tier + "/" + aggravation;
	}
}
