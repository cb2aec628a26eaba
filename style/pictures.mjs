// Builds public/pictures/pictures.svg, the one file that holds every small
// picture of the app, from Phosphor's icons in node_modules and a few drawings
// of our own. Run it by hand after changing the lists, and commit the result:
//
//     node style/pictures.mjs
//
// A picture is named for what it means here, not for what it shows, so that a
// better drawing can take its place without a change anywhere else.
import { readFileSync, writeFileSync } from "node:fs";

const here = new URL("../", import.meta.url);
const phosphor = new URL("node_modules/@phosphor-icons/core/assets/", here);

// our name → Phosphor's name; two-tone unless the name says otherwise
const list = {
  // the four doors and the bar
  home: "house", learn: "book-open", projects: "clipboard-text", saved: "hard-drives",
  feedback: "chat-circle-dots", changes: "megaphone", comfort: "sliders-horizontal",
  // what happened, and what to watch for
  check: "regular/check", "check-circle": "check-circle", warning: "warning", info: "info",
  question: "question", lock: "lock-simple", safe: "shield-check", clock: "clock",
  wait: "hourglass-medium", offline: "wifi-slash", online: "wifi-high",
  "cloud-slash": "cloud-slash", no: "prohibit", bell: "bell",
  // things to do
  download: "download-simple", upload: "upload-simple", share: "share-network",
  trash: "trash", undo: "regular/arrow-u-up-left", pencil: "pencil-simple", plus: "regular/plus",
  close: "regular/x", print: "printer", archive: "archive", copy: "copy", link: "link",
  search: "magnifying-glass", install: "device-mobile", next: "regular/arrow-right",
  back: "regular/arrow-left", up: "regular/arrow-up", down: "regular/arrow-down",
  play: "play", pause: "pause", repeat: "arrow-counter-clockwise", skip: "skip-forward",
  // people
  user: "user", users: "users", group: "users-three", together: "handshake", heart: "heart",
  carer: "hand-heart", stop: "hand-palm", help: "lifebuoy", equal: "scales",
  talk: "chats-circle", listen: "ear", phone: "phone", letter: "envelope-simple",
  // things and ideas
  flag: "flag-pennant", calendar: "calendar-blank", place: "house-line", path: "path",
  jigsaw: "puzzle-piece", money: "coins", goal: "target", idea: "lightbulb", star: "star",
  file: "file-text", folder: "folder", table: "table", chart: "chart-bar", "qr-code": "qr-code",
  tasks: "list-checks", grid: "squares-four", training: "graduation-cap", tools: "wrench",
  map: "map-pin", bus: "bus", access: "wheelchair", tea: "coffee",
  // comfort settings
  eye: "eye", speaker: "speaker-high", languages: "translate", "text-size": "text-aa",
  colours: "palette", image: "image",
};

// Drawn here on Phosphor's 256 grid with its 16-unit line: five faces that
// differ by the mouth alone, so that none reads as anger or sickness, and the
// ladder of our own mark.
const face = (mouth, eyes = '<circle cx="92" cy="108" r="12"/><circle cx="164" cy="108" r="12"/>') =>
  '<circle cx="128" cy="128" r="96" opacity=".2"/>' +
  '<path d="M128,24A104,104,0,1,0,232,128,104.1,104.1,0,0,0,128,24Zm0,192a88,88,0,1,1,88-88A88.1,88.1,0,0,1,128,216Z"/>' +
  eyes + `<path d="${mouth}" fill="none" stroke="currentColor" stroke-width="16" stroke-linecap="round" stroke-linejoin="round"/>`;
const own = {
  "face-1": face("M84,184Q128,120,172,184"),
  "face-2": face("M88,176Q128,144,168,176"),
  "face-3": face("M88,164H168"),
  "face-4": face("M88,152Q128,184,168,152"),
  "face-5": face("M80,144Q128,216,176,144Z"),
  ladder: '<path d="M80,60h96v136H80Z" opacity=".2"/>' +
    '<path d="M80,24V232M176,24V232M80,60h96M80,104h96M80,152h96M80,196h96" fill="none" stroke="currentColor" stroke-width="16" stroke-linecap="round"/>',
};

// One decimal on a grid of 256 is finer than any screen shows.
const arity = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
function shorter(d) {
  let out = "";
  for (const [, command, rest] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const n = arity[command.toLowerCase()];
    let numbers = [];
    let at = 0;
    while (at < rest.length) {
      const flag = n === 7 && [3, 4].includes(numbers.length % 7);
      const found = (flag ? /^[\s,]*([01])/ : /^[\s,]*(-?(?:\d+\.?\d*|\.\d+))/).exec(rest.slice(at));
      if (!found) break;
      numbers.push(flag ? Number(found[1]) : Math.round(Number(found[1]) * 10) / 10);
      at += found[0].length;
    }
    if (n && numbers.length % n) throw new Error(`odd path: ${command}${rest}`);
    const text = numbers.map((x, i) => {
      const s = String(x).replace(/^(-?)0\./, "$1.");
      return i && !s.startsWith("-") ? "," + s : s;
    });
    out += command + text.join("");
  }
  return out;
}

const symbols = [];
for (const [name, source] of Object.entries(list)) {
  const [weight, icon] = source.includes("/") ? source.split("/") : ["duotone", source];
  const file = `${weight}/${icon}${weight === "regular" ? "" : "-" + weight}.svg`;
  const svg = readFileSync(new URL(file, phosphor), "utf8");
  const inside = svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "")
    .replace(/ d="([^"]*)"/g, (_, d) => ` d="${shorter(d)}"`).replaceAll('"0.2"', '".2"');
  symbols.push([name, inside]);
}
symbols.push(...Object.entries(own));
symbols.sort(([a], [b]) => (a < b ? -1 : 1));

// Those that the first screen shows are a file of their own, so that nobody waits for the rest.
const FIRST = ["home", "learn", "projects", "saved", "feedback", "changes", "comfort", "check-circle", "wait", "phone",
  "share", "download", "install"];
const sprite = (symbols) => '<svg xmlns="http://www.w3.org/2000/svg">\n' +
  "<!-- Pictures by Phosphor Icons, MIT licence: see LICENSE.txt beside this file. Built by style/pictures.mjs. -->\n" +
  symbols.map(([name, inside]) =>
    `<symbol id="${name}" viewBox="0 0 256 256" fill="currentColor">${inside}</symbol>\n`).join("") +
  "</svg>\n";
for (const [file, chosen] of [
  ["first.svg", symbols.filter(([name]) => FIRST.includes(name))],
  ["pictures.svg", symbols.filter(([name]) => !FIRST.includes(name))],
]) {
  const text = sprite(chosen);
  writeFileSync(new URL(`public/pictures/${file}`, here), text);
  console.log(`${file}: ${chosen.length} pictures, ${text.length} bytes`);
}
