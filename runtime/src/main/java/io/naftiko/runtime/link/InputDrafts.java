package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Parameter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The inputs of one unit while they are found: declared ones first, then inferred ones, in order.
final class InputDrafts {

    private final Caller caller;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Expression> bound = new HashMap<>();

    InputDrafts(Caller caller) {
        this.caller = caller;
    }

    /// What is known of one input.
    ///
    /// @param declared by the unit; null for an inferred input
    /// @param consumed the input of the operation that it feeds; null when it feeds none that is declared
    /// @param in the place that `with` names; null when it names none
    private record Draft(
            String name,
            @Nullable Parameter declared,
            @Nullable Parameter consumed,
            @Nullable String in,
            boolean required) {

        Draft feeding(@Nullable Parameter other) {
            return new Draft(name, declared, consumed == null ? other : consumed, in, required);
        }

        Draft orRequired(boolean more) {
            return new Draft(name, declared, consumed, in, required || more);
        }
    }

    boolean has(String name) {
        return drafts.containsKey(name) || bound.containsKey(name);
    }

    /// The names of those that the caller gives.
    Set<String> names() {
        return drafts.keySet();
    }

    /// An input that the unit's own `with` gives, so that the caller is not asked for it.
    void bind(String name, Expression source) {
        bound.put(name, source);
    }

    /// The caller's input behind a name that something reads; empty where the unit gives the value itself.
    private Optional<String> asked(String name) {
        return switch (bound.get(name)) {
            case null -> Optional.of(name);
            case Expression.Input(var other) -> Optional.of(other);
            default -> Optional.empty();
        };
    }

    void declare(Parameter parameter) {
        drafts.putIfAbsent(parameter.name(), new Draft(parameter.name(), parameter, null, parameter.in(), false));
    }

    /// An input that the caller gives, though the unit does not declare it.
    ///
    /// @param consumed the input of the operation that it feeds; null when the operation declares none
    void infer(String name, @Nullable Parameter consumed, @Nullable String in) {
        boolean required = consumed != null && isRequired(consumed);
        asked(name)
                .ifPresent(asked -> drafts.merge(
                        asked,
                        new Draft(asked, null, consumed, in, required),
                        (known, _) -> known.orRequired(required)));
    }

    /// An input that the caller gives and that becomes part of a longer value, whose type says nothing of it.
    void inferPart(String name, @Nullable Parameter consumed) {
        boolean required = consumed != null && isRequired(consumed);
        asked(name)
                .ifPresent(asked -> drafts.merge(
                        asked, new Draft(asked, null, null, null, required), (known, _) -> known.orRequired(required)));
    }

    /// Notes which input of the operation an input feeds, for its type, description and whether it is required.
    void feed(String name, Parameter consumed) {
        boolean required = bound.containsKey(name) && isRequired(consumed);
        asked(name)
                .ifPresent(asked -> drafts.computeIfPresent(
                        asked, (_, draft) -> draft.feeding(consumed).orRequired(required)));
    }

    static boolean isRequired(Parameter parameter) {
        return parameter.is("path") || Boolean.TRUE.equals(parameter.required());
    }

    /// The finished inputs.
    ///
    /// @param destinations where each input goes upstream
    List<Input> inputs(Function<String, List<Input.Destination>> destinations) {
        return drafts.values().stream()
                .map(draft -> input(draft, destinations.apply(draft.name())))
                .toList();
    }

    private Input input(Draft draft, List<Input.Destination> to) {
        boolean inPath = caller.placeholders().contains(draft.name());
        boolean whole = to.stream().anyMatch(each -> each.in().equals("body"));
        var type = type(draft, inPath);
        return new Input(
                draft.name(),
                type,
                inPath || required(draft, to),
                description(draft),
                place(draft, inPath, whole),
                whole && caller instanceof Caller.Web,
                schema(draft, type),
                to);
    }

    private static @Nullable String type(Draft draft, boolean inPath) {
        var declared = draft.declared() == null ? null : draft.declared().type();
        var type =
                declared == null && draft.consumed() != null ? draft.consumed().type() : declared;
        return type == null && inPath ? "string" : type;
    }

    /// Omitted by the unit: as in the consumed input that it feeds; with no counterpart, true unless a web client gives
    /// what nothing reads.
    private boolean required(Draft draft, List<Input.Destination> to) {
        if (draft.declared() == null) {
            return draft.required();
        }
        var declared = draft.declared().required();
        if (declared != null) {
            return declared;
        }
        if (draft.consumed() == null) {
            return !to.isEmpty() || !(caller instanceof Caller.Web);
        }
        return isRequired(draft.consumed());
    }

    private static @Nullable String description(Draft draft) {
        var declared = draft.declared() == null ? null : draft.declared().description();
        return declared == null && draft.consumed() != null ? draft.consumed().description() : declared;
    }

    private @Nullable String place(Draft draft, boolean inPath, boolean whole) {
        return switch (caller) {
            case Caller.Agent _, Caller.Reader _, Caller.Prompter _ -> null;
            case Caller.Web _ when inPath -> "path";
            case Caller.Web _ when whole -> "body";
            case Caller.Web _ when draft.in() != null && !draft.in().equals("path") -> draft.in();
            case Caller.Web web -> web.hasBody() ? "query|body" : "query";
        };
    }

    private static ObjectNode schema(Draft draft, @Nullable String type) {
        var schema = Json.object();
        if (type != null) {
            schema.put("type", type);
        }
        var description = description(draft);
        if (description != null) {
            schema.put("description", description);
        }
        if (draft.consumed() != null) {
            schema.setAll(draft.consumed().schema());
        }
        if (draft.declared() != null) {
            schema.setAll(draft.declared().schema());
        }
        return schema;
    }
}
