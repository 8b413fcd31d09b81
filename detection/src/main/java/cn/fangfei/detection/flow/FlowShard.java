package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The records of some parties, in a watch that is divided: what a party shows hangs on the rows that name it and on nothing else, so each
 * may be kept by whoever gets all of these, in order. The steps are those of {@link FlowMonitor}.
 */
public final class FlowShard {

	/** Records are laid before the court in parts of about so many bytes. */
	private static final int PART = 1 << 20;

	private static final FlowSink NOBODY = alert -> {
		throw new IllegalStateException("a shard does not judge");
	};

	private final FlowSettings settings;
	private final FlowMonitor monitor;
	private final BitSet mine;
	private final FlowTransaction row = new FlowTransaction();

	public FlowShard(FlowSettings settings) {
		this(settings, new FlowMonitor(settings, new AccountBook(), NOBODY), new BitSet());
	}

	private FlowShard(FlowSettings settings, FlowMonitor monitor, BitSet mine) {
		this.settings = settings;
		this.monitor = monitor;
		this.mine = mine;
		monitor.keepOnly(mine);
	}

	/**
	 * Takes the next payment of a party that is kept here.
	 *
	 * @param payer whether the payer is kept here
	 * @param payee whether the payee is kept here
	 */
	public void take(FlowPayment payment, boolean payer, boolean payee) {
		row.begin(0);
		row.id(payment.id(), 0, payment.id().length);
		row.facts(payment.millis(), payment.fen(), payment.channel(), payment.rollOver());
		monitor.next(row, number(payment.payer(), payer), number(payment.payee(), payee));
	}

	private int number(FlowParty party, boolean kept) {
		if (party == null) {
			return AccountBook.NOBODY;
		}
		int number = monitor.accounts().party(party);
		if (kept) {
			mine.set(number);
		}
		return number;
	}

	/** Whether anything can be laid before the court now or at the end of a later day if nothing more happens. */
	public boolean active(int epochDay) {
		return !monitor.moved(epochDay).isEmpty();
	}

	/** What the court needs at the end of a day: the records of all parties kept here that moved lately, in parts. */
	public List<byte[]> lay(int epochDay) {
		var parts = new ArrayList<byte[]>();
		var records = new Packing.Out();
		var named = new BitSet();
		int count = 0;
		try {
			for (var cold : monitor.moved(epochDay)) {
				cold.write(records);
				monitor.hot().writeDays(cold.party, records);
				cold.parties(named::set);
				count++;
				if (records.size() >= PART) {
					parts.add(part(count, named, records));
					count = 0;
				}
			}
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		if (count > 0) {
			parts.add(part(count, named, records));
		}
		return parts;
	}

	/** The parties named, each with its number here, then the records. */
	private byte[] part(int count, BitSet named, Packing.Out records) {
		var out = new Packing.Out();
		out.writeInt(named.length());
		out.writeInt(named.cardinality());
		for (int party = named.nextSetBit(0); party >= 0; party = named.nextSetBit(party + 1)) {
			var described = monitor.accounts().describe(party);
			out.writeInt(party);
			out.writeUTF(described.name());
			out.writeBoolean(described.subject());
			out.writeByte(described.kind().ordinal());
			out.writeInt(described.openedDay());
			out.writeShort(described.birthYear());
			out.writeInt(described.region());
		}
		out.writeInt(count);
		out.append(records);
		named.clear();
		records.reset();
		return out.toBytes();
	}

	/** Writes the whole state; {@link #read} goes on from there. */
	public void write(DataOutput out) throws IOException {
		settings.write(out);
		var bits = mine.toByteArray();
		out.writeInt(bits.length);
		out.write(bits);
		monitor.write(out);
	}

	public static FlowShard read(DataInput in) throws IOException {
		var settings = FlowSettings.read(in);
		var bits = new byte[in.readInt()];
		in.readFully(bits);
		return new FlowShard(settings, FlowMonitor.read(in, settings, FlowMonitor.standardWeights(), NOBODY), BitSet.valueOf(bits));
	}

}
