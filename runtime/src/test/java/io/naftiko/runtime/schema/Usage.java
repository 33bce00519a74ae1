package io.naftiko.runtime.schema;

import static java.util.Objects.requireNonNull;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Items;
import io.naftiko.runtime.document.Tree.Scalar;
import io.naftiko.runtime.schema.Keywords.Group;
import io.naftiko.runtime.schema.Keywords.Keyword;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which keywords a document uses, each as `Group.keyword`.
final class Usage {

    private final Keywords keywords;
    private final Set<String> used = new TreeSet<>();

    private Usage(Keywords keywords) {
        this.keywords = keywords;
    }

    static Set<String> of(Tree document, Keywords keywords) {
        var usage = new Usage(keywords);
        usage.mapping(keywords.groups().firstEntry().getKey(), document);
        return usage.used;
    }

    private void walk(Kind kind, Tree tree) {
        switch (kind) {
            case Kind.Plain _ -> {}
            case Kind.Mapping(var group) -> mapping(group, tree);
            case Kind.ListOf(var item) -> items(item, tree);
            case Kind.MapOf(var value) -> values(value, tree);
            case Kind.Named(var group) -> named(group, tree);
            case Kind.Either(var kinds) -> kinds.forEach(each -> walk(each, tree));
        }
    }

    private void mapping(String name, Tree tree) {
        if (tree instanceof Fields fields) {
            group(name, fields).forEach(group -> fields.entries().forEach((key, value) -> use(group, key, value)));
        }
    }

    /// The group of a mapping; where it is one of several, those whose `type` it says and whose keywords it must have.
    private Stream<Group> group(String name, Fields fields) {
        var group = requireNonNull(keywords.groups().get(name));
        return group.variants().isEmpty()
                ? Stream.of(group)
                : group.variants().stream().flatMap(each -> group(each, fields)).filter(each -> suits(each, fields));
    }

    private static boolean suits(Group group, Fields fields) {
        var keyword = group.keywords().get("type");
        var types = keyword == null ? List.<String>of() : keyword.values();
        var type = fields.entries().get("type") instanceof Scalar text
                ? text.text().toLowerCase(Locale.ROOT)
                : null;
        return group.keywords().values().stream().filter(Keyword::required).allMatch(each -> stands(each, fields))
                && (type == null || types.isEmpty() || types.contains(type));
    }

    private static boolean stands(Keyword keyword, Fields fields) {
        var keys = fields.entries().keySet();
        return keyword.name().equals("name")
                || keys.contains(keyword.name())
                || keyword.synonyms().stream().anyMatch(keys::contains);
    }

    private void use(Group group, String key, Tree value) {
        group.keywords().values().stream()
                .filter(each -> each.name().equals(key) || each.synonyms().contains(key))
                .forEach(each -> use(group, key, each, value));
    }

    private void use(Group group, String key, Keyword keyword, Tree value) {
        used.add(group.name() + "." + key);
        walk(keyword.kind(), value);
    }

    private void items(Kind item, Tree tree) {
        if (tree instanceof Items items) {
            items.items().forEach(each -> walk(item, each));
        }
    }

    private void values(Kind value, Tree tree) {
        if (tree instanceof Fields fields) {
            fields.entries().values().forEach(each -> walk(value, each));
        }
    }

    private void named(String group, Tree tree) {
        items(new Kind.Mapping(group), tree);
        if (tree instanceof Fields fields) {
            used.add(group + ".name");
            values(new Kind.Mapping(group), fields);
        }
    }
}
