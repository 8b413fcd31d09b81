package cn.fangfei.server.verification;

/** What is to be said of a file before anybody opens it. It stays evidence all the same. */
public enum EvidenceMark {

	TYPE_MISMATCH("扩展名与内容不符"), DISGUISED_NAME("文件名有伪装"), POLYGLOT("夹带另一种格式的内容"), TRAILING_DATA("文件末尾有多余数据"),
	MACRO("含有宏或脚本"), ACTIVE_PAGE("网页或矢量图，可能含脚本"), EXECUTABLE("可执行程序"), PACKED("压缩包，内容未检查"), BROKEN("文件结构不完整");

	private final String label;

	EvidenceMark(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
