package cn.fangfei.detection.text;

import java.util.List;
import java.util.Map;

/**
 * How clearly a text says of somebody that he raises funds unlawfully, from 0 to 1.
 *
 * <p>The crime is named by a few terms; whether it is said of somebody is told by what stands beside it: 涉嫌 before it, 案 or 罪 behind it, a
 * firm in the sentence, an act of the police. 防范、打击、宣传 before it say that it is spoken of in general.
 */
final class Accusation {

	private static final Map<String, Double> STRONG = Map.ofEntries(Map.entry("集资诈骗", 0.6), Map.entry("集资诈骗罪", 0.6),
			Map.entry("非法吸收公众存款", 0.65), Map.entry("非法吸收公众存款罪", 0.65), Map.entry("非法吸储", 0.65), Map.entry("非法吸存", 0.65),
			Map.entry("非法吸收存款", 0.6), Map.entry("变相吸收公众存款", 0.55), Map.entry("非法集资", 0.5), Map.entry("自融", 0.5), Map.entry("非吸", 0.5),
			Map.entry("资金池", 0.3), Map.entry("庞氏骗局", 0.4), Map.entry("庞氏", 0.35), Map.entry("借新还旧", 0.35), Map.entry("吸收公众存款", 0.5),
			Map.entry("非法融资", 0.5), Map.entry("非法募集资金", 0.5), Map.entry("非法募集", 0.45), Map.entry("吸金", 0.25), Map.entry("敛财", 0.25),
			Map.entry("圈钱", 0.2), Map.entry("假标", 0.3), Map.entry("发假标", 0.35), Map.entry("虚假标的", 0.35), Map.entry("吸收资金", 0.3), Map.entry("违规集资", 0.45), Map.entry("非法揽储", 0.6));

	private static final double OTHER = 0.35;

	private static final int NEAR = 24;

	private Accusation() {
	}

	static double of(List<Sentence> sentences, List<TextEntity> entities) {
		var left = 1.0;
		var seen = 0;
		for (var sentence : sentences) {
			if (!sentence.hasAny(TermKind.CASE.bit())) {
				continue;
			}
			for (var hit : sentence.hits()) {
				if (hit.kind() == TermKind.CASE && seen < 8) {
					seen++;
					left *= 1 - said(sentence, hit, entities) * (seen == 1 ? 1 : 0.4);
				}
			}
		}
		return 1 - left;
	}

	private static double said(Sentence sentence, Hit crime, List<TextEntity> entities) {
		var text = sentence.text();
		var weight = STRONG.getOrDefault(crime.term(), OTHER);
		var lift = 0.0;
		var general = 0;
		for (var hit : sentence.hits()) {
			var gap = hit.end() <= crime.start() ? crime.start() - hit.end() : Math.max(0, hit.start() - crime.end());
			if (hit.kind() == TermKind.CASE_SIGN && gap <= NEAR) {
				lift += hit.term().equals("涉嫌") ? gap <= 8 ? 0.35 : 0.2 : 0.08;
			}
			if ((hit.kind() == TermKind.POLICY || hit.kind() == TermKind.WARN) && hit.end() <= crime.start() + 2) {
				general += gap <= 6 ? 3 : 1;
			}
			else if (hit.kind() == TermKind.POLICY || hit.kind() == TermKind.WARN) {
				general += gap <= 4 ? 2 : 1;
			}
		}
		var behind = text.charAt(crime.end());
		if (behind == '案' || behind == '罪' || text.at(crime.end(), "一案") || text.at(crime.end(), "系列案")) {
			lift += 0.15;
		}
		if (behind == '等' || text.at(crime.end(), "犯罪活动") || text.at(crime.end(), "活动") || text.at(crime.end(), "风险")
				|| text.at(crime.end(), "工作") || text.at(crime.end(), "行为")) {
			general += 1;
		}
		for (var entity : entities) {
			if (entity.kind() == TextEntityKind.FIRM && entity.start() >= text.from(sentence.start()) && entity.end() <= text.to(sentence.end())) {
				lift += 0.1;
				break;
			}
		}
		var share = weight + (1 - weight) * Math.min(0.8, lift);
		return share / (1 + 0.3 * Math.min(general, 6));
	}

}
