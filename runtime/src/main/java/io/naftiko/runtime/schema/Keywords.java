package io.naftiko.runtime.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// Every keyword of a capability file, by the mapping in which it stands.
///
/// @param groups by name, in the order in which a reader meets them; the first is the whole file
public record Keywords(SequencedMap<String, Group> groups) {

    private static final String PAGE = "keywords.yaml";

    public Keywords {
        groups = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(groups));
    }

    /// The keywords of one mapping.
    ///
    /// @param about what the mapping is, in a sentence
    /// @param page of the reference that describes it, with the anchor
    /// @param open whether it may have keys that are none of its keywords
    /// @param keywords by name; empty where the mapping is one of `variants`
    /// @param variants the groups of which such a mapping is one, told apart by `type`
    public record Group(
            String name,
            String about,
            String page,
            boolean open,
            SequencedMap<String, Keyword> keywords,
            List<String> variants) {

        public Group {
            keywords = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keywords));
            variants = List.copyOf(variants);
        }

        static Group read(Section section) {
            var keywords = new LinkedHashMap<String, Keyword>();
            section.named("keys", Keyword::read).forEach(each -> keywords.put(each.name(), each));
            return new Group(
                    section.required("name"),
                    section.required("about"),
                    section.required("page"),
                    Boolean.TRUE.equals(section.flag("open")),
                    keywords,
                    section.strings("variants"));
        }
    }

    /// A keyword of a mapping.
    ///
    /// @param required whether it must be there; a `name` need not where it is the key of a mapping
    /// @param about what it means, in a sentence
    /// @param values the texts that it may be; empty for any
    /// @param synonyms which are read with a warning
    public record Keyword(
            String name, Kind kind, boolean required, String about, List<String> values, List<String> synonyms) {

        public Keyword {
            values = List.copyOf(values);
            synonyms = List.copyOf(synonyms);
        }

        static Keyword read(Section section) {
            return new Keyword(
                    section.required("name"),
                    Kind.of(section.required("is")),
                    Boolean.TRUE.equals(section.flag("required")),
                    section.required("about"),
                    section.strings("one of"),
                    section.strings("also"));
        }
    }

    /// The keywords that this engine reads.
    public static Keywords ofTheFormat() {
        var problems = new Problems();
        var page = new YamlReader(PAGE, problems).read(text());
        if (!(page.orElse(null) instanceof Tree.Fields fields)) {
            throw new IllegalStateException(PAGE + ": " + problems.all());
        }
        var groups = new LinkedHashMap<String, Group>();
        new Section(new Tree.Fields(fields.place(), root(fields)), problems)
                .named("groups", Group::read)
                .forEach(each -> groups.put(each.name(), each));
        if (!problems.all().isEmpty()) {
            throw new IllegalStateException(PAGE + ": " + problems.all());
        }
        return new Keywords(groups);
    }

    private static SequencedMap<String, Tree> root(Tree.Fields page) {
        var root = new LinkedHashMap<String, Tree>();
        root.put("groups", page);
        return root;
    }

    private static String text() {
        try (var page = Objects.requireNonNull(Keywords.class.getResourceAsStream(PAGE))) {
            return new String(page.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
