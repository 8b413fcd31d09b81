package cn.fangfei.server.demo;

import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.casework.CaseDesk;
import cn.fangfei.server.casework.CaseId;
import cn.fangfei.server.demo.DemoCaseload.Cast;
import cn.fangfei.server.demo.DemoCaseload.Step;
import cn.fangfei.server.funds.FundsCaseDesk;
import cn.fangfei.server.funds.StatementDesk;
import cn.fangfei.server.funds.StatementDesk.NewStatement;
import cn.fangfei.server.funds.StatementDesk.StatementAccount;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Brings one statement of the newest large case in: the clerk opens its money and proposes the statement with the bank's totals and the
 * paper that allows it, the lead approves it, and the platform checks and takes it in by itself.
 */
@Component
class DemoStatementTelling {

	private static final Duration LATER = Duration.ofMinutes(40);

	/** So many participants, and so many yuan, make a case of which statements are asked for. */
	private static final int MANY = 20;

	private static final BigDecimal MUCH = BigDecimal.valueOf(1_000_000);

	private final FundsCaseDesk funds;

	private final StatementDesk statements;

	private final CaseDesk cases;

	private final ArchiveDesk archive;

	DemoStatementTelling(FundsCaseDesk funds, StatementDesk statements, CaseDesk cases, ArchiveDesk archive) {
		this.funds = funds;
		this.statements = statements;
		this.cases = cases;
		this.archive = archive;
	}

	List<Step> steps(List<DemoStory> stories, Instant now, Cast cast) {
		return stories.stream()
			.filter(s -> large(s) && openedAt(s).plus(LATER.multipliedBy(2)).isBefore(now))
			.max(Comparator.comparing(DemoStatementTelling::openedAt).thenComparing(DemoStory::number))
			.map(story -> steps(story, cast))
			.orElse(List.of());
	}

	private static boolean large(DemoStory story) {
		var found = story.concluded();
		return story.file() != null && found != null && found.amount() != null && found.participants() != null && found.participants() >= MANY
				&& found.amount().value().compareTo(MUCH) >= 0;
	}

	private static Instant openedAt(DemoStory story) {
		return Objects.requireNonNull(story.file()).openedAt();
	}

	private List<Step> steps(DemoStory story, Cast cast) {
		var clerk = cast.person("clerk");
		var opened = openedAt(story).plus(LATER);
		return List.of(
				new Step("funds-case", opened, clerk,
						() -> funds.open(cases.get(new CaseId(cast.made("case-" + story.number()))).subjectId(), null).caseId()),
				new Step("statement", opened.plus(LATER), clerk, () -> propose(story, opened, clerk, cast.made("funds-case"))),
				// bringing it in is the platform's, and happens when it does
				new Step("statement-approved", null, cast.person("lead"), () -> {
					var id = cast.made("statement");
					return statements.approve(id, statements.get(id).version()).statementId();
				}));
	}

	private UUID propose(DemoStory story, Instant at, DemoPerson clerk, UUID caseId) {
		var found = Objects.requireNonNull(story.concluded());
		var paper = DemoStatement.of(story.subjectName(), Objects.requireNonNull(found.participants()),
				Objects.requireNonNull(found.amount()).value(), DemoCourse.day(story.registeredAt()));
		var day = DemoCourse.day(at);
		var number = "处非查〔" + day.getYear() + "〕第1号";
		var approval = DemoPaper.of(List.of("查询账户审批表（演示，虚构）", "文号：" + number, "查询对象：" + story.subjectName(),
				"查询账户：" + DemoStatement.BANK_NAME + " " + DemoStatement.ACCOUNT,
				"查询期间：" + paper.from() + " 至 " + paper.until(),
				"依据：《防范和处置非法集资条例》第二十一条第一款第四项", "经办：" + clerk.displayName(), "牵头部门主要负责人批准：同意查询。", "日期：" + day));
		return statements.propose(caseId, NewStatement.of(DemoStatement.BANK_NAME, number, day, clerk.unitName(),
				upload("查询账户审批表.pdf", approval), upload("流水-" + DemoStatement.ACCOUNT + ".csv", paper.rows()),
				upload("账户清单.csv", paper.accounts()), paper.count(), paper.inFen(), paper.outFen(),
				List.of(new StatementAccount(DemoStatement.ACCOUNT, true, paper.openingFen(), paper.closingFen())))).statementId();
	}

	private UUID upload(String fileName, byte[] content) {
		return archive.receive(UUID.randomUUID(), fileName, new ByteArrayInputStream(content)).uploadId();
	}
}
