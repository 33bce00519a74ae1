package io.naftiko.cli.install;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a client comes to a server. Closed.
sealed interface Reach {

    /// The variables that the client must know, in order.
    List<String> variables();

    /// It calls a server that somebody else has started.
    ///
    /// @param challenge the kind of authentication that the client has to answer itself; null where there is none
    record Http(String url, List<Ticket> tickets, @Nullable String challenge) implements Reach {

        public Http {
            tickets = List.copyOf(tickets);
        }

        @Override
        public List<String> variables() {
            return tickets.stream().map(Ticket::variable).toList();
        }
    }

    /// It starts the server itself, and speaks to it through its standard input and output.
    ///
    /// @param variables handed to the server
    record Stdio(String command, List<String> arguments, List<String> variables) implements Reach {

        public Stdio {
            arguments = List.copyOf(arguments);
            variables = List.copyOf(variables);
        }
    }

    /// What a server asks of each request.
    ///
    /// @param in `header` or `query`
    /// @param name of the header or parameter
    /// @param scheme stands before the value, with its space
    /// @param variable whose value is the secret, or user and password in Base64 where the scheme is `Basic`
    record Ticket(String in, String name, String scheme, String variable) {}
}
