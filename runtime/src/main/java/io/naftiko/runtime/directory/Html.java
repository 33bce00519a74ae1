package io.naftiko.runtime.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A piece of an HTML page. Whatever text it is given comes out as text: it is escaped here and nowhere else.
sealed interface Html {

    void writeTo(StringBuilder page);

    static Html text(String text) {
        return new Text(text);
    }

    static Element element(String name, Html... content) {
        return new Element(name, List.of(), List.of(content));
    }

    static Element element(String name, String text) {
        return element(name, text(text));
    }

    /// The piece that `make` makes of `text`; none where there is no text.
    static Stream<Html> ifAny(@Nullable String text, Function<String, Html> make) {
        return text == null ? Stream.empty() : Stream.of(make.apply(text));
    }

    /// A whole page.
    static String page(Element html) {
        var page = new StringBuilder("<!DOCTYPE html>\n");
        html.writeTo(page);
        return page.append('\n').toString();
    }

    /// Text that anybody may have written.
    record Text(String text) implements Html {

        @Override
        public void writeTo(StringBuilder page) {
            escape(text, page);
        }
    }

    /// The page's own style sheet, which holds no word of anybody else.
    record Style(String css) implements Html {

        @Override
        public void writeTo(StringBuilder page) {
            page.append("<style>").append(css).append("</style>");
        }
    }

    /// An element.
    ///
    /// @param name of its tag
    /// @param attributes names, each with its value behind it
    record Element(String name, List<String> attributes, List<Html> content) implements Html {

        private static final Set<String> VOID = Set.of("meta", "input", "link");

        public Element {
            attributes = List.copyOf(attributes);
            content = List.copyOf(content);
        }

        /// This element with one more attribute.
        Element with(String attribute, String value) {
            var more = new ArrayList<>(attributes);
            more.add(attribute);
            more.add(value);
            return new Element(name, more, content);
        }

        /// This element with more behind its content.
        Element and(Stream<? extends Html> more) {
            return new Element(
                    name, attributes, Stream.concat(content.stream(), more).toList());
        }

        @Override
        public void writeTo(StringBuilder page) {
            page.append('<').append(name);
            for (int i = 0; i < attributes.size(); i += 2) {
                page.append(' ').append(attributes.get(i)).append("=\"");
                escape(attributes.get(i + 1), page);
                page.append('"');
            }
            page.append('>');
            content.forEach(each -> each.writeTo(page));
            if (!VOID.contains(name)) {
                page.append("</").append(name).append('>');
            }
        }
    }

    private static void escape(String text, StringBuilder page) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
    }
}
