package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a matter stands on its way to being closed out.
 * @param obstacles why it cannot be proposed yet, each a sentence that says what to do
 * @param outstanding what is not yet returned; more than nothing needs a reason
 * @param suggestedFollowUps the days that the terms give, counted from today
 */
public record CloseOutMatterView(CloseOutMatter matter, UUID matterId, String number, String subjectName, List<String> obstacles,
		@Nullable Yuan outstanding, List<LocalDate> suggestedFollowUps, List<CloseOutView> closeOuts,
		List<FollowUpView> followUps) {
}
