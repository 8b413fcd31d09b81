package cn.fangfei.detection.register;

/**
 * Whether two names mean one firm.
 *
 * @param decidedBy the part of the names, or the code, that decided
 * @param reason in Chinese, with the parts quoted
 */
public record FirmNameMatch(Verdict verdict, Part decidedBy, String reason) {

	/** What is said. */
	public enum Verdict {

		SAME("同一企业"),
		/** A person has to decide; nothing is merged. */
		POSSIBLE("可能同一"), DIFFERENT("不同企业");

		private final String label;

		Verdict(String label) {
			this.label = label;
		}

		public String label() {
			return label;
		}

	}

	/** What decided. */
	public enum Part {

		CODE("统一社会信用代码"), WHOLE("名称全文"), CORE("字号"), REGION("行政区划"), INDUSTRY("行业"), FORM("组织形式"), GROUP("集团"), BRANCH("分支机构"),
				FORMER("曾用名");

		private final String label;

		Part(String label) {
			this.label = label;
		}

		public String label() {
			return label;
		}

	}

}
