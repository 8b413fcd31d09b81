package cn.fangfei.detection.register;

/** R4 and R5: where a firm is, and who else is there, at that phone, under that person. */
final class PlaceRules {

	private PlaceRules() {
	}

	static void look(Look look) {
		actualAddress(look);
		sharedAddress(look);
		sharedPhone(look);
		sharedRepresentative(look);
	}

	private static void actualAddress(Look look) {
		var facts = look.facts;
		if (!look.asks(RegisterRule.ADDRESS_DIFFERS)) {
			return;
		}
		var visit = facts.visit();
		if (visit != null && visit.seen() != PlaceVisit.Seen.THERE) {
			look.found(RegisterRule.ADDRESS_DIFFERS, visit.seen().strength(),
					visit.on() + "上门走访，登记地址" + (facts.address().isBlank() ? "" : "“" + facts.address() + "”") + visit.seen().label() + "。", visit.on(), null,
					elsewhereByRight(look));
			return;
		}
		if (facts.address().isBlank() || facts.actualAddress().isBlank()) {
			if (visit != null) {
				return;
			}
			look.coverage.add((facts.address().isBlank() ? "登记地址" : "实际经营地址") + "未提供，“" + RegisterRule.ADDRESS_DIFFERS.label() + "”未核对。");
			return;
		}
		if (AddressText.compare(facts.address(), facts.actualAddress()) == AddressText.Relation.DIFFERENT) {
			look.found(RegisterRule.ADDRESS_DIFFERS, 1, "登记地址为“" + facts.address() + "”，实际在“" + facts.actualAddress() + "”经营。",
					facts.today(), null,
					elsewhereByRight(look));
		}
	}

	/** Why a firm may lawfully be elsewhere, or null. */
	private static String elsewhereByRight(Look look) {
		var address = look.facts.address();
		var hosted = AddressText.hosted(address);
		return hosted != null ? "集中登记地址：登记地址含“" + hosted + "”，依法可以与办公地不同。"
				: AddressText.withoutPlace(address) ? "登记时即申报无固定经营场所。" : look.traits.household() != null ? "个体工商户：可以流动经营。" : null;
	}

	private static void sharedAddress(Look look) {
		var firms = look.facts.sameAddress();
		if (!look.asks(RegisterRule.SHARED_ADDRESS)) {
			return;
		}
		if (firms == null) {
			look.coverage.add("同址企业户数未提供，“" + RegisterRule.SHARED_ADDRESS.label() + "”未核对。");
			return;
		}
		var least = look.threshold(RegisterRule.SHARED_ADDRESS, "户数");
		if (firms < least) {
			return;
		}
		var address = look.facts.address();
		var hosted = AddressText.hosted(address);
		var crowd = AddressText.crowd(address);
		var coarse = look.threshold(RegisterRule.SHARED_ADDRESS, "过粗户数");
		var guard = Look.first(look.traits.licensed(),
				hosted != null ? "集中登记地址：含“" + hosted + "”，多户同址是其用途。" : null,
				crowd != null ? "地址只到“" + crowd + "”，多户同址属正常。" : null,
				AddressText.withoutNumber(address) ? "地址没有门牌，不能说明在同一处。" : null,
				firms > coarse ? "同址超过" + whole(coarse) + "户，是集中登记或地址过粗。" : null, look.traits.branch());
		look.found(RegisterRule.SHARED_ADDRESS, crowding(firms, least), "登记地址同有" + firms + "户企业（门槛" + whole(least) + "户）。",
				look.facts.today(), null,
				guard);
	}

	private static void sharedPhone(Look look) {
		var firms = look.facts.samePhone();
		if (!look.asks(RegisterRule.SHARED_PHONE)) {
			return;
		}
		if (firms == null) {
			look.coverage.add("同电话企业户数未提供，“" + RegisterRule.SHARED_PHONE.label() + "”未核对。");
			return;
		}
		var least = look.threshold(RegisterRule.SHARED_PHONE, "户数");
		if (firms < least) {
			return;
		}
		var agent = look.threshold(RegisterRule.SHARED_PHONE, "代办户数");
		var digits = look.facts.phone().replaceAll("\\D", "");
		var shown = digits.length() >= 7 ? "（尾号" + digits.substring(digits.length() - 4) + "）" : "";
		var guard = Look.first(look.traits.licensed(), firms > agent ? "同一电话超过" + whole(agent) + "户，通常是代办、代理记账机构的电话。" : null,
				look.traits.branch());
		look.found(RegisterRule.SHARED_PHONE, crowding(firms, least), "登记电话" + shown + "同为" + firms + "户企业所用（门槛" + whole(least) + "户）。",
				look.facts.today(),
				null, guard);
	}

	private static void sharedRepresentative(Look look) {
		var firms = look.facts.sameRepresentative();
		if (!look.asks(RegisterRule.SHARED_REPRESENTATIVE)) {
			return;
		}
		if (firms == null) {
			look.coverage.add("法定代表人任职户数未提供，“" + RegisterRule.SHARED_REPRESENTATIVE.label() + "”未核对。");
			return;
		}
		var least = look.threshold(RegisterRule.SHARED_REPRESENTATIVE, "户数");
		if (firms >= least) {
			var guard = Look.first(look.traits.licensed(), look.traits.state(), look.traits.branch(), look.traits.household());
			look.found(RegisterRule.SHARED_REPRESENTATIVE, crowding(firms, least), "法定代表人同时任" + firms + "户企业的法定代表人（门槛" + whole(least)
					+ "户）。",
					look.facts.today(), null, guard);
		}
	}

	/** 0.4 at the threshold, 1 at ten times of it, even steps on a logarithmic scale. */
	private static double crowding(int firms, double least) {
		return 0.4 + 0.6 * Math.log10(Math.max(1, firms / Math.max(1, least)));
	}

	private static String whole(double number) {
		return String.valueOf(Math.round(number));
	}

}
