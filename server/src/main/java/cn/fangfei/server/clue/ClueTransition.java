package cn.fangfei.server.clue;

import java.util.List;

/**
 * One line of the transition table.
 * @param who may take the step; any one of them
 * @param needs what the step needs besides, in words; empty when nothing
 */
record ClueTransition(ClueStatus from, ClueStep step, ClueStatus to, List<ClueParty> who, String needs) {
}
