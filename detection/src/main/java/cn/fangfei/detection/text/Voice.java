package cn.fangfei.detection.text;

import java.util.Arrays;
import java.util.List;

/**
 * Who speaks: how a text is written, apart from its words of the lists. All are log odds; above 0 it is written like the first.
 *
 * @param tells like warnings and reports of fund-raising, against adverts of it
 * @param reports like reports, against warnings
 * @param complains like complaints, against adverts
 * @param offers like adverts of fund-raising, against those of licensed products, goods and work
 */
record Voice(double tells, double reports, double complains, double offers) {

	private static final Leaning LEANING = Leaning.read("tells.txt", "reports.txt", "complains.txt", "offers.txt");

	static Voice of(PlainText text, List<TextEntity> entities) {
		var odds = LEANING.ofText(withoutNames(text, entities), text.length);
		return new Voice(odds[0], odds[1], odds[2], odds[3]);
	}

	/** The plain characters with a blank for each of a firm's name, which says nothing of who speaks. */
	static char[] withoutNames(PlainText text, List<TextEntity> entities) {
		var chars = text.chars;
		for (var entity : entities) {
			if (entity.kind() != TextEntityKind.FIRM) {
				continue;
			}
			if (chars == text.chars) {
				chars = Arrays.copyOf(text.chars, text.length);
			}
			for (var i = text.firstFrom(entity.start()); i < text.length && text.from(i) < entity.end(); i++) {
				chars[i] = ' ';
			}
		}
		return chars;
	}

	/** How surely somebody sells a return: the least of what speaks for it. */
	double sells() {
		return Math.min(offers, -Math.max(tells, complains));
	}

}
