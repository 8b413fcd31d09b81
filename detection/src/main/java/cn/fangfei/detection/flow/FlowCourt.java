package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who judges in a watch that is divided: at the end of a week the records of all parties are laid before it ({@link FlowShard#lay}), for
 * parties are joined to groups by what several of them show together. Between the weeks it keeps what it told, and no records. The judging
 * is that of {@link FlowMonitor}.
 */
public final class FlowCourt {

	private final FlowSettings settings;
	private final FlowMonitor monitor;
	private final List<FlowAlert> told;

	public FlowCourt(FlowSettings settings) {
		told = new ArrayList<>();
		this.settings = settings;
		monitor = new FlowMonitor(settings, new AccountBook(), told::add);
	}

	private FlowCourt(FlowSettings settings, DataInput in) throws IOException {
		told = new ArrayList<>();
		this.settings = settings;
		monitor = FlowMonitor.read(in, settings, FlowMonitor.standardWeights(), told::add);
	}

	/** Gives what is known beside the money, as to {@link FlowMonitor#facts}: it speaks at the judging only, so no shard needs it. */
	public void facts(SubjectFacts known) {
		monitor.facts(known);
	}

	/**
	 * Judges at the end of a day.
	 *
	 * @param laid what the shards laid before it for this day, in any order
	 * @param elder share of the old among the known people, see {@link FlowFront.Next#judged}
	 * @param elsewhere share of those who live elsewhere
	 * @return who reached a level, by name
	 * @throws IOException when a part is not as {@link FlowShard} writes it
	 */
	public List<FlowAlert> judge(int epochDay, List<byte[]> laid, double elder, double elsewhere) throws IOException {
		var book = monitor.accounts();
		var hot = new HotRecords();
		var colds = new ArrayList<ColdRecord>();
		for (var part : laid) {
			var in = new Packing.In(part);
			var number = new int[in.readInt()];
			for (int n = in.readInt(); n > 0; n--) {
				int theirs = in.readInt();
				number[theirs] = book.party(new FlowParty(in.readUTF(), in.readBoolean(), PartyKind.at(in.readByte()), in.readInt(),
						in.readShort(), in.readInt()));
			}
			for (int n = in.readInt(); n > 0; n--) {
				var cold = ColdRecord.read(in).renumbered(theirs -> number[theirs]);
				hot.readDays(cold.party, in);
				colds.add(cold);
			}
		}
		monitor.judge(epochDay, hot, colds, new AccountBook.Population(elder, elsewhere));
		var alerts = List.copyOf(told);
		told.clear();
		return alerts;
	}

	/** Version of the weights. */
	public String weights() {
		return monitor.weights();
	}

	/** Writes the whole state; {@link #read} goes on from there. */
	public void write(DataOutput out) throws IOException {
		settings.write(out);
		monitor.write(out);
	}

	public static FlowCourt read(DataInput in) throws IOException {
		return new FlowCourt(FlowSettings.read(in), in);
	}

}
