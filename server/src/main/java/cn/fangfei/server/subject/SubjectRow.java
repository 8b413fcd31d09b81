package cn.fangfei.server.subject;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A risk subject in a list. */
record SubjectRow(UUID subjectId, SubjectKind kind, String name, @Nullable String creditCode, String countyName) {
}
