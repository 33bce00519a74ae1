package io.naftiko.runtime.extension.protobuf;

import com.google.protobuf.AnyProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import io.naftiko.runtime.document.Location;
import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.model.Format.Links;
import io.naftiko.runtime.report.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Loads a `.proto` file with those that it imports. An import starts from the folder of the file that has it, or from
/// that of the capability.
final class ProtoFiles {

    private static final int MOST = 100;

    private static final Map<String, FileDescriptor> GOOGLE = Stream.of(
                    AnyProto.getDescriptor(),
                    DurationProto.getDescriptor(),
                    EmptyProto.getDescriptor(),
                    FieldMaskProto.getDescriptor(),
                    StructProto.getDescriptor(),
                    TimestampProto.getDescriptor(),
                    WrappersProto.getDescriptor())
            .collect(Collectors.toMap(FileDescriptor::getName, file -> file));

    private final Links links;
    private final Path folder;
    private final Map<String, FileDescriptor> loaded = new HashMap<>(GOOGLE);
    private final Set<String> loading = new LinkedHashSet<>();

    ProtoFiles(Links links) {
        this.links = links;
        this.folder = Location.of(".", links.place()).orElseThrow();
    }

    /// The file; empty, with a problem, when it or one that it imports cannot be used.
    Optional<FileDescriptor> load(String name) {
        return load(name, links.place());
    }

    private Optional<FileDescriptor> load(String name, Place place) {
        var known = loaded.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (!loading.add(name) || loading.size() > MOST) {
            links.refuseFile(place, "imports itself, or more than " + MOST + " files.");
            return Optional.empty();
        }
        var file = links.files().read(folder, name, place).flatMap(this::build);
        file.ifPresent(found -> loaded.put(name, found));
        return file;
    }

    private Optional<FileDescriptor> build(NamedFile file) {
        var parser = new ProtoParser(file);
        try {
            var proto = parser.parse();
            return imports(proto, parser, file).flatMap(imports -> build(proto, imports, parser, file));
        } catch (ProtoSyntax e) {
            links.refuseFile(e.place(), "is no Protocol Buffers schema: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private Optional<FileDescriptor> build(
            FileDescriptorProto proto, List<FileDescriptor> imports, ProtoParser parser, NamedFile file) {
        try {
            return Optional.of(FileDescriptor.buildFrom(proto, imports.toArray(FileDescriptor[]::new)));
        } catch (DescriptorValidationException e) {
            links.refuseFile(
                    parser.placeOf(e.getProblemSymbolName()).orElse(file.start()),
                    "is no Protocol Buffers schema: " + e.getDescription().replaceFirst("\\.$", "") + ".");
            return Optional.empty();
        }
    }

    private Optional<List<FileDescriptor>> imports(FileDescriptorProto proto, ProtoParser parser, NamedFile file) {
        var imports = new ArrayList<FileDescriptor>();
        for (var name : proto.getDependencyList()) {
            var place = parser.placeOf(name).orElse(file.start());
            load(located(name, file), place).ifPresent(imports::add);
        }
        return imports.size() == proto.getDependencyCount() ? Optional.of(imports) : Optional.empty();
    }

    private String located(String name, NamedFile importing) {
        var beside = Path.of(importing.name()).resolveSibling(name);
        return GOOGLE.containsKey(name) || !Files.exists(folder.resolve(beside)) ? name : beside.toString();
    }
}
