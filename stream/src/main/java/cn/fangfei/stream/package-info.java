/**
 * The watch over transactions, hosted by Apache Flink: the steps and the judging of {@code detection.flow}, with Flink's keyed state, event
 * time, checkpoints and files written exactly once. What it tells is what {@code fangfei flow} tells ({@code docs/detection/stream.md}).
 */
@NullMarked
package cn.fangfei.stream;

import org.jspecify.annotations.NullMarked;
