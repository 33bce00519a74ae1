package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Deadline;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.time.Duration;

/// Calls an operation page by page, and answers with the first page, whose list goes on with those of the others.
///
/// Each page is a call of its own, with the same credential and limits. An error on any page is the answer, and says
/// on which. One page alone goes through as it came.
///
/// @param page calls for one page: for the first, or for the one that the scope has under [Scope#PAGE]
/// @param format reads a page
public record Paged(Work page, Format format, Rules rules) implements Work {

    /// How pages are asked for, and how many.
    ///
    /// @param items the list in a page
    /// @param maxBytes of all pages together
    /// @param total by when the last page must be there
    public record Rules(Turn turn, Selector items, int maxPages, int maxItems, long maxBytes, Duration total) {}

    @Override
    public Response run(Scope scope) {
        return Deadline.within(rules.total(), () -> new PagedRun(this, scope).run());
    }
}
