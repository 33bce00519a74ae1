package io.naftiko.runtime.model;

import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.VariableUnset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// The values of a capability's variables, fixed for the life of one plan.
public final class Variables {

    private final Map<String, Secret> values;
    private final Set<String> names;
    private final Set<String> namespaces;
    private final Function<String, Optional<Secret>> undeclared;

    /// Creates the variables of one capability.
    ///
    /// @param values of the declared variables that are set, by name as templates use it without its namespace
    /// @param names of all declared variables, set or not
    /// @param namespaces of the capability's binds, which a template may write before a name
    /// @param undeclared finds the value of a name that no bind declares
    public Variables(
            Map<String, Secret> values,
            Set<String> names,
            Set<String> namespaces,
            Function<String, Optional<Secret>> undeclared) {
        this.values = Map.copyOf(values);
        this.names = Set.copyOf(names);
        this.namespaces = Set.copyOf(namespaces);
        this.undeclared = undeclared;
    }

    /// Declared variables that all have a value.
    public Variables(Map<String, Secret> values, Set<String> namespaces) {
        this(values, values.keySet(), namespaces, _ -> Optional.empty());
    }

    public static Variables none() {
        return new Variables(Map.of(), Set.of());
    }

    /// These variables, where every one that is not set has its own name as its value. For mocks, which need no real
    /// one.
    public Variables orStandIns() {
        var standIns = new HashMap<>(values);
        names.forEach(name -> standIns.putIfAbsent(name, new Secret(name)));
        return new Variables(standIns, names, namespaces, name -> find(name).or(() -> Optional.of(new Secret(name))));
    }

    /// The name without the namespace of a bind: `env.TOKEN` is `TOKEN`.
    public String localName(String name) {
        int dot = name.indexOf('.');
        return dot > 0 && isNamespace(name.substring(0, dot)) ? name.substring(dot + 1) : name;
    }

    /// Whether some bind declares `name`, with or without its namespace.
    public boolean declares(String name) {
        return names.contains(localName(name));
    }

    /// Whether a template may write `word` before the name of a variable.
    public boolean isNamespace(String word) {
        return word.equals("env") || namespaces.contains(word);
    }

    public Set<String> names() {
        return names;
    }

    /// The value of a variable, declared or not; empty when it is not set.
    public Optional<Secret> find(String name) {
        var local = localName(name);
        var value = values.get(local);
        return value == null && !names.contains(local) ? undeclared.apply(local) : Optional.ofNullable(value);
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
        return "Variables" + new TreeSet<>(values.keySet());
    }
}
