package cn.fangfei.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The contract comes from the code: this test writes {@code api/openapi.json} and fails when it had to. */
@HouseTest
class ContractTests {

	private static final Path FILE = Path.of("../api/openapi.json");

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	@Autowired
	House house;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mapping;

	@Test
	void theContractInTheRepositoryIsTheOneTheHouseKeeps() throws IOException {
		var generated = JSON.writeValueAsString(house.newBrowser().get("/api/openapi.json").expect(200).json()) + "\n";

		var kept = Files.exists(FILE) ? Files.readString(FILE) : "";
		if (!kept.equals(generated)) {
			Files.createDirectories(FILE.getParent());
			Files.writeString(FILE, generated);
		}

		assertThat(kept).as("api/openapi.json was out of date and has been rewritten; look at the difference and commit it")
			.isEqualTo(generated);
	}

	@Test
	void operationIdsAreUniqueAndEqualTheMethods() {
		var seen = new HashSet<String>();

		for (var path : house.newBrowser().get("/api/openapi.json").json().get("paths")) {
			for (var operation : path) {
				assertThat(seen.add(operation.get("operationId").asString())).as(operation.get("operationId").asString())
					.isTrue();
			}
		}

		assertThat(seen).noneMatch(id -> id.matches(".*_\\d+"));
	}

	@Test
	void noTwoClassesShareASchemaName() {
		var names = new HashMap<String, Class<?>>();
		for (var method : mapping.getHandlerMethods().values()) {
			collect(method, names);
		}

		assertThat(names).isNotEmpty();
	}

	private static void collect(HandlerMethod method, Map<String, Class<?>> names) {
		collect(method.getMethod().getReturnType(), names);
		for (var type : method.getMethod().getParameterTypes()) {
			collect(type, names);
		}
	}

	private static void collect(Class<?> type, Map<String, Class<?>> names) {
		if (!type.getName().startsWith("cn.fangfei") || !type.isRecord() && !type.isEnum()) {
			return;
		}
		var other = names.put(type.getSimpleName(), type);
		assertThat(other).as("the name " + type.getSimpleName()).isIn(null, type);
		if (other == null && type.isRecord()) {
			for (var component : type.getRecordComponents()) {
				collect(component.getType(), names);
				if (component.getGenericType() instanceof java.lang.reflect.ParameterizedType generic) {
					for (var argument : generic.getActualTypeArguments()) {
						if (argument instanceof Class<?> raw) {
							collect(raw, names);
						}
					}
				}
			}
		}
	}
}
