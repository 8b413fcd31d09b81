package cn.fangfei.server.verification;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueView;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.Yuan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clues")
class VerificationController {

	private final VerificationDesk desk;

	VerificationController(VerificationDesk desk) {
		this.desk = desk;
	}

	@PutMapping("/{clueId}/finding")
	@Permit("verification:conclude")
	ClueView concludeVerification(@PathVariable UUID clueId, @Valid @RequestBody ConcludeVerificationRequest request) {
		return desk.conclude(new ClueId(clueId), request.version(), request.finding(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	record ConcludeVerificationRequest(@NotNull Integer version, @NotNull LocalDate visitedOn,
			@NotNull @Size(max = 20) List<@NotBlank @Size(max = 50) String> officers, @NotNull Illegality illegality,
			@Nullable HandlingPath path, @NotNull Sector sector, @NotNull FundraisingMethod method,
			@NotNull FundraisingChannel channel,
			@Nullable @PositiveOrZero @Digits(integer = 14, fraction = 2) BigDecimal amount,
			@Nullable @PositiveOrZero Integer participants, @Nullable LocalDate filedOn, @Nullable Charge charge,
			@NotBlank @Size(max = 4000) String summary, @Nullable @Size(max = 1000) String remark,
			@Nullable Boolean confirmedNoIdentity) {

		Finding finding() {
			return new Finding(visitedOn, officers, illegality, path, sector, method, channel,
					amount == null ? null : new Yuan(amount), participants, filedOn, charge, summary.strip(),
					remark == null || remark.isBlank() ? null : remark.strip());
		}
	}
}
