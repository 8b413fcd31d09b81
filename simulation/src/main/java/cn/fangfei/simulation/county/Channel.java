package cn.fangfei.simulation.county;

/** How money moved, by the words of the file. */
public enum Channel {
	TRANSFER, CASH, POS, AGENT, OTHER
}
