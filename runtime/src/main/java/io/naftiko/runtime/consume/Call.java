package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;

/// A call of a consumed operation: fills the request and sends it.
public record Call(CallTemplate template, Handler upstream) implements Work {

    @Override
    public Response run(Scope scope) {
        return upstream.handle(template.fill(scope));
    }
}
