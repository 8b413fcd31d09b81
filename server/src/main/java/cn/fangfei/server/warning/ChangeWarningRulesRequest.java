package cn.fangfei.server.warning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A draft of the rules as it is kept; rules that are not named stay as they are. */
record ChangeWarningRulesRequest(@NotBlank @Size(max = 500) String note, @NotNull @DecimalMin("1") @DecimalMax("100") Double opensAt,
		@NotNull @DecimalMin("0") @DecimalMax("1") Double retireBelow, @NotNull @Min(1) @Max(10_000) Integer retireAfter,
		@NotNull Integer revision, @NotEmpty @Size(max = 100) List<@Valid @NotNull RuleDraft> rules) {

	record RuleDraft(@NotNull SignalRule rule, @NotNull Double weight, @NotNull Integer halfLifeDays, @NotNull Double cap,
			@NotNull Boolean enabled) {
	}
}
