package io.naftiko.runtime.enrich;

import io.naftiko.runtime.link.OperationPath;
import io.naftiko.runtime.model.Bind;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.OpenApiFile;
import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.OpenApiReader;
import io.naftiko.runtime.openapi.RecentTrees;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the OpenAPI documents that a capability names, when the capability is read. The file's own words win.
public final class Enrichment {

    private final Set<String> variables;
    private final OpenApiReader reader;
    private final Problems problems;

    private Enrichment(Capability capability, RecentTrees documents, Problems problems) {
        this.reader = new OpenApiReader(documents, problems);
        this.variables = capability.binds().stream()
                .map(Bind::keys)
                .flatMap(keys -> keys.keySet().stream())
                .collect(Collectors.toSet());
        this.problems = problems;
    }

    /// The capability with what its documents say beside it.
    ///
    /// @param documents those that other capabilities named lately
    /// @param problems takes one for each document that is not there, and for each operation that it does not know
    public static Capability of(Capability capability, RecentTrees documents, Problems problems) {
        var enrichment = new Enrichment(capability, documents, problems);
        return capability.consumes().stream().allMatch(each -> each.openApi() == null)
                ? capability
                : capability.withConsumes(
                        capability.consumes().stream().map(enrichment::enriched).toList());
    }

    private Consumes enriched(Consumes api) {
        var file = api.openApi();
        if (file == null) {
            return api;
        }
        var beside = beside(file);
        var document = beside.filter(path -> isContained(path, file)).flatMap(reader::read);
        var others = document.map(ApiDocument::files).orElse(List.of());
        var files = Stream.concat(beside.stream(), others.stream()).toList();
        return api.enriched(
                file.readFrom(files),
                document.map(each -> operations(api, each)).orElse(api.operations()));
    }

    /// Whether the document is in the folder of the capability's file; a problem says it where it is not.
    private boolean isContained(Path path, OpenApiFile file) {
        try {
            if (path.toRealPath().startsWith(folder(file))) {
                return true;
            }
        } catch (IOException _) {
            // the problem below says it
        }
        reportMissing(file);
        return false;
    }

    private static Path folder(OpenApiFile file) throws IOException {
        var own = Path.of(file.place().file()).toAbsolutePath();
        var real = Files.exists(own) ? own.toRealPath() : own;
        return real.resolveSibling(".").toRealPath();
    }

    private void reportMissing(OpenApiFile file) {
        problems.add(
                Code.OPENAPI_LOCATION,
                file.place(),
                "There is no file `" + file.location() + "` in the folder of this file.",
                "Put the document there, and write its path relative to this file.");
    }

    private Optional<Path> beside(OpenApiFile file) {
        try {
            return Optional.of(
                    Path.of(file.place().file()).resolveSibling(file.location()).normalize());
        } catch (InvalidPathException _) {
            reportMissing(file);
            return Optional.empty();
        }
    }

    private List<Operation> operations(Consumes api, ApiDocument document) {
        var known = new KnownOperations(document);
        return api.operations().stream()
                .map(each -> operation(api, each, document, known))
                .toList();
    }

    private Operation operation(Consumes api, Operation operation, ApiDocument document, KnownOperations known) {
        var path = OperationPath.of(api, operation).path();
        var found = known.find(api, operation, path);
        if (found.isEmpty()) {
            problems.add(
                    Code.OPENAPI_OPERATION,
                    operation.place(),
                    "The document does not know `" + operation.method() + " " + path + "`, nor an operation called `"
                            + operation.name() + "`.",
                    Suggestion.didYouMean(operation.method() + " " + path, known.routes()));
            return operation;
        }
        return new Filling(api, operation, path, found.get(), document.schemas(), variables).filled();
    }
}
