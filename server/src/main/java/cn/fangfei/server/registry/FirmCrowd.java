package cn.fangfei.server.registry;

/** What firms of a county share: the registered address, the phone, the legal representative where the register tells who that is. */
enum FirmCrowd {

	ADDRESS("address_key"), PHONE("phone_key"), PERSON("person_key");

	private final String column;

	FirmCrowd(String column) {
		this.column = column;
	}

	/** The column of {@code firm_trait} by which it is compared. */
	String column() {
		return column;
	}
}
