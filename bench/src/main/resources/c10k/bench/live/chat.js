// The chat. All that others have written is shown as text, never as HTML.
const MOST_MESSAGES = 200;

class Chat {
  constructor(connection) {
    this.connection = connection;
    this.list = document.getElementById("chat");
    this.name = document.getElementById("name");
    this.text = document.getElementById("text");
    this.error = document.getElementById("chat-error");
    this.name.value = remembered("name") || "";
    this.named = this.name.value !== "";
    this.name.addEventListener("change", () => {
      this.named = true;
      remember("name", this.name.value.trim());
    });
    document.getElementById("say").addEventListener("submit", event => {
      event.preventDefault();
      this.say();
    });
  }

  hello({ connection, maxName, maxText, room }) {
    this.name.maxLength = maxName;
    this.text.maxLength = maxText;
    if (!this.named) {
      this.name.value = "guest " + connection;
    }
    document.getElementById("chat-lead").textContent = room
      ? "Everybody who has this page open, and everybody in the room of the server."
      : "Everybody who has this page open reads along.";
  }

  enabled(enabled) {
    document.getElementById("send").disabled = !enabled;
  }

  say() {
    this.error.textContent = "";
    if (this.connection.send({ type: "chat", name: this.name.value, text: this.text.value })) {
      this.said = this.text.value;
      this.text.value = "";
    }
  }

  /** The server did not take it; the writer gets it back. */
  refused(why) {
    this.error.textContent = "Not sent: " + why + ".";
    if (this.said && !this.text.value) {
      this.text.value = this.said;
    }
  }

  add({ name, text, own }) {
    const item = document.createElement("li");
    if (own) {
      item.className = "own";
      this.said = undefined;
    } else if (!name) {
      item.className = "line";
    }
    if (name) {
      item.append(element("b", name));
    }
    item.append(element("span", text));
    this.append(item);
  }

  note(text) {
    const item = element("li", text);
    item.className = "note";
    if (this.list.lastElementChild?.className === "note") {
      this.list.lastElementChild.remove();
    }
    this.append(item);
  }

  append(item) {
    // Who has scrolled up to read is left there.
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 40;
    this.list.append(item);
    while (this.list.children.length > MOST_MESSAGES) {
      this.list.firstElementChild.remove();
    }
    if (atEnd) {
      this.list.scrollTop = this.list.scrollHeight;
    }
  }
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** A browser may forbid to remember; then it is forgotten. */
function remember(key, value) {
  try {
    localStorage.setItem("c10k-" + key, value);
  } catch { /* as said */ }
}

function remembered(key) {
  try {
    return localStorage.getItem("c10k-" + key);
  } catch {
    return null;
  }
}
