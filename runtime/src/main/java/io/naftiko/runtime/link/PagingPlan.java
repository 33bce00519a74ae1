package io.naftiko.runtime.link;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.flow.Paged;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.flow.Turn;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Paging;
import io.naftiko.runtime.model.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.IntNode;

/// How the pages of a consumed operation are asked for, with its inputs found.
///
/// @param input carries what leads to a page; null where an address does
/// @param limit says how long a page may be; null where nothing is said of it
record PagingPlan(
        Paging paging, @Nullable Parameter input, @Nullable Parameter limit) {

    /// The inputs that are not asked of callers.
    List<Parameter> inputs() {
        return Stream.of(Optional.ofNullable(input), Optional.ofNullable(limit))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Gives the inputs their sources. What a unit supplies for them is where the first page begins, and how long a
    /// page may be.
    void supply(Sources sources) {
        if (input != null) {
            var given = sources.find(input.name());
            sources.replace(input.name(), new Expression.Position(given == null ? start() : given));
        }
        if (limit != null && paging.pageSize() != null) {
            sources.supply(limit.name(), new Expression.Constant(IntNode.valueOf(paging.pageSize())));
        }
    }

    private @Nullable Expression start() {
        var written = paging.start();
        if (written != null) {
            return new Expression.Constant(written.json());
        }
        return switch (paging.type()) {
            case "page" -> new Expression.Constant(IntNode.valueOf(1));
            case "offset" -> new Expression.Constant(IntNode.valueOf(0));
            default -> null;
        };
    }

    /// How a call asks for pages.
    ///
    /// @param sources of the call, with those of its pages
    /// @param limits of the API
    Paged.Rules rules(Sources sources, Limits limits) {
        return new Paged.Rules(
                paging.more() == null ? turn(sources) : new Turn.While(selector(paging.more()), turn(sources)),
                selector(paging.items()),
                paging.maxPages(),
                paging.maxItems(),
                requireNonNullElse(limits.maxResponseBytes(), Limits.DEFAULT_MAX_RESPONSE),
                requireNonNullElse(limits.total(), Limits.DEFAULT_TOTAL));
    }

    private Turn turn(Sources sources) {
        var next = paging.next();
        return switch (paging.type()) {
            case "page", "offset" -> counted(sources);
            case "link" -> new Turn.Linked(next == null ? null : selector(next));
            default -> new Turn.Cursor(selector(next == null ? "$" : next));
        };
    }

    private Turn counted(Sources sources) {
        var name = input == null ? "" : input.name();
        var start = sources.find(name) instanceof Expression.Position(var given) && given != null
                ? given
                : new Expression.Constant(IntNode.valueOf(0));
        return new Turn.Counted(name, start, paging.type().equals("offset"));
    }

    private static Selector selector(String path) {
        return Selector.of(path).orElseGet(Selector.Root::new);
    }
}
