package cn.fangfei.server.contract;

import com.fasterxml.jackson.databind.type.SimpleType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Marks every component of a record as required unless it is {@link Nullable}, so that the generated TypeScript knows which
 * fields are always there.
 */
@Component
class RequiredComponents implements ModelConverter {

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
		if (!chain.hasNext()) {
			return null;
		}
		var schema = chain.next().resolve(type, context, chain);
		var raw = rawClass(type);
		if (schema != null && raw != null && raw.isRecord()) {
			var target = schema.get$ref() == null ? schema
					: context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
			if (target != null && target.getProperties() != null) {
				Arrays.stream(raw.getRecordComponents())
					.filter(c -> !nullable(c) && target.getProperties().containsKey(c.getName()))
					.filter(c -> target.getRequired() == null || !target.getRequired().contains(c.getName()))
					.forEach(c -> target.addRequiredItem(c.getName()));
			}
		}
		return schema;
	}

	private static @Nullable Class<?> rawClass(AnnotatedType type) {
		if (type.getType() instanceof Class<?> raw) {
			return raw;
		}
		return type.getType() instanceof SimpleType simple ? simple.getRawClass() : null;
	}

	private static boolean nullable(RecordComponent component) {
		return Stream.of(component.getAnnotatedType().getAnnotations(), component.getAnnotations())
			.flatMap(Arrays::stream)
			.anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
	}
}
