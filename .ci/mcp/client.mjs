// Speaks with MCP servers as the official TypeScript client: `node client.mjs MODE SERVER…`. MODE is `legacy`, `auto` or a
// revision, SERVER a URL or, for a server behind standard input and output, a command line. Every list is fetched, and all
// that only reads and can be asked without knowing anything: the client checks the answers against their schemas.

import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [mode, ...servers] = process.argv.slice(2);

function transport(server) {
    if (server.startsWith('http')) return new StreamableHTTPClientTransport(new URL(server));
    const [command, ...args] = server.split(' ');
    return new StdioClientTransport({ command, args, stderr: 'ignore' });
}

/// Somebody who answers what a server asks.
function person() {
    const client = new Client(
        { name: 'ci', version: '1' },
        {
            versionNegotiation: { mode: ['auto', 'legacy'].includes(mode) ? mode : { pin: mode } },
            capabilities: { elicitation: { form: {} }, sampling: {}, roots: {} },
        },
    );
    client.setRequestHandler('elicitation/create', ({ params }) => ({ action: 'accept', content: form(params.requestedSchema) }));
    client.setRequestHandler('sampling/createMessage', () => ({ role: 'assistant', model: 'none', content: { type: 'text', text: 'Ahoy' } }));
    client.setRequestHandler('roots/list', () => ({ roots: [{ uri: 'file:///tmp', name: 'tmp' }] }));
    return client;
}

const form = ({ properties = {} }) => Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, choice(field)]));

/// A value of a field, which may be a choice of one or of several.
function choice(field) {
    const [first] = field.oneOf ?? field.items?.anyOf ?? [];
    if (first) return field.oneOf ? first.const : [first.const];
    return field.items?.enum ? [field.items.enum[0]] : example(field);
}

/// A value that fits a schema, as far as it says what fits.
function example(schema) {
    const given = [schema.default, ...(schema.examples ?? []), ...(schema.enum ?? [])].find(each => each !== undefined);
    if (given !== undefined) return given;
    const type = [schema.type].flat()[0];
    return { integer: schema.minimum ?? 1, number: schema.minimum ?? 1, boolean: true, array: [], object: {} }[type] ?? 'x';
}

const args = schema => Object.fromEntries((schema.required ?? []).map(name => [name, example(schema.properties?.[name] ?? {})]));

/// How many tools that only read were called, and how many of them had an answer.
async function call(client, tools) {
    const readers = tools.filter(tool => tool.annotations?.readOnlyHint);
    const results = [];
    for (const { name, inputSchema } of readers) results.push(await client.callTool({ name, arguments: args(inputSchema) }));
    if (results.some(each => each.isError && !each.content?.[0]?.text)) throw new Error('a failed call says nothing');
    return `${readers.length} called, ${results.filter(each => !each.isError).length} answered`;
}

async function read(client, resources) {
    for (const { uri } of resources) await client.readResource({ uri });
    return `${resources.length} resources`;
}

async function fetch(client, prompts) {
    for (const { name, arguments: wanted = [] } of prompts) {
        await client.getPrompt({ name, arguments: Object.fromEntries(wanted.map(each => [each.name, 'x'])) });
    }
    return `${prompts.length} prompts`;
}

async function visit(server) {
    const client = person();
    await client.connect(transport(server));
    const has = client.getServerCapabilities();
    const said = [`${client.getProtocolEra()} ${client.getServerVersion().name}:`];
    if (has.tools) said.push(`${(await client.listTools()).tools.length} tools,`, await call(client, (await client.listTools()).tools));
    if (has.resources) said.push(await read(client, (await client.listResources()).resources));
    if (has.prompts) said.push(await fetch(client, (await client.listPrompts()).prompts));
    await client.close();
    console.log(said.join(' '));
}

let failed = false;
for (const server of servers) {
    await visit(server).catch(reason => {
        failed = true;
        console.log(`FAILED ${mode} ${server}: ${reason.stack}`);
    });
}
process.exit(failed ? 1 : 0);
