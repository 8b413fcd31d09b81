package cn.fangfei.server.funds;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The elements of the law that a reason shows, by the names of {@code cn.fangfei.detection.text.LegalElement}. */
enum FundsElement {

	UNLAWFUL, PUBLIC, INDUCING, SOCIAL;

	/** Patterns of paying back; a bank names one only where it is plain. */
	private static final Set<String> PAID_BACK = Set.of("RETURN", "RHYTHM", "PONZI", "LATTICE", "POS_COLLECTION", "WIND_DOWN");

	/**
	 * Those of the reasons' elements that an officer may be shown as found. A reason points to an element however little it shows of it: one
	 * commission among thirteen deposits is no public soliciting, so a pattern must be named as well. What is unlawful, no payment shows.
	 */
	static List<FundsElement> shown(Collection<String> told, Collection<String> typologies) {
		return told.stream().map(FundsElement::valueOf).filter(element -> switch (element) {
			case UNLAWFUL -> false;
			case PUBLIC -> typologies.contains("COMMISSION");
			case INDUCING -> !Collections.disjoint(typologies, PAID_BACK);
			case SOCIAL -> true;
		}).toList();
	}
}
