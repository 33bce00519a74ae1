package io.naftiko.cli.command;

import io.naftiko.cli.install.Client;
import io.naftiko.runtime.report.Suggestion;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a client.
final class ClientConverter implements ITypeConverter<Client> {

    private static final List<String> NAMES =
            Stream.of(Client.values()).map(Client::toString).toList();

    @Override
    public Client convert(String text) {
        return Stream.of(Client.values())
                .filter(client -> client.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(refusal(text)));
    }

    private static String refusal(String text) {
        var proposal = Suggestion.didYouMean(text, NAMES);
        return "'" + text + "' is not one of " + String.join(", ", NAMES) + (proposal == null ? "" : ". " + proposal);
    }

    /// What can be written, for help and completion.
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }
}
