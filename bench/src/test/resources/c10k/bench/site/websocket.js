// Talks to an echo over ws, and says how it went: node websocket.js URL
const WebSocket = require('ws');
const crypto = require('crypto');

const LONG = 900_000;
const socket = new WebSocket(process.argv[2], { perMessageDeflate: { threshold: 0 } });
const answers = [];
let wake = () => {};

socket.on('message', (data, isBinary) => {
  answers.push(isBinary ? data : data.toString());
  wake();
});
socket.on('pong', (data) => {
  answers.push('pong ' + data);
  wake();
});
socket.on('error', (error) => console.log('error: ' + error.message));

async function next() {
  while (answers.length === 0) {
    await new Promise((resolve) => (wake = resolve));
  }
  return answers.shift();
}

function report(name, isRight) {
  console.log(name + ': ' + (isRight ? 'ok' : 'WRONG'));
}

async function talk() {
  console.log('extensions: ' + (extensions || 'none'));

  socket.send('grüß dich');
  report('text', (await next()) === 'grüß dich');

  const noise = crypto.randomBytes(LONG);
  socket.send(noise);
  report('binary', noise.equals(await next()));

  for (let i = 0; i < 100; i++) {
    socket.send('ä'.repeat(4_000) + i, { fin: i === 99 });
  }
  const parts = Array.from({ length: 100 }, (_, i) => 'ä'.repeat(4_000) + i).join('');
  report('fragmented', (await next()) === parts);

  for (let i = 0; i < 300; i++) {
    socket.send('message ' + i);
  }
  let inOrder = true;
  for (let i = 0; i < 300; i++) {
    inOrder = (await next()) === 'message ' + i && inOrder;
  }
  report('300 at once', inOrder);

  socket.ping('are you there?');
  report('ping', (await next()) === 'pong are you there?');

  socket.close(3456, 'enough');
}

let extensions;
socket.on('upgrade', (response) => (extensions = response.headers['sec-websocket-extensions']));
socket.on('open', talk);
socket.on('close', (code) => console.log('close: ' + code));
