package cn.fangfei.server.clue;

/**
 * A clue whose finding was just entered.
 * @param view what whoever entered it sees
 */
public record ConcludedClue(ClueSummary clue, ClueView view) {
}
