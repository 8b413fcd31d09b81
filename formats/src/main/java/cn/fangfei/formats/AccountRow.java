package cn.fangfei.formats;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.flow.PartyKind;

/**
 * One account of accounts.csv.
 *
 * @param subject whose it is: the column subject, else the holder; empty when neither is given
 * @param kindSaid whether the kind is said by the row or its credit code; otherwise it is taken for a person
 * @param kindWritten whether the row itself says it: then it holds for all accounts of the subject
 * @param birthYear 0 when not given
 * @param region first six digits of the administrative code, 0 when not given
 */
public record AccountRow(long line, String account, String subject, PartyKind kind, boolean kindSaid, boolean kindWritten,
		@Nullable LocalDate openedOn, int birthYear, int region) {
}
