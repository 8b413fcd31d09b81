package cn.fangfei.simulation.trade;

import java.time.LocalDate;

/** A body of the register: a firm, a shop, a cooperative, a bank. What it does day by day are its habits, elsewhere. */
public final class Firm {

	private final int index;
	private final Sector sector;
	private final String name;
	private final String code;
	private final LocalDate registeredOn;
	private final String kind;
	private final int representative;
	private final int capital;
	private final String scope;
	private final String address;
	private final String phone;
	private final int township;
	private int account = -1;
	private int counter = -1;
	private int opensOn;
	private int closedOn = Integer.MAX_VALUE;

	Firm(int index, Sector sector, String name, String code, LocalDate registeredOn, String kind, int representative, int capital,
			String scope,
			String address, String phone, int township) {
		this.index = index;
		this.sector = sector;
		this.name = name;
		this.code = code;
		this.registeredOn = registeredOn;
		this.kind = kind;
		this.representative = representative;
		this.capital = capital;
		this.scope = scope;
		this.address = address;
		this.phone = phone;
		this.township = township;
	}

	void opened(int account, int counter, int opensOn) {
		this.account = account;
		this.counter = counter;
		this.opensOn = opensOn;
	}

	/** Ends all its business after a day. */
	public void close(int day) {
		closedOn = Math.min(closedOn, day);
	}

	/** Whether it does business on a day. */
	public boolean open(int day) {
		return day >= opensOn && day <= closedOn;
	}

	/** The first day of its business, negative if before the world. */
	public int opensOn() {
		return opensOn;
	}

	public int index() {
		return index;
	}

	/** How its accounts name it as their holder. */
	public int holder() {
		return -1 - index;
	}

	public Sector sector() {
		return sector;
	}

	public String name() {
		return name;
	}

	/** 统一社会信用代码, with a right check character. */
	public String code() {
		return code;
	}

	public LocalDate registeredOn() {
		return registeredOn;
	}

	/** 企业类型. */
	public String kind() {
		return kind;
	}

	/** The person who is its legal representative. */
	public int representative() {
		return representative;
	}

	/** 注册资金, in 万元. */
	public int capital() {
		return capital;
	}

	public String scope() {
		return scope;
	}

	public String address() {
		return address;
	}

	public String phone() {
		return phone;
	}

	public int township() {
		return township;
	}

	/** The account out of which it pays. */
	public int account() {
		return account;
	}

	/** The account onto which its customers pay: its own, or one of the owner's. */
	public int counter() {
		return counter;
	}
}
