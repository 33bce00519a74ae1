package io.naftiko.runtime.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.testing.Documents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every operation of the 100ms document answers what the document says, by the word of another validator.
class EveryOperationTest {

    private static final JsonNode DOCUMENT = Documents.hundredMs();
    private static final Description OPEN_API = Description.of(ApiDocument.of(DOCUMENT));
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Client client = new Client(MockApi.of(DOCUMENT), "https://api.100ms.live/v2");
    private final Map<String, String> ids = new HashMap<>();

    static List<Operation> operations() {
        return OPEN_API.operations();
    }

    @BeforeEach
    void fillTheApi() {
        ids.put("{room_id}", id(client.post("/rooms", "{}")));
        ids.put("{template_id}", id(client.post("/templates", "{\"roles\": {\"host\": {}}}")));
        ids.put("{role_name}", "host");
        ids.put("{poll_id}", id(client.post("/polls", "{}")));
        ids.put("/recordings/{recording_id}", id(start("/recordings", "{}")));
        ids.put("/live-streams/{stream_id}", id(start("/live-streams", "{}")));
        ids.put("/external-streams/{stream_id}", id(start("/external-streams", "{\"rtmp_urls\": []}")));
        ids.put("{session_id}", id(client.get("/sessions").path("data").path(0)));
        ids.put("{asset_id}", id(client.get("/recording-assets").path("data").path(0)));
        ids.put(
                "{code}",
                client.post(filled("/room-codes/room/{room_id}"), "")
                        .path("data")
                        .path(0)
                        .path("code")
                        .stringValue());
        ids.put(
                "{peer_id}",
                client.get(filled("/active-rooms/{room_id}/peers"))
                        .path("peers")
                        .propertyNames()
                        .iterator()
                        .next());
    }

    @Test
    void thereAreAllOfThem() {
        assertThat(operations()).extracting(Operation::id).hasSize(63).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersAsDeclared(Operation operation) {
        var payload = operation.payload();
        var body = payload == null ? "" : Json.text(Form.of(OPEN_API.schemas()).blank(payload.schema()));

        var response = client.send(operation.method(), filled(operation.path().toString()), body);

        assertThat(response.status())
                .as(Client.text(response))
                .isEqualTo(operation.success().status());
        var schema = operation.success().schema();
        if (schema != null) {
            assertThat(schema(schema).validate(Client.tree(response)))
                    .as(Client.text(response))
                    .isEmpty();
        }
    }

    private static Schema schema(JsonNode schema) {
        var whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", DOCUMENT.path("components"));
        return SCHEMAS.getSchema(whole);
    }

    private JsonNode start(String what, String body) {
        return client.post(filled(what + "/room/{room_id}/start"), body);
    }

    private String filled(String path) {
        var text = path;
        for (var each : ids.entrySet()) {
            var key = each.getKey();
            var prefix = key.substring(0, key.indexOf('{'));
            text = text.replace(key, prefix + each.getValue());
        }
        return text;
    }

    private static String id(JsonNode thing) {
        return thing.path("id").stringValue();
    }
}
