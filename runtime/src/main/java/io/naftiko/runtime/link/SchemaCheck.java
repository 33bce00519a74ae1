package io.naftiko.runtime.link;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import io.naftiko.runtime.report.Failure.Violation;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks a value against JSON Schema 2020-12. The schema is compiled when the first value comes.
final class SchemaCheck {

    private final Supplier<Schema> schema;

    SchemaCheck(ObjectNode schema) {
        this.schema = new Once<>(() -> Registry.INSTANCE.getSchema(schema));
    }

    /// Every violation, each with the path below `name` where it stands.
    List<Violation> violations(String name, JsonNode value) {
        return schema.get().validate(value).stream()
                .map(error -> violation(name, error))
                .toList();
    }

    private static Violation violation(String name, Error error) {
        var path = error.getInstanceLocation().toString().replace('/', '.');
        return new Violation(
                name + (path.equals("$") || path.equals(".") ? "" : path.replaceFirst("^\\$", "")), error.getMessage());
    }

    /// Loaded with the first schema: most capabilities need none.
    private static final class Registry {

        /// What a schema says beyond the specification is a remark, such as `x-mcp-header` (JSON Schema core, 6.5).
        static final SchemaRegistry INSTANCE =
                SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getDraft202012())
                        .unknownKeywordFactory((keyword, _) -> new AnnotationKeyword(keyword))
                        .build());
    }

    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> make;
        private volatile @org.jspecify.annotations.Nullable T value;

        Once(Supplier<T> make) {
            this.make = make;
        }

        @Override
        public T get() {
            var made = value;
            if (made == null) {
                made = make.get();
                value = made;
            }
            return made;
        }
    }
}
