// Echo with Node's own net: one thread. What was read is written back as it is; a connection is not read while its peer takes no replies, and ends
// when all replies are written after the peer's end.
'use strict';
const net = require('net');

const BACKLOG = 4096;

const server = net.createServer({allowHalfOpen: true, noDelay: true}, (socket) => {
  socket.on('data', (bytes) => {
    // False: more waits to be written than Node likes to keep.
    if (!socket.write(bytes)) socket.pause();
  });
  socket.on('drain', () => socket.resume());
  socket.on('end', () => socket.end());
  // A connection that breaks is closed by Node after this; without a listener it would end the program.
  socket.on('error', () => {});
});

server.listen({host: '127.0.0.1', port: 0, backlog: BACKLOG}, () => {
  console.log(`ready port=${server.address().port} pid=${process.pid}`);
});

// It ends with its controller, which never says more than stop.
process.stdin.on('data', () => process.exit(0));
process.stdin.on('end', () => process.exit(0));
