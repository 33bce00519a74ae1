package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Yaml;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// `yaml`: one document of YAML 1.2 (core schema), its aliases written out. No content is `null`.
public record YamlFormat() implements Format {

    @Override
    public JsonNode read(Response response) {
        return new Reply("YAML", response).read(reply -> parse(reply.text()));
    }

    static JsonNode parse(String text) throws Refusal {
        var node = compose(text);
        return node == null ? NullNode.getInstance() : new YamlTree().of(node, 0);
    }

    private static @Nullable Node compose(String text) throws Refusal {
        try {
            return Yaml.compose("answer", text, Integer.MAX_VALUE).orElse(null);
        } catch (Yaml.TooDeep e) {
            throw new Refusal("it nests too deep");
        } catch (MarkedYamlEngineException e) {
            throw at(e);
        } catch (YamlEngineException e) {
            throw new Refusal("it has too many aliases");
        } catch (RuntimeException e) {
            throw new Refusal("it has a malformed tag");
        }
    }

    private static Refusal at(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> new Refusal("no YAML can go on here", mark.getLine() + 1, mark.getColumn() + 1))
                .orElseGet(() -> new Refusal("its syntax is wrong"));
    }
}
