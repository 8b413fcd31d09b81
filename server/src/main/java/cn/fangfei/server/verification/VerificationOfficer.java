package cn.fangfei.server.verification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who goes on a visit.
 * @param credential number of the law enforcement certificate 执法证
 */
public record VerificationOfficer(@NotBlank @Size(max = 50) String name, @Nullable @Size(max = 40) String credential) {

	public VerificationOfficer {
		name = name == null ? "" : name.strip();
		credential = credential == null || credential.isBlank() ? null : credential.strip();
	}
}
