// Node's side: compresses a file a few times, one time after the other, and prints a line of figures for each.
// Arguments: file, compressed file, level, times.
const fs = require('fs');
const zlib = require('zlib');
const { pipeline } = require('stream/promises');

const [plain, packed, level, times] = process.argv.slice(2);
let peak = 0;

function sample() {
  const memory = process.memoryUsage();
  peak = Math.max(peak, memory.heapUsed + memory.external);
}

async function main() {
  const sampling = setInterval(sample, 10);
  for (let i = 0; i < Number(times); i++) {
    const start = process.hrtime.bigint();
    const cpuAtStart = process.cpuUsage();
    await pipeline(fs.createReadStream(plain), zlib.createGzip({ level: Number(level) }), fs.createWriteStream(packed));
    const nanos = process.hrtime.bigint() - start;
    const cpu = process.cpuUsage(cpuAtStart);
    const cpuNanos = (cpu.user + cpu.system) * 1000;
    console.log(`${fs.statSync(plain).size} ${fs.statSync(packed).size} ${nanos} ${cpuNanos} ${peak}`);
  }
  clearInterval(sampling);
}

main();
