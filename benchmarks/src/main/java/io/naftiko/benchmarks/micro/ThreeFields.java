package io.naftiko.benchmarks.micro;

import static java.util.Objects.requireNonNull;

import com.jayway.jsonpath.JsonPath;
import io.naftiko.benchmarks.load.Rooms;
import io.naftiko.runtime.consume.format.JsonFormat;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.flow.Mapped;
import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Three fields of each entry of a list, made in three ways: out of the text, by walks through a tree of it, and by
/// Jayway on the tree.
@State(Scope.Benchmark)
public class ThreeFields {

    private static final io.naftiko.runtime.model.Scope NOTHING = new io.naftiko.runtime.model.Scope(Map.of());

    @Param({"projection", "tree", "jayway"})
    public String way = "";

    @Param({"1", "100"})
    public int kilobytes;

    private @Nullable Work work;

    @Setup
    public void prepare() {
        var rooms = Response.json(200, Rooms.json(kilobytes * 1000));
        work = switch (way) {
            case "projection" -> new Mapped(_ -> rooms, new JsonFormat(), output(ThreeFields::walk));
            case "tree" -> shaping(rooms, output(ThreeFields::walk));
            default -> shaping(rooms, output(path -> new Selector.Compiled(JsonPath.compile(path))));
        };
    }

    private static Work shaping(Response rooms, Output output) {
        var format = new JsonFormat();
        return scope -> Response.json(200, Json.bytes(output.shape(format.read(rooms), scope)));
    }

    private static Selector walk(String path) {
        return Selector.of(path).orElseThrow();
    }

    private static Output output(Function<String, Selector> paths) {
        var fields = new LinkedHashMap<String, Output>();
        fields.put("id", new Output.Scalar(paths.apply("$.id"), "string"));
        fields.put("name", new Output.Scalar(paths.apply("$.name"), "string"));
        fields.put("capacity", new Output.Scalar(paths.apply("$.capacity"), "integer"));
        return new Output.Elements(paths.apply("$.data"), new Output.Members(new Selector.Root(), fields));
    }

    @Benchmark
    public byte[] map() {
        return requireNonNull(work).run(NOTHING).body().bytes();
    }
}
