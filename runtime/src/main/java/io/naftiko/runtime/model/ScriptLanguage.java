package io.naftiko.runtime.model;

import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A language of `script` steps. Open: an extension brings each, one line in `BuiltIn`.
public interface ScriptLanguage {

    /// The script, ready to run; empty, with a problem at its place, when it is none.
    Optional<Script> compile(Draft draft, Problems problems);

    /// A script as the file says it.
    ///
    /// @param step where its step stands
    /// @param files those that it depends on, in order, then the script itself: the next ones know what one defines
    /// @param timeout of one run
    /// @param statements that one run may carry out
    record Draft(Place step, List<NamedFile> files, Duration timeout, int statements) {

        public Draft {
            files = List.copyOf(files);
        }
    }

    /// A script that is ready to run, on many threads at a time. Nothing is shared between two runs.
    @FunctionalInterface
    interface Script {

        /// What the script set `result` to.
        ///
        /// @param context the script's variable of that name
        /// @throws io.naftiko.runtime.report.FailedCall when it set nothing, failed, or took too much
        JsonNode run(ObjectNode context);
    }
}
