'use strict';
// Runs programs on Node's own timers, ticks and microtasks, in virtual time. Of libuv, only the clock, the
// one native timer and the order of phases are imitated here; all else is Node's code, undisturbed.
//
//   node --expose-internals oracle.js
//
// Reads a program a line, as JSON: {"main": [STEP, ...]}; writes a line for each: {"trace": ["id@millis", ...]},
// or {"broken": "message"} where Node itself fails. All input is read synchronously: the real loop never turns.

const fs = require('fs');
const { internalBinding } = require('internal/test/binding');
const { getTimerCallbacks, immediateInfoFields } = require('internal/timers');
const native = internalBinding('timers');

// How the loop sees the world. `now` is libuv's cached clock, `clock` the real (here: virtual) one.
let clock = 0;
let now = 0;
let due = null;
let timerCounts = false;
let immediateCounts = false;

native.getLibuvNow = () => now = clock;
native.scheduleTimer = (delay) => { due = now + delay; };
native.toggleTimerRef = (counts) => { timerCounts = counts; };
native.toggleImmediateRef = (counts) => { immediateCounts = counts; };

const drain = () => process._tickCallback();
const { processTimers, processImmediate } = getTimerCallbacks(drain);
const { kCount, kRefCount, kHasOutstanding } = immediateInfoFields;

// Programs

const UNCAUGHT = 'uncaught';
const MOST_REFRESHES = 5;
const START_UP_MILLIS = 1;
const A_LONG_TIME = 2 ** 33;

class Thrown extends Error {}

let trace;
let refreshes;
let latest;
let all;

function write(line) {
  trace.push(`${line}@${clock}`);
}

// What Node's uncaughtException handler does. For errors of microtasks Node calls this itself, and adds
// the immediate that keeps the next poll from waiting; for the others that is done here.
function uncaught(error) {
  if (!(error instanceof Thrown)) throw error;
  write(UNCAUGHT);
}
process.on('uncaughtException', (error) => {
  if (error instanceof Thrown) {
    write(UNCAUGHT);
  } else {
    fs.writeSync(2, `${error.stack}\n`);
    process.exit(1);
  }
});

function guarded(call) {
  for (;;) {
    try {
      return call();
    } catch (error) {
      uncaught(error);
      setImmediate(() => {});
    }
  }
}

function set(id, handle, clear) {
  const entry = { handle, clear: () => clear(handle) };
  latest.set(id, entry);
  all.push(entry);
  return entry;
}

function enter(step) {
  write(step.id);
  runAll(step.do);
}

function interval(step) {
  let left = step.times;
  const entry = set(step.id, setInterval(() => {
    try {
      enter(step);
    } finally {
      if (--left <= 0) entry.clear();
    }
  }, step.ms), clearInterval);
}

const OPS = {
  timeout: (step) => set(step.id, setTimeout(enter, step.ms, step), clearTimeout),
  interval,
  immediate: (step) => set(step.id, setImmediate(enter, step), clearImmediate),
  tick: (step) => process.nextTick(enter, step),
  micro: (step) => queueMicrotask(() => enter(step)),
  clear: (step) => latest.get(step.id)?.clear(),
  refresh: (step) => {
    const handle = latest.get(step.id)?.handle;
    if (handle?.refresh && refreshes++ < MOST_REFRESHES) handle.refresh();
  },
  ref: (step) => latest.get(step.id)?.handle.ref(),
  unref: (step) => latest.get(step.id)?.handle.unref(),
  block: (step) => { clock += step.ms; },
  throw: () => { throw new Thrown(); },
};

function runAll(steps = []) {
  for (const step of steps) OPS[step.op](step);
}

// The loop

function isAlive() {
  return (due !== null && timerCounts) || immediateCounts;
}

function runTimers() {
  now = clock;
  if (due === null || due > now) return;
  due = null;
  const fixed = native.getLibuvNow();
  const next = guarded(() => processTimers(fixed));
  if (next !== 0) native.scheduleTimer(Math.max(1, Math.abs(next) - now));
  timerCounts = next > 0;
  guarded(drain);
}

function poll() {
  if (isAlive() && !immediateCounts && due !== null) clock = Math.max(clock, due);
  now = clock;
}

function check() {
  if (native.immediateInfo[kCount] === 0) return;
  do {
    try {
      processImmediate();
      guarded(drain);
    } catch (error) {
      uncaught(error);
      setImmediate(() => {});
    }
  } while (native.immediateInfo[kHasOutstanding] !== 0);
  if (native.immediateInfo[kRefCount] === 0) native.toggleImmediateRef(false);
}

function run(program) {
  trace = [];
  refreshes = 0;
  latest = new Map();
  all = [];
  clock = now = 0;
  try {
    runAll(program.main);
  } catch (error) {
    uncaught(error);
    setImmediate(() => {});
  }
  guarded(drain);
  clock = Math.max(clock, START_UP_MILLIS);
  let alive = isAlive();
  if (alive) runTimers();
  // Asked for before those timers: they may have been the last ones, and still the loop turns once.
  while (alive) {
    poll();
    check();
    runTimers();
    alive = isAlive();
  }
}

// Nothing of a program may be left for the next one.
function reset() {
  for (const entry of all) entry.clear();
  clock += A_LONG_TIME;
  while (processTimers(native.getLibuvNow()) !== 0) clock += A_LONG_TIME;
  processImmediate();
  due = null;
  timerCounts = immediateCounts = false;
  if (native.timeoutInfo[0] !== 0 || native.immediateInfo[kCount] !== 0 || native.immediateInfo[kRefCount] !== 0) {
    throw new Error('The reset between two programs is incomplete.');
  }
}

function answer(program) {
  try {
    run(program);
  } catch (error) {
    return { broken: error.message };
  }
  reset();
  return { trace };
}

// Input

const chunk = Buffer.alloc(1 << 16);
let rest = '';
for (;;) {
  const size = fs.readSync(0, chunk);
  if (size === 0) process.exit(0);
  const lines = (rest + chunk.toString('latin1', 0, size)).split('\n');
  rest = lines.pop();
  for (const line of lines) {
    const result = answer(JSON.parse(line));
    fs.writeSync(1, `${JSON.stringify(result)}\n`);
    // What broke Node's lists cannot be mended from outside.
    if (result.broken) process.exit(0);
  }
}
