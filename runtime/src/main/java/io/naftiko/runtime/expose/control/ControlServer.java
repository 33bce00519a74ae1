package io.naftiko.runtime.expose.control;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Address;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Scripting;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `type: control`: health, status and reload of a capability. It is read; nothing serves it yet.
///
/// @param scripting what `management` says of the capability's scripts; null when it says nothing
public record ControlServer(
        String namespace, Address address, @Nullable Scripting scripting, Place place) implements Exposes {

    public static ControlServer read(Section section) {
        section.ignore("type", "description", "authentication", "observability", "label", "display", "tags");
        var server = new ControlServer(
                section.textOr("namespace", "control"), Address.read(section), scripting(section), section.place());
        section.problems()
                .add(
                        Code.NOT_SERVED,
                        section.place("type"),
                        "The control server is understood; this version does not serve it.");
        section.close();
        return server;
    }

    private static @Nullable Scripting scripting(Section section) {
        var management = section.section("management");
        if (management == null) {
            return null;
        }
        management.ignore("health", "info", "reload", "validate", "logs");
        var scripting = management.section("scripting");
        management.close();
        return scripting == null ? null : Scripting.read(scripting);
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
