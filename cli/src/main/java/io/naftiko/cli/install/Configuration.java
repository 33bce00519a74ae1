package io.naftiko.cli.install;

import io.naftiko.cli.jsonc.Jsonc;
import io.naftiko.cli.jsonc.Malformed;
import io.naftiko.runtime.document.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The part of a client's configuration that is about some servers.
record Configuration(Client client, List<Entry> entries) {

    private static final String INPUTS = "inputs";

    Configuration {
        entries = List.copyOf(entries);
    }

    /// The text of a file with this configuration in it.
    ///
    /// @param changes a line for each server
    record Installed(String text, List<String> changes) {

        Installed {
            changes = List.copyOf(changes);
        }
    }

    /// The part alone.
    ObjectNode alone() {
        var file = Json.object();
        inputs().forEach(input -> file.withArray(INPUTS).add(input));
        entries.forEach(entry -> file.withObject(client.servers()).set(entry.name(), entry.in(client)));
        return file;
    }

    /// The part in a file that says other things too.
    ///
    /// @throws Malformed when the file is none of the client
    Installed in(String text) throws Malformed {
        var file = Jsonc.of(text);
        var changes = new ArrayList<String>();
        for (var input : inputs()) {
            file = isThere(input, file) ? file : file.withItem(INPUTS, input);
        }
        for (var entry : entries) {
            var there = file.value().path(client.servers()).path(entry.name());
            var fresh = entry.in(client, there);
            changes.add(entry.name()
                    + (there.isMissingNode() ? " added" : there.equals(fresh) ? " unchanged" : " changed"));
            file = there.equals(fresh) ? file : file.with(List.of(client.servers()), entry.name(), fresh);
        }
        return new Installed(file.text(), changes);
    }

    /// What the client asks a person for: one input for each variable.
    private List<ObjectNode> inputs() {
        return client.asks() ? variables().stream().map(Configuration::input).toList() : List.of();
    }

    private static ObjectNode input(String variable) {
        return Json.object()
                .put("type", "promptString")
                .put("id", variable)
                .put("description", variable)
                .put("password", true);
    }

    private static boolean isThere(ObjectNode input, Jsonc file) {
        return file.value().path(INPUTS).valueStream().anyMatch(each -> id(each).equals(id(input)));
    }

    private static String id(JsonNode input) {
        return input.path("id").asString("");
    }

    /// The variables that the client must know.
    List<String> variables() {
        return entries.stream()
                .flatMap(entry -> entry.reach().variables().stream())
                .distinct()
                .toList();
    }
}
