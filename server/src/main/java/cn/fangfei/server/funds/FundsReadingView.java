package cn.fangfei.server.funds;

import cn.fangfei.detection.statement.StatementReading;
import cn.fangfei.detection.statement.StatementRole;
import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of a case show.
 * @param statements how many it was read from
 */
record FundsReadingView(String subjectName, int statements, FundsTotals totals, FundsParticipants participants, List<FundsAccountSum> accounts,
		List<FundsRoleSum> roles, List<FundsLayer> layers, FundsPicture picture, List<FundsLine> lines, List<FundsNaming> namings,
		List<String> notes, List<String> problems) {

	/** Of all rows; each is in exactly one of in, out, internal, beside and left out. */
	record FundsTotals(long rows, long inRows, Yuan inAmount, long outRows, Yuan outAmount, long internalRows, Yuan internalAmount,
			long besideRows, Yuan besideAmount, long leftOut, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {
	}

	/** @param outstanding of those who got back less than they paid in; @param gain of the others, what they got beyond */
	record FundsParticipants(int persons, Yuan inAmount, Yuan outAmount, Yuan outstanding, int losers, Yuan gain) {
	}

	/** An account of the subject, payments between its accounts included. */
	record FundsAccountSum(String account, String name, long inRows, Yuan inAmount, long outRows, Yuan outAmount, @Nullable LocalDate firstDay,
			@Nullable LocalDate lastDay) {
	}

	record FundsRoleSum(StatementRole role, int parties, Yuan inAmount, Yuan outAmount) {
	}

	/** What comes into a layer goes on from it or is kept. */
	record FundsLayer(int layer, int parties, Yuan fromBefore, Yuan fromElsewhere, Yuan toNext, Yuan toParticipants, Yuan toElsewhere,
			Yuan kept, Yuan within) {
	}

	record FundsPicture(List<FundsNode> nodes, List<FundsLink> links) {
	}

	/** @param column 0 to 5 from left to right */
	record FundsNode(String id, String label, int column) {
	}

	record FundsLink(String from, String to, Yuan amount) {
	}

	/**
	 * A number of a line of the law against what the rows show.
	 * @param value yuan, or persons
	 */
	record FundsLine(String label, String measure, Yuan value, Yuan line, boolean reached, String basis) {
	}

	/** @param transactions that the sentence is reckoned from */
	record FundsNaming(String code, String label, LocalDate day, String sentence, int transactions) {
	}

	static FundsReadingView of(FundsCase funds, FundsReadings.Read read) {
		var r = read.reading();
		var t = r.totals();
		var p = r.participants();
		return new FundsReadingView(funds.subjectName(), read.of().size(),
				new FundsTotals(t.rows(), t.inRows(), yuan(t.inFen()), t.outRows(), yuan(t.outFen()), t.internalRows(), yuan(t.internalFen()),
						t.besideRows(), yuan(t.besideFen()), t.leftOut(), t.first(), t.last()),
				new FundsParticipants(p.persons(), yuan(p.inFen()), yuan(p.outFen()), yuan(p.outstandingFen()), p.losers(), yuan(p.gainFen())),
				r.accounts()
					.stream()
					.map(a -> new FundsAccountSum(a.account(), a.name(), a.inRows(), yuan(a.inFen()), a.outRows(), yuan(a.outFen()), a.first(),
							a.last()))
					.toList(),
				r.roles().stream().map(s -> new FundsRoleSum(s.role(), s.parties(), yuan(s.inFen()), yuan(s.outFen()))).toList(),
				r.layers().stream().map(FundsReadingView::layer).toList(),
				new FundsPicture(r.picture().nodes().stream().map(n -> new FundsNode(n.id(), n.label(), n.column())).toList(),
						r.picture().links().stream().map(l -> new FundsLink(l.from(), l.to(), yuan(l.fen()))).toList()),
				r.lines().stream().map(FundsReadingView::line).toList(),
				r.namings()
					.stream()
					.map(n -> new FundsNaming(n.typology().code(), n.typology().label(), n.day(), n.sentence(), n.evidence().size()))
					.toList(),
				r.notes(), r.problems().stream().map(x -> "交易编号" + x.id() + "：" + x.what()).toList());
	}

	private static FundsLayer layer(StatementReading.Layer l) {
		return new FundsLayer(l.layer(), l.parties(), yuan(l.fromBefore()), yuan(l.fromElsewhere()), yuan(l.toNext()),
				yuan(l.toParticipants()), yuan(l.toElsewhere()), yuan(l.kept()), yuan(l.within()));
	}

	private static FundsLine line(StatementReading.Line l) {
		var persons = l.measure().equals("人数");
		return new FundsLine(l.label(), l.measure(), persons ? Yuan.of(l.value()) : yuan(l.value()),
				persons ? Yuan.of(l.line()) : yuan(l.line()), l.reached(), l.basis());
	}

	private static Yuan yuan(long fen) {
		return CaseStatementView.yuan(fen);
	}
}
