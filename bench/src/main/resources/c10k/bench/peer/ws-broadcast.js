'use strict';
// A broadcast room on the package ws: what one client sends, all others get, as text or binary as it came.
// It says where it listens, and ends with its input or by the word stop.

const { WebSocketServer, WebSocket } = require('ws');

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: 4096, perMessageDeflate: false });

server.on('listening', () => console.log(`ready port=${server.address().port} pid=${process.pid}`));

server.on('connection', (sender) => {
  // A client that resets its connection is not the server's trouble.
  sender.on('error', () => {});
  sender.on('message', (data, isBinary) => {
    for (const client of server.clients) {
      if (client !== sender && client.readyState === WebSocket.OPEN) client.send(data, { binary: isBinary });
    }
  });
});

process.stdin.on('data', (words) => {
  if (words.toString().includes('stop')) process.exit(0);
});
process.stdin.on('end', () => process.exit(0));
