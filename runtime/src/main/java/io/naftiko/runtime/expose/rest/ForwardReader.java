package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import java.util.Optional;

/// Reads `forward` of a resource, as one unit that takes every method on everything below the resource's path.
final class ForwardReader {

    private ForwardReader() {}

    static Optional<Unit> read(Section resource, ExposedPath path) {
        var forward = resource.section("forward");
        if (forward == null) {
            return Optional.empty();
        }
        var target = new Target.Forward(
                forward.required("targetNamespace"), forward.strings("trustedHeaders"), resource.place("forward"));
        forward.close();
        var everything = path.withTail();
        var web = new Caller.Web(Route.ANY, everything.toString(), path.placeholdersBeforeTail());
        var name = resource.textOr("name", Route.ANY + " " + everything);
        return Optional.of(Unit.of(name, resource.text("description"), web, target, forward.place()));
    }
}
