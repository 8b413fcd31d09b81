package cn.fangfei.server.clue;

import java.util.List;

/** What can be done with a clue. {@link ClueTransitions} says from where, to where and by whom. */
public enum ClueStep {

	ASSIGN("交办", "clue:assign"), ACCEPT("签收", "clue:accept"), RETURN("退回", "clue:accept"),
	TRANSFER("改派", "clue:assign"), RECALL("撤回", "clue:assign"), URGE("催办", "clue:assign"),
	REQUEST_EXTENSION("申请延期", "clue:extend"), DECIDE_EXTENSION("审批延期", "clue:approve"),
	SUSPEND("中止", "clue:suspend"), RESUME("恢复", "clue:suspend"), CONCLUDE("填报结论", "verification:conclude"),
	AMEND("更正结论", "verification:conclude"), RECHECK("补充核查", "clue:assign"), CLOSE("办结", "closeout:decide"),
	REOPEN("重新打开", "closeout:reopen"), VOID("作废", "clue:void"), MARK_URGENT("标为重大风险", "clue:urgent"),
	CLAIM("领取", "clue:assign", "clue:accept"), RELEASE("放回", "clue:assign", "clue:accept");

	private final String label;

	private final List<String> words;

	ClueStep(String label, String... words) {
		this.label = label;
		this.words = List.of(words);
	}

	public String label() {
		return label;
	}

	/** The permission words, any of which is needed. */
	List<String> words() {
		return words;
	}
}
