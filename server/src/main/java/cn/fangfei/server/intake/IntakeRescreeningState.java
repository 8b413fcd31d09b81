package cn.fangfei.server.intake;

import org.jspecify.annotations.Nullable;

/**
 * Whether texts of the post's territory want to be read anew.
 * @param screenVersion the version that reads today
 * @param outdated texts whose newest screening is of another version
 * @param newest the run under way, else the last one of the post's own territory
 */
record IntakeRescreeningState(String screenVersion, long outdated, @Nullable IntakeRescreeningView newest) {
}
