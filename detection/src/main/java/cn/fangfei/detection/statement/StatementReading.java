package cn.fangfei.detection.statement;

import cn.fangfei.detection.flow.FlowNaming;
import cn.fangfei.detection.flow.PartyKind;
import java.time.LocalDate;
import java.util.List;

/**
 * What the statements of a case show. All sums are hundredths of a yuan and exact; {@link #checked} holds them against each other.
 *
 * @param totals of all rows
 * @param accounts the accounts of the subject, by number
 * @param parties everybody the subject paid or was paid by: participants first, the largest outstanding first
 * @param roles their sums, by role; roles that nobody has are left out
 * @param participants how much was taken from the participants and is outstanding
 * @param layers where the money went, layer 1 first
 * @param path the parties of layers 2 to 4, by layer, the largest receipts first
 * @param picture the same as nodes and links
 * @param lines the size against each number of the lines of the law
 * @param namings the patterns that are named, each from the week that shows it most
 * @param notes what the data cannot show, and why a part was left undone
 * @param problems rows that were left out, the first {@value StatementReader#PROBLEMS_MOST} of them
 */
public record StatementReading(Totals totals, List<AccountSum> accounts, List<Party> parties, List<RoleSum> roles, Participants participants,
		List<Layer> layers, List<PathParty> path, Picture picture, List<Line> lines, List<FlowNaming> namings, List<String> notes,
		List<Problem> problems) {

	public StatementReading {
		accounts = List.copyOf(accounts);
		parties = List.copyOf(parties);
		roles = List.copyOf(roles);
		layers = List.copyOf(layers);
		path = List.copyOf(path);
		lines = List.copyOf(lines);
		namings = List.copyOf(namings);
		notes = List.copyOf(notes);
		problems = List.copyOf(problems);
	}

	/**
	 * Every row is in exactly one of: external in, external out, internal, beside, left out.
	 *
	 * @param rows handed in
	 * @param inFen paid to the subject by others
	 * @param outFen paid by the subject to others
	 * @param internalFen between accounts of the subject
	 * @param besideFen between others, as far as traced accounts show it
	 * @param leftOut rows that were not reckoned with; see the problems
	 * @param first day of a row that counts; null when there is none
	 */
	public record Totals(long rows, long inRows, long inFen, long outRows, long outFen, long internalRows, long internalFen, long besideRows,
			long besideFen, long leftOut, LocalDate first, LocalDate last) {
	}

	/** An account of the subject, payments between its accounts included. */
	public record AccountSum(String account, String name, long inRows, long inFen, long outRows, long outFen, LocalDate first, LocalDate last) {
	}

	/**
	 * @param key holder, else account
	 * @param inFen paid to the subject
	 * @param outFen got from the subject
	 */
	public record Party(String key, String name, PartyKind kind, StatementRole role, long inRows, long inFen, long outRows, long outFen,
			LocalDate first, LocalDate last) {

		/** What was paid in and did not come back; below zero what somebody got beyond that. */
		public long outstandingFen() {
			return inFen - outFen;
		}

	}

	public record RoleSum(StatementRole role, int parties, long inFen, long outFen) {
	}

	/**
	 * @param persons who paid in
	 * @param outstandingFen of those who got back less than they paid in, what is missing
	 * @param losers how many they are
	 * @param gainFen of the others, what they got beyond what they paid in
	 */
	public record Participants(int persons, long inFen, long outFen, long outstandingFen, int losers, long gainFen) {
	}

	/**
	 * A step of the money's way. Layer 1 is the subject; a party is of the layer in which the money first reaches it; participants are
	 * layer 0 and of no other. {@code fromBefore + fromElsewhere = toNext + toParticipants + toElsewhere + kept}.
	 *
	 * @param parties in it
	 * @param fromBefore from the layer before, for layer 1 from participants
	 * @param fromElsewhere from anybody else outside the layer
	 * @param toElsewhere to anybody but participants and the next layer: back to an earlier one, or beyond layer 4
	 * @param kept what came in and did not go on, as far as the rows show it; below zero what went on from earlier money
	 * @param within between parties of the layer; moves nothing
	 */
	public record Layer(int layer, int parties, long fromBefore, long fromElsewhere, long toNext, long toParticipants, long toElsewhere,
			long kept, long within) {
	}

	/** A party beyond the subject, with the same sums; money between parties of one layer is in {@code fromElsewhere} and {@code toElsewhere}. */
	public record PathParty(int layer, String key, String name, PartyKind kind, StatementRole role, long fromBefore, long fromElsewhere,
			long toNext, long toParticipants, long toElsewhere, long kept) {
	}

	/** @param links from a node of a column to one further right; into every middle node flows what flows out of it */
	public record Picture(List<Node> nodes, List<Link> links) {

		public Picture {
			nodes = List.copyOf(nodes);
			links = List.copyOf(links);
		}

	}

	/** @param column 0 to 5 from left to right */
	public record Node(String id, String label, int column) {
	}

	public record Link(String from, String to, long fen) {
	}

	/** The number of a line of the law against what the rows show. @param measure 金额、人数 or 未返还金额 */
	public record Line(String label, String measure, long value, long line, boolean reached, String basis) {
	}

	/** A row that was left out. @param line of its file, 0 when there is none */
	public record Problem(long line, String id, String what) {
	}

	/**
	 * Holds the sums against each other.
	 *
	 * @throws IllegalStateException when two that must be equal are not
	 */
	StatementReading checked() {
		equal(totals.inFen(), parties.stream().mapToLong(Party::inFen).sum(), "paid in by parties");
		equal(totals.outFen(), parties.stream().mapToLong(Party::outFen).sum(), "paid out to parties");
		equal(totals.inFen(), roles.stream().mapToLong(RoleSum::inFen).sum(), "paid in by roles");
		equal(totals.outFen(), roles.stream().mapToLong(RoleSum::outFen).sum(), "paid out by roles");
		equal(totals.inFen() + totals.internalFen(), accounts.stream().mapToLong(AccountSum::inFen).sum(), "paid in by accounts");
		equal(totals.outFen() + totals.internalFen(), accounts.stream().mapToLong(AccountSum::outFen).sum(), "paid out by accounts");
		equal(participants.inFen() - participants.outFen(), participants.outstandingFen() - participants.gainFen(), "outstanding and gain");
		equal(totals.rows(), totals.inRows() + totals.outRows() + totals.internalRows() + totals.besideRows() + totals.leftOut(), "rows");
		var first = layers.get(0);
		equal(totals.inFen(), first.fromBefore() + first.fromElsewhere(), "layer 1 in");
		equal(totals.outFen(), first.toNext() + first.toParticipants() + first.toElsewhere(), "layer 1 out");
		for (int i = 0; i < layers.size(); i++) {
			var layer = layers.get(i);
			equal(layer.fromBefore() + layer.fromElsewhere(),
					layer.toNext() + layer.toParticipants() + layer.toElsewhere() + layer.kept(), "layer " + layer.layer());
			if (i + 1 < layers.size()) {
				equal(layer.toNext(), layers.get(i + 1).fromBefore(), "between layers");
			}
		}
		return this;
	}

	private static void equal(long a, long b, String what) {
		if (a != b) {
			throw new IllegalStateException(what + ": " + a + " and " + b);
		}
	}

}
