package cn.fangfei.server.subject;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A risk subject and what was noted of it.
 * @param firmId its row of the company register, where one is known
 */
public record SubjectView(UUID subjectId, SubjectKind kind, String name, @Nullable String creditCode,
		@Nullable UUID firmId, String countyName, Instant firstKnownAt, List<SubjectNoteView> notes) {

	/** A note 备注, newest first. */
	public record SubjectNoteView(long noteId, Instant at, String by, String byUnit, String text) {
	}
}
