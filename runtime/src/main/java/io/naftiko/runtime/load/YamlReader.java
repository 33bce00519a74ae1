package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Yaml;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads YAML 1.2 (core schema) into a tree with places, within bounds that no honest document meets.
public final class YamlReader {

    private final String file;
    private final Bounds bounds;
    private final Problems problems;

    /// A reader within the bounds of capability files.
    public YamlReader(String file, Problems problems) {
        this(file, Bounds.CAPABILITY, problems);
    }

    public YamlReader(String file, Bounds bounds, Problems problems) {
        this.file = file;
        this.bounds = bounds;
        this.problems = problems;
    }

    /// How large a document may be.
    ///
    /// @param length in characters
    /// @param values how many it holds once its aliases are written out
    public record Bounds(int length, int values) {

        static final Bounds CAPABILITY = new Bounds(1 << 20, 200_000);
    }

    /// The tree of the first document; empty, with a problem, when `text` is not YAML.
    public Optional<Tree> read(String text) {
        if (text.length() > bounds.length()) {
            problems.add(
                    Code.YAML_LIMIT,
                    Place.startOf(file),
                    "The document has " + text.length() + " characters; " + bounds.length() + " are read at the most.");
            return Optional.empty();
        }
        int before = problems.errors();
        var tree = compose(text).flatMap(this::tree);
        return problems.errors() > before ? Optional.empty() : tree;
    }

    /// The nodes of the first document with their places; empty, with a problem, when `text` is not YAML.
    public Optional<Node> compose(String text) {
        try {
            return Yaml.compose(file, text, bounds.length());
        } catch (MarkedYamlEngineException e) {
            problems.add(Code.YAML_SYNTAX, place(e.getProblemMark().orElse(null)), sentence(e));
        } catch (Yaml.TooDeep e) {
            problems.add(Code.YAML_LIMIT, place(e.mark()), firstLine(e.getMessage()));
        } catch (YamlEngineException e) {
            problems.add(Code.YAML_LIMIT, Place.startOf(file), firstLine(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // the library throws bare exceptions on some malformed tags
            problems.add(Code.YAML_SYNTAX, Place.startOf(file), "This is not YAML: " + firstLine(e.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<Tree> tree(Node root) {
        return new NodeReader(file, bounds.values(), problems).read(root);
    }

    private Place place(@Nullable Mark mark) {
        var start = Place.startOf(file);
        return mark == null ? start : start.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String sentence(MarkedYamlEngineException e) {
        var context = e.getContext();
        return "This is not YAML: " + (context == null || context.isEmpty() ? "" : context + ", ") + e.getProblem()
                + ".";
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it cannot be read."
                : message.lines().findFirst().orElse("") + ".";
    }
}
