package cn.fangfei.server.jurisdiction;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where terms are read. */
@Service
@Transactional
public class TermDesk {

	private final Terms terms;

	TermDesk(Terms terms) {
		this.terms = terms;
	}

	/** The term of a step as it was set on a day. */
	@Transactional(readOnly = true)
	public Term term(TermStep step, LocalDate on) {
		return terms.of(step, on);
	}
}
