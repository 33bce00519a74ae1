package io.naftiko.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SizeTest {

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java"),
            Path.of("extensions/avro/src/main/java"),
            Path.of("extensions/javascript/src/main/java"),
            Path.of("extensions/protobuf/src/main/java"),
            Path.of("../cli/src/main/java"));

    @Test
    void noMethodIsLongerThan40Lines() throws IOException {
        var methods = methods();

        System.out.printf(
                "%d methods: median %d lines, 90th percentile %d, longest %s%n",
                methods.size(), linesAt(methods, 0.5), linesAt(methods, 0.9), methods.getLast());
        assertThat(methods).filteredOn(method -> method.lines() > 40).isEmpty();
    }

    @Test
    void noFileIsLongerThan300Lines() throws IOException {
        for (var file : files()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
        }
    }

    /// Every method with a body, the shortest first.
    private static List<Method> methods() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            var sources = manager.getJavaFileObjectsFromPaths(files());
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, sources);
            var measure = new Measure(Trees.instance(task).getSourcePositions());
            for (var unit : task.parse()) {
                measure.scan(unit, unit);
            }
            return measure.sorted();
        }
    }

    private static int linesAt(List<Method> methods, double share) {
        return methods.get((int) (methods.size() * share)).lines();
    }

    private static List<Path> files() throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : SOURCES) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }

    /// A method and the lines from the opening to the closing brace of its body.
    private record Method(int lines, String name) {

        @Override
        public String toString() {
            return lines + " (" + name + ")";
        }
    }

    private static final class Measure extends TreeScanner<@Nullable Void, CompilationUnitTree> {

        private final SourcePositions positions;
        private final List<Method> found = new ArrayList<>();

        Measure(SourcePositions positions) {
            this.positions = positions;
        }

        List<Method> sorted() {
            return found.stream()
                    .sorted((one, other) -> Integer.compare(one.lines(), other.lines()))
                    .toList();
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            if (method.getBody() != null) {
                found.add(new Method(lines(method.getBody(), unit), place(method, unit)));
            }
            return super.visitMethod(method, unit);
        }

        private int lines(Tree body, CompilationUnitTree unit) {
            var first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, body));
            var last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, body));
            return (int) (last - first + 1);
        }

        private String place(MethodTree method, CompilationUnitTree unit) {
            var line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            return Path.of(unit.getSourceFile().getName()).getFileName() + ":" + line + " " + method.getName();
        }
    }
}
