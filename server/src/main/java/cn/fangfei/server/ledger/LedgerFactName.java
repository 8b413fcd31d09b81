package cn.fangfei.server.ledger;

import cn.fangfei.server.casework.PenaltyType;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueSource;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts that movements bring, under the names that the printed forms give them. A name in small letters is the column. Of a
 * fact the latest counts; of a difference the sum.
 */
public enum LedgerFactName {

	SUBJECT_NAME("风险主体名称/个人姓名"), REGION_NAME("涉及地区"), SECTOR("所属行业领域", Sector.class, Sector::label),
	METHOD("集资方式", FundraisingMethod.class, FundraisingMethod::label),
	SOURCE("线索来源", ClueSource.class, ClueSource::label), FOUND_ON("发现时间", Kind.DAY), RAISED("涉及金额增减（元）", Kind.MONEY),
	PARTICIPANTS("涉及人数增减", Kind.COUNT), CHANNEL("是否涉及互联网", FundraisingChannel.class, FundraisingChannel::label),
	ILLEGALITY("是否属于非法集资", Illegality.class, Illegality::label),
	PATH("处置路径", HandlingPath.class, HandlingPath::label), FILED_ON("立案时间", Kind.DAY),
	CHARGE("立案罪名", Charge.class, Charge::label), REMARK("备注"),

	CASE_NUMBER("案件编号"), CASE_NAME("案件名称"), CASE_SUBJECT("案件主体"),
	CASE_SECTOR("行业领域", Sector.class, Sector::label), SITUATION("风险情况描述"), HANDLING_BODY("负责处置的行政机关"),
	CASE_REGION("案件涉及地区"), CASE_CHANNEL("集资渠道", FundraisingChannel.class, FundraisingChannel::label),
	CASE_RAISED("集资金额增减（元）", Kind.MONEY), CASE_PARTICIPANTS("参与集资人数增减", Kind.COUNT), ADMIN_FILED_ON("行政立案时间", Kind.DAY),
	DETERMINATION("行政认定"), REFERRED_ON("移送公安时间", Kind.DAY), REFERRED_TO("移送至"), CRIMINAL_FILED_ON("公安立案时间", Kind.DAY),
	CASE_CHARGE("公安立案罪名", Charge.class, Charge::label), PENALISED_ON("作出处罚时间", Kind.DAY),
	PENALTY_TYPES("处罚类型", Kind.PENALTIES), CASE_RETURNED("已清退金额增减（元）", Kind.MONEY), CASE_REPAID("已清退人数增减", Kind.COUNT),
	CASE_REMARK("案件备注"), REASON("理由");

	/** What 附件2 is printed from: of the case its filings and its number. */
	static final Set<LedgerFactName> OF_ENTRY = ofEntry();

	/** What 附件3 is printed from. */
	static final Set<LedgerFactName> OF_CASE = EnumSet.range(CASE_NUMBER, CASE_REMARK);

	private static final JsonMapper JSON = new JsonMapper();

	private static Set<LedgerFactName> ofEntry() {
		var facts = EnumSet.range(SUBJECT_NAME, REMARK);
		facts.addAll(EnumSet.of(CASE_NUMBER, ADMIN_FILED_ON, CRIMINAL_FILED_ON));
		return facts;
	}

	private enum Kind {
		TEXT, DAY, MONEY, COUNT, WORD, PENALTIES
	}

	private final String label;

	private final Kind kind;

	// a form reads millions of values: what is the same for all of them is made once
	private final String column = name().toLowerCase(Locale.ROOT);

	/** The coded words by what stands in the column; empty where it holds none. */
	private final Map<String, Object> codes;

	private final Function<Object, String> words;

	LedgerFactName(String label) {
		this(label, Kind.TEXT);
	}

	LedgerFactName(String label, Kind kind) {
		this.label = label;
		this.kind = kind;
		this.codes = Map.of();
		this.words = kind == Kind.PENALTIES ? LedgerFactName::penaltyWords : Object::toString;
	}

	@SuppressWarnings("unchecked")
	<E extends Enum<E>> LedgerFactName(String label, Class<E> type, Function<E, String> words) {
		this.label = label;
		this.kind = Kind.WORD;
		this.codes = Arrays.stream(type.getEnumConstants()).collect(Collectors.toUnmodifiableMap(Enum::name, e -> e));
		this.words = value -> words.apply((E) value);
	}

	public String label() {
		return label;
	}

	String column() {
		return column;
	}

	/** As a person reads it. */
	String told(Object value) {
		return value instanceof Yuan yuan ? yuan.value().toPlainString() : words.apply(value);
	}

	/** Whether movements speak of differences of it. */
	boolean summed() {
		return kind == Kind.MONEY || kind == Kind.COUNT;
	}

	Object plus(Object known, Object more) {
		return known instanceof Yuan yuan ? new Yuan(yuan.value().add(((Yuan) more).value()))
				: Integer.valueOf(Math.addExact((Integer) known, (Integer) more));
	}

	@Nullable Object read(ResultSet row) throws SQLException {
		return switch (kind) {
			case TEXT -> row.getString(column);
			case DAY -> row.getObject(column, LocalDate.class);
			case COUNT -> row.getObject(column, Integer.class);
			case MONEY -> {
				var money = row.getObject(column, BigDecimal.class);
				yield money == null ? null : new Yuan(money);
			}
			case WORD -> word(row.getString(column));
			case PENALTIES -> penalties(row.getString(column));
		};
	}

	private @Nullable Object word(@Nullable String name) {
		if (name == null) {
			return null;
		}
		var word = codes.get(name);
		if (word == null) {
			throw new IllegalStateException(name + " is no word for " + label);
		}
		return word;
	}

	private static @Nullable List<PenaltyType> penalties(@Nullable String json) {
		return json == null ? null : List.of(JSON.readValue(json, PenaltyType[].class));
	}

	private static String penaltyWords(Object types) {
		return ((List<?>) types).stream().map(t -> ((PenaltyType) t).label()).collect(Collectors.joining("、"));
	}
}
