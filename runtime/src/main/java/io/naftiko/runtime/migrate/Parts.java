package io.naftiko.runtime.migrate;

import static io.naftiko.runtime.migrate.Kind.AGGREGATE;
import static io.naftiko.runtime.migrate.Kind.ARGUMENT;
import static io.naftiko.runtime.migrate.Kind.BIND;
import static io.naftiko.runtime.migrate.Kind.CAPABILITY;
import static io.naftiko.runtime.migrate.Kind.CONSUMED_TOOL;
import static io.naftiko.runtime.migrate.Kind.CONSUMES;
import static io.naftiko.runtime.migrate.Kind.DOCUMENT;
import static io.naftiko.runtime.migrate.Kind.EXPOSES;
import static io.naftiko.runtime.migrate.Kind.INFO;
import static io.naftiko.runtime.migrate.Kind.INPUT;
import static io.naftiko.runtime.migrate.Kind.MAPPING;
import static io.naftiko.runtime.migrate.Kind.MCP;
import static io.naftiko.runtime.migrate.Kind.MCP_RESOURCE;
import static io.naftiko.runtime.migrate.Kind.OPERATION;
import static io.naftiko.runtime.migrate.Kind.OUTPUT;
import static io.naftiko.runtime.migrate.Kind.PROMPT;
import static io.naftiko.runtime.migrate.Kind.RESOURCE;
import static io.naftiko.runtime.migrate.Kind.REST;
import static io.naftiko.runtime.migrate.Kind.REST_RESOURCE;
import static io.naftiko.runtime.migrate.Kind.SKILL;
import static io.naftiko.runtime.migrate.Kind.SKILLS;
import static io.naftiko.runtime.migrate.Kind.SKILL_TOOL;
import static io.naftiko.runtime.migrate.Kind.STEP;
import static io.naftiko.runtime.migrate.Kind.UNIT;
import static io.naftiko.runtime.migrate.Part.keyed;
import static io.naftiko.runtime.migrate.Part.list;
import static io.naftiko.runtime.migrate.Part.named;
import static io.naftiko.runtime.migrate.Part.one;
import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Where in a document there are mappings in which generations differ, in the words of the first generation.
final class Parts {

    private static final Map<String, Part> OF_UNITS = Map.of(
            "inputParameters", named(INPUT),
            "steps", named(STEP),
            "mappings", list(MAPPING),
            "outputParameters", named(OUTPUT));

    private static final Map<String, Part> OF_CAPABILITIES = Map.of(
            "binds", list(BIND),
            "consumes", list(CONSUMES),
            "exposes", list(EXPOSES),
            "aggregates", list(AGGREGATE));

    private static final Map<Kind, Map<String, Part>> ALL = Map.ofEntries(
            entry(
                    DOCUMENT,
                    Map.of(
                            "info", one(INFO),
                            "capability", one(CAPABILITY),
                            "binds", list(BIND),
                            "consumes", list(CONSUMES),
                            "exposes", list(EXPOSES),
                            "aggregates", list(AGGREGATE))),
            entry(CAPABILITY, OF_CAPABILITIES),
            entry(
                    CONSUMES,
                    Map.of(
                            "inputParameters", named(INPUT),
                            "resources", named(RESOURCE),
                            "tools", named(CONSUMED_TOOL))),
            entry(CONSUMED_TOOL, Map.of("inputParameters", named(INPUT), "outputParameters", named(OUTPUT))),
            entry(RESOURCE, Map.of("inputParameters", named(INPUT), "operations", named(OPERATION))),
            entry(OPERATION, Map.of("inputParameters", named(INPUT), "outputParameters", named(OUTPUT))),
            entry(OUTPUT, Map.of("items", named(OUTPUT), "properties", keyed(OUTPUT))),
            entry(REST, Map.of("inputParameters", named(INPUT), "resources", named(REST_RESOURCE))),
            entry(REST_RESOURCE, Map.of("inputParameters", named(INPUT), "operations", named(UNIT))),
            entry(MCP, Map.of("tools", named(UNIT), "resources", named(MCP_RESOURCE), "prompts", named(PROMPT))),
            entry(UNIT, OF_UNITS),
            entry(MCP_RESOURCE, OF_UNITS),
            entry(PROMPT, Map.of("arguments", named(ARGUMENT))),
            entry(SKILLS, Map.of("skills", named(SKILL))),
            entry(SKILL, Map.of("tools", named(SKILL_TOOL))),
            entry(AGGREGATE, Map.of("functions", named(UNIT))),
            entry(
                    STEP,
                    Map.of(
                            "steps", named(STEP),
                            "parallel", named(STEP),
                            "mappings", list(MAPPING),
                            "onError", one(STEP))));

    /// Keywords of an output that show that a mapping is one, and not several by their names.
    private static final Set<String> OF_ONE_OUTPUT = Set.of("type", "mapping", "properties", "items", "values");

    private Parts() {}

    /// What stands below a keyword of a mapping; null where generations do not differ there.
    static @Nullable Part of(Kind kind, MappingNode node, String keyword) {
        var part = ALL.getOrDefault(kind, Map.of()).get(keyword);
        if (part == null) {
            return null;
        }
        return switch (keyword) {
            case "outputParameters" ->
                kind == OPERATION || kind == CONSUMED_TOOL || makesItsAnswer(node) ? part : list(OUTPUT);
            case "items" -> isOneOutput(node, keyword) ? one(OUTPUT) : part;
            default -> part;
        };
    }

    /// Whether the answer of a unit is made by the file, so that all its parts have names.
    private static boolean makesItsAnswer(MappingNode unit) {
        return Entries.of(unit, "steps").isPresent()
                || (Entries.of(unit, "call").isEmpty()
                        && Entries.of(unit, "ref").isEmpty());
    }

    private static boolean isOneOutput(MappingNode output, String keyword) {
        return Entries.of(output, keyword)
                .filter(entry -> !(entry.getValueNode() instanceof SequenceNode))
                .filter(entry -> !(entry.getValueNode() instanceof MappingNode keyed) || hasKeywords(keyed))
                .isPresent();
    }

    private static boolean hasKeywords(MappingNode output) {
        return output.getValue().stream()
                .anyMatch(each ->
                        !(each.getValueNode() instanceof MappingNode) || OF_ONE_OUTPUT.contains(Entries.key(each)));
    }
}
