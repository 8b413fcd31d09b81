package cn.fangfei.server.subject;

import java.util.UUID;

/** The identity of a risk subject. */
public record SubjectId(UUID value) {

	@Override
	public String toString() {
		return value.toString();
	}
}
