package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Address;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `type: rest`: a server whose units are the operations of resources, one for each method and path.
///
/// @param description tells people what the server is for; null where the file says nothing
public record RestServer(
        String namespace,
        Address address,
        @Nullable String description,
        List<Unit> operations,
        @Nullable Long maxBinaryBytes,
        Guard guard,
        Place place)
        implements Exposes {

    public RestServer {
        operations = List.copyOf(operations);
    }

    public static RestServer read(Section section, Guard guard) {
        section.ignore("type", "label", "display", "tags");
        var resources = new ResourceReader(section.named("inputParameters", Parameter::read));
        var server = new RestServer(
                Exposes.namespace(section),
                Address.read(section),
                section.text("description"),
                section.named("resources", resources::operations).stream()
                        .flatMap(List::stream)
                        .toList(),
                Limits.size(section, "maxBinarySize"),
                guard,
                section.place());
        section.close();
        return server;
    }

    @Override
    public String type() {
        return "rest";
    }

    @Override
    public List<Unit> units() {
        return operations;
    }

    @Override
    public RestServer bare() {
        return new RestServer(namespace, address, description, List.of(), maxBinaryBytes, guard, place);
    }

    /// A route for each offer, and `GET /openapi.json`, which describes them (OpenAPI 3.1).
    @Override
    public List<Route> serve(Card card, List<Offer> offers) {
        var offered = offers.stream().map(Operation::of).toList();
        var routes = new ArrayList<Route>(offered.size() + 1);
        offered.forEach(operation -> routes.add(operation.route()));
        routes.add(new Route("GET", "/openapi.json", false, new DescriptionHandler(new OpenApi(this, card), offered)));
        return List.copyOf(routes);
    }
}
