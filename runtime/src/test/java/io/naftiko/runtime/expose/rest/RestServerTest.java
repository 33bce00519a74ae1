package io.naftiko.runtime.expose.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The keywords of a REST server.
class RestServerTest {

    private final Problems problems = new Problems();

    @Test
    void readsItsKeywords() {
        var server = Served.read("""
            {"type": "rest", "namespace": "port", "address": "localhost", "port": 8080, "description": "Ships.",
             "tags": ["a"],
             "resources": [{"path": "/ships", "name": "ships", "description": "All.", "tags": ["b"], "operations": [
               {"method": "get", "name": "list", "label": "List", "description": "Lists.", "call": "dock.list",
                "tags": ["c"]},
               {"method": "POST", "call": "dock.add"}]}]}
            """, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(server.namespace()).isEqualTo("port");
        assertThat(server.address().port()).isEqualTo(8080);
        assertThat(server.description()).isEqualTo("Ships.");
        assertThat(server.units()).extracting(Unit::name).containsExactly("list", "POST /ships");
        assertThat(server.units())
                .extracting(Unit::caller)
                .containsExactly(
                        new Caller.Web("GET", "/ships", List.of()), new Caller.Web("POST", "/ships", List.of()));
    }

    @Test
    void readsResourcesAndOperationsKeyedByTheirNames() {
        var server = Served.read("""
            {"namespace": "port", "resources": {"ships": {"path": "/ships", "operations": {
             "add": {"method": "POST"}, "drop": {"method": "TRACE"}, "list": {}}}}}
            """, problems);

        assertThat(server.units()).extracting(Unit::name).containsExactly("add", "list");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/ships,          -,            /ships,            ''",
                "ships,           -,            /ships,            ''",
                "/ships/,         -,            /ships/,           ''",
                "/ships,          /active,      /ships/active,     ''",
                "/ships,          active,       /ships/active,     ''",
                "/ships/,         /active,      /ships/active,     ''",
                "/ships,          /,            /ships,            ''",
                "/,               -,            /,                 ''",
                "/,               /active,      /active,           ''",
                "/ships/{{id}},   '/{{ n }}',   /ships/{id}/{n},   id n",
                "/ships/{id}.json, -,           /ships/{id}.json,  id",
                "/tags/#new,      /{t},         /tags/%23new/{t},  t",
                "/tags?all,       -,            /tags?all,         ''",
            })
    void appendsTheOperationsPath(String resource, String operation, String path, String placeholders) {
        var own = operation == null ? "" : "\"path\": \"" + operation + "\"";
        var server = Served.read("""
            {"namespace": "port", "resources": [{"path": "%s", "operations": [{%s}]}]}
            """.formatted(resource, own), problems);

        var names = placeholders.isEmpty() ? List.<String>of() : List.of(placeholders.split(" "));
        assertThat(server.units())
                .singleElement()
                .extracting(Unit::caller)
                .isEqualTo(new Caller.Web("GET", path, names));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void putsTheInputsOfServerAndResourceBeforeThoseThatAnOperationDeclares() {
        var server = Served.read("""
            {"namespace": "port", "inputParameters": [{"name": "a", "in": "header"}, {"name": "b", "in": "header"}],
             "resources": [{"path": "/ships", "inputParameters": [{"name": "b", "in": "query"}, {"name": "c"}],
              "operations": [{"inputParameters": [{"name": "c", "in": "query"}, {"name": "d"}]}, {"path": "/bare"}]}]}
            """, problems);

        var inputs = server.units().getFirst().inputs();
        assertThat(inputs).extracting(Parameter::name).containsExactly("a", "b", "c", "d");
        assertThat(inputs).extracting(Parameter::in).containsExactly("header", "query", "query", null);
        assertThat(server.units().getLast().inputs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"resources\": []}                                                   | EXPOSE_NAMESPACE_MISSING | 0",
                "{\"namespace\": \"p\", \"resources\": [{\"operations\": [{}]}]}       | VALUE_MISSING            | 1",
                "{\"namespace\": \"p\", \"resources\": [{\"path\": \"/\", \"operations\": [{\"method\": \"TRACE\"}]}]}"
                        + " | METHOD_UNSUPPORTED | 0",
                "{\"namespace\": \"p\", \"resources\": [{\"path\": \"/\", \"forward\": {}}]} | VALUE_MISSING | 1",
                "{\"namespace\": \"p\", \"resource\": []}                              | UNKNOWN_KEY              | 0",
                "{\"namespace\": \"p\", \"resources\": [{\"path\": \"/\", \"operation\": []}]} | UNKNOWN_KEY      | 0",
                "{\"namespace\": \"p\", \"resources\": [{\"path\": \"/\", \"operations\": [{\"calls\": \"\"}]}]}"
                        + " | UNKNOWN_KEY | 1",
            })
    void reportsWhatItsAuthorShouldMend(String server, Code code, int units) {
        var read = Served.read(server, problems);

        assertThat(problems.all()).extracting(Problem::code).containsExactly(code);
        assertThat(read.units()).hasSize(units);
    }

    @Test
    void servesARouteForEachOfferAndItsDescription() {
        var server = Served.read("""
            {"namespace": "port", "resources": [{"path": "/ships/{id}", "operations": [{}, {"method": "DELETE"}]}]}
            """, problems);

        assertThat(server.serve(new Card("ships.yaml", Info.NONE), List.of()))
                .extracting(Route::path)
                .containsExactly("/openapi.json");
        try (var served = Served.operation("DELETE", "/ships/{id}", "[]")) {
            assertThat(served.routes()).extracting(Route::method).containsExactly("DELETE", "GET");
            assertThat(served.routes()).extracting(Route::path).containsExactly("/ships/{id}", "/openapi.json");
            assertThat(served.routes()).extracting(Route::plain).containsExactly(true, false);
        }
    }
}
