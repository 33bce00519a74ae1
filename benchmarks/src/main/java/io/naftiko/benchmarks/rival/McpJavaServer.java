package io.naftiko.benchmarks.rival;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// An MCP server on the MCP Java SDK and Jetty that passes on what an API answers.
///
/// Without sessions and on virtual threads it costs the SDK least. With sessions it is as the SDK and Jetty come.
public final class McpJavaServer {

    private static final String PATH = "/mcp";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final McpJsonMapper json = McpJsonDefaults.getMapper();
    private final String fast;
    private final String slow;

    private McpJavaServer(String fast, String slow) {
        this.fast = fast;
        this.slow = slow;
    }

    /// `PORT FAST SLOW SESSIONS`: the second and third are origins of the API, the last is `true` or `false`.
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        var server = new McpJavaServer(arguments[1], arguments[2]);
        boolean sessions = Boolean.parseBoolean(arguments[3]);
        jetty(port, sessions ? server.withSessions() : server.withoutSessions(), sessions)
                .start();
    }

    private HttpServlet withSessions() {
        var transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(json)
                .mcpEndpoint(PATH)
                .build();
        var server = McpServer.sync(transport)
                .serverInfo("rooms", "1.0.0")
                .capabilities(ServerCapabilities.builder().tools(false).build());
        addTools((tool, answer) -> server.toolCall(tool, (_, _) -> answer.get()));
        server.build();
        return transport;
    }

    private HttpServlet withoutSessions() {
        var transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(json)
                .messageEndpoint(PATH)
                .build();
        var server = McpServer.sync(transport)
                .serverInfo("rooms", "1.0.0")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .immediateExecution(true);
        addTools((tool, answer) -> server.toolCall(tool, (_, _) -> answer.get()));
        server.build();
        return transport;
    }

    private void addTools(BiConsumer<Tool, Supplier<CallToolResult>> server) {
        addTools(server, "small", fast + "/small");
        addTools(server, "large", fast + "/large");
        addTools(server, "slow", slow + "/slow");
    }

    private void addTools(BiConsumer<Tool, Supplier<CallToolResult>> server, String name, String base) {
        server.accept(tool("raw-" + name, "Lists every room."), () -> result(fetch(base + "/rooms")));
        server.accept(tool("steps-" + name, "Finds the latest room."), () -> {
            var latest = tree(fetch(base + "/rooms")).get("latest");
            return result(fetch(base + "/rooms/" + latest));
        });
    }

    private static Tool tool(String name, String description) {
        return Tool.builder(name, Map.of("type", "object"))
                .description(description)
                .build();
    }

    private CallToolResult result(String answer) {
        return CallToolResult.builder()
                .addTextContent(answer)
                .structuredContent(tree(answer))
                .build();
    }

    private String fetch(String url) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<?, ?> tree(String text) {
        try {
            return json.readValue(text, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Server jetty(int port, HttpServlet servlet, boolean asItComes) {
        var threads = new QueuedThreadPool();
        if (!asItComes) {
            threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        }
        var server = new Server(threads);
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        var context = new ServletContextHandler();
        var holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, PATH);
        server.setHandler(context);
        return server;
    }
}
