package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Loads capability files.
public final class Loader {

    private final Vocabulary vocabulary;

    public Loader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// The capability in `file`; empty when it holds none. Why is among the problems.
    public Optional<Capability> load(Path file, Problems problems) {
        return text(file, problems).flatMap(text -> load(file.toString(), text, problems));
    }

    /// The capability in `text`, which came from a file of that name.
    public Optional<Capability> load(String file, String text, Problems problems) {
        Truncation.report(file, text, problems);
        var document = new YamlReader(file, problems).read(text);
        if (document.isEmpty() && !problems.hasErrors()) {
            problems.add(Code.NO_CAPABILITY, Place.startOf(file), "The file is empty, so it holds no `capability`.");
        }
        return document.flatMap(tree -> capability(file, tree, problems));
    }

    private Optional<Capability> capability(String file, Tree tree, Problems problems) {
        if (tree instanceof Tree.Fields fields) {
            var generation = Generation.of(fields.entries().keySet()).orElse(Generation.ALPHA2);
            return new CapabilityReader(vocabulary, problems, generation).read(file, fields);
        }
        problems.add(Code.NO_CAPABILITY, tree.place(), "The document is no mapping, so it holds no `capability`.");
        return Optional.empty();
    }

    /// The text of `file`, without the byte order mark that some editors put before it; empty when it cannot be read.
    public static Optional<String> text(Path file, Problems problems) {
        try {
            return Optional.of(withoutMark(Files.readString(file)));
        } catch (NoSuchFileException _) {
            problems.add(Code.UNREADABLE_FILE, Place.startOf(file.toString()), "There is no such file.");
        } catch (CharacterCodingException _) {
            problems.add(Code.UNREADABLE_FILE, Place.startOf(file.toString()), "The file is not UTF-8 text.");
        } catch (IOException _) {
            problems.add(Code.UNREADABLE_FILE, Place.startOf(file.toString()), "The file cannot be read.");
        }
        return Optional.empty();
    }

    /// The text without the byte order mark that some editors put before it.
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
