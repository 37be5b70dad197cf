'use strict';
// What a callback costs in Node's loop: the same work as LoopUnderTest gives to the others.
//
//   node loop-overhead.js MEASURE COUNT WARMUP_MILLIS MEASURED_MILLIS
//
// Prints callbacks per microsecond.

const [measure, countText, warmupText, measuredText] = process.argv.slice(2);
const count = Number(countText);
const CHAINS = 100;
const DURATIONS = 100;
const FAR_MILLIS = 1000;

function chains(queue, end) {
  let running = CHAINS;
  for (let i = 0; i < CHAINS; i++) {
    let left = count / CHAINS;
    const link = () => {
      if (--left > 0) queue(link);
      else if (--running === 0) end();
    };
    queue(link);
  }
}

const MEASURES = {
  tick: (end) => chains(process.nextTick, end),
  micro: (end) => chains(queueMicrotask, end),
  immediate: (end) => chains(setImmediate, end),
  timer: (end) => {
    let left = count;
    const fired = () => {
      if (--left === 0) end();
    };
    for (let i = 0; i < count; i++) setTimeout(fired, 1);
  },
  clear: (end) => {
    for (let i = 0; i < count; i++) clearTimeout(setTimeout(end, FAR_MILLIS));
    end();
  },
  million: (end) => {
    const timers = new Array(count);
    for (let i = 0; i < count; i++) timers[i] = setTimeout(end, FAR_MILLIS + i % DURATIONS);
    for (const timer of timers) clearTimeout(timer);
    end();
  },
};

// From a callback of the loop, like those of the others, to one after the last.
function once() {
  return new Promise((resolve) => setImmediate(() => MEASURES[measure](() => setImmediate(resolve))));
}

async function during(millis) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(millis) * 1_000_000n;
  let runs = 0;
  let now = start;
  do {
    await once();
    runs++;
    now = process.hrtime.bigint();
  } while (now < end);
  return runs * count / (Number(now - start) / 1000);
}

(async () => {
  await during(Number(warmupText));
  console.log(await during(Number(measuredText)));
})();
