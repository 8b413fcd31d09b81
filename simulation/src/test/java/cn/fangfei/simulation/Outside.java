package cn.fangfei.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.fangfei.simulation.scheme.Kind;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.venture.Venture;

/** A scheme or a twin as the files show it. */
record Outside(World world, Kind kind, boolean scheme, Firm firm, Venture venture, int begins, Map<Integer, String> accounts) {

	static List<Outside> of(World world) {
		var all = new ArrayList<Outside>();
		world.schemes().forEach(scheme -> all.add(new Outside(world, scheme.kind(), true, scheme.firm(), scheme.venture(), scheme.launched(),
				scheme.accounts())));
		world.twins().forEach(twin -> all.add(new Outside(world, twin.kind(), false, twin.firm(), twin.venture(), twin.begins(),
				twin.accounts())));
		return all;
	}

	/** Members in the first so many days. */
	int members(int days) {
		int count = 0;
		for (int day = begins; day < Math.min(begins + days, world.settings().days()); day++) {
			count += venture.tally().newcomers(day);
		}
		return count;
	}
}
