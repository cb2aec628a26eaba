// Saves what is on the device to a file when the app cannot start. It needs no
// WebAssembly and nothing of the app: only index.html (whose words it says) and
// the browser. It reads, and never writes: no upgrade, no deletion, no repair.
//
// The file: {"format":"coproduce-rescue","version":1,"at":"<RFC 3339>",
//   "records":[{"key":"project/kind/id","value":{…}}, …]}
//
// boot.js loads this file after it has shown the `failed` block.
(function () {
  "use strict";
  if (window.coproduceRescue) return;
  window.coproduceRescue = true;

  var DATABASE = "coproduce";
  var STORE = "records";
  var LOCK = "local/lock/-";
  // So many records are kept as text before they are handed to a Blob, which
  // the browser may move out of memory.
  var BATCH = 500;

  var button = document.getElementById("rescue-save");
  var pin = document.getElementById("rescue-pin");
  var typed = document.getElementById("rescue-pin-typed");
  var status = document.getElementById("rescue-status");
  var ready = null; // a file already made, waiting for one more press to be shared
  var busy = false;

  function say(name, file, count) {
    var words = document.querySelector('[data-say="' + name + '"]').textContent;
    status.textContent = words.replace("{file}", file || "").replace("{count}", String(count || 0));
  }

  function result(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  // The database as it is, or null where there is none. Opening one that does
  // not exist would leave an empty one behind, which the app could take for
  // answers that were lost: so its birth is aborted.
  function open() {
    return new Promise(function (resolve, reject) {
      var request = indexedDB.open(DATABASE);
      var absent = false;
      request.onupgradeneeded = function () {
        absent = true;
        request.transaction.abort();
      };
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function (event) {
        event.preventDefault();
        if (absent) resolve(null);
        else reject(request.error);
      };
      // Another window may hold the database for ever.
      setTimeout(function () { reject(new Error("timeout")); }, 15000);
    });
  }

  // ---- the lock ---------------------------------------------------------

  function bytes(base64) {
    var text = atob(base64);
    var all = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) all[i] = text.charCodeAt(i);
    return all;
  }

  // Whether the typed PIN opens the lock record: PBKDF2 with SHA-256 over the
  // record's salt and iterations must give its hash. A lock that cannot be
  // read stays locked.
  function unlocked(lock, typedPin) {
    var salt, hash;
    try {
      salt = bytes(lock.salt);
      hash = bytes(lock.hash);
    } catch (_) {
      return Promise.resolve(false);
    }
    if (!hash.length || !(lock.iterations > 0)) return Promise.resolve(false);
    return crypto.subtle
      .importKey("raw", new TextEncoder().encode(typedPin), "PBKDF2", false, ["deriveBits"])
      .then(function (key) {
        var how = { name: "PBKDF2", hash: "SHA-256", salt: salt, iterations: lock.iterations };
        return crypto.subtle.deriveBits(how, key, hash.length * 8);
      })
      .then(function (bits) {
        var got = new Uint8Array(bits);
        var differ = 0;
        for (var i = 0; i < hash.length; i++) differ |= got[i] ^ hash[i];
        return differ === 0;
      });
  }

  // ---- the file ---------------------------------------------------------

  // RFC 3339 in the device's own time, with its offset from UTC.
  function now() {
    var date = new Date();
    var offset = -date.getTimezoneOffset();
    function two(n) { return (n < 10 ? "0" : "") + n; }
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate()) +
      "T" + two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds()) +
      (offset < 0 ? "-" : "+") + two(Math.floor(Math.abs(offset) / 60)) + ":" + two(Math.abs(offset) % 60);
  }

  // A stored value as JSON. What is not JSON is kept as text rather than lost.
  function json(value) {
    if (typeof value !== "string") return JSON.stringify(value === undefined ? null : value);
    try {
      JSON.parse(value);
      return value;
    } catch (_) {
      return JSON.stringify(value);
    }
  }

  // Every record but the lock: a short PIN could be guessed from its hash by
  // whoever holds the file.
  function collect(store) {
    return new Promise(function (resolve, reject) {
      var at = now();
      var parts = ['{"format":"coproduce-rescue","version":1,"at":' + JSON.stringify(at) + ',"records":['];
      var count = 0;
      var request = store.openCursor();
      request.onerror = function () { reject(request.error); };
      request.onsuccess = function () {
        var cursor = request.result;
        if (!cursor) {
          parts.push("\n]}\n");
          resolve({
            count: count,
            file: new File(parts, "coproduce-rescued-" + at.slice(0, 10) + ".json", { type: "application/json" }),
          });
          return;
        }
        if (cursor.key !== LOCK) {
          parts.push((count ? ",\n" : "\n") + '{"key":' + JSON.stringify(cursor.key) + ',"value":' + json(cursor.value) + "}");
          count += 1;
          if (count % BATCH === 0) parts = [new Blob(parts)];
        }
        cursor.continue();
      };
    });
  }

  // An app on an iPhone's Home Screen has no downloads of its own, so there the
  // file goes through the share sheet. Elsewhere a download asks less of people.
  function hasToShare(file) {
    try {
      return navigator.standalone === true && navigator.canShare({ files: [file] });
    } catch (_) {
      return false;
    }
  }

  function hand(made) {
    if (!hasToShare(made.file)) {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(made.file);
      link.download = made.file.name;
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
      say("made", made.file.name, made.count);
      return Promise.resolve();
    }
    return navigator.share({ files: [made.file] }).then(
      function () {
        ready = null;
        say("handed", made.file.name, made.count);
      },
      function (error) {
        // Reading took longer than a press is good for: keep the file for the next one.
        ready = made;
        say(error.name === "AbortError" ? "cancelled" : "again", made.file.name, made.count);
      },
    );
  }

  function save(typedPin) {
    if (busy) return;
    busy = true;
    say("reading");
    var database;
    var work = ready ? hand(ready) : open().then(function (opened) {
      database = opened;
      if (!opened || !opened.objectStoreNames.contains(STORE)) return say("none");
      // A new version of the app in another window must not wait for this one.
      opened.onversionchange = function () { opened.close(); };
      return result(opened.transaction(STORE).objectStore(STORE).get(LOCK)).then(function (found) {
        var lock = found === undefined ? null : JSON.parse(json(found)) || {};
        if (lock && typedPin === undefined) {
          pin.hidden = false;
          status.textContent = "";
          typed.focus();
          return;
        }
        return Promise.resolve(lock ? unlocked(lock, typedPin) : true).then(function (open) {
          typed.value = "";
          if (!open) {
            say("wrong");
            typed.focus();
            return;
          }
          pin.hidden = true;
          return collect(opened.transaction(STORE).objectStore(STORE)).then(function (made) {
            return made.count ? hand(made) : say("none");
          });
        });
      });
    });
    work.catch(function (error) {
      console.error(error);
      say("unreadable");
    }).then(function () {
      if (database) database.close();
      busy = false;
    });
  }

  button.addEventListener("click", function () { save(); });
  pin.addEventListener("submit", function (event) {
    event.preventDefault();
    save(typed.value);
  });
})();
