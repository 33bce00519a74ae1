package io.naftiko.benchmarks.contestant;

import io.naftiko.benchmarks.catalogue.Catalogue;
import io.naftiko.benchmarks.process.Naftiko;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `naftiko run` of a capability file, on a heap of 512 MB.
///
/// @param files how many others it serves beside it
/// @param flags of the command, beside those that say where it listens
public record NaftikoServer(String id, String title, Path launcher, Path folder, int files, List<String> flags)
        implements Contestant {

    public NaftikoServer {
        flags = List.copyOf(flags);
    }

    /// As people start it.
    public static NaftikoServer usual(String id, Path launcher, Path folder) {
        return new NaftikoServer(id, "Naftiko", launcher, folder, 0, List.of());
    }

    /// One in whose usual trials alone something shows.
    public static NaftikoServer special(
            String id, String title, Path launcher, Path folder, int files, String... flags) {
        return new NaftikoServer(id, "Naftiko, " + title, launcher, folder, files, List.of(flags));
    }

    @Override
    public boolean takes(Trial trial) {
        boolean isUsual = files == 0 && flags.isEmpty();
        return isUsual || (trial.isUsual() && (trial.kind() == Kind.REST || trial.kind() == Kind.LEGACY));
    }

    @Override
    public @Nullable String prepare() {
        try {
            Files.createDirectories(home());
            if (files > 0) {
                Catalogue.write(catalogue(), files);
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path home() {
        return folder.resolve(id);
    }

    private Path catalogue() {
        return home().resolve("catalogue");
    }

    @Override
    public Entrant start(Upstreams upstreams) {
        try {
            var served = new ArrayList<String>();
            served.add(Files.writeString(home().resolve("rooms.yaml"), text(upstreams))
                    .toString());
            if (files > 0) {
                served.add(catalogue().toString());
            }
            served.addAll(flags);
            var naftiko = Naftiko.start(launcher, served, Map.of("NAFTIKO_OPTS", "-Xmx512m"), folder);
            var host = "http://127.0.0.1:";
            return new Entrant(
                    naftiko.running(), host + naftiko.rest() + "/rooms-rest", host + naftiko.mcp() + "/rooms-mcp/mcp");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Upstreams upstreams) {
        return """
            naftiko: 1.0.0-alpha2
            info: {label: Rooms, description: A list of rooms.}
            capability:
              consumes:
            %s  exposes:
              - type: rest
                namespace: rooms-rest
                port: 8080
                resources:
            %s  - type: mcp
                namespace: rooms-mcp
                port: 9090
                transport: http
                description: A list of rooms.
                tools:
            %s\
            """.formatted(
                        each(2, answer -> api(answer.path(), upstreams.base(answer))),
                        each(4, NaftikoServer::operations),
                        each(4, NaftikoServer::tools));
    }

    private static String api(String name, String base) {
        return """
            - type: http
              namespace: %1$s
              baseUri: %2$s
              resources:
              - name: rooms
                path: /rooms
                operations:
                - {name: list, method: GET}
              - name: room
                path: /rooms/{id}
                operations:
                - name: get
                  method: GET
                  inputParameters: [{name: id, in: path, type: string, required: true}]
            """.formatted(name, base);
    }

    private static String operations(Answer answer) {
        return """
            - name: raw-%1$s
              path: /raw/%1$s
              operations:
              - {name: raw-%1$s, method: GET, call: %1$s.list, outputParameters: [{type: object, mapping: $.}]}
            - name: mapped-%1$s
              path: /mapped/%1$s
              operations:
              - name: mapped-%1$s
                method: GET
                call: %1$s.list
                outputParameters:
                - type: array
                  mapping: $.data
                  items:
                    type: object
                    properties:
                      id: {type: string, mapping: $.id}
                      name: {type: string, mapping: $.name}
                      capacity: {type: integer, mapping: $.capacity}
            """.formatted(answer.path());
    }

    /// Tools that answer all that the API does, like those of the other servers: by default what is long is cut.
    private static String tools(Answer answer) {
        return """
            - name: raw-%1$s
              description: Lists every room.
              call: %1$s.list
              maxTokens: 0
              outputParameters: [{type: object, mapping: $.}]
            - name: steps-%1$s
              description: Finds the latest room.
              steps:
              - {type: call, name: rooms, call: %1$s.list}
              - {type: call, name: room, call: %1$s.get, with: {id: '{{rooms.latest}}'}}
            """.formatted(answer.path());
    }

    private static String each(int indent, Function<Answer, String> text) {
        return Arrays.stream(Answer.values())
                .map(text)
                .map(each -> each.indent(indent))
                .collect(Collectors.joining());
    }
}
