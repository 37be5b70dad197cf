// Asks a server for echoes, eight at a time, then for a long file, and sends a body in chunks; all with one agent.
'use strict';
const http = require('http');

const ECHOES = 200;
const base = new URL(process.argv[2]);
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

function ask(method, path, pieces) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, base), { method, agent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(parts) }));
      response.on('error', reject);
    });
    request.on('error', reject);
    // Each write but the last before the end is a chunk of its own.
    pieces.forEach((piece) => request.write(piece));
    request.end();
  });
}

async function main() {
  const echoes = await Promise.all(Array.from({ length: ECHOES }, (_, i) => ask('POST', 'echo', [`echo ${i}`])));
  const wrong = echoes.filter((echo, i) => echo.body.toString() !== `echo ${i}`).length;
  const file = await ask('GET', 'files/long.bin', []);
  const chunked = await ask('POST', 'echo', ['a', 'b'.repeat(70000), 'c']);
  const whole = chunked.body.equals(Buffer.from('a' + 'b'.repeat(70000) + 'c'));
  console.log(`${echoes.length} echoes, ${wrong} wrong; file of ${file.body.length} bytes; ${whole ? chunked.status : 'wrong'} of a body in chunks`);
  agent.destroy();
}

main().catch((error) => {
  console.log(String(error));
  process.exitCode = 1;
});
