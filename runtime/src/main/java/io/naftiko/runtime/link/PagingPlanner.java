package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.model.Paging;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Works out how the pages of one operation are asked for, or why that cannot be done.
final class PagingPlanner {

    private static final List<String> TYPES = List.of("cursor", "page", "offset", "link");
    private static final int MOST_PAGES = 1_000;
    private static final int MOST_ITEMS = 100_000;

    private final Operation operation;
    private final Paging paging;
    private final List<Parameter> fixed;

    private PagingPlanner(Operation operation, Paging paging, List<Parameter> fixed) {
        this.operation = operation;
        this.paging = paging;
        this.fixed = fixed;
    }

    /// The plan of an operation that has pages; null for another.
    ///
    /// @param asked the inputs that a call must or may supply
    /// @param templateNames what the templates of the operation read
    static @Nullable PagingPlan plan(Operation operation, List<Parameter> asked, List<String> templateNames) {
        var paging = operation.paging();
        if (paging == null) {
            return null;
        }
        Function<String, Parameter> input = name -> asked.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> undeclared(name, templateNames.contains(name), operation));
        return new PagingPlan(
                paging,
                paging.input() == null ? null : input.apply(paging.input()),
                paging.limit() == null ? null : input.apply(paging.limit()));
    }

    /// An input that nothing declares: it fills a place of a template, or is sent in the query.
    private static Parameter undeclared(String name, boolean inTemplate, Operation operation) {
        var in = inTemplate ? "body" : "query";
        return new Parameter(name, in, null, false, null, null, null, Json.object(), operation.place());
    }

    /// Why the pages cannot be asked for; null where they can, or where there are none.
    static OperationPlan.@Nullable Fault fault(Operation operation, List<Parameter> fixed) {
        var paging = operation.paging();
        return paging == null ? null : new PagingPlanner(operation, paging, fixed).fault();
    }

    private OperationPlan.@Nullable Fault fault() {
        return Stream.<Function<PagingPlanner, Optional<OperationPlan.Fault>>>of(
                        PagingPlanner::type, PagingPlanner::paths, PagingPlanner::inputs, PagingPlanner::bounds)
                .flatMap(check -> check.apply(this).stream())
                .findFirst()
                .orElse(null);
    }

    private Optional<OperationPlan.Fault> type() {
        var type = paging.type();
        if (!TYPES.contains(type)) {
            return wrong("has the type `" + type + "`, not one of " + String.join(", ", TYPES), proposal(type));
        }
        if (type.equals("cursor") && paging.next() == null) {
            return wrong("does not say where an answer has the next cursor", "Write `next: $.next`, with its path.");
        }
        return !type.equals("link") && paging.input() == null
                ? wrong("does not say which input leads to a page", "Write `input:` with its name.")
                : Optional.empty();
    }

    private static String proposal(String type) {
        var close = Suggestion.didYouMean(type, TYPES);
        return close == null ? "Write `type: cursor`." : close;
    }

    private Optional<OperationPlan.Fault> paths() {
        return Stream.of(paging.items(), paging.next(), paging.more())
                .flatMap(Stream::ofNullable)
                .filter(path -> !path.startsWith("$")
                        || Selector.of(path).filter(Selector::isDefinite).isEmpty())
                .findFirst()
                .flatMap(path -> wrong(
                        "has the path `" + path + "`, which is no JSONPath of one place",
                        "Name a place, such as `$.data`, and not its elements."));
    }

    private Optional<OperationPlan.Fault> inputs() {
        if ((paging.limit() == null) != (paging.pageSize() == null)) {
            return wrong("has only one of `limit` and `pageSize`", "Write both: the input, and what it is to say.");
        }
        return fixed.stream()
                .filter(each ->
                        each.name().equals(paging.input()) || each.name().equals(paging.limit()))
                .findFirst()
                .flatMap(each -> wrong(
                        "uses the input `" + each.name() + "`, which has a fixed `value`",
                        "Write the value as `start` or `pageSize` of `paginate`."));
    }

    private Optional<OperationPlan.Fault> bounds() {
        return bound("maxPages", paging.maxPages(), MOST_PAGES)
                .or(() -> bound("maxItems", paging.maxItems(), MOST_ITEMS))
                .or(() -> paging.pageSize() == null
                        ? Optional.empty()
                        : bound("pageSize", paging.pageSize(), MOST_ITEMS));
    }

    private Optional<OperationPlan.Fault> bound(String keyword, int value, int most) {
        return value < 1 || value > most
                ? wrong("has `" + keyword + ": " + value + "`", "Write 1 to " + most + ".")
                : Optional.empty();
    }

    private Optional<OperationPlan.Fault> wrong(String what, String proposal) {
        return Optional.of(new OperationPlan.Fault(
                Code.PAGINATE_INVALID, "`paginate` of `" + operation.name() + "` " + what + ".", proposal));
    }
}
