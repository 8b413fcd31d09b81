package cn.fangfei.detection.statement;

import cn.fangfei.detection.statement.StatementReading.Layer;
import cn.fangfei.detection.statement.StatementReading.Link;
import cn.fangfei.detection.statement.StatementReading.Node;
import cn.fangfei.detection.statement.StatementReading.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Where the money went: the shortest way from the subject to each party, over payments. Each payment between two parties is in exactly one
 * sum of the payer and one of the payee, so that nothing is lost between layers.
 */
final class Layers {

	/** The sums of a party. */
	static final int BEFORE = 0;
	static final int ELSEWHERE_IN = 1;
	static final int NEXT = 2;
	static final int PARTICIPANTS = 3;
	static final int ELSEWHERE_OUT = 4;
	static final int KEPT = 5;
	private static final int SUMS = 6;

	/** Parties of a layer that are drawn one by one; the rest is one node. */
	private static final int DRAWN = 8;

	private static final int BEYOND = -1;

	private final Map<Long, long[]> pairs;
	/** 0 participants, 1 the subject, 2 to 4 onward, else {@link #BEYOND}. */
	private final int[] layer;
	private final long[][] sums;

	/** @param pairs sums by payer and payee, both in one number; party 0 is the subject */
	Layers(Map<Long, long[]> pairs, int parties, IntPredicate participant) {
		this.pairs = pairs;
		layer = new int[parties];
		Arrays.fill(layer, BEYOND);
		for (int i = 1; i < parties; i++) {
			layer[i] = participant.test(i) ? 0 : BEYOND;
		}
		layer[0] = 1;
		for (int step = 1; step < StatementReader.LAYERS; step++) {
			for (var pair : pairs.keySet()) {
				if (layer[payer(pair)] == step && layer[payee(pair)] == BEYOND) {
					layer[payee(pair)] = step + 1;
				}
			}
		}
		sums = new long[parties][SUMS];
		pairs.forEach((pair, fen) -> {
			int from = payer(pair);
			int to = payee(pair);
			boolean forward = layer[from] >= 0 && layer[to] == layer[from] + 1;
			sums[to][forward ? BEFORE : ELSEWHERE_IN] += fen[0];
			sums[from][forward ? NEXT : layer[to] == 0 ? PARTICIPANTS : ELSEWHERE_OUT] += fen[0];
		});
		for (var sum : sums) {
			sum[KEPT] = sum[BEFORE] + sum[ELSEWHERE_IN] - sum[NEXT] - sum[PARTICIPANTS] - sum[ELSEWHERE_OUT];
		}
	}

	private static int payer(long pair) {
		return (int) (pair >>> 32);
	}

	private static int payee(long pair) {
		return (int) pair;
	}

	int of(int party) {
		return layer[party];
	}

	long[] sums(int party) {
		return sums[party];
	}

	List<Layer> layers() {
		var within = new long[StatementReader.LAYERS + 1];
		pairs.forEach((pair, fen) -> {
			if (layer[payer(pair)] > 0 && layer[payer(pair)] == layer[payee(pair)]) {
				within[layer[payer(pair)]] += fen[0];
			}
		});
		var layers = new ArrayList<Layer>();
		for (int k = 1; k <= StatementReader.LAYERS; k++) {
			int parties = 0;
			var sum = new long[SUMS];
			for (int i = 0; i < layer.length; i++) {
				if (layer[i] == k) {
					parties++;
					for (int s = 0; s < SUMS; s++) {
						sum[s] += sums[i][s];
					}
				}
			}
			layers.add(new Layer(k, parties, sum[BEFORE], sum[ELSEWHERE_IN] - within[k], sum[NEXT], sum[PARTICIPANTS],
					sum[ELSEWHERE_OUT] - within[k], sum[KEPT], within[k]));
		}
		return layers;
	}

	/**
	 * The layers as nodes and links. Of each layer the largest parties are drawn one by one and the rest as one. Payments inside a node are
	 * left out on both sides, so that what flows into a middle node flows out of it.
	 */
	Picture picture(IntFunction<String> name, int participants) {
		var nodes = new LinkedHashMap<String, Node>();
		var node = nodesOf(name, nodes);
		var links = new HashMap<List<String>, Long>();
		var balance = new HashMap<String, Long>();
		pairs.forEach((pair, fen) -> {
			int from = payer(pair);
			int to = payee(pair);
			var source = node[from];
			var target = node[to];
			if (source != null && source.equals(target)) {
				return;
			}
			boolean forward = source != null && target != null && layer[to] == layer[from] + 1;
			if (forward) {
				add(links, source, target, fen[0]);
			}
			if (source != null) {
				balance.merge(source, -fen[0], Long::sum);
				if (!forward) {
					var sink = layer[to] == 0 ? new Node("returned", "返还出资人", 5) : new Node("onward", "其他去向", 5);
					nodes.putIfAbsent(sink.id(), sink);
					add(links, source, sink.id(), fen[0]);
				}
			}
			if (target != null) {
				balance.merge(target, fen[0], Long::sum);
				if (!forward) {
					boolean paidIn = layer[from] == 0 && layer[to] == 1;
					var spring = paidIn ? new Node("participants", "出资人（" + participants + "人）", 0)
							: new Node("other" + layer[to], "其他来源", layer[to] - 1);
					nodes.putIfAbsent(spring.id(), spring);
					add(links, spring.id(), target, fen[0]);
				}
			}
		});
		balance.forEach((id, fen) -> {
			if (fen > 0) {
				nodes.putIfAbsent("kept", new Node("kept", "留存或去向未取得流水", 5));
				add(links, id, "kept", fen);
			}
			else if (fen < 0) {
				var spring = new Node("earlier" + nodes.get(id).column(), "原有余额", nodes.get(id).column() - 1);
				nodes.putIfAbsent(spring.id(), spring);
				add(links, spring.id(), id, -fen);
			}
		});
		return new Picture(nodes.values().stream().sorted(Comparator.comparingInt(Node::column).thenComparing(Node::id)).toList(),
				links.entrySet()
					.stream()
					.map(link -> new Link(link.getKey().get(0), link.getKey().get(1), link.getValue()))
					.sorted(Comparator.comparing(Link::from).thenComparing(Link::to))
					.toList());
	}

	private static void add(Map<List<String>, Long> links, String from, String to, long fen) {
		links.merge(List.of(from, to), fen, Long::sum);
	}

	/** The node of each party of layers 1 to 4; null for all others. */
	private String[] nodesOf(IntFunction<String> name, Map<String, Node> nodes) {
		var node = new String[layer.length];
		for (int k = 1; k <= StatementReader.LAYERS; k++) {
			int column = k;
			var members = IntStream.range(0, layer.length)
				.filter(i -> layer[i] == column)
				.boxed()
				.sorted(Comparator.comparingLong((Integer i) -> sums[i][BEFORE] + sums[i][ELSEWHERE_IN]).reversed()
						.thenComparing(Comparator.naturalOrder()))
				.toList();
			for (int n = 0; n < members.size(); n++) {
				boolean single = n < DRAWN || members.size() == DRAWN + 1;
				node[members.get(n)] = single ? "p" + members.get(n) : "rest" + k;
				nodes.putIfAbsent(node[members.get(n)], single ? new Node("p" + members.get(n), name.apply(members.get(n)), k)
						: new Node("rest" + k, "其余" + (members.size() - DRAWN) + "方", k));
			}
		}
		return node;
	}

}
