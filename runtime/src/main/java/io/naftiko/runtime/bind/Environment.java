package io.naftiko.runtime.bind;

import io.naftiko.runtime.model.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Names with values, as they were when it was made; where they came from does not matter any more.
public final class Environment {

    private final Map<String, String> values;

    private Environment(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Environment of(Map<String, String> values) {
        return new Environment(values);
    }

    /// This environment, with `values` in place of its own where both have a name.
    public Environment with(Map<String, String> overriding) {
        var merged = new HashMap<>(values);
        merged.putAll(overriding);
        return new Environment(merged);
    }

    /// The value of a variable for one provider: `PROVIDER__NAME` before `NAME`. An empty value counts as none.
    public Optional<Secret> find(String provider, String name) {
        var scoped = values.get(scope(provider) + "__" + name);
        var value = scoped == null || scoped.isEmpty() ? values.get(name) : scoped;
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(new Secret(value));
    }

    /// A provider as it stands in the name of a variable: `acme-corp` is `ACME_CORP`.
    private static String scope(String provider) {
        return provider.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Override
    public String toString() {
        return "Environment(" + values.size() + ")";
    }
}
