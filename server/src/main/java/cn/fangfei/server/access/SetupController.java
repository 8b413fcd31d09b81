package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Anyone;
import cn.fangfei.server.kernel.RoleName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/setup")
class SetupController {

	private final SetupDesk desk;

	private final Passwords passwords;

	SetupController(SetupDesk desk, Passwords passwords) {
		this.desk = desk;
		this.passwords = passwords;
	}

	@GetMapping
	@Anyone("Before the set-up nobody can sign in.")
	SetupView getSetup() {
		return new SetupView(desk.open());
	}

	@PostMapping
	@Anyone("Before the set-up nobody can sign in; the token printed on the server is needed.")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void completeSetup(@Valid @RequestBody CompleteSetupRequest request) {
		passwords.inTurn(() -> {
			desk.complete(request.setupToken(),
					request.administrators()
						.stream()
						.map(a -> new SetupDesk.Administrator(a.role(), a.loginName(), a.displayName(), a.password()))
						.toList());
			return true;
		});
	}

	record SetupView(boolean open) {
	}

	record CompleteSetupRequest(@NotBlank String setupToken,
			@NotNull @Size(max = 3) List<@Valid AdministratorRequest> administrators) {
	}

	record AdministratorRequest(@NotNull RoleName role, @NotBlank @Size(max = 50) String loginName,
			@NotBlank @Size(max = 50) String displayName, @NotBlank @Size(max = 200) String password) {
	}
}
