package io.naftiko.runtime.consume.format;

import static javax.xml.stream.XMLInputFactory.IS_COALESCING;
import static javax.xml.stream.XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES;
import static javax.xml.stream.XMLInputFactory.SUPPORT_DTD;

import com.ctc.wstx.stax.WstxInputFactory;
import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.XmlMapper;

/// `xml`: what the root element holds. Attributes and child elements are members by their local names, elements that
/// repeat are an array, text beside them is the member with the empty name. Values are text. A document type is
/// skipped: no entity but XML's own five is known.
public record XmlFormat() implements Format {

    private static final int MAX_DEPTH = 200;

    /// A value is a name, a beginning and an end at the most. What they come to is counted exactly, once it is read.
    private static final int MAX_TOKENS = 3 * Reply.MAX_VALUES;

    /// Loaded with the first answer.
    private static final class Mapper {

        static final XmlMapper XML = XmlMapper.builder(XmlFactory.builder()
                        .xmlInputFactory(staxFactory())
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxTokenCount(MAX_TOKENS)
                                .build())
                        .build())
                .build();

        private static WstxInputFactory staxFactory() {
            var factory = new WstxInputFactory();
            factory.setProperty(IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(SUPPORT_DTD, false);
            factory.setProperty(IS_COALESCING, true);
            return factory;
        }
    }

    @Override
    public JsonNode read(Response response) {
        return new Reply("XML", response).read(XmlFormat::parse);
    }

    /// Without a charset in its headers, a document says its own (RFC 7303, 3).
    private static JsonNode parse(Reply reply) throws Refusal {
        try {
            var tree = reply.response().charset() == null
                    ? Mapper.XML.readTree(reply.bytes())
                    : Mapper.XML.readTree(reply.text());
            Reply.bound(values(tree));
            return tree;
        } catch (StreamConstraintsException e) {
            throw new Refusal("it nests deeper than " + MAX_DEPTH + " levels or holds too much");
        } catch (JacksonException e) {
            throw at(e.getLocation());
        }
    }

    private static long values(JsonNode tree) {
        return 1 + tree.valueStream().mapToLong(XmlFormat::values).sum();
    }

    private static Refusal at(@Nullable TokenStreamLocation location) {
        return location == null
                ? new Refusal("its syntax is wrong")
                : new Refusal("no XML can go on here", location.getLineNr(), location.getColumnNr());
    }
}
