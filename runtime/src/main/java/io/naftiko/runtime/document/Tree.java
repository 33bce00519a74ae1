package io.naftiko.runtime.document;

import io.naftiko.runtime.report.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A value of a document, with the place where it stands.
public sealed interface Tree {

    Place place();

    /// The value without places.
    JsonNode json();

    /// A mapping, in the order of the file.
    record Fields(Place place, SequencedMap<String, Tree> entries) implements Tree {

        public Fields {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        @Override
        public JsonNode json() {
            var object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, value) -> object.set(key, value.json()));
            return object;
        }

        /// A mapping of nothing, as it stands for one that was left out.
        public static Fields none(Place place) {
            return new Fields(place, new LinkedHashMap<>(Map.of()));
        }
    }

    /// A sequence.
    record Items(Place place, List<Tree> items) implements Tree {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public JsonNode json() {
            var array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.json()));
            return array;
        }
    }

    /// A single value: text, number, boolean or null.
    ///
    /// @param text as it is written, so that `1.10` and `007` survive where text is wanted
    record Scalar(Place place, String text, JsonNode json) implements Tree {

        public boolean isNull() {
            return json.isNull();
        }
    }
}
