package io.naftiko.runtime.link;

import io.naftiko.runtime.consume.UrlTemplate;
import io.naftiko.runtime.model.Authentication.Credential;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds the address of a call, and the text that shows it to people.
final class AddressBuilder {

    private final OperationPlan plan;
    private final Sources sources;
    private final Names names;
    private final String base;

    /// Creates the builder.
    ///
    /// @param baseUri in place of the one in the file; null to use that
    AddressBuilder(OperationPlan plan, Sources sources, Names names, @Nullable String baseUri) {
        this.plan = plan;
        this.sources = sources;
        this.names = names;
        var written = baseUri == null ? plan.api().baseUri() : baseUri;
        this.base = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
    }

    UrlTemplate url() {
        var parts = new ArrayList<UrlTemplate.Part>();
        PathText.parse(base).parts().forEach(part -> parts.add(basePart(part)));
        PathText.parse(plan.path().path()).parts().forEach(part -> parts.add(pathPart(part)));
        var query = constantQuery();
        query.ifPresent(text -> parts.add(new UrlTemplate.Literal("?" + PathText.encode(text))));
        return new UrlTemplate(parts);
    }

    /// The query that the path itself fixes, where it needs no value.
    Optional<String> constantQuery() {
        return Optional.ofNullable(plan.path().query())
                .filter(text -> PathText.parse(text).isLiteral());
    }

    /// The pairs of the path's query, where some value has to be filled in.
    List<String[]> filledQuery() {
        var query = plan.path().query();
        if (query == null || constantQuery().isPresent()) {
            return List.of();
        }
        return List.of(query.split("&")).stream()
                .map(pair -> (pair.contains("=") ? pair : pair + "=").split("=", 2))
                .toList();
    }

    /// The address for people: `{x}` is an input of the call, `{{X}}` a variable.
    String shown() {
        var text = new StringBuilder();
        for (var part : PathText.parse(base).parts()) {
            text.append(
                    switch (part) {
                        case Template.Literal literal -> literal.text();
                        case Template.Placeholder placeholder -> shownBase(placeholder.name());
                    });
        }
        for (var part : PathText.parse(plan.path().path()).parts()) {
            text.append(
                    switch (part) {
                        case Template.Literal literal -> literal.text();
                        case Template.Placeholder placeholder -> shownPath(placeholder.name());
                    });
        }
        return text + (plan.path().query() == null ? "" : "?" + plan.path().query());
    }

    private String shownBase(String name) {
        if (plan.placeholders().containsKey(name)) {
            return "{" + plan.placeholders().get(name) + "}";
        }
        return credential(name)
                .map(found -> found.value().source())
                .orElseGet(() -> "{{" + names.addressVariable(name) + "}}");
    }

    private String shownPath(String name) {
        if (!plan.variables().contains(name)) {
            return "{" + plan.placeholders().getOrDefault(name, name) + "}";
        }
        return credential(name).map(found -> found.value().source()).orElse("{{" + name + "}}");
    }

    private UrlTemplate.Part basePart(Template.Part part) {
        return switch (part) {
            case Template.Literal literal -> new UrlTemplate.Literal(PathText.encode(literal.text()));
            case Template.Placeholder placeholder
            when plan.placeholders().containsKey(placeholder.name()) -> value(placeholder.name());
            case Template.Placeholder placeholder ->
                new UrlTemplate.Configured(credential(placeholder.name())
                        .map(found -> sources.ofText(found.value().source()))
                        .orElseGet(() -> names.variable(names.addressVariable(placeholder.name()))));
        };
    }

    private UrlTemplate.Part pathPart(Template.Part part) {
        return switch (part) {
            case Template.Literal literal -> new UrlTemplate.Literal(PathText.encode(literal.text()));
            case Template.Placeholder placeholder
            when plan.variables().contains(placeholder.name()) ->
                new UrlTemplate.Value(placeholder.name(), variable(placeholder.name()));
            case Template.Placeholder placeholder -> value(placeholder.name());
        };
    }

    private UrlTemplate.Value value(String placeholder) {
        var input = plan.placeholders().getOrDefault(placeholder, placeholder);
        return new UrlTemplate.Value(input, sources.of(input).orElseGet(() -> new Expression.Input(input)));
    }

    private Expression variable(String name) {
        return plan.fixed().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(fixed -> FixedInputs.source(fixed, sources, names))
                .or(() -> credential(name)
                        .map(found -> sources.ofText(found.value().source())))
                .orElseGet(() -> names.variable(name));
    }

    private Optional<Credential> credential(String name) {
        return plan.api().authentication().credentials().stream()
                .filter(each -> each.in().equals("path") && each.name().equals(name))
                .findFirst();
    }
}
