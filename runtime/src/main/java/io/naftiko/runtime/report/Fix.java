package io.naftiko.runtime.report;

import java.util.List;

/// A change of a document that removes a problem, and nothing of what the document means to the engine.
///
/// It is in the words of the document; `io.naftiko.runtime.repair` knows where these stand in the text. Closed: each
/// case is another way to edit a mapping.
public sealed interface Fix {

    /// Where the mapping stands that is changed.
    Place mapping();

    /// Another name for a key; its value stays.
    ///
    /// @param key as it is
    /// @param name as it becomes
    record Rename(Place mapping, String key, String name) implements Fix {}

    /// A text for a key, in place of the one that is there.
    ///
    /// @param behind the keys behind which a new key stands: the last of them that is there; as the first key where
    ///     none is
    record Write(Place mapping, String key, String text, List<String> behind) implements Fix {

        public Write {
            behind = List.copyOf(behind);
        }
    }

    /// One more of the operation's `inputParameters`: a required text in the path.
    ///
    /// @param mapping of the operation
    record DeclareInPath(Place mapping, String name) implements Fix {}
}
