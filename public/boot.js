// Runs in <head>, before the first paint, and before anything else of the app.
// Three things only: the comfort settings go onto <html>, so that nobody sees
// a flash of the wrong colours or of small letters; a browser that cannot run
// the app is told so; and globalThis.coproduceFailed says so when a start fails.
//
// Written in the JavaScript of 2015, because the browsers that it turns away
// must be able to read it. No sentence stands here: they are all in index.html.
(function () {
  "use strict";
  var root = document.documentElement;

  // Comfort settings. Every read is guarded: storage may be forbidden, empty
  // or written by something else.
  var comfort = {};
  try {
    comfort = JSON.parse(localStorage.getItem("coproduce.comfort")) || {};
  } catch (_) {}
  var paper = { light: "#fbf6ee", dark: "#1c1815", cream: "#fdf0cf", contrast: "#000000" };
  if ([125, 150, 175, 200].indexOf(comfort.text) >= 0) root.setAttribute("data-text", comfort.text);
  if (Object.prototype.hasOwnProperty.call(paper, comfort.colours)) {
    root.setAttribute("data-colours", comfort.colours);
    var metas = document.querySelectorAll("meta[name=theme-color]");
    for (var i = 0; i < metas.length; i++) metas[i].content = paper[comfort.colours];
  }
  if (comfort.easy_read === true) root.setAttribute("data-easy-read", "");
  if (comfort.pictures === false) root.setAttribute("data-no-pictures", "");

  // The four doors are painted on the first screen alone: an invitation or a
  // locked phone must never flash somebody else's.
  var here = location.href.split(/[?#]/)[0];
  var home = document.baseURI.split(/[?#]/)[0];
  root.setAttribute("data-route", here === home || here === home + "index.html" ? "home" : "other");

  // With <base>, a plain "#main" would load the first screen: move the focus
  // here instead, for the page before the app and for the app alike.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href="#main"]');
    var mains = document.querySelectorAll("main");
    for (var i = 0; link && i < mains.length; i++) {
      if (mains[i].offsetParent === null) continue;
      event.preventDefault();
      mains[i].focus();
      mains[i].scrollIntoView();
      return;
    }
  });

  // Shows why the app did not start, and what can be done. The reasons are the
  // data-for names in index.html. The first reason stays: what follows from it
  // would only confuse. Safe to call at any time, and more than once.
  function failed(reason) {
    if (root.hasAttribute("data-failed")) return;
    var box = document.getElementById("failed");
    if (!box) {
      document.addEventListener("DOMContentLoaded", function () { failed(reason); });
      return;
    }
    var parts = box.querySelectorAll("[data-for]");
    var known = false;
    for (var i = 0; i < parts.length; i++) {
      var wanted = parts[i].getAttribute("data-for") === reason;
      parts[i].hidden = !wanted;
      known = known || wanted;
    }
    if (!known) return failed("panic");
    root.setAttribute("data-failed", "");
    box.setAttribute("data-reason", reason);
    box.hidden = false;
    var heading = box.querySelector("h1");
    heading.focus();

    var again = document.getElementById("failed-again");
    again.hidden = reason === "old-browser" || reason === "no-wasm";
    again.addEventListener("click", function () { location.reload(); });

    // A browser that cannot run the app may still hold answers that it kept
    // before, so the way to save them is offered whatever the reason is.
    var rescue = document.createElement("script");
    rescue.src = new URL("rescue.js", document.baseURI).href;
    document.head.appendChild(rescue);
  }
  window.coproduceFailed = failed;

  // The loader itself may not arrive.
  addEventListener("error", function (event) {
    var script = event.target;
    if (script && script.tagName === "SCRIPT" && script.type === "module") failed("network");
  }, true);

  // What the app cannot do without. Asking for abilities rather than for names
  // and numbers: Chromium 111, Safari 16.4 and Firefox 115 have them all. The
  // bytes are the smallest module that uses bulk memory and a sign extension,
  // which the compiler takes for granted.
  var stop = "";
  if (typeof WebAssembly !== "object") {
    stop = typeof Promise === "function" && "noModule" in HTMLScriptElement.prototype ? "no-wasm" : "old-browser";
  } else if (
    !WebAssembly.validate(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 14, 1, 12, 0,
      65, 0, 192, 65, 0, 65, 0, 252, 11, 0, 11,
    ])) ||
    typeof structuredClone !== "function" ||
    typeof Array.prototype.at !== "function" ||
    typeof BigInt !== "function" ||
    !window.CSS || !CSS.supports("inset", "0")
  ) {
    stop = "old-browser";
  }
  // start.js asks for this before it loads the app.
  window.coproduceStop = stop;
  if (stop) failed(stop);
})();
