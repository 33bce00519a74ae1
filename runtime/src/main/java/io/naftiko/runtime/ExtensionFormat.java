package io.naftiko.runtime;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A raw format that an extension of the same name reads.
record ExtensionFormat(String name, Extensions extensions) implements Format {

    @Override
    public Optional<Format> link(Links links) {
        return extensions
                .find(name, links.operation(), links.problems())
                .flatMap(extension -> Optional.ofNullable(extension.formats().get(name)))
                .flatMap(format -> format.link(links));
    }

    @Override
    public JsonNode read(Response response) {
        throw new IllegalStateException("`" + name + "` is not linked");
    }
}
