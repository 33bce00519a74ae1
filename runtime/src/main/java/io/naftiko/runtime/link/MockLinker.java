package io.naftiko.runtime.link;

import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.flow.Selector;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.OutputParameter;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.node.NullNode;

/// Links the outputs of a unit that calls nothing: the values that the file gives, in the declared types.
record MockLinker(GivenValues values) {

    Output answer(List<OutputParameter> outputs) {
        var unnamed = outputs.stream().filter(each -> each.name() == null).findFirst();
        return unnamed.map(this::value).orElseGet(() -> members(outputs));
    }

    private Output value(OutputParameter output) {
        return OutputLinker.shortened(output, shape(output));
    }

    private Output shape(OutputParameter output) {
        if (output.value() != null) {
            return values.given(output, output.value());
        }
        if (!output.properties().isEmpty()) {
            return members(output.properties());
        }
        return output.items() == null
                ? new Output.Given(new Expression.Constant(NullNode.getInstance()), null)
                : new Output.Parts(List.of(value(output.items())));
    }

    private Output members(List<OutputParameter> outputs) {
        var members = new LinkedHashMap<String, Output>();
        outputs.forEach(each -> members.put(String.valueOf(each.name()), value(each)));
        return new Output.Members(new Selector.Root(), members);
    }
}
