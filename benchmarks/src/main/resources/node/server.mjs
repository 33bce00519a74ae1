// An MCP server that passes on what an API answers: `node server.mjs PORT FAST SLOW`.
//
// Older clients get sessions, which cost it less than a server of its own for each request.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';

const [port, fast, slow] = process.argv.slice(2);
const bases = { small: `${fast}/small`, large: `${fast}/large`, slow: `${slow}/slow` };

const fetched = async url => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the API answered ${answer.status}`);
  return answer.text();
};

const result = text => ({ content: [{ type: 'text', text }], structuredContent: JSON.parse(text) });

function newServer() {
  const server = new McpServer({ name: 'rooms', version: '1.0.0' });
  for (const [name, base] of Object.entries(bases)) {
    server.registerTool(`raw-${name}`, { description: 'Lists every room.' }, async () =>
      result(await fetched(`${base}/rooms`)));
    server.registerTool(`steps-${name}`, { description: 'Finds the latest room.' }, async () => {
      const { latest } = JSON.parse(await fetched(`${base}/rooms`));
      return result(await fetched(`${base}/rooms/${latest}`));
    });
  }
  return server;
}

const sessions = new Map();
const modern = toNodeHandler(createMcpHandler(newServer));

async function newSession() {
  const transport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    enableJsonResponse: true,
    onsessioninitialized: id => sessions.set(id, transport)
  });
  await newServer().connect(transport);
  return transport;
}

createServer(async (request, response) => {
  if (request.headers['mcp-protocol-version'] === '2026-07-28') return modern(request, response);
  const transport = sessions.get(request.headers['mcp-session-id']) ?? await newSession();
  return transport.handleRequest(request, response);
}).listen(Number(port), '127.0.0.1', 1024);
