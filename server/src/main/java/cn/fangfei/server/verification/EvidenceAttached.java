package cn.fangfei.server.verification;

import java.util.List;

/** What was attached. */
record EvidenceAttached(List<EvidenceView> rows) {
}
