package cn.fangfei.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import cn.fangfei.server.access.SetupDesk;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The platform. Options: {@code --port}, {@code --data DIR}, {@code --empty}, {@code --demo-county NAME},
 * {@code --behind-proxy}. Without {@code FANGFEI_DB_URL} it starts a PostgreSQL of its own in the data folder.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
@Modulithic(systemName = "防非", useFullyQualifiedModuleNames = false)
public class Fangfei {

	public static void main(String[] args) {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		try {
			start(Options.parse(args));
		}
		catch (CannotStart e) {
			System.err.println("启动失败：" + e.getMessage());
			System.exit(1);
		}
	}

	private static void start(Options options) {
		var data = Path.of(options.get("data", "data")).toAbsolutePath().normalize();
		try (var secrets = DataFolder.lock(data)) {
			var database = Database.start(data, secrets);
			try {
				var application = new SpringApplication(Fangfei.class);
				application.setDefaultProperties(properties(options, data, secrets, database));
				application.setRegisterShutdownHook(false);
				var context = application.run();
				Runtime.getRuntime().addShutdownHook(new Thread(() -> {
					context.close();
					database.close();
				}, "stop"));
				greet(context);
				Thread.currentThread().join();
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			finally {
				database.close();
			}
		}
	}

	private static void greet(ConfigurableApplicationContext context) {
		var environment = context.getEnvironment();
		System.out.println("平台已启动：http://localhost:" + environment.getProperty("local.server.port"));
		if (context.getBean(SetupDesk.class).open()) {
			System.out.println("首次设置：打开上面的网址，用设置口令 " + environment.getProperty("fangfei.access.setup-token")
					+ " 设立系统、安全、审计三类管理员。");
		}
		System.out.println("按 Ctrl-C 停止。");
	}

	private static Map<String, Object> properties(Options options, Path data, DataFolder secrets, Database database) {
		var properties = new HashMap<String, Object>();
		properties.putAll(database.properties());
		properties.put("server.port", options.get("port", "8080"));
		properties.put("server.address", options.has("behind-proxy") ? "0.0.0.0" : "127.0.0.1");
		properties.put("server.forward-headers-strategy", options.has("behind-proxy") ? "framework" : "none");
		properties.put("fangfei.data", data.toString());
		properties.put("fangfei.access.server-key", secrets.get("server-key"));
		properties.put("spring.flyway.placeholders.keyDigest", DataFolder.digest(secrets.get("server-key")));
		properties.put("fangfei.access.setup-token", secrets.get("setup-token"));
		properties.put("fangfei.demo.county", options.has("empty") ? "" : options.get("demo-county", "固镇县"));
		return properties;
	}
}
