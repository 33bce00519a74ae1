package io.naftiko.runtime.curate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What whoever imports an API wants of the capability.
///
/// @param source what the document is called in the capability
/// @param namespace of the consumed API; null to make one of the title
/// @param server the address to use, or the number of one in the document from 1; null for the first
/// @param selection which operations
/// @param rest whether a REST server offers them too
/// @param wholeAnswers whether answers go through as they come
public record Wishes(
        String source,
        @Nullable String namespace,
        @Nullable String server,
        Selection selection,
        boolean rest,
        boolean wholeAnswers) {

    /// Which operations become tools; an empty list lets all through.
    ///
    /// @param tags that an operation has one of, without regard to case
    /// @param paths that an operation is at or below; `*` stands for one segment
    /// @param operations ids, or method and path
    /// @param maxTools the most that are made
    /// @param readOnly whether only what reads is taken
    /// @param deprecated whether deprecated ones are taken too
    public record Selection(
            List<String> tags,
            List<String> paths,
            List<String> operations,
            int maxTools,
            boolean readOnly,
            boolean deprecated) {

        public static final int USUAL_MAX_TOOLS = 25;

        public Selection {
            tags = List.copyOf(tags);
            paths = List.copyOf(paths);
            operations = List.copyOf(operations);
        }

        /// The most useful operations of the whole API.
        public static Selection usual() {
            return new Selection(List.of(), List.of(), List.of(), USUAL_MAX_TOOLS, false, false);
        }
    }

    /// A capability with the usual selection, of a document called `source`.
    public static Wishes usual(String source) {
        return new Wishes(source, null, null, Selection.usual(), false, false);
    }

    public Wishes with(Selection other) {
        return new Wishes(source, namespace, server, other, rest, wholeAnswers);
    }
}
