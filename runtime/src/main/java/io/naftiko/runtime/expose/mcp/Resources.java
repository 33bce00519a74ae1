package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.Shown.Watched;
import io.naftiko.runtime.expose.mcp.protocol.Task;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.http.Scopes;
import io.naftiko.runtime.model.Utterances;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.NothingFound;
import io.naftiko.runtime.report.Failure.Stopped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// `resources/list`, `resources/templates/list` and `resources/read`.
///
/// What cannot be read is an error of the protocol, never content.
final class Resources {

    private final List<Resource> all;
    private final SkillLibrary skills;
    private final Leftovers leftovers;
    private final boolean isOpen;

    /// @param skills whose files are resources too
    /// @param leftovers the whole of answers that were cut
    Resources(List<Resource> all, SkillLibrary skills, Leftovers leftovers) {
        this.leftovers = leftovers;
        this.all = List.copyOf(all);
        this.skills = skills;
        this.isOpen = all.stream().allMatch(each -> each.unit().scopes().isEmpty());
    }

    boolean isEmpty() {
        return all.isEmpty() && skills.isEmpty();
    }

    List<Resource> all() {
        return all;
    }

    Listing list() {
        return new Listing(
                "resources",
                call -> Stream.concat(allowed(call).flatMap(each -> each.listed(call.revision())), skills.listed()),
                isLasting());
    }

    Listing templates() {
        return new Listing(
                "resourceTemplates",
                call -> allowed(call).flatMap(each -> each.templates(call.revision())),
                isLasting());
    }

    boolean areWatched() {
        return all.stream().anyMatch(each -> each.reader().watch() != null);
    }

    /// The resource at an address, where its file says how to see its changes, and the caller may read it.
    Optional<Watched> watched(String uri, Principal caller) {
        for (var resource : all) {
            var arguments = resource.arguments(uri);
            if (arguments.isPresent()) {
                return Optional.ofNullable(resource.reader().watch())
                        .filter(_ -> resource.unit().scopes().allow(caller))
                        .map(each -> new Watched(
                                each.every(), new ResourceVersion(resource.routine(), arguments.get(), each.by())));
            }
        }
        return Optional.empty();
    }

    private boolean isLasting() {
        return all.stream()
                .allMatch(each -> each.lasting() && each.unit().scopes().isEmpty());
    }

    private Stream<Resource> allowed(Call call) {
        return all.stream().filter(each -> each.unit().scopes().allow(call.principal()));
    }

    /// Reads the resource that `params` name.
    Task task(ObjectNode params) {
        return Task.running("resources/read", utterances(params), new Permitted(this::needs, this::read));
    }

    /// What reading the resource takes that `params` name.
    Scopes needs(ObjectNode params) {
        var uri = params.path("uri").stringValue("");
        return isOpen
                ? Scopes.NONE
                : all.stream()
                        .filter(each -> each.arguments(uri).isPresent())
                        .findFirst()
                        .map(each -> each.unit().scopes())
                        .orElse(Scopes.NONE);
    }

    Answer read(Call call) {
        var uri = call.params().path("uri");
        return uri.isString()
                ? read(uri.stringValue(), call)
                : Fault.invalidParams("`uri` must be the address of a resource.");
    }

    private Utterances utterances(ObjectNode params) {
        var uri = params.path("uri").stringValue("");
        return all.stream()
                .filter(each -> !each.routine().utterances().equals(Utterances.NONE))
                .filter(each -> each.arguments(uri).isPresent())
                .findFirst()
                .map(each -> each.routine().utterances())
                .orElse(Utterances.NONE);
    }

    private Answer read(String uri, Call call) {
        try {
            return Leftovers.isAddress(uri)
                    ? ReadResult.personal(leftovers.read(uri, call.principal()))
                    : ReadResult.of(contents(uri, call));
        } catch (FailedCall failed) {
            return refused(failed.failure(), uri, call);
        }
    }

    /// What stands at `uri` for the caller: the first resource of the file that has the address answers, else the file
    /// of a skill.
    ///
    /// @throws FailedCall when it cannot be read
    Contents contents(String uri, Call call) {
        for (var resource : all) {
            var arguments = resource.arguments(uri);
            if (arguments.isPresent() && resource.unit().scopes().allow(call.principal())) {
                var response = resource.routine().run(arguments.get(), call.conversation());
                if (response.succeeded()) {
                    return ReadResult.contents(response, uri, resource.reader());
                }
                throw new FailedCall(new Stopped(response.status(), Refusals.sentence(response, Retry.READING)));
            }
        }
        return skills.find(uri)
                .map(SkillPage::contents)
                .orElseThrow(() -> new FailedCall(new NothingFound("Resource not found: " + uri)));
    }

    /// What the server says of the resource at `uri`; empty when it has none there.
    Optional<ObjectNode> shown(String uri, Call call) {
        return allowed(call)
                .filter(each -> each.arguments(uri).isPresent())
                .findFirst()
                .map(each -> Resource.shown(each, "uri", call.revision()).put("uri", uri))
                .or(() -> skills.find(uri).map(page -> page.shown().deepCopy()));
    }

    private static Fault refused(Failure failure, String uri, Call call) {
        return failure instanceof Failure.BadInput bad
                ? Fault.invalidParams(bad.message())
                : refused(failure.status(), failure.message(), uri, call);
    }

    private static Fault refused(int status, String message, String uri, Call call) {
        return status == 404 || status == 410
                ? Fault.resourceNotFound(uri, call.revision())
                : Fault.failed(message, Json.object().put("uri", uri));
    }
}
