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

    /// The longest document that is read, in characters.
    public static final int MAX_LENGTH = 1 << 20;

    private final String file;
    private final Problems problems;

    public YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The tree of the first document; empty, with a problem, when `text` is not YAML.
    public Optional<Tree> read(String text) {
        if (text.length() > MAX_LENGTH) {
            problems.add(
                    Code.YAML_LIMIT,
                    Place.startOf(file),
                    "The document has " + text.length() + " characters; " + MAX_LENGTH + " are read at the most.");
            return Optional.empty();
        }
        int before = problems.errors();
        var tree = compose(text).flatMap(this::tree);
        return problems.errors() > before ? Optional.empty() : tree;
    }

    /// The nodes of the first document with their places; empty, with a problem, when `text` is not YAML.
    public Optional<Node> compose(String text) {
        try {
            return Yaml.compose(file, text, MAX_LENGTH);
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
        return new NodeReader(file, problems).read(root);
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
