package io.naftiko.runtime.document;

import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Items;
import io.naftiko.runtime.document.Tree.Scalar;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the keywords of one mapping.
///
/// Each reading method takes the keyword and then its synonyms. What was asked for is what is known:
/// [#close] reports every other key, with the known one that is closest.
public final class Section {

    private final Fields fields;
    private final Problems problems;
    private final Generation generation;
    private final Set<String> known = new LinkedHashSet<>();

    /// The section of a document whose own words are those of [Generation#ALPHA2].
    public Section(Fields fields, Problems problems) {
        this(fields, problems, Generation.ALPHA2);
    }

    /// The same of any generation: its own word for a keyword is no synonym, and that of the others is.
    public Section(Fields fields, Problems problems, Generation generation) {
        this.fields = fields;
        this.problems = problems;
        this.generation = generation;
    }

    /// The section of another mapping of the same document.
    public Section of(Fields other) {
        return new Section(other, problems, generation);
    }

    public Fields fields() {
        return fields;
    }

    public Place place() {
        return fields.place();
    }

    /// Of the document.
    public Generation generation() {
        return generation;
    }

    public Problems problems() {
        return problems;
    }

    public boolean has(String keyword) {
        return present(keyword) != null;
    }

    public Set<String> keys() {
        return fields.entries().keySet();
    }

    /// The place of `keyword`'s value, or of the section where it is left out.
    public Place place(String keyword) {
        var found = fields.entries().get(keyword);
        return found == null ? place().key(keyword) : found.place();
    }

    /// The value of the keyword or of its first synonym that is there; null when none is.
    public @Nullable Tree tree(String keyword, String... synonyms) {
        var word = word(keyword, synonyms);
        known.add(word);
        var value = or(present(word), word, keyword);
        for (var synonym : synonyms) {
            value = or(value, word, synonym);
        }
        return value;
    }

    /// What the document's own generation calls a keyword.
    private String word(String keyword, String... synonyms) {
        var word = generation.word(keyword);
        return List.of(synonyms).contains(word) ? word : keyword;
    }

    /// The value, or that of a synonym where there is none.
    private @Nullable Tree or(@Nullable Tree value, String word, String synonym) {
        known.add(synonym);
        var other = value == null && !synonym.equals(word) ? present(synonym) : null;
        if (other == null) {
            return value;
        }
        problems.add(synonym(other.place(), word, synonym));
        return other;
    }

    private Problem synonym(Place value, String keyword, String synonym) {
        boolean free = !fields.entries().containsKey(keyword);
        return new Problem(
                Code.SYNONYM,
                value,
                "`" + synonym + "` is read as `" + keyword + "`.",
                "Write `" + keyword + "`.",
                free ? new Fix.Rename(place(), synonym, keyword) : null);
    }

    private @Nullable Tree present(String key) {
        var value = fields.entries().get(key);
        return value instanceof Scalar scalar && scalar.isNull() ? null : value;
    }

    /// The text of a scalar as it is written; null when it is left out.
    public @Nullable String text(String keyword, String... synonyms) {
        return switch (tree(keyword, synonyms)) {
            case null -> null;
            case Scalar scalar -> scalar.text();
            case Tree other -> {
                wrong(keyword, other, "text");
                yield null;
            }
        };
    }

    /// The text of a scalar as it is written, or `absent` when it is left out.
    public String textOr(String keyword, String absent, String... synonyms) {
        var text = text(keyword, synonyms);
        return text == null ? absent : text;
    }

    /// The text of a keyword that must be there; empty, with a problem, when it is not.
    public String required(String keyword, String... synonyms) {
        var text = text(keyword, synonyms);
        if (text == null) {
            problems.add(Code.VALUE_MISSING, place(), "`" + keyword + "` is missing.");
        }
        return text == null ? "" : text;
    }

    public @Nullable Boolean flag(String keyword) {
        return switch (tree(keyword)) {
            case null -> null;
            case Scalar scalar when scalar.json().isBoolean() -> scalar.json().booleanValue();
            case Tree other -> {
                wrong(keyword, other, "true or false");
                yield null;
            }
        };
    }

    public @Nullable Integer integer(String keyword) {
        return switch (tree(keyword)) {
            case null -> null;
            case Scalar scalar when scalar.json().isInt() -> scalar.json().intValue();
            case Scalar scalar when scalar.text().matches("[0-9]{1,9}") -> Integer.valueOf(scalar.text());
            case Tree other -> {
                wrong(keyword, other, "a whole number");
                yield null;
            }
        };
    }

    /// The mapping below a keyword; null when it is left out.
    public @Nullable Section section(String keyword, String... synonyms) {
        return switch (tree(keyword, synonyms)) {
            case null -> null;
            case Fields inner -> of(inner);
            case Tree other -> {
                wrong(keyword, other, "a mapping");
                yield null;
            }
        };
    }

    /// The items of a list, each as `read` reads it; empty when the list is left out.
    public <T> List<T> list(String keyword, Function<Tree, @Nullable T> read, String... synonyms) {
        return switch (tree(keyword, synonyms)) {
            case null -> List.of();
            case Items items -> readAll(items.items(), read);
            case Tree other -> readAll(List.of(other), read);
        };
    }

    /// The named things below a keyword: a list whose items have `name`, or a mapping keyed by the name.
    public <T> List<T> named(String keyword, Function<Section, T> read, String... synonyms) {
        return switch (tree(keyword, synonyms)) {
            case null -> List.of();
            case Items items -> readAll(items.items(), item -> readNamed(keyword, item, read));
            case Fields map -> readKeyed(keyword, map, read);
            case Scalar other -> {
                wrong(keyword, other, "a list or a mapping");
                yield List.of();
            }
        };
    }

    private <T> @Nullable T readNamed(String keyword, Tree item, Function<Section, T> read) {
        if (item instanceof Fields each) {
            return read.apply(of(each));
        }
        wrong(keyword, item, "a mapping in each place");
        return null;
    }

    private <T> List<T> readKeyed(String keyword, Fields map, Function<Section, T> read) {
        var all = new ArrayList<T>();
        map.entries().forEach((name, value) -> {
            if (value instanceof Fields each) {
                all.add(read.apply(of(named(name, each))));
            } else if (value instanceof Scalar empty && empty.isNull()) {
                all.add(read.apply(of(named(name, Fields.none(empty.place())))));
            } else {
                wrong(keyword, value, "a mapping in each place");
            }
        });
        return all;
    }

    private static Fields named(String name, Fields each) {
        var entries = new LinkedHashMap<String, Tree>();
        entries.put("name", new Scalar(each.place(), name, tools.jackson.databind.node.StringNode.valueOf(name)));
        entries.putAll(each.entries());
        return new Fields(each.place(), entries);
    }

    private static <T> List<T> readAll(List<Tree> items, Function<Tree, @Nullable T> read) {
        var all = new ArrayList<T>();
        for (var item : items) {
            var value = read.apply(item);
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }

    /// The entries of a mapping of texts, in order; empty when it is left out.
    public Map<String, String> texts(String keyword) {
        var all = new LinkedHashMap<String, String>();
        var inner = section(keyword);
        if (inner != null) {
            inner.keys().forEach(key -> all.put(key, inner.textOr(key, "")));
        }
        return all;
    }

    /// The texts of a list, or of one text; empty when it is left out.
    public List<String> strings(String keyword) {
        return list(keyword, item -> {
            if (item instanceof Scalar scalar) {
                return scalar.text();
            }
            wrong(keyword, item, "text in each place");
            return null;
        });
    }

    /// Accepts a keyword without reading it.
    public void ignore(String... keywords) {
        known.addAll(List.of(keywords));
    }

    /// Reports each key that nobody asked for; those that begin with `x-` are the author's own.
    public void close() {
        fields.entries().forEach((key, value) -> {
            if (!known.contains(key) && !key.startsWith("x-")) {
                problems.add(
                        Code.UNKNOWN_KEY,
                        value.place(),
                        "`" + key + "` has no meaning here.",
                        Suggestion.didYouMean(key, known));
            }
        });
    }

    private void wrong(String keyword, Tree found, String expected) {
        problems.add(
                Code.WRONG_SHAPE,
                found.place(),
                "`" + keyword + "` takes " + expected + ", found " + shape(found) + ".");
    }

    private static String shape(Tree found) {
        return switch (found) {
            case Fields _ -> "a mapping";
            case Items _ -> "a list";
            case Scalar scalar -> "`" + scalar.text() + "`";
        };
    }
}
