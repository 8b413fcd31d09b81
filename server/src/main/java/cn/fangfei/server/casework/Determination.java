package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Illegality;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the lead department determined 调查认定 (条例 Arts 19 and 23). It is no condition of a criminal case.
 * @param conclusion as 附件3 prints it under 行政认定
 */
public record Determination(LocalDate determinedOn, String body, Illegality illegality, String conclusion, String basis,
		@Nullable String paperNo) {
}
