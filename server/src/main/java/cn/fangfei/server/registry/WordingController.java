package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Permit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/wording-lexicons")
class WordingController {

	private final WordingDesk desk;

	WordingController(WordingDesk desk) {
		this.desk = desk;
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
}
