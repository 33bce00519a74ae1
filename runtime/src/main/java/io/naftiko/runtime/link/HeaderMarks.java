package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checks the arguments that a tool has clients repeat as headers (2026-07-28, transports: custom headers from tool
/// parameters). A client leaves out a tool of which one mark is wrong.
final class HeaderMarks {

    private static final String MARK = "x-mcp-header";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

    /// Whose values are examples and no schemas.
    private static final Set<String> DATA = Set.of("enum", "const", "default", "example", "examples");

    private final Unit unit;
    private final Problems problems;
    private final Set<String> taken = new HashSet<>();

    private HeaderMarks(Unit unit, Problems problems) {
        this.unit = unit;
        this.problems = problems;
    }

    /// @param schema of the arguments of `unit`
    static void check(JsonNode schema, Unit unit, Problems problems) {
        new HeaderMarks(unit, problems).visit(schema, "", true);
    }

    /// @param path of the value; the keyword that leads to the schema where no path does
    /// @param reached whether keys alone lead to the value
    private void visit(JsonNode schema, String path, boolean reached) {
        if (schema.has(MARK)) {
            var flaw = flaw(schema, reached);
            if (flaw != null) {
                report(path, schema.path(MARK), flaw);
            }
        }
        schema.properties().forEach(each -> {
            if (each.getKey().equals("properties")) {
                each.getValue().properties().forEach(inner -> visit(inner.getValue(), inner.getKey(), reached));
            } else if (!DATA.contains(each.getKey())) {
                visitAll(each.getValue(), each.getKey());
            }
        });
    }

    private void visitAll(JsonNode below, String keyword) {
        if (below.isObject()) {
            visit(below, keyword, false);
        } else {
            below.valueStream().filter(JsonNode::isContainer).forEach(each -> visitAll(each, keyword));
        }
    }

    private @Nullable String flaw(JsonNode schema, boolean reached) {
        var mark = schema.path(MARK).stringValue("");
        if (!TOKEN.matcher(mark).matches()) {
            return "which is no part of a header's name";
        }
        if (!reached) {
            return "and a client cannot find it by keys alone";
        }
        if (!TYPES.contains(schema.path("type").stringValue(""))) {
            return "and is neither a text, nor a whole number, nor true or false";
        }
        if (schema.path("format").stringValue("").equals("password")
                || schema.path("writeOnly").booleanValue(false)) {
            return "and is a secret, which headers would show to everybody on the way";
        }
        return taken.add(mark.toLowerCase(Locale.ROOT)) ? null : "which another argument has already";
    }

    private void report(String path, JsonNode mark, String flaw) {
        problems.add(
                Code.HEADER_MARK,
                unit.place(),
                "`" + path + "` of `" + unit.name() + "` is to be repeated in the header `" + mark.asString("") + "`, "
                        + flaw + ".",
                "Mark texts, whole numbers and flags among the arguments, each with a name of its own such as"
                        + " `Region`.");
    }
}
