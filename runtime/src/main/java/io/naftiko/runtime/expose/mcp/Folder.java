package io.naftiko.runtime.expose.mcp;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.document.FileTree;
import io.naftiko.runtime.document.Location;
import io.naftiko.runtime.expose.mcp.protocol.Revision;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The files of a folder as they are now, each at the address of the resource with its path behind.
record Folder(Unit unit, Caller.Reader reader, Routine routine, FileTree tree) implements Resource {

    private static final int MOST_LISTED = 1000;

    static Folder of(Offer offer, Caller.Reader reader) {
        var target = (Target.Files) offer.unit().target();
        var tree = new FileTree(Location.of(target.location(), target.place()).orElseThrow());
        return new Folder(offer.unit(), reader, offer.routine(), tree);
    }

    @Override
    public boolean lasting() {
        return false;
    }

    @Override
    public Stream<ObjectNode> listed(Revision revision) {
        return tree.list(MOST_LISTED).stream().map(leaf -> shown(leaf, revision));
    }

    private ObjectNode shown(FileTree.Leaf leaf, Revision revision) {
        var path =
                leaf.names().stream().map(PercentEncoding.PATH_SEGMENT::encode).collect(joining("/"));
        var shown = Resource.shown(this, "uri", revision)
                .put("uri", reader.uri() + "/" + path)
                .put("name", unit.name() + "/" + String.join("/", leaf.names()));
        var type = MediaTypes.ofEnding(leaf.names().getLast());
        return type == null ? shown : shown.put("mimeType", type);
    }

    @Override
    public Optional<Map<String, JsonNode>> arguments(String uri) {
        if (!uri.startsWith(reader.uri() + "/")) {
            return Optional.empty();
        }
        var names = Stream.of(uri.substring(reader.uri().length() + 1).split("/", -1))
                .map(PercentEncoding::decode)
                .toList();
        return tree.find(names).map(_ -> argument(names));
    }

    private Map<String, JsonNode> argument(List<String> names) {
        return Map.of(routine.inputs().getFirst().name(), StringNode.valueOf(String.join("/", names)));
    }
}
