package cn.fangfei.server.subject;

import java.util.regex.Pattern;

/** What a risk subject is: an organisation or a person. */
public enum SubjectKind {

	FIRM("单位"), PERSON("个人");

	/** Two to four Han characters and nothing else, as nearly all personal names are. */
	private static final Pattern PERSON_NAME = Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}{1,6}·\\p{IsHan}{1,8}");

	private static final Pattern ORGANISATION = Pattern.compile("(公司|商行|商店|超市|中心|合作社|事务所|工作室|学校|医院|协会|基金|银行|店|厂|部|社|会|行|院|所|站|场|馆|吧|坊)$");

	private final String label;

	SubjectKind(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

	/** What a bare name most likely names; a credit code decides otherwise. */
	static SubjectKind ofName(String name) {
		var bare = name.strip();
		return PERSON_NAME.matcher(bare).matches() && !ORGANISATION.matcher(bare).find() ? PERSON : FIRM;
	}
}
