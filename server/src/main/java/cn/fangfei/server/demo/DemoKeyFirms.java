package cn.fangfei.server.demo;

import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.registry.PatrolOutcome;
import cn.fangfei.server.registry.SupervisionEnd;
import cn.fangfei.server.registry.SupervisionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invents the key-supervision list of the last three months: a first batch that the townships have seen but for two, a second that they
 * are seeing now, and the newest, which nobody has handed over yet.
 */
final class DemoKeyFirms {

	static final int COUNT = 24;

	private static final int SECOND = 10;

	private static final int NEWEST = 18;

	private static final String TASK = "看是否在营、门头和宣传、有无集中授课或发放礼品；拍照留存。";

	private record Seen(PatrolOutcome outcome, String note) {
	}

	private static final List<Seen> SEEN = List.of(
			new Seen(PatrolOutcome.OPERATING, "正常营业，两名员工，墙上无收益承诺，业务合同三份已翻看。"),
			new Seen(PatrolOutcome.NO_SUCH_ADDRESS, "沿街逐户找过，没有这个门牌，邻近商户都没听说过。"),
			new Seen(PatrolOutcome.OPERATING, "在营，主营与登记一致，未见老年人聚集。"),
			new Seen(PatrolOutcome.VACATED, "门店锁着，玻璃上贴着转让告示，邻居说半年前就搬走了。"),
			new Seen(PatrolOutcome.DIFFERS, "现场开的是棋牌室，负责人称公司早已不经营，登记没有变更。"),
			new Seen(PatrolOutcome.CLOSED, "停业，房东出示了解除租赁的协议。"),
			new Seen(PatrolOutcome.OPERATING, "在营，门口有积分兑换海报，已要求撤下，下次再看。"),
			new Seen(PatrolOutcome.OPERATING, "在营，账目清楚，已签不从事集资活动的承诺书。"));

	private final List<DemoFirm> firms;

	private final WorkingDays calendar;

	private final Instant now;

	DemoKeyFirms(List<DemoFirm> firms, WorkingDays calendar, Instant now) {
		this.firms = firms.stream().filter(f -> f.matter() != null && f.township() != null && f.creditCode().length() == 18).limit(COUNT).toList();
		this.calendar = calendar;
		this.now = now;
	}

	List<DemoKeyFirm> make() {
		var made = new ArrayList<DemoKeyFirm>();
		for (var i = 0; i < firms.size(); i++) {
			var batch = i < SECOND ? 76 : i < NEWEST ? 34 : 6;
			var reason = reason(i);
			made.add(new DemoKeyFirm(i, firms.get(i), at(batch, 9), reason, basis(reason), handed(i), visited(i), ended(i)));
		}
		return List.copyOf(made);
	}

	private static SupervisionReason reason(int i) {
		return switch (i % 6) {
			case 2 -> SupervisionReason.WORDING_ADDED;
			case 3 -> SupervisionReason.COMPLAINTS;
			case 5 -> i < SECOND ? SupervisionReason.HANDED_DOWN : SupervisionReason.WARNING;
			default -> SupervisionReason.WORDING;
		};
	}

	private static String basis(SupervisionReason reason) {
		return switch (reason) {
			case WORDING -> "登记字样筛查，会商后列入";
			case WORDING_ADDED -> "变更登记后新增字样";
			case WARNING -> "平台预警，电话核实后列入";
			case COMPLAINTS -> "12345工单集中";
			case HANDED_DOWN -> "市处非办重点企业名单";
			case OTHER -> "其他";
		};
	}

	private DemoKeyFirm.@Nullable Handed handed(int i) {
		if (i >= NEWEST) {
			return null;
		}
		var first = i < SECOND;
		return new DemoKeyFirm.Handed(at(first ? 73 : 12, 10), DemoCourse.day(now).plusDays(first ? -52 : 9), TASK);
	}

	/** The first batch but for the last two, and a part of the second. */
	private DemoKeyFirm.@Nullable Visited visited(int i) {
		var seen = SEEN.get(i % SEEN.size());
		return i < SECOND - 2 ? new DemoKeyFirm.Visited(at(70 - 2 * i, 11), seen.outcome(), seen.note())
				: i >= SECOND && i < SECOND + 3 ? new DemoKeyFirm.Visited(at(8 - 2 * (i - SECOND), 14), seen.outcome(), seen.note()) : null;
	}

	private DemoKeyFirm.@Nullable Ended ended(int i) {
		return switch (i) {
			case 2 -> new DemoKeyFirm.Ended(at(44, 15), SupervisionEnd.NO_RISK, null);
			case 5 -> new DemoKeyFirm.Ended(at(40, 15), SupervisionEnd.DEREGISTERED, "房东与市场监管所确认已办注销");
			case 7 -> new DemoKeyFirm.Ended(at(27, 15), SupervisionEnd.RECTIFIED, "已变更名称和经营范围，去掉字样");
			default -> null;
		};
	}

	/** In office hours of the last working day that is at least so many days ago. */
	private Instant at(int days, int hour) {
		var day = DemoCourse.day(now).minusDays(days);
		while (!calendar.isWorkingDay(day)) {
			day = day.minusDays(1);
		}
		return day.atTime(hour, 40).atZone(DemoCourse.CHINA).toInstant();
	}
}
