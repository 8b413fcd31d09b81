package cn.fangfei.server.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of the refusals, one file a room, and the head and order of the contract. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

	@Bean
	MessageSource messageSource() throws IOException {
		var source = new ReloadableResourceBundleMessageSource();
		source.setDefaultEncoding(StandardCharsets.UTF_8.name());
		source.setFallbackToSystemLocale(false);
		Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
			.map(r -> "classpath:messages/" + r.getFilename().replace(".properties", ""))
			.sorted()
			.forEach(source::addBasenames);
		return source;
	}

	@Bean
	OpenAPI contract() {
		return new OpenAPI().info(new Info().title("Fangfei 防非").version("0"));
	}

	/** Paths and schemas in alphabetical order, so that two builds of one source write the same file. */
	@Bean
	GlobalOpenApiCustomizer sorted() {
		return api -> {
			api.setServers(null);
			var paths = new io.swagger.v3.oas.models.Paths();
			new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
			api.setPaths(paths);
			// a parameter is sent or left out, and never null
			paths.values()
				.stream()
				.flatMap(path -> path.readOperations().stream())
				.flatMap(operation -> operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream())
				.filter(parameter -> parameter.getSchema() != null)
				.forEach(parameter -> parameter.getSchema().setNullable(null));
			if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
				@SuppressWarnings("rawtypes")
				var schemas = new TreeMap<String, Schema>(api.getComponents().getSchemas());
				schemas.values().forEach(s -> {
					if (s.getRequired() != null) {
						var required = new ArrayList<String>(s.getRequired());
						required.sort(null);
						s.setRequired(required);
					}
				});
				api.getComponents().setSchemas(schemas);
			}
		};
	}
}
