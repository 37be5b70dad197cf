// The WebSocket to the server: it comes back when it is lost.
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

class Connection {
  /** @param on called with the name of what has happened and what belongs to it: state, or the type of a message */
  constructor(on) {
    this.on = on;
    this.pause = FIRST_PAUSE;
    this.open();
  }

  open() {
    this.on("state", "connecting");
    const secure = location.protocol === "https:";
    const socket = new WebSocket((secure ? "wss://" : "ws://") + location.host + "/live/socket");
    socket.onmessage = event => this.take(event.data);
    socket.onclose = () => this.lost();
    this.socket = socket;
  }

  take(data) {
    const message = JSON.parse(data);
    if (message.type === "hello") {
      this.pause = FIRST_PAUSE;
      this.on("state", "live");
    }
    this.on(message.type, message);
  }

  lost() {
    // Not all at once: a server that has just come back would get everybody in the same moment.
    const wait = this.pause * (0.75 + Math.random() / 2);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
    this.on("state", "lost", wait);
    setTimeout(() => this.open(), wait);
  }

  /** Whether it went out to the network. */
  send(message) {
    if (this.socket.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.socket.send(JSON.stringify(message));
    return true;
  }
}
