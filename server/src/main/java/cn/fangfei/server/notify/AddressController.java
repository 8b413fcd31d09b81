package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/mail-address")
class AddressController {

	private final AddressDesk desk;

	AddressController(AddressDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	@SignedIn
	MailAddressView getMailAddress() {
		return desk.get();
	}

	@PutMapping
	@SignedIn
	MailAddressView setMailAddress(@Valid @RequestBody SetMailAddressRequest request) {
		return desk.set(request.address(), request.enabled(), request.version());
	}

	record SetMailAddressRequest(
			@NotNull @Size(max = 200) @Email(message = "邮箱地址格式不对") @Pattern(regexp = "[!-;=?-~]*", message = "邮箱地址格式不对") String address,
			@NotNull Boolean enabled, @NotNull Integer version) {
	}
}
