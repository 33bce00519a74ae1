package io.naftiko.runtime.migrate;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// What a mapping of a document is, as far as generations differ in it or below it. All words are those of the first
/// generation.
enum Kind {
    DOCUMENT(List.of(), List.of("exposes", "aggregates")),
    CAPABILITY,
    INFO(List.of("label"), List.of("version")),
    BIND,

    /// An entry of `consumes` that stands in another file.
    IMPORT(List.of("location"), List.of()),

    /// An entry of another list that does; in the first generation only `consumes` has such.
    LATER_IMPORT(List.of("location"), List.of("import")),

    CONSUMES(List.of(), List.of("tunnel", "maxBinarySize")),
    RESOURCE(List.of("label"), List.of("tags")),
    OPERATION(List.of("label"), List.of("tags", "outputMediaType", "maxBinarySize")),

    /// A tool of a consumed MCP server.
    CONSUMED_TOOL(List.of("label"), List.of()),
    INPUT,
    OUTPUT,

    /// A server; its type says which.
    EXPOSES,
    REST(List.of(), List.of("maxBinarySize")),
    MCP(List.of(), List.of("ttlMs", "cacheScope", "maxBinarySize")),
    SKILLS,
    REST_RESOURCE(List.of("label"), List.of("tags")),

    /// A REST operation, a tool, or what an aggregate has.
    UNIT(List.of("label"), List.of("tags", "responses", "responseBinary", "outputMediaType")),
    MCP_RESOURCE(List.of("label"), List.of("binary")),
    PROMPT(List.of("label"), List.of()),
    ARGUMENT(List.of("label"), List.of()),
    SKILL,
    SKILL_TOOL,
    AGGREGATE(List.of("label", "functions"), List.of()),
    STEP,
    MAPPING(List.of("targetName"), List.of());

    private static final Set<Kind> WITHOUT_MEANING = Set.of(RESOURCE, REST_RESOURCE);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> renamed;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> newer;

    Kind() {
        this(List.of(), List.of());
    }

    /// A kind of mapping.
    ///
    /// @param renamed the keywords that have another word in the other generation
    /// @param newer those that the first generation does not have
    Kind(List<String> renamed, List<String> newer) {
        this.renamed = renamed;
        this.newer = newer;
    }

    List<String> renamed() {
        return renamed;
    }

    /// Whether nothing depends on what a thing is called, so that one without a name can be given one. A resource that
    /// forwards is a unit.
    boolean isNameFree(MappingNode node) {
        return WITHOUT_MEANING.contains(this) && Entries.of(node, "forward").isEmpty();
    }

    /// Whether the first generation does not have what a keyword says here.
    boolean isNewer(String key, @Nullable String value) {
        return newer.contains(key)
                || (this == OPERATION && key.equals("outputRawFormat") && "binary".equals(value))
                || (this == CONSUMES && key.equals("type") && "mcp".equals(value));
    }

    /// The keywords that name such a thing.
    List<String> naming() {
        return this == OPERATION ? List.of("name", "id") : List.of("name");
    }

    /// What exactly a mapping of this kind is.
    Kind of(MappingNode node) {
        boolean imported = Entries.of(node, "import").isPresent();
        return switch (this) {
            case CONSUMES -> imported ? IMPORT : this;
            case BIND, AGGREGATE -> imported ? LATER_IMPORT : this;
            case EXPOSES -> imported ? LATER_IMPORT : ofServer(Entries.text(node, "type"));
            default -> this;
        };
    }

    private static Kind ofServer(@Nullable String type) {
        return switch (type) {
            case "rest" -> REST;
            case "mcp" -> MCP;
            case "skill" -> SKILLS;
            case null, default -> EXPOSES;
        };
    }
}
