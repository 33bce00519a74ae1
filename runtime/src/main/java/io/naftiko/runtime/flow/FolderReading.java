package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.FileTree;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.NothingFound;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers with the file of a folder that the input [#PATH] names, as it is now.
///
/// @param mediaType of files whose ending says none; null where that is not known
public record FolderReading(FileTree tree, @Nullable String mediaType) implements Work {

    /// The input: the path of the file in the folder, with `/` between its names.
    public static final String PATH = "path";

    @Override
    public Response run(Scope scope) {
        var path = scope.input(PATH) == null ? "" : scope.input(PATH).asString("");
        var file = tree.find(List.of(path.split("/", -1)))
                .orElseThrow(() -> new FailedCall(new NothingFound("There is no file `" + path + "`.")));
        return new FileReading(file, type(file)).run(scope);
    }

    private @Nullable String type(Path file) {
        var own = MediaTypes.ofEnding(file.getFileName().toString());
        return own == null ? mediaType : own;
    }
}
