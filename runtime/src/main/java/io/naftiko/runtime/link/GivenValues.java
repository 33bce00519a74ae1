package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Output;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.OutputParameter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Links the values that the file gives for parts of an answer.
///
/// @param read is told what they read
record GivenValues(Names names, Consumer<Expression> read) {

    /// The `value` of an output: a template in each of its texts. A text stays as it is written, such as `007`.
    Output given(OutputParameter output, Tree value) {
        var sources = new Sources(names);
        boolean asWritten = "string".equals(output.type()) && value instanceof Tree.Scalar;
        return of(
                asWritten ? sources.ofText(((Tree.Scalar) value).text()) : sources.ofTemplate(value.json()),
                output.type());
    }

    /// A value as `with` writes it.
    Output ofWith(Tree value, @Nullable String type) {
        return of(new Sources(names).ofWith(value), type);
    }

    private Output of(Expression source, @Nullable String type) {
        read.accept(source);
        return new Output.Given(source, OutputLinker.typed(type));
    }
}
