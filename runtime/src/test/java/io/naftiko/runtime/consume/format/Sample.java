package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.model.Format;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A raw format with answers in it.
///
/// @param name as `outputRawFormat` names it
/// @param good has the word `Zoë`
/// @param tree what the good answer becomes, as JSON
/// @param empty what an answer of blanks becomes, as JSON; nothing where it is refused
record Sample(String name, Format format, String good, String tree, String empty, List<String> broken) {

    static final List<Sample> ALL = List.of(
            yaml(), separated("csv", ","), separated("tsv", "\t"), separated("psv", "|"), xml(), html(), markdown());

    private static Sample yaml() {
        return new Sample(
                "yaml",
                new YamlFormat(),
                "ship: Zoë\ncrew: 7\nports: [Bergen, ~, true]\n",
                "{\"ship\":\"Zoë\",\"crew\":7,\"ports\":[\"Bergen\",null,true]}",
                "null",
                List.of("a: [1, 2", "a: 1\nb: 2\na: 3", "? [a]\n: 1", "a: *nobody", "--- 1\n--- 2", "!%20 x"));
    }

    private static Sample separated(String name, String separator) {
        return new Sample(
                name,
                new SeparatedFormat(name.toUpperCase(Locale.ROOT), separator.charAt(0)),
                "ship;crew\r\nZoë;7\r\n\"a;\"\"b\"\"\nc\";=1+1\r\nEve\r\n".replace(";", separator),
                "[{\"ship\":\"Zoë\",\"crew\":\"7\"},{\"ship\":\"a;\\\"b\\\"\\nc\",\"crew\":\"=1+1\"},{\"ship\":\"Eve\"}]"
                        .replace(";", separator.replace("\t", "\\t")),
                "[]",
                Stream.of("a;b\n\"1;2", "a;b\n1;2;3", "a;a\n1;2")
                        .map(text -> text.replace(";", separator))
                        .toList());
    }

    private static Sample xml() {
        return new Sample(
                "xml",
                new XmlFormat(),
                """
                <?xml version="1.0"?>
                <fleet xmlns:x="urn:x" name="North"><x:ship id="1">Zoë</x:ship><ship><crew>7</crew></ship><port/></fleet>
                """,
                "{\"name\":\"North\",\"ship\":[{\"id\":\"1\",\"\":\"Zoë\"},{\"crew\":\"7\"}],\"port\":\"\"}",
                "",
                List.of(
                        "ships: 7",
                        "<a><b></a>",
                        "<a>",
                        "<a/><b/>",
                        "<a>&b;</a>",
                        "<a b='&b;'/>",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>",
                        "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a>&c;</a>",
                        "<a>".repeat(500) + "</a>".repeat(500)));
    }

    private static Sample html() {
        return new Sample(
                "html",
                new HtmlFormat(),
                """
                <!DOCTYPE html><h1>Fleet</h1><table><tr><th>ship<th>crew<tr><td>Zoë<td> 7<b>1</b><td>x
                <tr><td><td><table><tr><td>inner</table></table><table><tr><td>no headers</table>
                """,
                "{\"tables\":[[{\"ship\":\"Zoë\",\"crew\":\"71\",\"column"
                        + " 3\":\"x\"},{\"ship\":\"\",\"crew\":\"inner\"}]]}",
                "{\"tables\":[]}",
                List.of());
    }

    private static Sample markdown() {
        return new Sample(
                "markdown",
                new MarkdownFormat(),
                """
                ---
                title: Fleet
                ---
                before
                # The *North* `fleet`
                - Zoë
                ```
                # no heading
                ```
                Crew
                ----
                | ship | crew |
                |------|------|
                | Ada  | 7    |
                """,
                "{\"frontMatter\":{\"title\":\"Fleet\"},\"tables\":[[{\"ship\":\"Ada\",\"crew\":\"7\"}]],\"sections\":["
                        + "{\"heading\":\"\",\"level\":0,\"content\":\"before\"},{\"heading\":\"The North"
                        + " fleet\",\"level\":1,\"content\":\"- Zoë\\n"
                        + "```\\n"
                        + "# no heading\\n"
                        + "```\"},{\"heading\":\"Crew\",\"level\":2,\"content\":\"| ship | crew |\\n"
                        + "|------|------|\\n"
                        + "| Ada  | 7    |\"}]}",
                "{\"frontMatter\":{},\"tables\":[],\"sections\":[]}",
                List.of("|a".repeat(2000) + "\n" + "|-".repeat(2000) + "\n" + "|\n".repeat(2000)));
    }

    @Override
    public String toString() {
        return name;
    }
}
