package cn.fangfei.server.clue;

import java.util.List;

/** What became of each clue of a bulk assignment, in the order they were sent. */
record ClueAssignments(List<ClueAssignmentResult> results, int done) {
}
