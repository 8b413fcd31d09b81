package cn.fangfei.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The platform. Options: {@code --port}, {@code --data DIR}, {@code --empty}, {@code --demo-county NAME},
 * {@code --behind-proxy}. Without {@code FANGFEI_DB_URL} it starts a PostgreSQL of its own in the data folder.
 */
@SpringBootApplication
@EnableScheduling
@Modulithic(systemName = "防非", useFullyQualifiedModuleNames = false)
public class Fangfei {

	public static void main(String[] args) {
		var options = Options.parse(args);
		var data = Path.of(options.get("data", "data")).toAbsolutePath().normalize();
		try (var secrets = DataFolder.lock(data)) {
			var database = Database.start(data, secrets);
			try {
				var application = new SpringApplication(Fangfei.class);
				application.setDefaultProperties(properties(options, data, secrets, database));
				var context = application.run();
				Runtime.getRuntime().addShutdownHook(new Thread(database::close, "database-stop"));
				context.registerShutdownHook();
				Thread.currentThread().join();
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			finally {
				database.close();
			}
		}
		catch (CannotStart e) {
			System.err.println("启动失败：" + e.getMessage());
			System.exit(1);
		}
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
