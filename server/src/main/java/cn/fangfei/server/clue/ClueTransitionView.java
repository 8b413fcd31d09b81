package cn.fangfei.server.clue;

import java.util.List;

/** One line of the transition table, as it is drawn. */
record ClueTransitionView(ClueStatus from, ClueStep step, String label, ClueStatus to, List<String> who, String needs) {
}
