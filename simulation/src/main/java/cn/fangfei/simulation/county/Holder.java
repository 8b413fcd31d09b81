package cn.fangfei.simulation.county;

/** What sort of holder an account has, by the words of the file. */
public enum Holder {
	PERSON, COMPANY, AGENT, BANK, GOVERNMENT
}
