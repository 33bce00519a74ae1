package io.naftiko.runtime.bind;

import io.naftiko.runtime.model.Bind;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Secret;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Problems;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.BiFunction;

/// Finds the value of every name that a capability binds.
///
/// A missing value is no problem: the call that needs it fails, and all others work.
public final class Binder {

    private final Environment environment;
    private final BiFunction<Bind, Problems, java.util.Map<String, String>> files;

    /// Creates a binder.
    ///
    /// @param files reads the names and values behind a bind's `location`; reports a file that it cannot read
    public Binder(Environment environment, BiFunction<Bind, Problems, java.util.Map<String, String>> files) {
        this.environment = environment;
        this.files = files;
    }

    public Variables bind(Capability capability, Problems problems) {
        var provider = capability.source().provider();
        var values = new HashMap<String, Secret>();
        var names = new LinkedHashSet<String>();
        var namespaces = new LinkedHashSet<String>();
        for (var bind : capability.binds()) {
            var source = source(bind, provider, problems);
            bind.keys().forEach((name, key) -> {
                names.add(name);
                source.find(key).ifPresent(value -> values.put(name, value));
            });
            if (bind.namespace() != null) {
                namespaces.add(bind.namespace());
            }
        }
        return new Variables(values, names, namespaces, name -> environment.find(provider, name));
    }

    private Source source(Bind bind, String provider, Problems problems) {
        if (bind.location() == null) {
            return key -> environment.find(provider, key);
        }
        var values = Environment.of(files.apply(bind, problems));
        return key -> values.find(provider, key);
    }

    private interface Source {

        Optional<Secret> find(String key);
    }
}
