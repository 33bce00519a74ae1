package io.naftiko.runtime;

import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The extensions in a folder. Each is loaded once, by a class loader of its own, for the first file that needs it.
///
/// The extension `avro` is `avro/naftiko-avro.jar`. What it needs beside the engine stands in its manifest, as
/// `Class-Path`.
final class Extensions {

    private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);

    private final @Nullable Path folder;
    private final Map<String, Extension> loaded = new ConcurrentHashMap<>();

    Extensions(Optional<Path> folder) {
        this.folder = folder.orElse(null);
    }

    /// The extension `name`; empty, with a problem, when it cannot be had.
    Optional<Extension> find(String name, Place place, Problems problems) {
        var jar = folder == null ? null : folder.resolve(name).resolve("naftiko-" + name + ".jar");
        if (jar == null || !Files.isRegularFile(jar)) {
            report(
                    name,
                    "which is not installed",
                    "Put the folder `" + name + "` into " + folder() + ".",
                    place,
                    problems);
            return Optional.empty();
        }
        var extension = loaded.computeIfAbsent(name, _ -> load(jar));
        if (extension == null) {
            report(name, "which cannot be loaded", "Put one of this version into " + folder() + ".", place, problems);
        }
        return Optional.ofNullable(extension);
    }

    @SuppressWarnings("resource") // open as long as the engine
    private static @Nullable Extension load(Path jar) {
        try {
            var loader = new URLClassLoader(
                    jar.getFileName().toString(), new URL[] {jar.toUri().toURL()}, Extension.class.getClassLoader());
            return ServiceLoader.load(Extension.class, loader).findFirst().orElse(null);
        } catch (IOException | ServiceConfigurationError | LinkageError e) {
            LOG.warn("{} cannot be loaded: {}", jar, e.toString());
            LOG.debug("{}", jar, e);
            return null;
        }
    }

    private String folder() {
        return folder == null ? "the folder of extensions" : "`" + folder + "`";
    }

    private static void report(String name, String reason, String proposal, Place place, Problems problems) {
        problems.add(
                Code.EXTENSION_MISSING, place, "This needs the extension `" + name + "`, " + reason + ".", proposal);
    }
}
