// A chart of the last minute that moves to the left.
const WINDOW = 60_000;
/** The right edge is so far behind, so that new points come in from outside instead of jumping in. */
const BEHIND = 600;
/** Figures come twice a second; after so long without, something holds the server up. */
const STALL = 1_500;
const GUTTER = 58;

/** Points in the order of their times, as long as they can be seen. */
class Series {
  points = [];

  add(time, value) {
    this.points.push({ time, value });
    while (this.points.length > 2 && this.points[1].time < time - WINDOW - 2 * BEHIND) {
      this.points.shift();
    }
    return this.points.at(-1);
  }
}

class LinearScale {
  constructor(least) {
    this.least = least;
  }

  /** Round steps: at most four of them, up to or above the maximum. */
  ticks(max) {
    const top = Math.max(max, this.least);
    const raw = top / 4;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 2.5, 5, 10].map(times => times * power).find(candidate => candidate >= raw);
    const ticks = [];
    for (let tick = 0; tick < top + step; tick += step) {
      ticks.push(tick);
    }
    return ticks;
  }

  place(value, ticks) {
    return value / ticks.at(-1);
  }
}

/** Bytes in round numbers of mebibytes, not of millions. */
class BytesScale extends LinearScale {
  ticks(max) {
    return super.ticks(max / 2 ** 20).map(tick => tick * 2 ** 20);
  }
}

/** For what spans from a fraction of a millisecond to seconds. */
class LogScale {
  ticks(max) {
    const ticks = [0.1];
    while (ticks.length < 4 || ticks.at(-1) < max) {
      ticks.push(ticks.at(-1) * 10);
    }
    return ticks;
  }

  place(value, ticks) {
    const low = Math.log10(ticks[0]);
    return Math.max(0, (Math.log10(Math.max(value, ticks[0])) - low) / (Math.log10(ticks.at(-1)) - low));
  }
}

class Chart {
  /**
   * @param lines each with a series, the element whose colour it has, and perhaps dots or a filled area
   * @param format of a value, for the axis and for screen readers
   */
  constructor(figure, { lines, scale, format, marks = () => [] }) {
    this.figure = figure;
    this.canvas = figure.querySelector("canvas");
    this.label = this.canvas.getAttribute("aria-label");
    this.value = figure.querySelector("[data-value]");
    this.pen = this.canvas.getContext("2d");
    Object.assign(this, { lines, scale, format, marks });
    this.max = 0;
    new ResizeObserver(() => this.fit()).observe(this.canvas);
    this.canvas.addEventListener("pointermove", event => { this.pointer = event.offsetX; });
    this.canvas.addEventListener("pointerleave", () => { this.pointer = undefined; });
  }

  /** One canvas pixel for each pixel of the screen. */
  fit() {
    const ratio = window.devicePixelRatio || 1;
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** What is shown in words; also what tests look at. */
  show(value) {
    const text = this.format(value);
    this.value.textContent = text;
    this.canvas.setAttribute("aria-label", this.label + ": " + text);
    this.figure.dataset.latest = value;
    this.figure.dataset.updates = 1 + Number(this.figure.dataset.updates || 0);
  }

  draw(now, stalls) {
    if (!this.width) {
      return;
    }
    if (this.canvas.width !== Math.round(this.width * window.devicePixelRatio)) {
      this.fit();
    }
    const edge = now - BEHIND;
    const plot = { left: GUTTER, right: this.width - 6, top: 8, bottom: this.height - 20 };
    const x = time => plot.right - (edge - time) / WINDOW * (plot.right - plot.left);
    const ticks = this.scale.ticks(this.highest(edge - WINDOW, now));
    const y = value => plot.bottom - this.scale.place(value, ticks) * (plot.bottom - plot.top);
    this.pen.clearRect(0, 0, this.width, this.height);
    this.axes(plot, ticks, y);
    this.pen.save();
    this.pen.beginPath();
    this.pen.rect(plot.left, 0, plot.right - plot.left, this.height);
    this.pen.clip();
    stalls.forEach(stall => this.stall(x(stall.from), x(stall.to), plot));
    this.lines.forEach(line => this.line(line, now, x, y, plot));
    this.marks().forEach(mark => this.mark(mark, y, plot));
    this.pen.restore();
    if (this.pointer !== undefined) {
      this.readout(plot, edge, x, y, now);
    }
  }

  highest(from, now) {
    let highest = 0;
    for (const { series } of this.lines) {
      for (const point of series.points) {
        if (point.time >= from) {
          highest = Math.max(highest, valueAt(point, now));
        }
      }
    }
    // Down slowly, so that the axis does not jump when one peak leaves.
    this.max = Math.max(highest, this.max * 0.98);
    return Math.max(highest, Math.min(this.max, highest * 1.5));
  }

  axes(plot, ticks, y) {
    const style = getComputedStyle(this.canvas);
    const pen = this.pen;
    pen.font = "11.5px system-ui, sans-serif";
    pen.lineWidth = 1;
    for (const tick of ticks) {
      const at = Math.round(y(tick)) + 0.5;
      pen.strokeStyle = style.getPropertyValue("border-top-color");
      pen.beginPath();
      pen.moveTo(plot.left, at);
      pen.lineTo(plot.right, at);
      pen.stroke();
      pen.fillStyle = style.color;
      pen.textAlign = "right";
      pen.textBaseline = "middle";
      pen.fillText(this.format(tick), plot.left - 8, at);
    }
    pen.textBaseline = "alphabetic";
    const times = plot.right - plot.left > 300 ? ["60 s ago", "45 s", "30 s", "15 s", "now"] : ["60 s ago", "30 s", "now"];
    times.forEach((text, i) => {
      const part = i / (times.length - 1);
      pen.textAlign = ["left", "center", "right"][Math.ceil(part) + Math.floor(part)];
      pen.fillText(text, plot.left + part * (plot.right - plot.left), this.height - 4);
    });
  }

  stall(from, to, plot) {
    this.pen.fillStyle = getComputedStyle(this.canvas).outlineColor;
    this.pen.globalAlpha = 0.13;
    this.pen.fillRect(from, plot.top, to - from, plot.bottom - plot.top);
    this.pen.globalAlpha = 1;
  }

  line({ series, colour, area, dots }, now, x, y, plot) {
    const pen = this.pen;
    pen.strokeStyle = pen.fillStyle = getComputedStyle(colour).color;
    if (dots) {
      for (const point of series.points) {
        pen.globalAlpha = point.value === undefined ? 1 : 0.75;
        pen.beginPath();
        pen.arc(x(point.time), y(valueAt(point, now)), 2, 0, 2 * Math.PI);
        pen.fill();
      }
      pen.globalAlpha = 1;
      return;
    }
    for (const run of runs(series.points)) {
      const path = new Path2D();
      run.forEach(point => path.lineTo(x(point.time), y(point.value)));
      if (area) {
        const filled = new Path2D(path);
        filled.lineTo(x(run.at(-1).time), plot.bottom);
        filled.lineTo(x(run[0].time), plot.bottom);
        pen.globalAlpha = 0.12;
        pen.fill(filled);
        pen.globalAlpha = 1;
      }
      pen.lineWidth = 2;
      pen.lineJoin = "round";
      pen.stroke(path);
    }
  }

  mark({ value, colour }, y, plot) {
    const pen = this.pen;
    const at = Math.round(y(value)) + 0.5;
    pen.strokeStyle = getComputedStyle(colour).color;
    pen.lineWidth = 1.5;
    pen.setLineDash([6, 4]);
    pen.beginPath();
    pen.moveTo(plot.left, at);
    pen.lineTo(plot.right, at);
    pen.stroke();
    pen.setLineDash([]);
  }

  /** The value below the pointer. */
  readout(plot, edge, x, y, now) {
    const time = edge - (plot.right - this.pointer) / (plot.right - plot.left) * WINDOW;
    const points = this.lines[0].series.points;
    const nearest = points.reduce((best, point) => !best || Math.abs(point.time - time) < Math.abs(best.time - time) ? point : best, undefined);
    if (!nearest || Math.abs(nearest.time - time) > STALL) {
      return;
    }
    const pen = this.pen;
    const style = getComputedStyle(this.canvas);
    const value = valueAt(nearest, now);
    const text = this.format(value) + ", " + Math.max(0, Math.round((now - nearest.time) / 1000)) + " s ago";
    const at = x(nearest.time);
    pen.strokeStyle = style.color;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(Math.round(at) + 0.5, plot.top);
    pen.lineTo(Math.round(at) + 0.5, plot.bottom);
    pen.stroke();
    pen.fillStyle = style.color;
    pen.beginPath();
    pen.arc(at, y(value), 4, 0, 2 * Math.PI);
    pen.fill();
    const room = pen.measureText(text).width + 16;
    const left = at + room + 10 > plot.right ? at - room - 6 : at + 6;
    pen.fillRect(left, plot.top, room, 22);
    pen.fillStyle = style.backgroundColor;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.fillText(text, left + 8, plot.top + 11.5);
  }
}

/** What has not been answered yet grows. */
function valueAt(point, now) {
  return point.value ?? now - point.time;
}

/** A line is broken where nothing was heard. */
function runs(points) {
  const all = [];
  let last;
  for (const point of points) {
    if (!last || point.time - last.time > STALL) {
      all.push([]);
    }
    all.at(-1).push(point);
    last = point;
  }
  return all;
}
