package io.naftiko.runtime.link;

import io.naftiko.runtime.consume.BodyTemplate;
import io.naftiko.runtime.model.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Builds the body of a call from its template, its single fields, or the caller's whole body.
///
/// @param fields beside the template
/// @param whole the caller's whole body; null when it is made here
record BodyBuilder(
        OperationPlan plan,
        Sources sources,
        SequencedMap<String, Expression> fields,
        @Nullable Expression whole) {

    BodyTemplate body() {
        var body = plan.body();
        return switch (body.kind()) {
            case JSON -> json();
            case FORM -> new BodyTemplate.OfForm(object());
            case PARTS ->
                whole != null && fields.isEmpty()
                        ? new BodyTemplate.OfWholeParts(whole)
                        : new BodyTemplate.OfParts(parts());
            case TEXT -> single(source -> new BodyTemplate.OfText(escaped(source), body.mediaType()));
            case BYTES -> single(source -> new BodyTemplate.OfBytes(source, body.mediaType()));
        };
    }

    private BodyTemplate json() {
        boolean isThere = !fields.isEmpty() || whole != null || plan.body().data() != null;
        return isThere ? new BodyTemplate.OfJson(object()) : new BodyTemplate.None();
    }

    /// The template, or the caller's whole body, with the single fields in it.
    private Expression object() {
        var data = data();
        var base = data == null ? whole : data;
        if (base != null && fields.isEmpty()) {
            return base;
        }
        var members = new Expression.Members(members());
        return base == null || base instanceof Expression.Members ? members : new Expression.Extended(base, members);
    }

    private @Nullable Expression data() {
        var data = plan.body().data();
        return data == null ? null : sources.ofTemplate(data);
    }

    private SequencedMap<String, Expression> members() {
        var all = new LinkedHashMap<String, Expression>();
        if (data() instanceof Expression.Members members) {
            all.putAll(members.members());
        }
        all.putAll(fields);
        return all;
    }

    private BodyTemplate single(java.util.function.Function<Expression, BodyTemplate> make) {
        var source = data() == null ? whole : data();
        if (source == null && fields.size() == 1) {
            source = fields.firstEntry().getValue();
        }
        return source == null ? new BodyTemplate.None() : make.apply(source);
    }

    /// A value inside XML is text there, whatever it contains.
    private Expression escaped(Expression source) {
        if (!plan.body().mediaType().endsWith("xml") || !(source instanceof Expression.Text text)) {
            return source;
        }
        return new Expression.Text(text.pieces().stream()
                .map(piece -> piece instanceof Expression.Constant ? piece : new Expression.XmlText(piece))
                .toList());
    }

    private List<BodyTemplate.Part> parts() {
        var data = plan.body().data();
        if (data == null || !data.isArray()) {
            return members().entrySet().stream()
                    .map(each -> BodyTemplate.Part.field(each.getKey(), each.getValue()))
                    .toList();
        }
        var all = new ArrayList<BodyTemplate.Part>();
        data.forEach(each -> all.add(part(each)));
        fields.forEach((name, source) -> all.add(BodyTemplate.Part.field(name, source)));
        return all;
    }

    private BodyTemplate.Part part(JsonNode each) {
        return new BodyTemplate.Part(
                sources.ofText(each.path("name").asString("")),
                sources.ofTemplate(each.path("value")),
                each.has("filename") ? sources.ofText(each.path("filename").asString("")) : null,
                each.has("contentType")
                        ? sources.ofText(each.path("contentType").asString(""))
                        : null);
    }
}
