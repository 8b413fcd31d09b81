package cn.fangfei.server.demo;

import cn.fangfei.server.demo.DemoCaseload.Cast;
import cn.fangfei.server.demo.DemoCaseload.Step;
import cn.fangfei.server.intake.IntakeDesk;
import cn.fangfei.server.intake.IntakeDesk.NewText;
import cn.fangfei.server.intake.TakedownBasis;
import cn.fangfei.server.intake.TakedownDesk;
import cn.fangfei.server.intake.TakedownResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Enters texts as people met them, judges some of them, and has some adverts taken down. */
@Component
class DemoTextTelling {

	private static final Duration APART = Duration.ofMinutes(30);

	private final IntakeDesk texts;

	private final TakedownDesk takedowns;

	DemoTextTelling(IntakeDesk texts, TakedownDesk takedowns) {
		this.texts = texts;
		this.takedowns = takedowns;
	}

	List<Step> steps(List<DemoText> told, Cast cast) {
		var steps = new ArrayList<Step>();
		var clerk = cast.person("clerk");
		var market = cast.person("market");
		for (var text : told) {
			for (var i = 0; i < text.sources().size(); i++) {
				var source = text.sources().get(i);
				steps.add(new Step(i == 0 ? "text-" + text.key() : "text-" + text.key() + "-" + i, text.at().plus(APART.multipliedBy(i)), clerk,
						() -> enter(text, source)));
			}
			if (text.judged() != null) {
				steps.add(new Step("judged-" + text.key(), text.judged(), clerk, () -> judge(item(text, cast), text)));
			}
			var down = text.takenDown();
			if (down != null) {
				steps.add(new Step("determined-" + text.key(), down.determined(), clerk, () -> {
					takedowns.determine(item(text, cast), List.of(TakedownBasis.REGULATION_11, TakedownBasis.ADVERTISING_LAW_25),
							DemoCourse.day(down.determined()), "公开宣传并承诺回报。", 0, false);
					return item(text, cast);
				}));
			}
			if (down != null && down.handed() != null) {
				steps.add(new Step("handed-" + text.key(), down.handed(), clerk, () -> {
					takedowns.handOver(item(text, cast), market.unitId(), down.paper(), DemoCourse.day(down.handed()), "", 1, false);
					return item(text, cast);
				}));
			}
			if (down != null && down.answered() != null) {
				steps.add(new Step("answered-" + text.key(), down.answered(), market, () -> {
					takedowns.answer(item(text, cast), down.result(), DemoCourse.day(down.answered()),
							down.result() == TakedownResult.NOT_HANDLED ? "广告发布者已注销，无法责令改正，继续查找。" : "", 2, false);
					return item(text, cast);
				}));
			}
		}
		return steps;
	}

	private static UUID item(DemoText text, Cast cast) {
		return cast.made("text-" + text.key());
	}

	private UUID enter(DemoText text, String source) {
		return texts.enter(new NewText(text.channel(), text.region(), source, text.title(), text.body(), text.publisher(), null, null, text.target()))
			.item()
			.itemId();
	}

	private UUID judge(UUID item, DemoText text) {
		texts.judge(item, Objects.requireNonNull(text.reason()), text.note(), texts.get(item).item().version(), false);
		return item;
	}
}
