package cn.fangfei.server.casework;

import java.time.LocalDate;

/** A type of penalty in the code list, since when it is worded so, and where it comes from. */
record PenaltyTypeView(String code, String label, int weight, LocalDate since, String basis) {

	PenaltyType type() {
		return new PenaltyType(code, label, weight);
	}
}
