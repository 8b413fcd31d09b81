/**
 * Case statements 案件流水: what the statements of bank accounts that were obtained for one case show (条例 Art 21(4)): who paid in, who was
 * paid, how much is outstanding per participant, where the money went, which lines of the law the size reaches, which patterns are named.
 * Exact hundredths of a yuan throughout; no clock, no files, no database. What is said is a lead for people to follow, never a finding.
 * How it is reckoned stands in {@code docs/detection/statement.md}.
 */
package cn.fangfei.detection.statement;
