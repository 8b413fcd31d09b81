package cn.fangfei.server.demo;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueSource;
import cn.fangfei.server.clue.ClueStatus;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.ClueStepDesk;
import cn.fangfei.server.clue.NewClue;
import cn.fangfei.server.clue.RegisteredClue;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.registry.DeliveryDesk;
import cn.fangfei.server.registry.FirmId;
import cn.fangfei.server.verification.ElementFinding;
import cn.fangfei.server.verification.ElementState;
import cn.fangfei.server.verification.Finding;
import cn.fangfei.server.verification.LegalElement;
import cn.fangfei.server.verification.VerificationDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the stories: every step by the person who took it, on their post, at its instant, in the order of time. A step that was
 * told before is passed over, so a telling that was cut off is taken up by telling it again.
 */
@Component
class DemoCaseload {

	/** A step of a story and when it happened. */
	private record Step(Instant at, DemoPerson by, Runnable act) {
	}

	private final ClueDesk clues;

	private final ClueStepDesk verbs;

	private final VerificationDesk verifications;

	private final DeliveryDesk register;

	private final Once once;

	private final Access access;

	private final TransactionTemplate transactions;

	private final DemoWindow window;

	DemoCaseload(ClueDesk clues, ClueStepDesk verbs, VerificationDesk verifications, DeliveryDesk register, Once once, Access access,
			TransactionTemplate transactions, DemoWindow window) {
		this.clues = clues;
		this.verbs = verbs;
		this.verifications = verifications;
		this.register = register;
		this.once = once;
		this.access = access;
		this.transactions = transactions;
		this.window = window;
	}

	/**
	 * Tells all stories.
	 * @param stopping asked before each step
	 * @return how many clues there are
	 * @throws InterruptedException when the platform is being stopped
	 */
	int tell(List<DemoStory> stories, List<DemoPerson> people, DemoClock clock, BooleanSupplier stopping)
			throws InterruptedException {
		var byLogin = people.stream().collect(Collectors.toMap(DemoPerson::loginName, Function.identity()));
		var clerk = byLogin.get("clerk");
		var firms = access.runAs(clerk.accountId(), clerk.postId(), () -> firmsOf(stories));
		var known = new HashMap<Integer, ClueId>();
		var steps = new ArrayList<Step>();
		for (var story : stories) {
			steps.add(new Step(story.registeredAt(), byLogin.get(story.registrar()),
					() -> register(story, firms.get(code(story)), byLogin.get(story.registrar()), known)));
			if (story.joined() != null) {
				var other = byLogin.get(story.joined().registrar());
				steps.add(new Step(story.joined().at(), other, () -> join(story, story.joined(), other)));
			}
			if (story.assigned() != null) {
				steps.add(new Step(story.assigned().at(), clerk,
						() -> assign(known.get(story.number()), story.assigned(), byLogin.get(story.assigned().to()).unitId())));
			}
			if (story.concluded() != null) {
				steps.add(new Step(story.concluded().at(), byLogin.get(story.concluded().by()),
						() -> conclude(known.get(story.number()), story.concluded())));
			}
		}
		window.begin();
		steps.sort(Comparator.comparing(Step::at));
		for (var step : steps) {
			if (stopping.getAsBoolean()) {
				throw new InterruptedException();
			}
			take(step, clock);
		}
		window.end();
		return known.size();
	}

	private void take(Step step, DemoClock clock) {
		access.runAs(step.by().accountId(), step.by().postId(), () -> clock.at(step.at(), () -> inTransaction(() -> {
			window.tell(step.at());
			step.act().run();
			return true;
		})));
	}

	private Boolean inTransaction(Supplier<Boolean> work) {
		return transactions.execute(status -> work.get());
	}

	private Map<CreditCode, FirmId> firmsOf(List<DemoStory> stories) {
		return register.firms(stories.stream().map(DemoCaseload::code).filter(Objects::nonNull).distinct().toList());
	}

	private static @Nullable CreditCode code(DemoStory story) {
		return story.firm() == null ? null : new CreditCode(story.firm().creditCode());
	}

	private void register(DemoStory s, @Nullable FirmId firm, DemoPerson by, Map<Integer, ClueId> known) {
		var report = report(s, readsRegister(by) ? firm : null, s.source(), s.description());
		var registered = once.run(by.accountId(), "demo-register-" + s.number(), s.number(), RegisteredClue.class,
				() -> clues.register(report));
		if (registered.clue() != null) {
			known.put(s.number(), new ClueId(registered.clue().clueId()));
		}
	}

	/** Who works in a village or a grid sees no firm of the township around it, and writes down name and code by hand. */
	private static boolean readsRegister(DemoPerson by) {
		return by.role() != RoleName.VILLAGE && by.role() != RoleName.GRID_WORKER;
	}

	private void join(DemoStory s, DemoStory.Joined joined, DemoPerson by) {
		once.run(by.accountId(), "demo-join-" + s.number(), s.number(), RegisteredClue.class,
				() -> clues.register(report(s, null, ClueSource.PUBLIC_TIP_OFF, joined.description())));
	}

	private void assign(@Nullable ClueId id, DemoStory.Assigned assigned, UUID unit) {
		if (id == null) {
			return;
		}
		var clue = clues.get(id);
		if (clue.status() == ClueStatus.REGISTERED) {
			verbs.assign(id, unit, null, new ClueStepDesk.Word(clue.version(), assigned.note(), false));
		}
	}

	private void conclude(@Nullable ClueId id, DemoStory.Concluded c) {
		if (id == null) {
			return;
		}
		var clue = clues.get(id);
		if (clue.status() == ClueStatus.ASSIGNED) {
			verifications.conclude(id, clue.version(), new Finding(c.visitedOn(), c.officers(), c.illegality(), c.path(),
					c.sector(), c.method(), c.channel(), c.amount(), c.participants(), c.filedOn(), c.charge(), c.summary(),
					c.remark(), elements(c), c.illegality() == Illegality.ILLEGAL ? "演示数据，没有附证据文件" : null, null, null), false);
		}
	}

	/** What the finding of a story says of the four elements. */
	private static List<ElementFinding> elements(DemoStory.Concluded c) {
		return switch (c.illegality()) {
			case ILLEGAL -> List.of(new ElementFinding(LegalElement.UNLAWFUL, ElementState.PRESENT, "未取得金融管理部门许可，登记的经营范围不含吸收资金"),
					new ElementFinding(LegalElement.PUBLIC, ElementState.PRESENT, "散发传单、在微信群召集"),
					new ElementFinding(LegalElement.INDUCING, ElementState.PRESENT, "协议和收据写明还本付息或固定回报"),
					new ElementFinding(LegalElement.SOCIAL, ElementState.PRESENT, "参与人互不相识，不限于亲友和本单位职工"));
			case NOT_ILLEGAL -> List.of(new ElementFinding(LegalElement.UNLAWFUL, ElementState.ABSENT, "所收款项有真实商品或服务"),
					new ElementFinding(LegalElement.PUBLIC, ElementState.UNCLEAR, null),
					new ElementFinding(LegalElement.INDUCING, ElementState.ABSENT, "未见还本付息或回报承诺"),
					new ElementFinding(LegalElement.SOCIAL, ElementState.UNCLEAR, null));
			case UNDETERMINED -> Arrays.stream(LegalElement.values()).map(e -> new ElementFinding(e, ElementState.UNCLEAR, null)).toList();
		};
	}

	private static NewClue report(DemoStory s, @Nullable FirmId firm, ClueSource source, String description) {
		return new NewClue(s.subjectName(), code(s), firm == null ? null : firm.value(), source, s.foundOn(),
				s.region(), null, s.sector(), s.method(), s.channel(), s.amount(), s.participants(), description, false);
	}
}
