// A load balancer without affinity: `node balancer.mjs ORIGIN…` passes each request to the next origin. Its own address is
// the first line of standard output.

import { createServer, request } from 'node:http';

const origins = process.argv.slice(2).map(each => new URL(each));
let turn = 0;

const balancer = createServer((incoming, outgoing) => {
    const { hostname, port } = origins[turn++ % origins.length];
    const { method, url: path, headers } = incoming;
    const passed = request({ hostname, port, method, path, headers }, answer => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
});

balancer.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${balancer.address().port}`));
