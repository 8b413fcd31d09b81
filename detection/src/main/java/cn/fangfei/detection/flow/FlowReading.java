package cn.fangfei.detection.flow;

import cn.fangfei.detection.flow.AccountBook.Population;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One subject at the end of one day: every mark measured on what lay before. Measuring is reckoned in whole hundredths of a yuan and whole
 * counts; only the last step divides, so that neither the order of the rows nor the place of an account in the list can change a figure.
 */
final class FlowReading {

	/** Fewer depositors or gaps than these say nothing. */
	static final int DEPOSITORS_LEAST = 8;
	private static final int GAPS_LEAST = 6;
	private static final int PAYOUTS_LEAST = 8;

	/** A payout is interest when it is this part of the principal, in thousandths: from a week at 5 % a year on. */
	static final int RATIO_LEAST = 1;
	static final int RATIO_MOST = 600;

	/** A payout hands back what was paid in when it is a larger part than interest and not more than all, in thousandths. */
	static final int BACK_MOST = 1_000;

	/** A day's settlement is a lump beyond so many times the middle one. */
	static final int LUMP_TIMES = 3;
	private static final int SETTLED_DAYS_LEAST = 10;

	/** Two payments are alike that differ by at most this part of the earlier one, in thousandths. */
	static final int ALIKE = 10;

	/** A commission is this part of the new deposit, in thousandths. */
	static final int COMMISSION_LEAST = 8;
	static final int COMMISSION_MOST = 250;
	static final int COMMISSION_SECONDS = 3 * 86_400;
	private static final int LEVELS_MOST = 3;
	/** Interest on deposits of many days falls due on as many; more days than these tell no more. */
	private static final double INTEREST_DAYS_MOST = 30;

	/** What is not seen of a subject that no list names: payments between it and others of whom nothing is known are not handed in. */
	private static final double UNSEEN = 0.5;
	private static final double BIN = Math.log(1.2);
	private static final int BINS = 64;

	/** Fewer who expect a payout say nothing; from so large a part of payouts missed on the money is running out. */
	static final int DUE_LEAST = 10;
	private static final double DUE_MISSED = 0.3;
	static final int DUE_WORKING_DAYS = 5;
	private static final int DUE_GAP_MOST = 95;

	final ColdRecord cold;
	final PairTable pairs;
	final AccountBook book;
	private final HotRecords hot;

	/** Judged at the end of this day, counted from 1970. */
	final int day;
	final int endSecond;
	final int startSecond;

	/** Entries of the window in the log. */
	final int first;
	final int end;

	/** Days the window holds. */
	final int days;

	/**
	 * What is reckoned on. When another reading takes the sheet these hold what is of that one, and of this one there are the figures below
	 * and nothing else: {@link #again} gives it with its entries.
	 */
	private final ReadingSheet sheet;
	final FlowLog log;
	final Counterparties people;
	final double[] strength = new double[FlowFeature.count()];
	final double[] value = new double[FlowFeature.count()];

	/** Entries of persons in the log. */
	private int personsIn;
	private int personsOut;

	/** Larger payments of persons. */
	long paymentsFen;

	/** Depositors of the window. */
	int depositors;
	int deposits;
	long depositsFen;
	long companyFen;
	long agentFen;
	long otherInFen;
	long smallFen;
	long outFen;
	long toPersonsFen;
	long toCompaniesFen;

	/** Lasting: persons who paid in like lenders since they are known. */
	int lenders;
	long lendersFen;
	long outstandingFen;
	int returned;
	int aged;

	/** Payouts to lenders in the window. */
	int payouts;
	long payoutsFen;

	/** Bounds of the part of the principal in which payouts crowd, thousandths. */
	int rateLow;
	int rateHigh;

	/** Payouts that hand back what was paid in; payouts of interest, and of them those of the commonest sum. */
	int handedBack;
	int interest;
	int sameSum;

	/** Days of the window on which interest was paid. */
	int interestDays;

	/** Depositors of whom the list says nothing. */
	int unlisted;

	/** The parts of a deposit that are paid on, the commonest first; a second and a third are levels of a team. */
	final List<Band> bands = new ArrayList<>(0);

	/** Bounds of a part, thousandths, both within. */
	record Band(int low, int high) {

		boolean meets(int otherLow, int otherHigh) {
			return low <= otherHigh && otherLow <= high;
		}

	}

	/** Index in {@link #people} of who got most without ever paying in, -1 for nobody. */
	int sink = -1;
	int paidPersons;
	private int paidNew;

	/** Other parties judged together with this one, and how many depositors they have in common. */
	List<Integer> partners = List.of();
	int shared;

	/** Whom most of the outflow went to of all who are no depositors, -1 for nobody, and how much. */
	int forwardTo = -1;
	long forwardFen;
	long inFen;

	/** Opens the log and finds out who the others are; {@link #count} and then {@link #measure} go on. */
	FlowReading(ColdRecord cold, ReadingSheet sheet, int day, AccountBook book, HotRecords hot) {
		this.cold = cold;
		this.pairs = cold.pairs;
		this.sheet = sheet;
		this.book = book;
		this.hot = hot;
		this.day = day;
		log = cold.opened(sheet.log);
		people = sheet.people;
		endSecond = FlowLog.secondOfDay(day + 1);
		startSecond = Math.max(FlowLog.secondOfDay(day + 1 - FlowSettings.WINDOW_DAYS), log.since());
		first = log.first(startSecond);
		end = log.first(endSecond);
		days = Math.max(1, (int) Math.ceil((endSecond - startSecond) / 86_400.0));
		sheet.begin(log.to, pairs.capacity());
		for (int i = 0; i < log.to; i++) {
			int p = log.other[i] < 0 ? -1 : people.at(log.other[i], book, pairs);
			sheet.at[i] = p;
			if (p >= 0 && people.person(p)) {
				personsOut += log.out(i) ? 1 : 0;
				personsIn += log.out(i) ? 0 : 1;
			}
		}
	}

	/** The same on a sheet of its own. */
	FlowReading again(Population population, SubjectFacts facts) {
		var again = new FlowReading(cold, new ReadingSheet(), day, book, hot);
		again.count();
		again.measure(population, facts);
		System.arraycopy(strength, 0, again.strength, 0, strength.length);
		System.arraycopy(value, 0, again.value, 0, value.length);
		again.partners = partners;
		again.shared = shared;
		return again;
	}

	/** Whether enough persons paid in or were paid for a reading to say anything. */
	boolean speaks() {
		return personsIn >= DEPOSITORS_LEAST || personsOut > 10;
	}

	/** Counts what ties the party to others and what says whether it is to be judged. */
	void count() {
		lasting();
		window();
		others();
		collection();
	}

	/** Whether it is to be judged: enough depositors, or the marks of a collection through payment agents. */
	boolean judged() {
		return depositors >= DEPOSITORS_LEAST || strength(FlowFeature.POS_COLLECTION) > 0;
	}

	private void window() {
		for (int i = first; i < end; i++) {
			int p = sheet.at[i];
			long fen = log.fen[i];
			if (log.out(i)) {
				outFen = PairTable.sum(outFen, fen);
				if (p >= 0) {
					people.out[p] = PairTable.sum(people.out[p], fen);
					people.timesOut[p]++;
				}
			}
			else if (p >= 0) {
				if (people.times[p]++ == 0) {
					people.firstIn[p] = log.second[i];
				}
				people.in[p] = PairTable.sum(people.in[p], fen);
			}
			else {
				otherInFen = PairTable.sum(otherInFen, fen);
			}
		}
		smallFen = cold.smallSince((int) Math.floorDiv(startSecond * 1_000L + FlowLog.ORIGIN_MILLIS, 86_400_000L));
	}

	private void others() {
		for (int p = 0; p < people.size; p++) {
			var kind = PartyKind.at(people.kind[p]);
			switch (kind) {
				case PERSON -> person(p);
				case AGENT -> agentFen = PairTable.sum(agentFen, people.in[p]);
				default -> {
					companyFen = PairTable.sum(companyFen, people.in[p]);
					toCompaniesFen = PairTable.sum(toCompaniesFen, kind == PartyKind.COMPANY ? people.out[p] : 0);
				}
			}
			if (kind.judged() && people.out[p] > 0 && !people.lender[p]) {
				forward(p);
			}
		}
		inFen = PairTable.sum(PairTable.sum(paymentsFen, smallFen), PairTable.sum(PairTable.sum(companyFen, agentFen), otherInFen));
	}

	private void person(int p) {
		people.lender[p] = lender(people.pair[p]);
		paymentsFen = PairTable.sum(paymentsFen, people.in[p]);
		toPersonsFen = PairTable.sum(toPersonsFen, people.out[p]);
		if (people.times[p] > 0 && largeAndFew(people.times[p], people.in[p]) && !paidFirst(people.pair[p])) {
			people.depositor[p] = true;
			depositors++;
			deposits += people.times[p];
			depositsFen = PairTable.sum(depositsFen, people.in[p]);
		}
	}

	private void forward(int p) {
		long fen = people.out[p];
		// of two who got the same the choice must not hang on the order
		if (fen > forwardFen || fen == forwardFen && book.hash(people.party[p]) < book.hash(forwardTo)) {
			forwardTo = people.party[p];
			forwardFen = fen;
		}
	}

	private static boolean largeAndFew(int times, long fen) {
		return times <= FlowSettings.DEPOSITS_MOST && fen >= FlowSettings.DEPOSIT_MEAN_FEN * times;
	}

	/** Was paid before paying in: staff, a supplier, a borrower. */
	private boolean paidFirst(int pair) {
		return pair >= 0 && pairs.firstOut[pair] != 0
				&& (pairs.firstIn[pair] == 0 || PairTable.day(pairs.firstOut[pair]) < PairTable.day(pairs.firstIn[pair]));
	}

	/** Paid in like one who lends, over all the time known. */
	boolean lender(int pair) {
		if (pair < 0 || pairs.firstIn[pair] == 0 || pairs.in[pair] < FlowSettings.DEPOSIT_FEN || paidFirst(pair)) {
			return false;
		}
		int times = PairTable.times(pairs.timesIn[pair]);
		if (pairs.in[pair] < FlowSettings.DEPOSIT_MEAN_FEN * times) {
			return false;
		}
		int quarters = Math.max(1, (day - PairTable.day(pairs.firstIn[pair]) + FlowSettings.WINDOW_DAYS) / FlowSettings.WINDOW_DAYS);
		return times <= FlowSettings.DEPOSITS_MOST * quarters;
	}

	private int gaps;
	private int inStep;
	private int newcomers;
	private int putBack;
	int insiders;

	/** Where they stand in the table of pairs, if they are enough to tie this party to another; else empty. */
	int[] lenderSlots = NONE;
	private static final int[] NONE = {};

	private void lasting() {
		int found = 0;
		for (int slot = 0; slot < pairs.capacity(); slot++) {
			if (lender(slot)) {
				sheet.slots[found++] = slot;
				lendersFen = PairTable.sum(lendersFen, pairs.in[slot]);
				outstandingFen = PairTable.sum(outstandingFen, Math.max(0, pairs.in[slot] - pairs.out[slot]));
				int since = day - PairTable.day(pairs.firstIn[slot]);
				if (since >= 20) {
					aged++;
					returned += pairs.firstOut[slot] != 0 ? 1 : 0;
				}
				newcomers += since < 30 ? 1 : 0;
				gaps += pairs.gaps[slot];
				inStep += pairs.inStep[slot];
				putBack += pairs.putBack[slot] > 0 ? 1 : 0;
			}
			else if (pairs.in[slot] >= FlowSettings.DEPOSIT_MEAN_FEN && paidFirst(slot)
					&& day - PairTable.day(pairs.lastIn[slot]) < FlowSettings.WINDOW_DAYS) {
				insiders++;
			}
		}
		// of a thinned table only a part is there
		lenders = found << pairs.thinning;
		lenderSlots = lenders >= Links.SHARED_LEAST ? Arrays.copyOf(sheet.slots, found) : NONE;
		if (pairs.thinning > 0) {
			lendersFen = lendersFen > Long.MAX_VALUE >> pairs.thinning ? Long.MAX_VALUE : lendersFen << pairs.thinning;
			outstandingFen = outstandingFen > Long.MAX_VALUE >> pairs.thinning ? Long.MAX_VALUE : outstandingFen << pairs.thinning;
		}
	}

	/** Lenders of whom the last gap leads to expect a payout within the last month, and how many of them did not get it. */
	int due;
	int dueMissed;

	/**
	 * Whether the payouts came that the last gap between two leads to expect in the last month; only of lenders with three payouts in the
	 * log. A payout is missed when five working days went by since: so a holiday makes nobody late.
	 */
	private void due() {
		for (int k = 0; k < payoutsKnown; k++) {
			int i = sheet.payouts[k];
			int p = sheet.at[i];
			int at = log.day(i);
			if (people.paidTimes[p]++ > 0 && at > people.paidLast[p]) {
				people.paidGap[p] = at - people.paidLast[p];
			}
			people.paidLast[p] = at;
		}
		for (int p = 0; p < people.size; p++) {
			int gap = people.paidGap[p];
			if (gap < Rhythm.SHORTEST || gap > DUE_GAP_MOST || people.paidTimes[p] < 3) {
				continue;
			}
			int last = people.paidLast[p];
			int missed = WorkingDays.after(last + gap, DUE_WORKING_DAYS);
			if (missed <= day && day - missed < 30) {
				people.due[p] = true;
				dueMissed++;
				due++;
			}
			else if (day - last < 30 && Rhythm.inStep(gap)) {
				people.due[p] = true;
				due++;
			}
		}
	}

	/** Measures every mark. */
	void measure(Population population, SubjectFacts facts) {
		often = often(returned);
		list();
		set(FlowFeature.FAN_IN, depositors, depositors < DEPOSITORS_LEAST ? 0 : Math.log(depositors / 8.0) / Math.log(37.5));
		double depositLike = depositors < DEPOSITORS_LEAST || paymentsFen == 0 ? 0 : (double) depositsFen / paymentsFen;
		set(FlowFeature.DEPOSIT_LIKE, depositLike, depositLike);
		double spread = spread();
		payouts(spread);
		commission();
		double retShare = aged < DEPOSITORS_LEAST ? 0 : (double) returned / aged;
		set(FlowFeature.RETURNED, retShare, Math.min(1, 2 * retShare) * often * spread);
		double rhythm = gaps < GAPS_LEAST ? 0 : (double) inStep / gaps;
		set(FlowFeature.RHYTHM, rhythm, rhythm * often);
		long business = PairTable.sum(PairTable.sum(companyFen, agentFen), smallFen);
		double unfunded = payouts < PAYOUTS_LEAST ? 0 : Math.max(0, 1 - (double) business / payoutsFen);
		double intensity = inFen == 0 ? 0 : Math.min(1, 4.0 * payoutsFen / inFen);
		set(FlowFeature.UNFUNDED, unfunded, Math.sqrt(unfunded * intensity) * spread);
		set(FlowFeature.NEWCOMERS, share(newcomers, Math.max(1, lenders >> pairs.thinning)),
				depositors < DEPOSITORS_LEAST ? 0 : share(newcomers, Math.max(1, lenders >> pairs.thinning)));
		deposits();
		sink(facts);
		lumps();
		demography(population);
		awakening(facts);
		structuring();
		guards();
		due();
		double missed = due < DUE_LEAST ? 0 : share(dueMissed, due);
		set(FlowFeature.WIND_DOWN, missed, missed);
	}

	/** Payouts the log holds, and where those of the window begin; entries that a deposit may have been paid on by. */
	private int payoutsKnown;
	private int payoutsFrom;
	private int onward;

	/** Walks the log once for what the marks walk again and again: the deposits of the window, the payouts, what else went to who paid in. */
	private void list() {
		int n = 0;
		for (int i = 0; i < end; i++) {
			int p = sheet.at[i];
			if (i == first) {
				payoutsFrom = payoutsKnown;
			}
			if (p < 0) {
				continue;
			}
			if (!log.out(i)) {
				if (i >= first && people.depositor[p]) {
					sheet.deposits[n++] = i;
					sheet.before[i] = people.last[p];
					people.last[p] = i;
				}
			}
			else if (log.base[i] >= FlowSettings.DEPOSIT_FEN && people.person(p)) {
				if (people.lender[p]) {
					sheet.payouts[payoutsKnown++] = i;
				}
				if (i >= first) {
					sheet.onward[onward++] = i;
				}
			}
		}
		payoutsFrom = first >= end ? payoutsKnown : payoutsFrom;
	}

	private void set(FlowFeature feature, double measured, double scaled) {
		value[feature.ordinal()] = measured;
		strength[feature.ordinal()] = scaled > 0 ? Math.min(1, scaled) : 0;
	}

	double value(FlowFeature feature) {
		return value[feature.ordinal()];
	}

	double strength(FlowFeature feature) {
		return strength[feature.ordinal()];
	}

	private static double share(long part, long all) {
		return all <= 0 ? 0 : (double) part / all;
	}

	/** frq of docs/detection/flow.md: how many were paid back, from 0 at seven or fewer to 1 at 60. */
	private double often;

	private static double often(int returned) {
		return Math.max(0, Math.min(1, 1.5 * Math.log((returned + 1) / 8.0) / Math.log(30)));
	}

	/** deplike⁺ of docs/detection/flow.md: deposits beyond three tenths of what persons pay, small payments counted in. */
	double depositsBeyond() {
		double all = (double) paymentsFen + smallFen;
		return all == 0 ? 0 : Math.max(0, (depositsFen / all - 0.3) / 0.7);
	}

	/** A payout to somebody who had lent. */
	boolean payout(int i) {
		return log.out(i) && log.base[i] >= FlowSettings.DEPOSIT_FEN && sheet.at[i] >= 0 && people.lender[sheet.at[i]];
	}

	/** A payout that is interest by its part of the principal. */
	boolean interest(int i) {
		double part = 1_000.0 * log.fen[i] / log.base[i];
		return part >= RATIO_LEAST && part <= RATIO_MOST;
	}

	static int ratio(long part, long whole) {
		return whole <= 0 ? 0 : (int) Math.min(1_000_000, Math.round(1_000.0 * part / whole));
	}

	private void payouts(double spread) {
		var ratios = new int[BINS];
		var yields = new int[BINS];
		int yielding = 0;
		int sameBase = 0;
		payouts = payoutsKnown - payoutsFrom;
		var sums = sheet.sums;
		var bases = sheet.bases;
		sums.clear(payouts);
		bases.clear(payouts);
		int lastInterest = -1;
		for (int k = payoutsFrom; k < payoutsKnown; k++) {
			int i = sheet.payouts[k];
			payoutsFen = PairTable.sum(payoutsFen, log.fen[i]);
			double part = (double) log.fen[i] / log.base[i];
			handedBack += part * 1_000 > RATIO_MOST && part * 1_000 <= BACK_MOST ? 1 : 0;
			if (part * 1_000 < RATIO_LEAST || part * 1_000 > RATIO_MOST) {
				continue;
			}
			interest++;
			if (log.day(i) != lastInterest) {
				interestDays++;
				lastInterest = log.day(i);
			}
			sameSum = Math.max(sameSum, (int) sums.add(log.fen[i], 1));
			sameBase = Math.max(sameBase, (int) bases.add(log.base[i], 1));
			ratios[bin(part / 0.001)]++;
			if (log.gap[i] > 0) {
				double yearly = part * 365 / log.gap[i];
				if (yearly >= 0.05 && yearly <= 6) {
					yielding++;
					yields[bin(yearly / 0.05)]++;
				}
			}
		}
		int best = crowd(ratios);
		rateLow = (int) Math.floor(Math.exp(best * BIN));
		rateHigh = (int) Math.ceil(Math.exp((best + 2) * BIN));
		double concentrated = interest < PAYOUTS_LEAST ? 0 : (double) (ratios[best] + ratios[best + 1]) / interest;
		set(FlowFeature.RATE_CONCENTRATION, concentrated, concentrated * Math.min(1, interest / 40.0) * spread);
		int bestYield = crowd(yields);
		double yieldConcentrated = yielding < PAYOUTS_LEAST ? 0 : (double) (yields[bestYield] + yields[bestYield + 1]) / yielding;
		set(FlowFeature.YIELD_CONCENTRATION, yieldConcentrated, yieldConcentrated * Math.min(1, yielding / 40.0) * spread);
		double byDays = interest < PAYOUTS_LEAST ? 0 : interestDays / INTEREST_DAYS_MOST;
		set(FlowFeature.INTEREST_DAYS, interestDays, byDays);
		// where all paid in the same, the same interest is to be expected
		double gifts = interest < PAYOUTS_LEAST ? 0 : share(Math.max(0, sameSum - sameBase), interest);
		set(FlowFeature.SAME_SUM, gifts, gifts);
		double back = payouts < PAYOUTS_LEAST ? 0 : share(handedBack, payouts);
		set(FlowFeature.HANDED_BACK, back, back);
	}

	/**
	 * How far the payouts are spread: the window is cut in three, a third counts that holds a tenth of them. A dividend or a refund comes
	 * once; interest comes again.
	 */
	private double spread() {
		var thirds = new int[3];
		int all = payoutsKnown - payoutsFrom;
		for (int k = payoutsFrom; k < payoutsKnown; k++) {
			int second = log.second[sheet.payouts[k]];
			thirds[(int) Math.min(2, 3L * (second - startSecond) / Math.max(1, endSecond - startSecond))]++;
		}
		int held = 0;
		for (int third : thirds) {
			held += all > 0 && third * 10 >= all ? 1 : 0;
		}
		return held == 3 ? 1 : held == 2 ? 0.6 : 0.2;
	}

	private static int bin(double times) {
		return (int) Math.max(0, Math.min(BINS - 1, Math.floor(Math.log(times) / BIN)));
	}

	/** Where the two neighbouring bins that hold most begin. */
	private static int crowd(int[] bins) {
		int best = 0;
		for (int b = 1; b + 1 < bins.length; b++) {
			if (bins[b] + bins[b + 1] > bins[best] + bins[best + 1]) {
				best = b;
			}
		}
		return best;
	}

	/** Whether an entry is a deposit of the window's depositors. */
	boolean deposit(int i) {
		return i >= first && !log.out(i) && sheet.at[i] >= 0 && people.depositor[sheet.at[i]];
	}

	/** Whether an entry may be a commission on a deposit: to another who had lent before, within three days. */
	private boolean paidOn(int payout, int deposit) {
		return log.out(payout) && log.base[payout] >= FlowSettings.DEPOSIT_FEN && log.other[payout] != log.other[deposit]
				&& book.person(log.other[payout]);
	}

	/** Two parts beyond all that are looked for, however they are rounded. */
	private static final double COMMISSION_UNDER = (COMMISSION_LEAST - 1) / 1_000.0;
	private static final double COMMISSION_OVER = (COMMISSION_MOST + 1) / 1_000.0;

	private void commission() {
		if (deposits < DEPOSITORS_LEAST) {
			return;
		}
		var bins = new int[COMMISSION_MOST + 2];
		sheet.beginParts(deposits);
		int from = 0;
		for (int d = 0; d < deposits; d++) {
			int i = sheet.deposits[d];
			while (from < onward && sheet.onward[from] < i) {
				from++;
			}
			double under = log.fen[i] * COMMISSION_UNDER;
			double over = log.fen[i] * COMMISSION_OVER;
			for (int k = from; k < onward; k++) {
				int j = sheet.onward[k];
				int after = log.second[j] - log.second[i];
				if (after > 2 * COMMISSION_SECONDS) {
					break;
				}
				if (log.fen[j] < under || log.fen[j] > over || sheet.at[j] == sheet.at[i]) {
					continue;
				}
				int part = ratio(log.fen[j], log.fen[i]);
				if (part >= COMMISSION_LEAST && part <= COMMISSION_MOST) {
					boolean soon = after <= COMMISSION_SECONDS;
					sheet.paidOn(d, part, soon);
					bins[part] += soon ? 1 : 0;
				}
			}
		}
		// from here on how many parts are smaller, and in the end how many there are
		int smaller = 0;
		for (int part = 0; part < bins.length; part++) {
			int here = bins[part];
			bins[part] = smaller;
			smaller += here;
		}
		int commissioned = 0;
		for (int level = 0; level < LEVELS_MOST && smaller > 0; level++) {
			var band = band(bins);
			if (band == null) {
				return;
			}
			int hits = sheet.followed(deposits, band.low(), band.high(), true);
			int chance = sheet.followed(deposits, band.low(), band.high(), false);
			if (level == 0) {
				commissioned = hits;
				// as many are followed by chance as are followed in the three days after; of few deposits a few
				set(FlowFeature.COMMISSION, share(hits, deposits), share(Math.max(0, hits - chance), deposits + 10));
			}
			else if (hits < DEPOSITORS_LEAST || hits * 3 < commissioned || chance * 2 > hits) {
				return;
			}
			bands.add(band);
		}
	}

	/**
	 * Where a steady part, a tenth up or down, holds most beside the bands found before; null where nothing is left.
	 *
	 * @param smaller how many parts are smaller than each
	 */
	private Band band(int[] smaller) {
		int most = 0;
		Band best = null;
		for (int low = COMMISSION_LEAST; low <= COMMISSION_MOST; low++) {
			int high = Math.min(COMMISSION_MOST, Math.max(low + 2, low * 6 / 5));
			int hits = smaller[high + 1] - smaller[low];
			if (hits > most && apart(low, high)) {
				most = hits;
				best = new Band(low, high);
			}
		}
		return best;
	}

	private boolean apart(int low, int high) {
		for (var band : bands) {
			if (band.meets(low, high)) {
				return false;
			}
		}
		return true;
	}

	/** Whether a deposit was followed by a payment of a steady part of it to another who had lent; adds those payments to a list. */
	boolean paidOn(int deposit, Band band, BitSet found) {
		boolean any = false;
		for (int j = deposit + 1; j < end && log.second[j] - log.second[deposit] <= COMMISSION_SECONDS; j++) {
			if (paidOn(j, deposit)) {
				int part = ratio(log.fen[j], log.fen[deposit]);
				if (part >= band.low() && part <= band.high()) {
					any = true;
					found.set(j);
				}
			}
		}
		return any;
	}

	static boolean round(long fen) {
		return fen % 1_000_000 == 0 || fen >= 500_000 && fen % 100_000 == 0;
	}

	/** What is said of the deposits one by one: round ones, and those whose remark speaks of putting in again. */
	private void deposits() {
		int round = 0;
		int said = 0;
		for (int d = 0; d < deposits; d++) {
			int i = sheet.deposits[d];
			round += round(log.fen[i]) ? 1 : 0;
			said += log.rollOver(i) ? 1 : 0;
		}
		double part = depositors < DEPOSITORS_LEAST ? 0 : share(round, deposits);
		set(FlowFeature.ROUND, part, part);
		int held = lenders >> pairs.thinning;
		double again = held < DEPOSITORS_LEAST ? 0 : share(putBack, held);
		double t = Math.cbrt(Math.min(1, 4 * again) * depositsBeyond() * often);
		double words = deposits < DEPOSITORS_LEAST ? 0 : Math.min(1, 10 * share(said, deposits));
		set(FlowFeature.ROLL_OVER, again, Math.max(t, words));
	}

	/** A person of the window who is not known to have paid in, now or before. */
	boolean neverPaidIn(int p) {
		return people.times[p] == 0 && (people.pair[p] < 0 || pairs.firstIn[people.pair[p]] == 0);
	}

	private void sink(SubjectFacts facts) {
		var behind = facts.behind(book, cold.party, day);
		long most = 0;
		for (int p = 0; p < people.size; p++) {
			if (people.out[p] == 0 || !people.person(p) || !neverPaidIn(p)) {
				continue;
			}
			// of two who got the same the choice must not hang on the order
			if (people.out[p] > most
					|| people.out[p] == most && sink >= 0 && book.hash(people.party[p]) < book.hash(people.party[sink])) {
				most = people.out[p];
				sink = p;
			}
			var tie = behind.isEmpty() ? null : behind.get(book.name(people.party[p]));
			if (tie != null) {
				related.put(people.party[p], tie);
				relatedFen = PairTable.sum(relatedFen, people.out[p]);
			}
		}
		double part = outFen < 5_000_000 || sink < 0 ? 0 : (double) Math.max(most, relatedFen) / outFen;
		set(FlowFeature.SIPHON, part, part);
	}

	/** Who stands behind the subject and was paid without ever paying in, and how much; empty where nothing is known of that. */
	final Map<Integer, SubjectFacts.Tie> related = new HashMap<>(0);
	private long relatedFen;

	/**
	 * Whether who pays in is hidden behind payment agents. Where enough persons pay in themselves they are seen, and a firm that settles its
	 * sales through a terminal beside that is a firm like others.
	 */
	private boolean behindAgents() {
		return agentFen > 0 && depositors < DEPOSITORS_LEAST;
	}

	/** Collections of a payment agent in, payouts to persons who never paid in: without the first there is nothing to see. */
	private void collection() {
		if (!behindAgents()) {
			return;
		}
		int fresh = FlowLog.secondOfDay(day + 1 - 60);
		var firstOut = people.last;
		for (int i = end - 1; i >= 0; i--) {
			if (log.out(i) && sheet.at[i] >= 0) {
				firstOut[sheet.at[i]] = i;
			}
		}
		for (int p = 0; p < people.size; p++) {
			if (people.timesOut[p] > 0 && people.person(p) && neverPaidIn(p)) {
				paidPersons++;
				paidNew += log.second[firstOut[p]] >= fresh ? 1 : 0;
			}
			firstOut[p] = -1;
		}
		// a party that began to pay lately has new payees only
		boolean known = day - hot.firstDay(cold.party) >= 90;
		double agents = share(agentFen, inFen);
		double growing = paidPersons <= 10 || !known ? 0 : Math.log(paidPersons / 10.0) / Math.log(10);
		double t = Math.cbrt(agents * Math.max(0, Math.min(1, growing)) * share(paidNew, Math.max(1, paidPersons)));
		// interest is the same from one time to the next, what is paid for work is not
		double same = t == 0 ? 0 : same();
		set(FlowFeature.POS_COLLECTION, t, t * (1 + same) / 2);
	}

	/** Of the payments of the window to persons who never paid in, after an earlier one to the same person, the part that is alike. */
	private double same() {
		int repeated = 0;
		int alike = 0;
		for (int i = 0; i < end; i++) {
			int p = sheet.at[i];
			if (!log.out(i) || p < 0 || !people.person(p) || !neverPaidIn(p)) {
				continue;
			}
			int before = people.last[p];
			people.last[p] = i;
			if (i >= first && before >= 0) {
				repeated++;
				alike += alike(log.fen[before], log.fen[i]) ? 1 : 0;
			}
		}
		Arrays.fill(people.last, 0, people.size, -1);
		return repeated < PAYOUTS_LEAST ? 0 : share(alike, repeated);
	}

	static boolean alike(long before, long after) {
		return Math.abs(after - before) <= before / 1_000 * ALIKE;
	}

	/** On how many days agents settled, and on how many of them a lump; beyond which sum a day's is a lump. */
	int settledDays;
	int lumpDays;
	long lumpFrom;
	long lumpsFen;

	/** A shop is settled about the same day by day; deposits that are taken through its terminal come in lumps. */
	private void lumps() {
		if (!behindAgents()) {
			return;
		}
		var settled = sheet.sums;
		settled.clear(end - first);
		for (int i = first; i < end; i++) {
			if (!log.out(i) && sheet.at[i] >= 0 && people.kind[sheet.at[i]] == PartyKind.AGENT.ordinal()) {
				settled.add(log.day(i), log.fen[i]);
			}
		}
		settledDays = settled.size();
		if (settledDays < SETTLED_DAYS_LEAST) {
			return;
		}
		var sorted = settled.sorted();
		long middle = sorted[settledDays / 2];
		lumpFrom = middle > Long.MAX_VALUE / LUMP_TIMES ? Long.MAX_VALUE : middle * LUMP_TIMES;
		for (long fen : sorted) {
			lumpDays += fen > lumpFrom ? 1 : 0;
			lumpsFen = PairTable.sum(lumpsFen, Math.max(0, fen - lumpFrom));
		}
		double part = share(lumpsFen, agentFen);
		set(FlowFeature.SETTLEMENT_LUMPS, part, part * share(agentFen, inFen));
	}

	boolean agent(int who) {
		return who >= 0 && book.kind(who) == PartyKind.AGENT;
	}

	int elderKnown;
	int elders;
	int placed;
	int far;

	private void demography(Population population) {
		int year = LocalDate.ofEpochDay(day).getYear();
		int home = book.region(cold.party);
		for (int p = 0; p < people.size; p++) {
			if (!people.depositor[p]) {
				continue;
			}
			int born = book.birthYear(people.party[p]);
			if (born > 0) {
				elderKnown++;
				elders += year - born >= 60 ? 1 : 0;
			}
			int region = book.region(people.party[p]);
			if (region > 0 && home > 0) {
				placed++;
				far += region != home ? 1 : 0;
			}
		}
		// shrunk towards what the whole list shows, with the weight of twenty people
		double elder = (elders + 20 * population.elder()) / (elderKnown + 20);
		set(FlowFeature.ELDER, elder, depositors < DEPOSITORS_LEAST || elderKnown == 0 ? 0 : Math.max(0, elder - population.elder()));
		double elsewhere = (far + 20 * population.elsewhere()) / (placed + 20);
		set(FlowFeature.FAR, elsewhere, depositors < DEPOSITORS_LEAST || placed == 0 ? 0 : Math.max(0, elsewhere - population.elsewhere()));
	}

	/** Days since the accounts woke, else since the register was changed, else since they were opened; -1 when none is recent. */
	int awakeDays = -1;
	boolean woke;

	/** What was changed in the register, null when that is not what is new. */
	String changed;

	private void awakening(SubjectFacts facts) {
		int opened = book.openedOn(cold.party);
		var change = facts.changed(book, cold.party, day);
		if (hot.wokeDay(cold.party) != 0 && day - hot.wokeDay(cold.party) < 180) {
			awakeDays = day - hot.wokeDay(cold.party);
			woke = true;
		}
		else if (change != null && day - change.getKey() < 180) {
			awakeDays = day - change.getKey();
			changed = change.getValue();
		}
		else if (opened > 0 && day - opened < 365) {
			awakeDays = Math.max(0, day - opened);
		}
		double recent = awakeDays < 0 || depositors < DEPOSITORS_LEAST ? 0 : 1;
		set(FlowFeature.AWAKENING, awakeDays, recent);
	}

	/** Sums from which on banks report or ask, yuan in hundredths: cash of 50,000, transfers of 200,000 and 500,000 (red flag A2). */
	private static final long[] LINES_FEN = { 5_000_000, 20_000_000, 50_000_000 };

	/** The line that deposits seem to keep under most. */
	long lineFen = LINES_FEN[0];

	/** Whether a deposit is below a line and one of a person's within three days that together reach it. */
	boolean split(int i, long line) {
		if (!deposit(i) || log.fen[i] >= line || people.times[sheet.at[i]] < 2) {
			return false;
		}
		long together = 0;
		int parts = 0;
		// the deposits of a person hang together, the last one first
		for (int j = people.last[sheet.at[i]]; j >= 0; j = sheet.before[j]) {
			if (Math.abs((long) log.second[j] - log.second[i]) <= COMMISSION_SECONDS && log.fen[j] < line) {
				together = PairTable.sum(together, log.fen[j]);
				parts++;
			}
		}
		return parts >= 2 && together >= line;
	}

	boolean justBelow(int i, long line) {
		return log.fen[i] >= line * 8 / 10 && log.fen[i] < line;
	}

	boolean justAbove(int i, long line) {
		return log.fen[i] >= line && log.fen[i] < line * 12 / 10;
	}

	private void structuring() {
		double strongest = 0;
		double measured = 0;
		for (long line : LINES_FEN) {
			int below = 0;
			int above = 0;
			int splits = 0;
			for (int d = 0; d < deposits; d++) {
				int i = sheet.deposits[d];
				below += justBelow(i, line) ? 1 : 0;
				above += justAbove(i, line) ? 1 : 0;
				splits += split(i, line) ? 1 : 0;
			}
			double part = depositors < DEPOSITORS_LEAST ? 0 : share(splits, deposits);
			double ratio = Math.log((below + 1.0) / (above + 1.0)) / Math.log(10);
			double strength = depositors < DEPOSITORS_LEAST ? 0 : Math.max(ratio, Math.min(1, 3 * part));
			if (strength > strongest) {
				strongest = strength;
				measured = part;
				lineFen = line;
			}
		}
		set(FlowFeature.STRUCTURING, measured, strongest);
	}

	long wagesFen;

	private void guards() {
		for (int p = 0; p < people.size; p++) {
			int pair = people.pair[p];
			if (pair >= 0 && people.out[p] > 0 && people.times[p] == 0 && pairs.firstIn[pair] == 0 && pairs.gaps[pair] >= 2
					&& pairs.inStep[pair] * 10 >= pairs.gaps[pair] * 7) {
				wagesFen = PairTable.sum(wagesFen, people.out[p]);
			}
		}
		double wages = share(wagesFen, toPersonsFen);
		set(FlowFeature.PAYROLL, wages, wages);
		double suppliers = share(toCompaniesFen, outFen);
		set(FlowFeature.SUPPLIERS, suppliers, suppliers);
		double retail = share(smallFen, inFen);
		set(FlowFeature.RETAIL, retail, retail);
		double inside = share(insiders, insiders + depositors);
		set(FlowFeature.INSIDERS, inside, inside);
		double income = share(companyFen, inFen);
		set(FlowFeature.COMPANY_INCOME, income, income);
		for (int p = 0; p < people.size; p++) {
			unlisted += people.depositor[p] && book.unknown(people.party[p]) ? 1 : 0;
		}
		double unknown = share(unlisted, depositors);
		set(FlowFeature.UNLISTED, unknown, book.unknown(cold.party) ? Math.max(UNSEEN, unknown) : unknown);
	}

	/** D1 to D4 as docs/detection/flow.md joins them: a conjunction names a pattern and shows an element, it carries no weight. */
	double typology(FlowTypology typology) {
		double beyond = depositsBeyond();
		return switch (typology) {
			case RETURN -> Math.cbrt(Math.min(1, 2 * value(FlowFeature.RETURNED)) * beyond * often);
			case RHYTHM -> Math.cbrt(value(FlowFeature.RHYTHM) * beyond * often);
			case PONZI -> Math.cbrt(strength(FlowFeature.UNFUNDED) * strength(FlowFeature.UNFUNDED) * beyond * often);
			case LATTICE -> Math.cbrt(strength(FlowFeature.YIELD_CONCENTRATION) * beyond * often);
			case ELDER -> strength(FlowFeature.ELDER) >= 0.15 ? 1 : 0;
			case COMMISSION -> value(FlowFeature.COMMISSION) >= 0.2 ? 1 : 0;
			case PASS_THROUGH -> value(FlowFeature.SIPHON) >= 0.2 ? 1 : 0;
			case AWAKENING -> strength(FlowFeature.AWAKENING);
			case STRUCTURING -> strength(FlowFeature.STRUCTURING) >= 0.5 ? 1 : 0;
			case PUBLIC_REACH -> strength(FlowFeature.FAR) >= 0.15 ? 1 : 0;
			case POS_COLLECTION -> value(FlowFeature.POS_COLLECTION);
			case WIND_DOWN -> value(FlowFeature.WIND_DOWN) >= DUE_MISSED ? 1 : 0;
			case ROLL_OVER -> strength(FlowFeature.ROLL_OVER);
			case ROTATION -> strength(FlowFeature.ROTATION);
		};
	}

	/** From here on a conjunction is named. */
	static final double NAMED = 0.5;

}
