package io.naftiko.benchmarks.rival;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// An MCP server on the MCP Java SDK and Jetty that passes on what an API answers, on virtual threads and without
/// sessions, which is what costs it least.
public final class McpJavaServer {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final McpJsonMapper json = McpJsonDefaults.getMapper();

    private McpJavaServer() {}

    /// `PORT FAST SLOW`, the last two being origins of the API.
    public static void main(String[] arguments) throws Exception {
        new McpJavaServer().serve(Integer.parseInt(arguments[0]), arguments[1], arguments[2]);
    }

    private void serve(int port, String fast, String slow) throws Exception {
        var transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(json)
                .messageEndpoint("/mcp")
                .build();
        var server = McpServer.sync(transport)
                .serverInfo("rooms", "1.0.0")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .immediateExecution(true);
        addTools(server, "small", fast + "/small");
        addTools(server, "large", fast + "/large");
        addTools(server, "slow", slow + "/slow");
        server.build();
        jetty(port, transport).start();
    }

    private void addTools(McpServer.StatelessSyncSpecification server, String name, String base) {
        server.toolCall(tool("raw-" + name, "Lists every room."), answering(() -> fetch(base + "/rooms")));
        server.toolCall(tool("steps-" + name, "Finds the latest room."), answering(() -> {
            var latest = tree(fetch(base + "/rooms")).get("latest");
            return fetch(base + "/rooms/" + latest);
        }));
    }

    private static Tool tool(String name, String description) {
        return Tool.builder(name, Map.of("type", "object"))
                .description(description)
                .build();
    }

    private BiFunction<McpTransportContext, CallToolRequest, CallToolResult> answering(Supplier<String> text) {
        return (_, _) -> {
            var answer = text.get();
            return CallToolResult.builder()
                    .addTextContent(answer)
                    .structuredContent(tree(answer))
                    .build();
        };
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

    private static Server jetty(int port, HttpServletStatelessServerTransport transport) {
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        var context = new ServletContextHandler();
        var holder = new ServletHolder(transport);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/mcp");
        server.setHandler(context);
        return server;
    }
}
