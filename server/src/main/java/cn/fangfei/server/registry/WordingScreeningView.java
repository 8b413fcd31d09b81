package cn.fangfei.server.registry;

/** How far the register is screened by a version: firms done of all. */
record WordingScreeningView(boolean finished, long firmsDone, long firmsTotal) {
}
