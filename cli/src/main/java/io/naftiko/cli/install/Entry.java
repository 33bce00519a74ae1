package io.naftiko.cli.install;

import static java.util.stream.Collectors.joining;

import io.naftiko.cli.install.Reach.Ticket;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A server in the configuration of a client.
///
/// @param name by which the client knows it
record Entry(String name, Reach reach) {

    /// Everything that this command writes into an entry. Other members are the person's own.
    private static final List<String> WORDS = List.of("type", "url", "httpUrl", "headers", "command", "args", "env");

    /// The entry as `client` writes it, with placeholders in the place of values.
    ObjectNode in(Client client) {
        var entry = Json.object();
        switch (reach) {
            case Reach.Http http -> {
                type("http", client, entry);
                entry.put(client.address(), http.url() + query(http, client));
                tickets(http, "header")
                        .forEach(ticket -> entry.withObject("headers")
                                .put(ticket.name(), ticket.scheme() + filled(ticket, client)));
            }
            case Reach.Stdio stdio -> {
                type("stdio", client, entry);
                entry.put("command", stdio.command());
                stdio.arguments().forEach(entry.withArray("args")::add);
                stdio.variables()
                        .forEach(variable -> entry.withObject("env").put(variable, client.placeholder(variable)));
            }
        }
        return entry;
    }

    /// The same in the place of what stands there: what the person added stays, and so does a value that the person
    /// wrote where a placeholder was.
    ObjectNode in(Client client, JsonNode there) {
        var fresh = in(client);
        if (!(there instanceof ObjectNode known)) {
            return fresh;
        }
        var values = fresh.has("command") ? "env" : "headers";
        var merged = known.deepCopy();
        merged.remove(WORDS);
        merged.setAll(fresh);
        known.path(values)
                .propertyStream()
                .filter(each -> !each.getValue().asString("").contains("${"))
                .forEach(each -> merged.withObject(values).set(each.getKey(), each.getValue()));
        return merged;
    }

    private static void type(String type, Client client, ObjectNode entry) {
        if (client.typed()) {
            entry.put("type", type);
        }
    }

    private static String query(Reach.Http http, Client client) {
        return tickets(http, "query").stream()
                .map(ticket -> PercentEncoding.QUERY.encode(ticket.name()) + "=" + filled(ticket, client))
                .collect(joining("&", tickets(http, "query").isEmpty() ? "" : "?", ""));
    }

    private static List<Ticket> tickets(Reach.Http http, String in) {
        return http.tickets().stream().filter(ticket -> ticket.in().equals(in)).toList();
    }

    private static String filled(Ticket ticket, Client client) {
        return client.placeholder(ticket.variable());
    }
}
