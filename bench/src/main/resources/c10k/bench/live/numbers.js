// Numbers as people read them.
const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Three figures that matter, and no more. */
function short(value) {
  const abs = Math.abs(value);
  const digits = abs >= 100 || value === 0 ? 0 : abs >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

function count(value) {
  return value >= 1e6 ? short(value / 1e6) + " M" : grouped.format(value);
}

function rate(value) {
  return value > 0 && value < 10 ? short(value) : count(value);
}

function bytes(value) {
  const units = ["B", "KiB", "MiB", "GiB"];
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return short(value) + " " + units[unit];
}

function millis(value) {
  return value >= 1000 ? short(value / 1000) + " s" : short(value) + " ms";
}

/** The gauges of a model have their unit at the end of their name. */
function gauge(name, value) {
  const unit = name.match(/-(micros|permille|bytes|millis)$/);
  const label = (unit ? name.slice(0, unit.index) : name).replaceAll("-", " ");
  switch (unit && unit[1]) {
    case "micros": return [label, millis(value / 1000)];
    case "millis": return [label, millis(value)];
    case "permille": return [label, short(value / 10) + " %"];
    case "bytes": return [label, bytes(value)];
    default: return [label, count(value)];
  }
}

function percentile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
