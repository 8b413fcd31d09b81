package cn.fangfei.server.verification;

import java.util.List;

/** A piece of evidence with everything that happened to it. */
record EvidenceDetailView(EvidenceView evidence, List<CustodyLineView> custody) {
}
