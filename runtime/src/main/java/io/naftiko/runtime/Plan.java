package io.naftiko.runtime;

import io.naftiko.runtime.inspect.Inspection;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.load.BindFiles;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// A capability file, read and linked as far as it goes. Nothing was called or opened for it.
///
/// @param file as it was named
/// @param linked empty when the file holds no capability
/// @param problems all of them, in the order of the file
/// @param continuity what the servers of the file keep while the process runs
public record Plan(String file, Optional<Linked> linked, List<Problem> problems, Continuity continuity) {

    private static final Logger LOG = LoggerFactory.getLogger(Plan.class);

    public Plan {
        problems = List.copyOf(problems);
    }

    /// The plan of a file on which the engine failed, which no file should bring about.
    ///
    /// The problem names the line of the engine, and not what the exception says: that may hold a secret.
    public static Plan failed(Path file, Throwable fault) {
        LOG.debug("The engine failed on {}", file, fault);
        var problem = new Problem(
                Code.ENGINE_FAULT,
                Place.startOf(file.toString()),
                "The engine failed on this file: " + fault.getClass().getSimpleName() + where(fault) + ".",
                "This is a fault of the engine: please report it, with the file.");
        return new Plan(file.toString(), Optional.empty(), List.of(problem), Continuity.random());
    }

    /// Where a stack ends is another place each time.
    private static String where(Throwable fault) {
        var stack = fault instanceof StackOverflowError ? new StackTraceElement[0] : fault.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0].getFileName() + ":" + stack[0].getLineNumber();
    }

    /// Whether the file has no error.
    public boolean accepted() {
        return problems.stream().noneMatch(Problem::isError);
    }

    /// Whether it is a document without a capability, whose definitions others import: it serves nothing.
    public boolean shared() {
        return linked.isEmpty() && accepted();
    }

    /// Whether some units could be served in spite of errors, because all of these concern single units.
    public boolean salvageable() {
        return linked.isPresent()
                && problems.stream()
                        .filter(Problem::isError)
                        .allMatch(problem -> problem.code().extent() == Code.Extent.UNIT)
                && (!linked.get().skills().isEmpty()
                        || linked.get().servers().stream()
                                .anyMatch(server -> !server.offers().isEmpty()));
    }

    /// The units that need a variable without a value, by that variable.
    ///
    /// @param offered which units count
    public Map<String, Set<String>> unset(Predicate<Offer> offered) {
        var unset = new LinkedHashMap<String, Set<String>>();
        linked.ifPresent(found -> {
            var units = found.units(offered);
            found.variableUse().forEach((variable, users) -> {
                var needing = new TreeSet<>(users);
                needing.retainAll(units);
                if (!needing.isEmpty() && found.variables().find(variable).isEmpty()) {
                    unset.put(variable, needing);
                }
            });
        });
        return unset;
    }

    /// The namespaces of the servers that only a program which starts this one could reach.
    public List<String> stdioServers() {
        return linked.stream()
                .flatMap(found -> found.servers().stream())
                .map(Linked.Server::exposes)
                .filter(exposes -> exposes.transport().equals("stdio"))
                .map(Exposes::namespace)
                .toList();
    }

    /// The other files and folders that it was made from: what they say and hold is part of it.
    public Set<Path> dependencies() {
        return linked.stream().flatMap(Plan::dependencies).collect(Collectors.toSet());
    }

    private static Stream<Path> dependencies(Linked linked) {
        var capability = linked.capability();
        var binds = capability.binds().stream().flatMap(bind -> BindFiles.file(bind).stream());
        var imported = capability.imported().files().stream();
        return Stream.of(binds, linked.files().stream(), imported, documents(capability))
                .flatMap(each -> each);
    }

    private static Stream<Path> documents(Capability capability) {
        return capability.consumes().stream()
                .map(Consumes::openApi)
                .filter(Objects::nonNull)
                .flatMap(document -> document.files().stream());
    }

    /// What was understood, as the JSON object of `naftiko inspect`.
    public ObjectNode inspection() {
        return Inspection.of(file, linked, problems);
    }
}
