package cn.fangfei.cli.evaluation;

import java.time.LocalDate;

/**
 * One alert, as far as it is measured.
 *
 * @param subject or account
 * @param day at whose end it was told
 * @param score higher is more suspect; NaN when the file gives none
 * @param told whether it reached a level of its own accord; others are told for measuring alone
 */
public record Alarm(String subject, LocalDate day, double score, boolean told) {
}
