// Node's own http server, as its documentation shows it: one thread, which parses with llhttp. Node sends the date and Keep-Alive by itself.
'use strict';
const http = require('http');

const BACKLOG = 4096;
const BODY = 'Hello, World!';

const server = http.createServer((request, response) => {
  response.writeHead(200, {'Content-Type': 'text/plain', 'Content-Length': BODY.length});
  response.end(BODY);
});

// A client of the comparison that pauses must find its connection again.
server.keepAliveTimeout = 0;

server.listen({host: '127.0.0.1', port: 0, backlog: BACKLOG}, () => {
  console.log(`ready port=${server.address().port} pid=${process.pid}`);
});

// It ends with its controller, which never says more than stop.
process.stdin.on('data', () => process.exit(0));
process.stdin.on('end', () => process.exit(0));
