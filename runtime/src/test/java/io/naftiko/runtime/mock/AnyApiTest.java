package io.naftiko.runtime.mock;

import static io.naftiko.runtime.mock.Client.text;
import static io.naftiko.runtime.mock.Client.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.testing.Documents;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What other documents have that the one of 100ms has not: OpenAPI 3.0, plain arrays, wrappers, single things, cycles.
class AnyApiTest {

    private static final Instant NOW = Instant.parse("2026-04-01T10:20:30Z");
    private static final JsonNode DOCUMENT = Documents.yaml("""
        openapi: 3.0.3
        servers:
          - url: https://{region}.shop.example:8443/api/{version}
            variables: { region: { default: eu }, version: { default: v1 } }
        security: [ { key: [] } ]
        paths:
          /pets:
            parameters:
              - { name: offset, in: query, schema: { type: integer } }
            get:
              parameters:
                - { name: limit, in: query, schema: { type: integer, default: 3 } }
                - { name: tag, in: query, schema: { type: string } }
              responses:
                '200': { content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } }
            post:
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewPet' } } } }
              responses:
                '201': { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
                '422': { content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
          /pets/{petId}:
            parameters:
              - { name: petId, in: path, required: true, schema: { type: integer } }
            get: { responses: { '200': { content: { application/json: { example: { id: 900, tag: cat }, schema: { $ref: '#/components/schemas/Pet' } } } } } }
            patch:
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewPet' } } } }
              responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
            delete: { responses: { '204': { description: gone } } }
          /pets/{petId}/archive:
            post: { responses: { '202': { description: accepted } } }
          /pets/{petId}/visits:
            get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Visits' } } } } } }
            post:
              requestBody: { content: { application/json: { schema: { type: object } } } }
              responses: { '201': { content: { application/json: { schema: { $ref: '#/components/schemas/Visit' } } } } }
          /owners/{ownerId}:
            put:
              requestBody: { content: { application/json: { schema: { type: object } } } }
              responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Wrapped' } } } } }
            get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Wrapped' } } } } } }
          /account:
            get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Account' } } } } } }
            patch:
              requestBody: { content: { application/json: { schema: { type: object } } } }
              responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Account' } } } } }
          /subscriptions:
            get:
              responses: { '200': { content: { '*/*': { schema: { type: array, items: { $ref: '#/components/schemas/Subscription' } } } } } }
            post:
              requestBody:
                content:
                  application/x-www-form-urlencoded:
                    schema: { type: object, required: [plan], properties: { plan: { type: string }, seats: { type: integer } } }
              responses: { '200': { content: { '*/*': { schema: { $ref: '#/components/schemas/Subscription' } } } } }
          /weather/{city}:
            get:
              security: []
              parameters: [ { name: units, in: query, required: true, schema: { type: string } } ]
              responses:
                default:
                  content:
                    application/json:
                      example: { city: Oslo, celsius: 4 }
                      schema: { type: object, properties: { city: { type: string }, celsius: { type: number } } }
          /reports/{name}.txt:
            get: { responses: { '200': { content: { text/plain: { schema: { type: string, example: all well } } } } } }
          /tree:
            get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } } } }
        components:
          schemas:
            NewPet:
              type: object
              required: [name]
              properties:
                name: { type: string }
                tag: { type: string, nullable: true }
            Pet:
              allOf:
                - $ref: '#/components/schemas/NewPet'
                - type: object
                  required: [id]
                  properties:
                    id: { type: integer, readOnly: true }
                    archived: { type: boolean, default: false }
                    createdAt: { type: integer }
            Visits:
              type: object
              properties:
                items: { type: array, items: { $ref: '#/components/schemas/Visit' } }
                totalCount: { type: integer }
                hasMore: { type: boolean }
                nextPageToken: { type: string, nullable: true }
            Visit:
              type: object
              properties: { id: { type: string, format: uuid }, petId: { type: integer }, reason: { type: string } }
            Wrapped:
              type: object
              properties: { data: { $ref: '#/components/schemas/Owner' } }
            Owner:
              type: object
              properties: { id: { type: string }, email: { type: string, format: email } }
            Subscription: { type: object, properties: { id: { type: string }, plan: { type: string }, seats: { type: integer } } }
            Account:
              type: object
              properties: { plan: { type: string, enum: [free, paid] }, seats: { type: integer, minimum: 5 } }
            Problem:
              type: object
              properties: { title: { type: string }, error: { type: object, properties: { message: { type: string } } } }
            Node:
              type: object
              properties:
                label: { oneOf: [ { type: string }, { type: integer } ] }
                parent: { $ref: '#/components/schemas/Node' }
                children: { type: array, items: { $ref: '#/components/schemas/Node' } }
        """);

    private final MockApi api = MockApi.of(DOCUMENT, InstantSource.fixed(NOW));
    private final Client client = new Client(api, "https://us.shop.example:8443/api/v7");

    @Test
    void countsWholeNumbersAndKeepsTimesAsTheSchemaHasThem() {
        var first = client.post("/pets", "{\"name\": \"Rex\"}");
        var second = client.post("/pets", "{\"name\": \"Mia\"}");

        assertThat(first.path("id").intValue()).isEqualTo(1);
        assertThat(second.path("id").intValue()).isEqualTo(2);
        assertThat(first.path("createdAt").longValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(first.path("tag").stringValue()).isEqualTo("cat");
        assertThat(client.send("POST", "/pets", "{\"name\": \"Bo\"}").status()).isEqualTo(201);
    }

    @Test
    void listsInAPlainArrayByLimitAndOffset() {
        for (var name : new String[] {"a", "b", "c", "d", "e"}) {
            client.post("/pets", "{\"name\": \"" + name + "\"}");
        }

        assertThat(names(client.get("/pets"))).isEqualTo("e d c");
        assertThat(names(client.get("/pets?limit=2&offset=3"))).isEqualTo("b a");
        assertThat(names(client.get("/pets?limit=2&page=2"))).isEqualTo("c b");
        assertThat(names(client.get("/pets?limit=1&offset=0"))).isEqualTo("e");
    }

    @Test
    void changesAndRemovesAThing() {
        client.post("/pets", "{\"name\": \"Rex\", \"tag\": \"dog\"}");

        assertThat(client.good("PATCH", "/pets/1", "{\"name\": \"Max\", \"tag\": null}")
                        .path("tag")
                        .isNull())
                .isTrue();
        assertThat(client.get("/pets/1").path("name").stringValue()).isEqualTo("Max");
        assertThat(client.send("DELETE", "/pets/1", "").status()).isEqualTo(204);
        assertThat(client.send("GET", "/pets/1", "").status()).isEqualTo(404);
        assertThat(client.send("DELETE", "/pets/1", "").status()).isEqualTo(404);
        assertThat(client.get("/pets")).isEmpty();
    }

    @Test
    void doesWhatTheLastWordOfAPathSays() {
        client.post("/pets", "{\"name\": \"Rex\"}");

        assertThat(client.send("POST", "/pets/1/archive", "").status()).isEqualTo(202);

        assertThat(client.get("/pets/1").path("archived").booleanValue()).isTrue();
    }

    @Test
    void keepsWhatBelongsToAThingApart() {
        client.post("/pets", "{\"name\": \"Rex\"}");
        client.post("/pets", "{\"name\": \"Mia\"}");

        var visit = client.post("/pets/1/visits", "{\"reason\": \"cough\"}");
        var visits = client.get("/pets/1/visits");

        assertThat(visit.path("petId").intValue()).isEqualTo(1);
        assertThat(visits.path("items").path(0)).isEqualTo(visit);
        assertThat(visits.path("totalCount").intValue()).isEqualTo(1);
        assertThat(visits.path("hasMore").booleanValue()).isFalse();
        assertThat(visits.path("nextPageToken").isNull()).isTrue();
        assertThat(client.get("/pets/2/visits").path("items")).isEmpty();
        assertThat(client.send("GET", "/pets/3/visits", "").status()).isEqualTo(404);
    }

    @Test
    void createsWithAPutWhereNothingElseCreates() {
        var put = client.good("PUT", "/owners/ann", "{\"email\": \"ann@example.com\"}");

        assertThat(put.path("data").path("id").stringValue()).isEqualTo("ann");
        assertThat(client.get("/owners/ann")).isEqualTo(put);
        assertThat(client.send("GET", "/owners/bob", "").status()).isEqualTo(404);
    }

    @Test
    void keepsTheOneThingThatThereIs() {
        assertThat(client.get("/account"))
                .isEqualTo(Json.parse("{\"plan\": \"free\", \"seats\": 5}").orElseThrow());

        client.good("PATCH", "/account", "{\"plan\": \"paid\"}");

        assertThat(client.get("/account").path("plan").stringValue()).isEqualTo("paid");
    }

    @Test
    void looksUpAnythingWhereNothingIsKept() {
        assertThat(client.get("/weather/Rome?units=metric")).hasToString("{\"city\":\"Rome\",\"celsius\":4}");
        assertThat(text(client.send("GET", "/weather/Rome", ""))).contains("`units` is missing");
    }

    @Test
    void answersInTheMediaTypeOfTheDocument() {
        var report = client.send("GET", "/reports/may.txt", "");

        assertThat(report.mediaType()).isEqualTo("text/plain");
        assertThat(text(report)).isEqualTo("all well");
    }

    @Test
    void readsForms() {
        var request = new Request(
                "POST",
                Url.parse(client.base() + "/subscriptions"),
                Headers.of("Content-Type", MediaTypes.FORM),
                Body.of("plan=gold+plus&seats=7"));

        var answer = api.handle(request);

        assertThat(answer.mediaType()).isEqualTo(MediaTypes.JSON);
        assertThat(tree(answer).path("plan").stringValue()).isEqualTo("gold plus");
        assertThat(tree(answer).path("seats").intValue()).isEqualTo(7);
        assertThat(text(api.handle(request.withBody(Body.of("seats=many")))))
                .contains("`plan` is missing", "`seats` must be integer");
    }

    @Test
    void filtersOnlyByDeclaredParameters() {
        client.post("/pets", "{\"name\": \"Rex\", \"tag\": \"dog\"}");
        client.post("/pets", "{\"name\": \"Mia\", \"tag\": \"cat\"}");

        assertThat(names(client.get("/pets?tag=dog"))).isEqualTo("Rex");
        assertThat(names(client.get("/pets?name=Rex"))).isEqualTo("Mia Rex");
    }

    @Test
    void cutsCycles() {
        assertThat(client.get("/tree")).hasToString("{\"label\":\"label\",\"children\":[]}");
    }

    @Test
    void shapesRefusalsAsTheDocumentDoes() {
        var refused = client.send("POST", "/pets", "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(tree(refused))
                .hasToString("{\"title\":\"Bad Request\",\"error\":{\"message\":\"`name` is missing\"}}");
        assertThat(client.send("GET", "/pets/one", "").status()).isEqualTo(400);
    }

    @Test
    void asksForNoCredentialWhereTheDocumentDoesNot() {
        var guarded = new Client(api.requiring(_ -> false), client.base());

        assertThat(guarded.send("GET", "/pets", "").status()).isEqualTo(401);
        assertThat(guarded.send("GET", "/weather/Rome?units=metric", "").status())
                .isEqualTo(200);
    }

    @Test
    void toleratesTheVariablesOfAServer() {
        assertThat(api.answers("https://us.shop.example:8443/api/v2/")).isTrue();
        assertThat(api.answers("https://us.shop.example/api/v2")).isFalse();
        assertThat(api.answers("https://us.shop.example:8443/api")).isFalse();
        assertThat(api.answers("/api/v2")).isFalse();
    }

    @Test
    void keepsTheNewestTenThousand() {
        for (int i = 0; i <= Collection.CAPACITY; i++) {
            client.send("POST", "/pets", "{\"name\": \"n\"}");
        }

        assertThat(client.send("GET", "/pets/1", "").status()).isEqualTo(404);
        assertThat(client.send("GET", "/pets/2", "").status()).isEqualTo(200);
    }

    private static String names(JsonNode pets) {
        return String.join(
                " ",
                pets.valueStream().map(each -> each.path("name").stringValue()).toList());
    }
}
