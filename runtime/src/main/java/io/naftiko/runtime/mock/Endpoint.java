package io.naftiko.runtime.mock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An operation with everything that was found out about it.
///
/// @param parents what the values of its path name, beside the thing that it is about
record Endpoint(Operation operation, Behaviour behaviour, List<Parent> parents) {

    Endpoint {
        parents = List.copyOf(parents);
    }

    /// A thing that has to be there for a path to lead anywhere.
    ///
    /// @param path of the thing
    /// @param parameters the placeholders of the operation's path that hold the values of the thing's
    record Parent(Resource resource, PathTemplate path, List<String> parameters) {

        /// The values for the thing's own path, in its order.
        Map<String, String> values(Map<String, String> all) {
            var values = new LinkedHashMap<String, String>();
            parameters.forEach(name -> values.put(name, all.getOrDefault(name, "")));
            return values;
        }
    }
}
