package io.naftiko.runtime.expose.control;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Address;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Scripting;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `type: control`: a capability as its operators see it. It is read and checked; nothing serves it yet.
public record ControlServer(
        String namespace, Address address, Management management, Observability observability, Guard guard, Place place)
        implements Exposes {

    public static ControlServer read(Section section, Guard guard) {
        section.ignore("type", "description", "label", "display", "tags");
        var server = new ControlServer(
                section.textOr("namespace", "control"),
                Address.read(section),
                Management.read(section.section("management")),
                Observability.read(section.section("observability")),
                guard,
                section.place());
        section.problems()
                .add(
                        Code.NOT_SERVED,
                        section.place("type"),
                        "The control server is understood; this version does not serve it.");
        section.close();
        return server;
    }

    @Override
    public String type() {
        return "control";
    }

    @Override
    public @Nullable Scripting scripting() {
        return management.scripting();
    }

    @Override
    public List<Route> serve(Card card, List<Offer> offers) {
        return List.of();
    }
}
