/**
 * Fund flow: reads who pays whom and finds the marks of taking deposits from the public (条例 Art 12–13; requirements Y18, Q7, Q9, G10).
 * Transactions in, alerts out: no clock, no files, no database; the same transactions give the same alerts, in whatever order they come
 * within the stated lateness. An alert is a lead for people to follow, never a finding (个人信息保护法 Art 24).
 * The formulas, guards and figures of memory stand in {@code docs/detection/flow.md}.
 */
package cn.fangfei.detection.flow;
