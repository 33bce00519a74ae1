package io.naftiko.runtime.mock;

import io.naftiko.runtime.openapi.Schemas;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Writes the time into the properties that are named for it, such as `created_at`.
record Stamps(Schemas schemas) {

    private static final Set<String> CHANGED = Set.of("updated", "modified");
    private static final Set<String> CREATED = Set.of("created", "creation", "inserted", "updated", "modified");
    private static final Set<String> MOMENTS = Set.of("at", "on", "time", "date", "timestamp");
    private static final long MILLISECONDS_SINCE_1973 = 100_000_000_000L;

    void created(ObjectNode item, JsonNode schema, Instant now) {
        stamp(item, schema, now, words -> speaksOf(CREATED, words));
        forgetOthers(item, schema);
    }

    void changed(ObjectNode item, JsonNode schema, Instant now) {
        stamp(item, schema, now, words -> speaksOf(CHANGED, words));
    }

    private static boolean speaksOf(Set<String> participles, Words words) {
        var word = words.first().equals("last") ? words.last() : words.first();
        return participles.contains(word);
    }

    /// Sets every moment whose name `wanted` accepts.
    void stamp(ObjectNode item, JsonNode schema, Instant now, Predicate<Words> wanted) {
        for (var each : schemas.properties(schema).properties()) {
            var property = schemas.flat(each.getValue());
            if (isMoment(property, each.getKey()) && wanted.test(Words.of(each.getKey()))) {
                item.set(each.getKey(), moment(property, item.path(each.getKey()), now));
            }
        }
    }

    /// What has not happened yet to a new thing has no time, where the schema allows that to be said.
    private void forgetOthers(ObjectNode item, JsonNode schema) {
        for (var each : schemas.properties(schema).properties()) {
            var property = schemas.flat(each.getValue());
            boolean other = isMoment(property, each.getKey()) && !speaksOf(CREATED, Words.of(each.getKey()));
            if (other && Schemas.isNullable(property) && item.has(each.getKey())) {
                item.set(each.getKey(), NullNode.getInstance());
            }
        }
    }

    private static boolean isMoment(ObjectNode property, String name) {
        var format = property.path("format").asString("");
        if (format.startsWith("date")) {
            return true;
        }
        var words = Words.of(name);
        var types = Schemas.types(property);
        return (types.contains("integer") || types.contains("string"))
                && (MOMENTS.contains(words.last()) || CREATED.contains(words.joined()));
    }

    private static JsonNode moment(ObjectNode property, JsonNode before, Instant now) {
        if (Schemas.types(property).contains("integer")) {
            boolean milliseconds = before.asLong(0) > MILLISECONDS_SINCE_1973;
            return LongNode.valueOf(milliseconds ? now.toEpochMilli() : now.getEpochSecond());
        }
        return property.path("format").asString("").equals("date")
                ? StringNode.valueOf(now.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                : StringNode.valueOf(now.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
