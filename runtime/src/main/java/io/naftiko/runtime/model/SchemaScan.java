package io.naftiko.runtime.model;

import io.naftiko.runtime.document.JsonScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tells of JSON text in one go whether it has a schema. Of the schema it knows what [AnswerSchema#fit] knows.
public final class SchemaScan {

    private final Set<Kind> kinds;
    private final List<Member> members;

    /// Of all other members, and of all elements; null where they may be anything.
    private final @Nullable SchemaScan others;

    private final @Nullable SchemaScan items;

    private SchemaScan(Set<Kind> kinds, List<Member> members, @Nullable SchemaScan others, @Nullable SchemaScan items) {
        this.kinds = kinds;
        this.members = members;
        this.others = others;
        this.items = items;
    }

    private enum Kind {
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        OBJECT,
        ARRAY,
        NULL
    }

    /// @param scan null where the member may be anything
    private record Member(JsonScan.Name name, @Nullable SchemaScan scan) {}

    public static SchemaScan of(JsonNode schema) {
        return new SchemaScan(
                kinds(schema.path("type")),
                members(schema.path("properties")),
                orAny(of(schema, "additionalProperties")),
                orAny(of(schema, "items")));
    }

    private static @Nullable SchemaScan of(JsonNode schema, String keyword) {
        return schema.has(keyword) ? of(schema.path(keyword)) : null;
    }

    private static @Nullable SchemaScan orAny(@Nullable SchemaScan scan) {
        return scan == null || scan.allowsAll() ? null : scan;
    }

    private static Set<Kind> kinds(JsonNode type) {
        if (type.isMissingNode()) {
            return EnumSet.allOf(Kind.class);
        }
        var kinds = EnumSet.noneOf(Kind.class);
        (type.isArray() ? type.valueStream() : java.util.stream.Stream.of(type))
                .forEach(each -> kinds.addAll(kinds(each.asString(""))));
        return kinds;
    }

    /// A word that JSON Schema does not know allows anything.
    private static Set<Kind> kinds(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .map(Set::of)
                .orElseGet(() -> EnumSet.allOf(Kind.class));
    }

    private static List<Member> members(JsonNode properties) {
        var members = new ArrayList<Member>();
        properties
                .properties()
                .forEach(each -> members.add(new Member(new JsonScan.Name(each.getKey()), orAny(of(each.getValue())))));
        return List.copyOf(members);
    }

    private boolean allowsAll() {
        return kinds.size() == Kind.values().length
                && others == null
                && items == null
                && members.stream().allMatch(each -> each.scan() == null);
    }

    /// Whether `json` has the schema. What is rare has it not: see [JsonScan].
    public boolean fits(byte[] json) {
        try {
            var scan = new JsonScan(json);
            boolean fits = passes(scan);
            if (fits) {
                scan.end();
            }
            return fits;
        } catch (JsonScan.Refused _) {
            return false;
        }
    }

    private static boolean passes(@Nullable SchemaScan schema, JsonScan scan) {
        if (schema == null) {
            scan.skip();
            return true;
        }
        return schema.passes(scan);
    }

    private boolean passes(JsonScan scan) {
        if (scan.isObject()) {
            return kinds.contains(Kind.OBJECT) && passesMembers(scan);
        }
        if (scan.isArray()) {
            return kinds.contains(Kind.ARRAY) && passesElements(scan);
        }
        return passesScalar(scan);
    }

    private boolean passesMembers(JsonScan scan) {
        for (boolean more = scan.enterObject(); more; more = scan.nextMember()) {
            if (!passes(member(scan), scan)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable SchemaScan member(JsonScan scan) {
        for (int i = 0; i < members.size(); i++) {
            if (scan.isNamed(members.get(i).name())) {
                return members.get(i).scan();
            }
        }
        return others;
    }

    private boolean passesElements(JsonScan scan) {
        for (boolean more = scan.enterArray(); more; more = scan.nextElement()) {
            if (!passes(items, scan)) {
                return false;
            }
        }
        return true;
    }

    private boolean passesScalar(JsonScan scan) {
        boolean allowed = scan.isNumber() ? allowsNumber(scan) : kinds.contains(kindOf(scan));
        if (allowed) {
            scan.skip();
        }
        return allowed;
    }

    /// `1.0` is an integer too, which is left to the tree.
    private boolean allowsNumber(JsonScan scan) {
        return kinds.contains(Kind.NUMBER) || (kinds.contains(Kind.INTEGER) && scan.isPlainInteger());
    }

    private static Kind kindOf(JsonScan scan) {
        if (scan.isString()) {
            return Kind.STRING;
        }
        return scan.isNull() ? Kind.NULL : Kind.BOOLEAN;
    }
}
