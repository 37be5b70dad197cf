// Brings together what the server says and what the page shows.
const PING_EVERY = 250;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const byId = id => document.getElementById(id);
const figure = name => document.querySelector("[data-chart=" + name + "]");
const series = { connections: new Series(), messages: new Series(), latency: new Series(), resident: new Series(), heap: new Series(), direct: new Series() };
const modelColour = document.querySelector(".eyebrow");

const charts = {
  connections: new Chart(figure("connections"), {
    lines: [{ series: series.connections, colour: modelColour, area: true }], scale: new LinearScale(4), format: count }),
  messages: new Chart(figure("messages"), {
    lines: [{ series: series.messages, colour: modelColour, area: true }], scale: new LinearScale(4), format: rate }),
  latency: new Chart(figure("latency"), {
    lines: [{ series: series.latency, colour: modelColour, dots: true }], scale: new LogScale(), format: millis, marks: latencyMarks }),
  memory: new Chart(figure("memory"), {
    lines: [{ series: series.resident, colour: modelColour, area: true }, { series: series.heap, colour: document.querySelector(".key.heap") },
      { series: series.direct, colour: document.querySelector(".key.direct") }], scale: new BytesScale(4), format: bytes }),
};

let state = "connecting";
let connection;
let chat;
let last;
let heard;
let nextPing = 1;
let unshown = 0;
let quantiles;
const pings = new Map();
const stalls = [];

function latencyMarks() {
  return quantiles
    ? [{ value: quantiles.p50, colour: document.querySelector(".key.p50") }, { value: quantiles.p99, colour: document.querySelector(".key.p99") }]
    : [];
}

const on = {
  state(now, wait) {
    state = now;
    if (now === "lost") {
      pings.forEach(ping => { ping.value = performance.now() - ping.time; });
      pings.clear();
      last = undefined;
    }
    showState(now, now === "lost" ? "lost, again in " + millis(wait) : now);
    chat?.enabled(now === "live");
  },

  hello(hello) {
    document.documentElement.dataset.model = hello.model;
    byId("model").replaceChildren(hello.model + " ", element("small", "speaks " + hello.protocol));
    byId("summary").textContent = hello.summary;
    byId("messages-title").textContent = { http: "Requests", echo: "Lines", broadcast: "Lines", work: "Lines" }[hello.protocol] || "Messages";
    document.title = hello.model + ", live: C10K Lab";
    chat.hello(hello);
    showHints(hello);
  },

  figures(figures) {
    const now = performance.now();
    if (heard !== undefined && now - heard > STALL) {
      stalls.push({ from: heard, to: now });
    }
    heard = now;
    showFigures(figures, now);
    last = figures;
  },

  pong({ id }) {
    const ping = pings.get(id);
    pings.delete(id);
    if (ping) {
      ping.value = performance.now() - ping.time;
      charts.latency.show(ping.value);
    }
  },

  chat(message) {
    chat.add(message);
  },

  error({ message }) {
    chat.refused(message);
  },
};

function showState(name, text) {
  if (byId("state-text").textContent !== text) {
    byId("state").dataset.state = name;
    byId("state-text").textContent = text;
  }
}

function showFigures(figures, now) {
  const seconds = last ? (figures.millis - last.millis) / 1000 : 0;
  const perSecond = key => (figures[key] - last[key]) / seconds;
  series.connections.add(now, figures.active);
  series.resident.add(now, figures.residentBytes);
  series.heap.add(now, figures.heapBytes);
  series.direct.add(now, figures.directBytes);
  charts.connections.show(figures.active);
  charts.memory.show(figures.residentBytes || figures.heapBytes);
  if (seconds > 0) {
    series.messages.add(now, perSecond("messages"));
    charts.messages.show(perSecond("messages"));
    byId("bytes-in").textContent = bytes(perSecond("bytesIn")) + "/s";
    byId("bytes-out").textContent = bytes(perSecond("bytesOut")) + "/s";
  }
  byId("accepted").textContent = count(figures.accepted);
  byId("closed").textContent = count(figures.accepted - figures.active);
  byId("pages").textContent = figures.pages === 1 ? "1 live page" : count(figures.pages) + " live pages";
  byId("heap").textContent = bytes(figures.heapBytes);
  byId("direct").textContent = bytes(figures.directBytes);
  byId("threads").textContent = count(figures.threads);
  showList("gauges", Object.entries(figures.gauges).map(([name, value]) => gauge(name, value)), "This model has none.");
  showList("reasons", Object.entries(figures.closed).map(([reason, number]) => [reason, count(number)]), "None has ended yet.");
  showQuantiles(now);
  if (figures.unshownLines > unshown) {
    chat.note(count(figures.unshownLines) + " lines of the room came too fast to be shown.");
  }
  unshown = figures.unshownLines;
}

function showQuantiles(now) {
  const sorted = series.latency.points.filter(point => point.time > now - WINDOW).map(point => valueAt(point, now)).sort((a, b) => a - b);
  if (sorted.length > 0) {
    quantiles = { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
    byId("p50").textContent = millis(quantiles.p50);
    byId("p99").textContent = millis(quantiles.p99);
  }
}

function showList(id, entries, none) {
  const rows = entries.map(([term, value]) => {
    const row = document.createElement("div");
    row.append(element("dt", term), element("dd", value));
    return row;
  });
  const empty = element("p", none);
  empty.className = "none";
  byId(id).replaceChildren(...(rows.length > 0 ? rows : [empty]));
}

/** Sent on schedule, whether or not the last has been answered: a server that stands still delays them all, and all of it counts. */
function ping() {
  if (state === "live") {
    const id = nextPing++;
    if (connection.send({ type: "ping", id })) {
      pings.set(id, series.latency.add(performance.now(), undefined));
    }
  }
}

function draw() {
  const now = performance.now();
  const silent = heard === undefined ? 0 : now - heard;
  const shaded = silent > STALL ? stalls.concat([{ from: heard, to: now }]) : stalls;
  if (state === "live") {
    showState(silent > STALL ? "stalled" : "live", silent > STALL ? "no answer for " + Math.floor(silent / 1000) + " s" : "live");
  }
  while (stalls.length > 0 && stalls[0].to < now - WINDOW - BEHIND) {
    stalls.shift();
  }
  Object.values(charts).forEach(chart => chart.draw(now, shaded));
}

function drawOn() {
  if (!still.matches) {
    draw();
  }
  requestAnimationFrame(drawOn);
}

function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  remember("theme", root.dataset.theme);
}

if (["light", "dark"].includes(remembered("theme"))) {
  document.documentElement.dataset.theme = remembered("theme");
}
byId("theme").addEventListener("click", theme);
connection = new Connection((what, ...about) => on[what]?.(...about));
chat = new Chat(connection);
setInterval(ping, PING_EVERY);
// For those who want no motion, twice a second is enough.
setInterval(() => still.matches && draw(), 500);
requestAnimationFrame(drawOn);
