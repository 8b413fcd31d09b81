package cn.fangfei.server.clue;

/** The three lists of clues: what waits for me 待我办, what I had a hand in 我经办, and all that I see 我辖区. */
enum ClueListView {

	TODO, HANDLED, TERRITORY
}
