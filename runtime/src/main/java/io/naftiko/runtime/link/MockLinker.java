package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.OutputParameter;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.node.NullNode;

/// Links the outputs of a unit without a call: their constants, typed as they are written, with the inputs filled in.
record MockLinker(Sources sources) {

    Expression answer(List<OutputParameter> outputs) {
        var unnamed = outputs.stream().filter(each -> each.name() == null).findFirst();
        return unnamed.map(this::value).orElseGet(() -> members(outputs));
    }

    private Expression value(OutputParameter output) {
        var items = output.items();
        if (output.value() != null) {
            return "string".equals(output.type()) && output.value() instanceof Tree.Scalar scalar
                    ? sources.ofText(scalar.text())
                    : sources.ofTemplate(output.value().json());
        }
        if (!output.properties().isEmpty()) {
            return members(output.properties());
        }
        return items == null
                ? new Expression.Constant(NullNode.getInstance())
                : new Expression.Elements(List.of(value(items)));
    }

    private Expression members(List<OutputParameter> outputs) {
        var members = new LinkedHashMap<String, Expression>();
        outputs.forEach(each -> members.put(String.valueOf(each.name()), value(each)));
        return new Expression.Members(members);
    }
}
