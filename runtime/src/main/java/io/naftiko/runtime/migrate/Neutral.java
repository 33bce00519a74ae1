package io.naftiko.runtime.migrate;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Yaml;
import io.naftiko.runtime.migrate.Part.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What documents of a generation say: what two of them say is equal where they mean the same, whatever the generation.
record Neutral(Generation generation) {

    /// What a document says, but for its version.
    JsonNode of(Node root) {
        var neutral = of(root, Part.one(Kind.DOCUMENT));
        if (neutral instanceof ObjectNode document) {
            List.of(Generation.values()).forEach(each -> document.remove(each.key()));
        }
        return neutral;
    }

    private JsonNode of(Node node, @Nullable Part part) {
        return switch (node) {
            case MappingNode keyed when part != null && part.form() == Form.NAMED -> ofKeyed(keyed, part.kind());
            case MappingNode keyed
            when part != null && part.form() == Form.KEYED -> {
                var object = Json.object();
                keyed.getValue()
                        .forEach(each -> object.set(Entries.key(each), of(each.getValueNode(), Part.one(part.kind()))));
                yield object;
            }
            case MappingNode mapping ->
                ofMapping(mapping, part == null ? null : part.kind().of(mapping));
            case SequenceNode list when part != null && part.form() == Form.NAMED -> ofNamed(list, part.kind());
            case SequenceNode list -> {
                var item = part == null ? null : Part.one(part.kind());
                var array = Json.array();
                list.getValue().forEach(each -> array.add(of(each, item)));
                yield array;
            }
            case ScalarNode scalar -> Yaml.value(scalar.getValue(), scalar.getTag());
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private ObjectNode ofMapping(MappingNode mapping, @Nullable Kind kind) {
        var object = Json.object();
        for (var entry : mapping.getValue()) {
            var keyword = kind == null ? Entries.key(entry) : Words.neutral(kind, Entries.key(entry));
            if (!object.has(keyword) || Entries.key(entry).equals(generation.word(keyword))) {
                object.set(keyword, of(entry.getValueNode(), kind == null ? null : Parts.of(kind, mapping, keyword)));
            }
        }
        return object;
    }

    private ArrayNode ofNamed(SequenceNode list, Kind kind) {
        var all = Json.array();
        var mappings = list.getValue().stream()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
        var names = Names.of(mappings, kind).iterator();
        for (var item : list.getValue()) {
            all.add(item instanceof MappingNode mapping ? named(names.next(), mapping, kind) : of(item, null));
        }
        return all;
    }

    private ArrayNode ofKeyed(MappingNode keyed, Kind kind) {
        var all = Json.array();
        for (var entry : keyed.getValue()) {
            var name = Entries.key(entry);
            all.add(
                    entry.getValueNode() instanceof MappingNode mapping
                            ? named(name, mapping, kind)
                            : Json.object().put("name", name));
        }
        return all;
    }

    private ObjectNode named(@Nullable String name, MappingNode mapping, Kind kind) {
        var object = ofMapping(mapping, kind);
        if (name != null) {
            kind.naming().forEach(object::remove);
            object.put("name", name);
        }
        return object;
    }
}
