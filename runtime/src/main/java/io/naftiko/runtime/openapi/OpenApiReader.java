package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads OpenAPI documents: Swagger 2.0 and OpenAPI 3.0 and 3.1, each as JSON or YAML, up to 16 MiB a file.
///
/// References lead to any place of the document and to other files of its folder; none leads out of it, and nothing
/// is fetched. What is wrong in an operation is a warning, and harms no other. A document of 3.2 is read as far as it
/// is one of 3.1.
public final class OpenApiReader {

    private static final Pattern OPENAPI = Pattern.compile("3\\.[0-9]+(\\..*)?");
    private static final Pattern SWAGGER = Pattern.compile("2\\.0+(\\..*)?|2");

    private final RecentTrees trees;
    private final Problems problems;

    public OpenApiReader(Problems problems) {
        this(new RecentTrees(), problems);
    }

    /// @param trees what it need not read again
    public OpenApiReader(RecentTrees trees, Problems problems) {
        this.trees = trees;
        this.problems = problems;
    }

    /// The document in `file`; empty, with a problem, when there is none.
    public Optional<ApiDocument> read(Path file) {
        return trees.read(file, problems).flatMap(tree -> document(SpecFile.of(file, tree), SpecFolder.around(file)));
    }

    /// The document in `text`, which has no files beside it.
    ///
    /// @param name of the text, in problems
    public Optional<ApiDocument> read(String name, String text) {
        return SpecText.read(name, text, problems)
                .flatMap(tree -> document(SpecFile.of(null, tree), new SpecFolder(null)));
    }

    private Optional<ApiDocument> document(SpecFile first, SpecFolder folder) {
        if (!isOpenApi(first.json())) {
            problems.add(
                    Code.OPENAPI_VERSION,
                    first.tree().place(),
                    "This is no OpenAPI document: it says neither `openapi: 3.…` nor `swagger: \"2.0\"`"
                            + found(first.tree()) + ".",
                    "Name a document of version 2.0, 3.0 or 3.1.");
            return Optional.empty();
        }
        var whole = Bundle.of(first, folder, problems);
        return Optional.of(new DocumentReader(whole.root(), Places.of(first.tree()), problems).read(whole.others()));
    }

    private static boolean isOpenApi(JsonNode root) {
        return OPENAPI.matcher(root.path("openapi").asString("")).matches() || isSwagger(root);
    }

    static boolean isSwagger(JsonNode root) {
        return SWAGGER.matcher(root.path("swagger").asString("")).matches();
    }

    private static String found(Tree tree) {
        return tree instanceof Tree.Fields fields
                ? ", but has "
                        + String.join(
                                ", ",
                                fields.entries().keySet().stream().limit(8).toList())
                : "";
    }
}
