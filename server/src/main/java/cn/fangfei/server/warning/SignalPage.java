package cn.fangfei.server.warning;

import java.util.List;

/** One page of signals. */
record SignalPage(List<SignalView> rows, long total, int page, int size) {
}
