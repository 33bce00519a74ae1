package io.naftiko.runtime.testing;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Exposes.Offer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The units of a capability that a test writes, called without a server before them.
public final class Units {

    private final Plan plan;

    private Units(Plan plan) {
        this.plan = plan;
    }

    /// The units of `yaml`, with `environment` behind its variables.
    public static Units of(String yaml, Map<String, String> environment) {
        try {
            var file = Files.createTempFile("capability", ".yaml");
            try {
                Files.writeString(file, yaml);
                return new Units(new Engine(Settings.of(Environment.of(environment))).plan(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Plan plan() {
        return plan;
    }

    /// Calls the unit `name` with a JSON object of arguments.
    public Response call(String name, String arguments) {
        var values = new LinkedHashMap<String, JsonNode>();
        Json.parse(arguments).orElseThrow().properties().forEach(each -> values.put(each.getKey(), each.getValue()));
        return offer(name).routine().run(values);
    }

    /// The unit `name`, with its routine.
    public Offer offer(String name) {
        return plan.linked().orElseThrow().servers().stream()
                .flatMap(server -> server.offers().stream())
                .filter(offer -> offer.unit().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no unit " + name + " in " + plan.problems()));
    }
}
