package io.naftiko.runtime.model;

import io.naftiko.runtime.report.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A capability file in its own words, before anything is resolved.
///
/// @param concurrency how much of it may run at a time
public record Capability(
        Source source,
        Info info,
        Concurrency concurrency,
        List<Bind> binds,
        List<Consumes> consumes,
        List<Aggregate> aggregates,
        List<Exposes> exposes,
        Imported imported,
        Place place) {

    public Capability {
        binds = List.copyOf(binds);
        consumes = List.copyOf(consumes);
        aggregates = List.copyOf(aggregates);
        exposes = List.copyOf(exposes);
    }

    /// What came from other files.
    ///
    /// @param files all that were asked for, also those that are not there
    /// @param aliases the namespaces of renamed entries in their own files, by those that they have here
    public record Imported(Set<Path> files, Map<String, String> aliases) {

        public Imported {
            files = Set.copyOf(files);
            aliases = Map.copyOf(aliases);
        }
    }

    /// What may stand before an input of a server's or an aggregate's units: its namespace, and where it was imported
    /// under another name also that of its own file.
    public List<String> prefixes(String namespace) {
        var alias = imported.aliases().get(namespace);
        return alias == null ? List.of(namespace) : List.of(namespace, alias);
    }

    /// This capability with other words about the APIs that it consumes.
    public Capability withConsumes(List<Consumes> others) {
        return new Capability(source, info, concurrency, binds, others, aggregates, exposes, imported, place);
    }

    /// What it says of its scripts.
    public Scripting scripting() {
        return exposes.stream()
                .map(Exposes::scripting)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Scripting.DEFAULT);
    }

    /// Where a capability came from.
    ///
    /// @param file as it was named, such as `capabilities/rooms.yaml`
    public record Source(String file) {

        /// The file's name without its folder: `rooms.yaml`.
        public String fileName() {
            return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        }

        /// The file as it was named, or without its folders where these are the machine's: what strangers may see.
        public String shown() {
            return Path.of(file).isAbsolute() ? fileName() : file;
        }

        /// The file's name up to its first `__`, or without its ending: who publishes the capability.
        public String provider() {
            var name = fileName().replaceFirst("\\.(yaml|yml|json)$", "");
            int end = name.indexOf("__");
            return end > 0 ? name.substring(0, end) : name;
        }
    }
}
