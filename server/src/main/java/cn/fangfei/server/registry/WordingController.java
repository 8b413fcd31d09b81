package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/wording-lexicons")
class WordingController {

	private final WordingDesk desk;

	private final Access access;

	private final Once once;

	WordingController(WordingDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("wording:read")
	List<WordingLexiconSummary> listWordingLexicons() {
		return desk.list();
	}

	@GetMapping("/{version}")
	@Permit("wording:read")
	WordingLexiconView getWordingLexicon(@PathVariable int version) {
		return desk.get(version);
	}

	@PostMapping
	@Permit("wording:publish")
	@ResponseStatus(HttpStatus.CREATED)
	WordingLexiconView publishWordingLexicon(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody PublishWordingLexiconRequest request) {
		return once.run(access.actor().accountId(), key, request, WordingLexiconView.class, () -> desk.publish(request));
	}
}
