package io.naftiko.cli.jsonc;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// A value in a text, with where it stands.
///
/// @param start of its first character
/// @param end behind its last one
/// @param members of an object
/// @param items of an array
record Part(int start, int end, JsonNode value, SequencedMap<String, Part> members, List<Part> items) {

    Part {
        members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        items = List.copyOf(items);
    }

    /// What it consists of, in order.
    Collection<Part> children() {
        return value.isArray() ? items : members.values();
    }
}
