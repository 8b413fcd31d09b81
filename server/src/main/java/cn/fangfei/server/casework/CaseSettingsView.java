package cn.fangfei.server.casework;

import java.util.List;

/** What the law sets for cases, each with its past and what is to come. */
record CaseSettingsView(List<CriminalLineView> lines, List<CaseLimitView> limits, List<PenaltyTypeHistory> penaltyTypes) {
}
