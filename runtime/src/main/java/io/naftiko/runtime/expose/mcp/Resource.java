package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What clients read at addresses of one form. Closed.
sealed interface Resource permits Resource.Single, Resource.Template, Folder {

    /// The unit behind it.
    Unit unit();

    Caller.Reader reader();

    Routine routine();

    /// What `resources/list` shows of it.
    default Stream<ObjectNode> listed(Revision revision) {
        return Stream.empty();
    }

    /// What `resources/templates/list` shows of it.
    default Stream<ObjectNode> templates(Revision revision) {
        return Stream.empty();
    }

    /// Whether what it lists stays the same.
    default boolean lasting() {
        return true;
    }

    /// The arguments with which the routine answers for `uri`; empty when that is another resource's.
    Optional<Map<String, JsonNode>> arguments(String uri);

    static Resource of(Offer offer, Caller.Reader reader) {
        if (offer.unit().target() instanceof Target.Files
                && !offer.routine().inputs().isEmpty()) {
            return Folder.of(offer, reader);
        }
        var uri = UriTemplate.of(reader.uri());
        return uri.names().isEmpty()
                ? new Single(offer.unit(), reader, offer.routine())
                : new Template(offer.unit(), reader, offer.routine(), uri);
    }

    /// The words of the protocol for it, as far as `revision` has them.
    ///
    /// @param key of the address: `uri` or `uriTemplate`
    static ObjectNode shown(Resource resource, String key, Revision revision) {
        var unit = resource.unit();
        var shown = Json.object().put(key, resource.reader().uri()).put("name", unit.name());
        if (unit.title() != null && revision.hasTitles()) {
            shown.put("title", unit.title());
        }
        if (unit.description() != null) {
            shown.put("description", unit.description());
        }
        if (resource.reader().mediaType() != null) {
            shown.put("mimeType", resource.reader().mediaType());
        }
        return shown;
    }

    /// One address.
    record Single(Unit unit, Caller.Reader reader, Routine routine) implements Resource {

        @Override
        public Stream<ObjectNode> listed(Revision revision) {
            return Stream.of(shown(this, "uri", revision));
        }

        @Override
        public Optional<Map<String, JsonNode>> arguments(String uri) {
            return uri.equals(reader.uri()) ? Optional.of(Map.of()) : Optional.empty();
        }
    }

    /// Every address of a form.
    record Template(Unit unit, Caller.Reader reader, Routine routine, UriTemplate uri) implements Resource {

        @Override
        public Stream<ObjectNode> templates(Revision revision) {
            return Stream.of(shown(this, "uriTemplate", revision));
        }

        @Override
        public Optional<Map<String, JsonNode>> arguments(String asked) {
            return uri.match(asked).map(values -> {
                var arguments = new LinkedHashMap<String, JsonNode>();
                values.forEach((name, value) -> arguments.put(name, StringNode.valueOf(value)));
                return arguments;
            });
        }
    }
}
