package cn.fangfei.server.jurisdiction;

import java.time.LocalDate;

/**
 * The last day of a term of working days, which can explain itself.
 * @param sentence how it was counted, one Chinese sentence
 * @param holidaysPublished whether the holidays of every year it touches are known
 */
public record DueDay(LocalDate due, String sentence, boolean holidaysPublished) {
}
