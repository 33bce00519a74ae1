package io.naftiko.runtime.model;

import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.VariableUnset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The values of a capability's variables, fixed for the life of one plan.
///
/// @param values by the variable's name, as templates use it without its namespace
/// @param namespaces the namespaces of the capability's binds, which a template may write before a name
public record Variables(Map<String, Secret> values, Set<String> namespaces) {

    public Variables {
        values = Map.copyOf(new LinkedHashMap<>(values));
        namespaces = Set.copyOf(namespaces);
    }

    public static Variables none() {
        return new Variables(Map.of(), Set.of());
    }

    /// The name without the namespace of a bind: `env.TOKEN` is `TOKEN`.
    public String localName(String name) {
        int dot = name.indexOf('.');
        return dot > 0 && (namespaces.contains(name.substring(0, dot)) || name.startsWith("env."))
                ? name.substring(dot + 1)
                : name;
    }

    public Optional<Secret> find(String name) {
        return Optional.ofNullable(values.get(localName(name)));
    }

    /// The text of `template` with every variable filled in.
    ///
    /// @throws FailedCall with [VariableUnset] for the first one that has no value
    public Secret fill(Template template) {
        var text = new StringBuilder();
        for (var part : template.parts()) {
            switch (part) {
                case Template.Literal literal -> text.append(literal.text());
                case Template.Placeholder placeholder ->
                    text.append(require(placeholder.name()).reveal());
            }
        }
        return new Secret(text.toString());
    }

    private Secret require(String name) {
        return find(name).orElseThrow(() -> new FailedCall(new VariableUnset(localName(name))));
    }

    @Override
    public String toString() {
        return "Variables" + values.keySet().stream().sorted().toList();
    }
}
