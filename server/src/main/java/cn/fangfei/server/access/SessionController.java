package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Anyone;
import cn.fangfei.server.kernel.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/session")
class SessionController {

	/** The name's prefix makes the browser refuse it without Secure, with a domain, or for another path. */
	static final String COOKIE = "__Host-fangfei";

	private final SessionDesk desk;

	private final Passwords passwords;

	SessionController(SessionDesk desk, Passwords passwords) {
		this.desk = desk;
		this.passwords = passwords;
	}

	@PostMapping
	@Anyone("Whoever signs in is not signed in yet.")
	SessionView signIn(@Valid @RequestBody SignInRequest request, HttpServletResponse response) {
		var token = passwords.inTurn(() -> desk.signIn(request.loginName(), request.password()));
		return entered(token, response);
	}

	@GetMapping
	@SignedIn
	SessionView currentSession() {
		return desk.current(signedIn());
	}

	@DeleteMapping
	@SignedIn
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void signOut(HttpServletResponse response) {
		desk.signOut(signedIn());
		response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
		response.addHeader("Clear-Site-Data", "\"cache\", \"storage\"");
	}

	@PutMapping("/post")
	@SignedIn
	SessionView switchPost(@Valid @RequestBody SwitchPostRequest request, HttpServletResponse response) {
		return entered(desk.switchPost(signedIn(), request.postId()), response);
	}

	@PutMapping("/password")
	@SignedIn
	SessionView changePassword(@Valid @RequestBody ChangePasswordRequest request, HttpServletResponse response) {
		return entered(desk.changePassword(signedIn(), request.oldPassword(), request.newPassword()), response);
	}

	private SessionView entered(String token, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE, cookie(token, null));
		return desk.enter(token);
	}

	private static SignedInActor signedIn() {
		return Access.signedIn().orElseThrow(NotSignedIn::new);
	}

	private static String cookie(String value, @Nullable Duration age) {
		var cookie = ResponseCookie.from(COOKIE, value).path("/").httpOnly(true).secure(true).sameSite("Strict");
		return (age == null ? cookie : cookie.maxAge(age)).build().toString();
	}

	record SignInRequest(@NotBlank @Size(max = 100) String loginName, @NotBlank @Size(max = 200) String password) {
	}

	record SwitchPostRequest(@NotNull UUID postId) {
	}

	record ChangePasswordRequest(@NotBlank @Size(max = 200) String oldPassword,
			@NotBlank @Size(max = 200) String newPassword) {
	}
}
