package cn.fangfei.detection.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The twenty sections 门类 of GB/T 4754-2017 国民经济行业分类, with the divisions 大类 from the first to the last. */
public enum IndustrySection {

	A("农、林、牧、渔业", 1, 5),
	B("采矿业", 6, 12),
	C("制造业", 13, 43),
	D("电力、热力、燃气及水生产和供应业", 44, 46),
	E("建筑业", 47, 50),
	F("批发和零售业", 51, 52),
	G("交通运输、仓储和邮政业", 53, 60),
	H("住宿和餐饮业", 61, 62),
	I("信息传输、软件和信息技术服务业", 63, 65),
	J("金融业", 66, 69),
	K("房地产业", 70, 70),
	L("租赁和商务服务业", 71, 72),
	M("科学研究和技术服务业", 73, 75),
	N("水利、环境和公共设施管理业", 76, 79),
	O("居民服务、修理和其他服务业", 80, 82),
	P("教育", 83, 83),
	Q("卫生和社会工作", 84, 85),
	R("文化、体育和娱乐业", 86, 90),
	S("公共管理、社会保障和社会组织", 91, 96),
	T("国际组织", 97, 97);

	private final String label;

	private final int first;

	private final int last;

	IndustrySection(String label, int first, int last) {
		this.label = label;
		this.first = first;
		this.last = last;
	}

	public String label() {
		return label;
	}

	/** Of a code as written: J, J69, 6900, F5211. Empty if it is none, or if letter and number contradict each other. */
	public static Optional<IndustrySection> of(String code) {
		var plain = Plain.of(code).toUpperCase(Locale.ROOT);
		if (!plain.matches("[A-T]?\\d{0,4}") || plain.isEmpty()) {
			return Optional.empty();
		}
		var lettered = Character.isLetter(plain.charAt(0));
		var digits = lettered ? plain.substring(1) : plain;
		if (digits.isEmpty()) {
			return Optional.of(valueOf(plain));
		}
		if (digits.length() < 2) {
			return Optional.empty();
		}
		var division = Integer.parseInt(digits.substring(0, 2));
		return Arrays.stream(values())
			.filter(section -> division >= section.first && division <= section.last)
			.filter(section -> !lettered || section.name().charAt(0) == plain.charAt(0))
			.findFirst();
	}

}
