package io.naftiko.runtime.directory;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.util.List;
import java.util.function.Supplier;

/// `describe_tool`: all that there is to know of one tool before it is called.
record DescribeTool(Supplier<Tools> tools) implements Work {

    static final String NAME = "describe_tool";

    static List<Input> inputs() {
        return List.of(Asked.required("tool", "string", "Its address, as the search gives it."));
    }

    @Override
    public Response run(Scope scope) {
        var tool = tools.get().at(Asked.text(scope, "tool"));
        return Response.json(200, Json.bytes(tool.full()));
    }
}
