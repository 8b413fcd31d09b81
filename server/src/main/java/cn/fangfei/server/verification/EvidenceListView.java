package cn.fangfei.server.verification;

import java.time.Instant;
import java.util.List;

/** The list of evidence of a matter as it is printed 证据清单. */
record EvidenceListView(String number, Instant at, String by, String unit, List<EvidenceDetailView> rows) {
}
