package io.naftiko.runtime.expose.control;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Address;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;

/// `type: control`: health, status and reload of a capability. It is read; nothing serves it yet.
public record ControlServer(String namespace, Address address, Place place) implements Exposes {

    public static ControlServer read(Section section) {
        section.ignore(
                "type", "description", "authentication", "management", "observability", "label", "display", "tags");
        var server = new ControlServer(section.textOr("namespace", "control"), Address.read(section), section.place());
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
    public List<Unit> units() {
        return List.of();
    }

    @Override
    public List<Route> serve(Card card, List<Offer> offers) {
        return List.of();
    }
}
