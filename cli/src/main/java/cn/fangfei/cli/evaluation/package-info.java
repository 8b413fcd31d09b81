/**
 * How well alerts do against a known truth: pure reckoning, without files, clock or words for people. The protocol stands in {@code
 * docs/detection/evaluation.md}.
 */
@NullMarked
package cn.fangfei.cli.evaluation;

import org.jspecify.annotations.NullMarked;
