package io.naftiko.runtime.curate;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.testing.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A tool is called by what it does, whatever habits the author of the document had.
class ToolNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        listRooms                        | -                          | get    | /rooms                        | list-rooms
        list_room_peers                  | -                          | get    | /rooms/{id}/peers             | list-room-peers
        getAPIKeyByID                    | -                          | get    | /keys/{id}                    | get-key-by-id
        repos/list-for-org               | -                          | get    | /orgs/{org}/repos             | list-repos-for-org
        issues/create                    | -                          | post   | /issues                       | create-issue
        issues/add-assignees             | -                          | post   | /issues/{n}/assignees         | add-issue-assignees
        actions/get-actions-cache-usage  | -                          | get    | /actions/cache                | get-actions-cache-usage
        chat.postMessage                 | -                          | post   | /chat.postMessage             | post-chat-message
        payment_request_list             | -                          | get    | /requests                     | list-payment-request
        getShipUsingGET                  | -                          | get    | /ships/{id}                   | get-ship
        read_item_items__item_id__get    | -                          | get    | /items/{item_id}              | read-item
        api_v1_ships_list                | -                          | get    | /api/v1/ships                 | list-ships
        list                             | -                          | get    | /ships                        | list-ships
        op17                             | Lists all the open orders  | get    | /orders                       | list-open-orders
        op17                             | Returns a ship             | get    | /ships/{id}                   | get-ship
        op17                             | Ships                      | get    | /ships                        | list-ships
        -                                | -                          | get    | /v2/ships/{imo}               | get-ship
        -                                | -                          | get    | /v2/ships/{imo}/crew-members  | list-ship-crew-members
        -                                | -                          | post   | /ships                        | create-ship
        -                                | -                          | put    | /ships/{imo}                  | replace-ship
        -                                | -                          | patch  | /ships/{imo}                  | update-ship
        -                                | -                          | delete | /ships/{imo}                  | delete-ship
        -                                | -                          | post   | /recordings/{id}/stop         | stop-recording
        -                                | -                          | get    | /                             | get-root
        -                                | -                          | get    | /companies/{id}/addresses/{a} | get-company-address
        '"; rm -rf /'                    | Créer un navire            | post   | /navires                      | create-navire
        """)
    void saysVerbAndNoun(String id, String summary, String method, String path, String name) {
        assertThat(names(operation(id, summary, method, path))).containsExactly(name);
    }

    private static String operation(String id, String summary, String method, String path) {
        return "  '" + path + "': { " + method + ": { operationId: " + quoted(id) + ", summary: " + quoted(summary)
                + " } }\n";
    }

    private static String quoted(String text) {
        return text.equals("-") ? "''" : "'" + text.replace("'", "''") + "'";
    }

    private static List<String> names(String... paths) {
        var operations = ApiDocument.of(Documents.yaml("openapi: 3.1.0\npaths:\n" + String.join("", paths)))
                .operations();
        var names = ToolNames.of(operations);
        return operations.stream().map((ApiOperation each) -> names.of(each)).toList();
    }

    @Test
    void noTwoHaveOneName() {
        assertThat(names(
                        operation("getThing", "", "get", "/things"),
                        operation("get_thing", "", "get", "/other/things"),
                        operation("get-thing", "", "get", "/other/things/{id}"),
                        operation("GetThing", "", "put", "/other/things/{id}/x")))
                .containsExactly(
                        "get-thing",
                        "get-thing-other-things",
                        "get-thing-other-things-get",
                        "get-thing-other-things-x");
    }

    @Test
    void noneIsLongerThanAClientTakes() {
        var longest = "get".concat("VeryLongWord".repeat(20));

        assertThat(names(
                        operation(longest, "", "get", "/a"),
                        operation(longest, "", "get", "/b"),
                        operation(longest, "", "get", "/c")))
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9-]{1,64}"))
                .doesNotHaveDuplicates();
    }
}
