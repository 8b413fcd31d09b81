package cn.fangfei.server.casework;

import java.util.UUID;

/** The identity of a case. */
public record CaseId(UUID value) {

	static CaseId next() {
		return new CaseId(UUID.randomUUID());
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
