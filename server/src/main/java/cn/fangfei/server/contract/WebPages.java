package cn.fangfei.server.contract;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The pages of the console: files under {@code static/}, and the start page for every path that the router of the browser
 * knows. Built files bear a hash in their name and are kept by the browser; the start page is asked for anew.
 */
@Configuration(proxyBeanMethods = false)
class WebPages implements WebMvcConfigurer {

	private static final Resource START = new ClassPathResource("static/index.html");

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/assets/**")
			.addResourceLocations("classpath:/static/assets/")
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
		registry.addResourceHandler("/**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(CacheControl.noCache())
			.resourceChain(false)
			.addResolver(new PathResourceResolver() {
				@Override
				protected @Nullable Resource getResource(String path, Resource location) throws IOException {
					var file = super.getResource(path, location);
					if (file != null || path.startsWith("api/") || path.startsWith("actuator/") || path.contains(".")) {
						return file;
					}
					return START.exists() ? START : null;
				}
			});
	}
}
