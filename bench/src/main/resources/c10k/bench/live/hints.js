// What to type in a terminal, for this very server.
function hints({ model, protocol }) {
  const host = location.hostname.replace(/^\[|\]$/g, "");
  const port = location.port || "80";
  const nc = "nc " + host + " " + port;
  // Some of them would wait for ever, once their input has ended.
  const ncFor = seconds => "nc -w " + seconds + " " + host + " " + port;
  const target = location.host;
  const all = {
    broadcast: [
      ["Join the room from a terminal; what you type appears here.", nc],
      ["A clock in the room, twice a second.", "while sleep 0.5; do date; done | " + nc],
      ["Three hundred listeners for half a minute.", "for i in $(seq 300); do sleep 30 | " + ncFor(35) + " >/dev/null & done"],
    ],
    echo: [
      ["Three hundred connections that echo as fast as they can.", "./lab load --target " + target + " --connections 300 --duration 30s"],
      ["A steady load: 2,000 lines a second, whatever the answers.", "./lab load --target " + target + " --connections 50 --rate 2000 --duration 30s"],
      ["Say something yourself.", nc],
    ],
    work: [
      ["Compute for three seconds, and watch the latency here.", "echo 'burn 3s' | " + ncFor(5)],
      ["Keep every thread busy: does the page stand still?", "for i in $(seq 16); do echo 'burn 3s' | " + ncFor(5) + " & done; wait"],
      ["Block instead of computing: who has to wait now?", "for i in $(seq 16); do echo 'sleep 3s' | " + ncFor(5) + " & done; wait"],
    ],
    http: [
      ["One request, with all that is said.", "curl -v http://" + target + "/"],
      ["A hundred connections that ask as fast as they can.", "wrk -c 100 -d 30s http://" + target + "/"],
      ["Compute for three seconds, and watch the latency here.", "curl 'http://" + target + "/work?burn=3s'"],
    ],
  };
  const socket = [["Any WebSocket client.", "npx wscat -c ws://" + target + "/"]];
  const others = ["event-loop", "thread-pool", "thread-per-connection", "virtual-threads"].filter(other => other !== model);
  const compare = protocol === "work" ? protocol : protocol === "echo" ? "work" : "echo";
  return (all[protocol] || socket).concat([[
    compare === protocol ? "The same on another model, in a page beside this one." : "Another protocol shows more: " + compare + ".",
    "./lab serve --model " + (compare === protocol ? others.at(-1) : model) + " --protocol " + compare + " --live",
  ]]);
}

function showHints(hello) {
  const items = hints(hello).map(([text, command]) => {
    const item = element("li", text);
    const row = document.createElement("div");
    row.className = "command";
    const code = document.createElement("code");
    // Broken between words only, and not behind the dashes of an option.
    command.split(" ").forEach((word, i) => code.append(i > 0 ? " " : "", element("span", word)));
    code.tabIndex = 0;
    const copy = element("button", "Copy");
    copy.type = "button";
    copy.setAttribute("aria-label", "Copy: " + command);
    copy.addEventListener("click", () => copyText(code, copy));
    row.append(code, copy);
    item.append(row);
    return item;
  });
  document.getElementById("hints").replaceChildren(...items);
}

async function copyText(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
  } catch {
    // Only pages of this machine may use the clipboard without HTTPS; the others mark the text.
    getSelection().selectAllChildren(code);
    button.textContent = "Ctrl-C";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}
