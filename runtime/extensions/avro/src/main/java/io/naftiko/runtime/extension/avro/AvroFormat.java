package io.naftiko.runtime.extension.avro;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.naftiko.runtime.consume.format.Reply;
import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Location;
import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.report.Place;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `avro`: one value in the binary encoding, or an object container file, which becomes an array of its records (Apache
/// Avro 1.12). `outputSchema` is the schema's file.
///
/// @param schema null before the format is linked
record AvroFormat(@Nullable Schema schema) implements Format {

    AvroFormat() {
        this(null);
    }

    @Override
    public Optional<Format> link(Links links) {
        var named = links.schema();
        if (named == null) {
            links.refuseSchema("is missing", "Name the file of the Avro schema, such as `outputSchema: ship.avsc`.");
            return Optional.empty();
        }
        return Location.of(".", links.place())
                .flatMap(folder -> links.files().read(folder, named.text(), links.place()))
                .flatMap(file -> schema(file, links))
                .map(AvroFormat::new);
    }

    private static Optional<Schema> schema(NamedFile file, Links links) {
        try {
            return Optional.of(new Schema.Parser().parse(file.text()));
        } catch (RuntimeException e) {
            links.refuseFile(at(e, file), "is no Avro schema: " + reason(e) + ".");
            return Optional.empty();
        }
    }

    private static Place at(RuntimeException e, NamedFile file) {
        return e.getCause() instanceof JsonProcessingException json && json.getLocation() != null
                ? file.start()
                        .at(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
                : file.start();
    }

    private static String reason(RuntimeException e) {
        return switch (e.getCause() == null ? e : e.getCause()) {
            case JsonProcessingException json -> json.getOriginalMessage();
            case AvroRuntimeException avro -> firstLine(avro.getMessage());
            default -> "it names a type that is not there";
        };
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "it is malformed" : message.lines().findFirst().orElse("");
    }

    @Override
    public JsonNode read(Response response) {
        return new Reply("Avro", response).read(this::parse);
    }

    private JsonNode parse(Reply reply) throws Refusal {
        var schema = requireNonNull(this.schema, "not linked");
        try {
            return Container.isIn(reply.bytes())
                    ? new Container(reply.bytes()).read(schema)
                    : new Values(schema).readOnly(new BoundedDecoder(reply.bytes()));
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw new Refusal("it does not fit the schema");
        }
    }
}
