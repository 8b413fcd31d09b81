package cn.fangfei.detection.register;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.LicensedKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of one firm on one day. Texts that are missing are empty; everything else that nobody told is null, which is not
 * the same as none: an empty list of changes says that the firm changed nothing.
 *
 * @param code 统一社会信用代码 as written
 * @param kind 企业类型 as written
 * @param capital subscribed capital as written
 * @param paidIn paid-in capital as written
 * @param actualAddress where the firm was really met
 * @param visit what the last visit of the registered address showed, or null
 * @param representative what identifies the legal representative; never printed
 * @param changes filed changes, or null
 * @param employees persons employed as declared, or null
 * @param insured persons with social insurance, or null
 * @param marks or null
 * @param industryCode GB/T 4754-2017, with or without the letter; empty if unknown
 * @param sameAddress firms at the registered address, this one counted, or null
 * @param samePhone firms with the same phone, this one counted, or null
 * @param sameRepresentative firms with the same legal representative, this one counted, or null
 * @param formerControls firms that are no more, once controlled by who controls this one, or null
 * @param licences financial licences on file
 * @param today the day of reference
 */
public record RegisterFacts(String name, String scope, String code, LocalDate registeredOn, String kind, String capital, String paidIn,
		String address, String actualAddress, PlaceVisit visit, String phone, String representative, List<RegisterChange> changes, Integer employees,
		Integer insured, Set<RegisterMark> marks, String industryCode, Integer sameAddress, Integer samePhone, Integer sameRepresentative,
		List<FormerControl> formerControls, Set<LicensedKind> licences, LocalDate today) {

	public RegisterFacts {
		name = known(name);
		scope = known(scope);
		code = known(code);
		kind = known(kind);
		capital = known(capital);
		paidIn = known(paidIn);
		address = known(address);
		actualAddress = known(actualAddress);
		phone = known(phone);
		representative = known(representative);
		industryCode = known(industryCode);
		changes = changes == null ? null : List.copyOf(changes);
		marks = marks == null ? null : Set.copyOf(marks);
		formerControls = formerControls == null ? null : List.copyOf(formerControls);
		licences = licences == null ? Set.of() : Set.copyOf(licences);
		Objects.requireNonNull(today, "today");
		for (var count : new Integer[] { employees, insured, sameAddress, samePhone, sameRepresentative }) {
			if (count != null && count < 0) {
				throw new IllegalArgumentException("户数和人数不能是负数");
			}
		}
	}

	/** Begins the facts of a firm of which the name is known. */
	public static Builder of(String name, LocalDate today) {
		return new Builder(name, today);
	}

	FirmText text() {
		return new FirmText(name, scope, kind.isEmpty() ? null : kind, licences);
	}

	private static String known(String text) {
		return text == null ? "" : text;
	}

	/** Gathers the facts one by one; what is not told stays unknown. Not for several threads. */
	public static final class Builder {

		private final String name;

		private final LocalDate today;

		private String scope;

		private String code;

		private LocalDate registeredOn;

		private String kind;

		private String capital;

		private String paidIn;

		private String address;

		private String actualAddress;

		private PlaceVisit visit;

		private String phone;

		private String representative;

		private List<RegisterChange> changes;

		private Integer employees;

		private Integer insured;

		private Set<RegisterMark> marks;

		private String industryCode;

		private Integer sameAddress;

		private Integer samePhone;

		private Integer sameRepresentative;

		private List<FormerControl> formerControls;

		private Set<LicensedKind> licences;

		private Builder(String name, LocalDate today) {
			this.name = name;
			this.today = today;
		}

		public Builder scope(String text) {
			scope = text;
			return this;
		}

		public Builder code(String text) {
			code = text;
			return this;
		}

		public Builder registeredOn(LocalDate day) {
			registeredOn = day;
			return this;
		}

		public Builder kind(String text) {
			kind = text;
			return this;
		}

		public Builder capital(String text) {
			capital = text;
			return this;
		}

		public Builder paidIn(String text) {
			paidIn = text;
			return this;
		}

		public Builder address(String text) {
			address = text;
			return this;
		}

		public Builder actualAddress(String text) {
			actualAddress = text;
			return this;
		}

		public Builder visit(PlaceVisit last) {
			visit = last;
			return this;
		}

		public Builder phone(String text) {
			phone = text;
			return this;
		}

		public Builder representative(String id) {
			representative = id;
			return this;
		}

		public Builder changes(List<RegisterChange> filed) {
			changes = filed;
			return this;
		}

		public Builder employees(Integer persons) {
			employees = persons;
			return this;
		}

		public Builder insured(Integer persons) {
			insured = persons;
			return this;
		}

		public Builder marks(Set<RegisterMark> put) {
			marks = put;
			return this;
		}

		public Builder industryCode(String text) {
			industryCode = text;
			return this;
		}

		public Builder sameAddress(Integer firms) {
			sameAddress = firms;
			return this;
		}

		public Builder samePhone(Integer firms) {
			samePhone = firms;
			return this;
		}

		public Builder sameRepresentative(Integer firms) {
			sameRepresentative = firms;
			return this;
		}

		public Builder formerControls(List<FormerControl> firms) {
			formerControls = firms;
			return this;
		}

		public Builder licences(Set<LicensedKind> onFile) {
			licences = onFile;
			return this;
		}

		public RegisterFacts build() {
			return new RegisterFacts(name, scope, code, registeredOn, kind, capital, paidIn, address, actualAddress, visit, phone, representative,
					changes, employees, insured, marks, industryCode, sameAddress, samePhone, sameRepresentative, formerControls, licences,
							today);
		}

	}

}
