package io.naftiko.runtime.link;

import io.naftiko.runtime.document.FileTree;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.flow.FileReading;
import io.naftiko.runtime.flow.FolderReading;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Links the units that are made of files.
record FilesLinker(NamedFiles files) {

    /// What reads the files, with what it must be told.
    ///
    /// @param inputs the path of the file in its folder; none for a single file
    record Served(Work work, List<Input> inputs) {}

    /// What serves the files of a resource; empty, with a problem, when they are not there.
    Optional<Served> link(Unit unit, Target.Files target) {
        var mediaType = unit.caller() instanceof Caller.Reader reader ? reader.mediaType() : null;
        return files.find(target.location(), target.place()).map(path -> served(path, mediaType));
    }

    private static Served served(Path location, @Nullable String mediaType) {
        return Files.isDirectory(location)
                ? new Served(new FolderReading(new FileTree(location), mediaType), List.of(path()))
                : new Served(new FileReading(location, mediaType), List.of());
    }

    private static Input path() {
        var schema = Json.object().put("type", "string");
        return new Input(
                FolderReading.PATH, "string", true, "Of the file, in its folder.", null, false, schema, List.of());
    }
}
