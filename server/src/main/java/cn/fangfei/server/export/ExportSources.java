package cn.fangfei.server.export;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The lists that rooms above offer for export, by name. */
@Component
class ExportSources {

	private final ObjectProvider<ExportSource> sources;

	ExportSources(ObjectProvider<ExportSource> sources) {
		this.sources = sources;
	}

	Optional<ExportSource> find(String list) {
		return sources.stream().filter(s -> s.list().equals(list)).findFirst();
	}
}
