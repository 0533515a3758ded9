/* Delivery: entries typed here and not yet known to be stored. See delivery.py for the other end.

   Every message carries all of them, so a message that a faster one overwrites loses nothing. While a
   message is on its way the next waits for the acknowledgement, but never longer than HOLD: each message
   restarts the script on the server. What stays unacknowledged is sent again with new numbers, at growing
   intervals, since a script slower than the interval would otherwise never come to its end. */

const HOLD = 250;
const RETRY = 700;
const RETRY_AT_MOST = 8000;
const RETRIES_BEFORE_ALARM = 2;

class Delivery {
  /** onState is called with "saving", "failing" or "saved" when that changes; onTakenOver when entries came
      from another that closed after this one was connected. */
  constructor(onState, onTakenOver = () => {}) {
    this.entries = new Map(); // name → {value, seq, since}; since: the first number this value had
    this.onState = onState;
    this.onTakenOver = onTakenOver;
    this.outlivesReload = false; // set where what is sent twice does no harm
    this.onLeaving = () => this.stash();
    this.key = null;
    this.state = null;
    this.seq = 0;
    this.retries = 0;
    this.sentAt = -Infinity;
    this.unsent = false;
    this.timer = null;
    this.send = () => {};
  }

  /** Each render brings a new way to send, and the number up to which the server has stored. */
  connect(key, send, acknowledged) {
    this.send = send;
    if (this.key === null) this.register(key);
    this.seq = Math.max(this.seq, acknowledged);
    const before = this.entries.size;
    for (const [name, entry] of this.entries) {
      // Each message since number `since` has carried this value: any of them stored has stored it.
      if (entry.since <= acknowledged) this.entries.delete(name);
    }
    // One that took another's place (the server was started anew) says so too, after that one's alarm.
    if (this.state === null && acknowledged && !before) this.report();
    if (this.entries.size === before) return;
    this.retries = 0;
    if (this.unsent) this.flush();
    else this.schedule();
    this.report();
  }

  /** Streamlit mounts a component anew when the server was started anew, before or after it takes the old one
      away, and what that one sends while it goes is not always heard: the new one goes on with it. */
  register(key) {
    this.key = key;
    connected.set(key, this);
    const left = undelivered.get(key);
    undelivered.delete(key);
    if (left) this.takeOver(left);
    const stashed = this.outlivesReload && tabStorage()?.getItem(STASH + key);
    if (!stashed) return;
    tabStorage().removeItem(STASH + key);
    this.takeOver(JSON.parse(stashed));
  }

  /** The page goes away, and whether the last message was still heard nobody knows. `refused`: name → value of
      what the server did not take and nobody has decided on; what was typed since goes before it. */
  stash(refused = {}) {
    const seq = this.seq + 1;
    const again = Object.entries(refused).map(([name, value]) => [name, { value, seq, since: seq }]);
    const entries = new Map([...again, ...this.entries]);
    if (!this.outlivesReload || !entries.size) return;
    tabStorage()?.setItem(STASH + this.key, JSON.stringify({ entries: [...entries], seq }));
  }

  takeOver({ entries, seq }) {
    const before = this.entries.size;
    for (const [name, entry] of entries) if (!this.has(name)) this.entries.set(name, entry);
    this.seq = Math.max(this.seq, seq);
    if (this.entries.size === before) return;
    this.unsent = true;
    this.schedule();
    this.report();
  }

  has(name) {
    return this.entries.has(name);
  }

  get(name) {
    return this.entries.get(name)?.value;
  }

  put(name, value) {
    this.seq += 1;
    this.entries.delete(name); // so that the order is that of typing
    this.entries.set(name, { value, seq: this.seq, since: this.seq });
    this.unsent = true;
    if (performance.now() - this.sentAt >= HOLD) this.flush();
    else this.schedule();
    this.report();
  }

  /** Forget everything: the person gave up what was typed. */
  clear() {
    this.entries.clear();
    this.schedule();
    this.report();
  }

  /** Send now what is not acknowledged. */
  flush() {
    if (!this.entries.size) return;
    this.unsent = false;
    this.sentAt = performance.now();
    this.send(Object.fromEntries([...this.entries].map(([name, { value, seq }]) => [name, { value, seq }])));
    letClicksFollow();
    this.schedule();
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = null;
    if (!this.entries.size) {
      this.sentAt = -Infinity; // nothing is on its way, so the next entry need not wait
      return;
    }
    const wait = this.unsent ? HOLD : Math.min(RETRY * 2 ** this.retries, RETRY_AT_MOST);
    const due = Math.max(0, this.sentAt + wait - performance.now());
    this.timer = setTimeout(() => (this.unsent ? this.flush() : this.resend()), due);
  }

  resend() {
    this.retries += 1;
    for (const entry of this.entries.values()) entry.seq = this.seq += 1;
    this.flush();
    this.report();
  }

  report() {
    const state = !this.entries.size ? "saved" : this.retries > RETRIES_BEFORE_ALARM ? "failing" : "saving";
    if (state === this.state) return;
    this.state = state;
    this.onState(state);
  }

  close() {
    this.flush();
    clearTimeout(this.timer);
    if (this.key === null) return;
    const heir = connected.get(this.key);
    if (heir !== this) {
      heir?.takeOver(this);
      heir?.onTakenOver();
      return;
    }
    connected.delete(this.key);
    undelivered.set(this.key, { entries: this.entries, seq: this.seq });
  }
}

const connected = new Map(); // key → the one connected last
const undelivered = new Map(); // key → {entries, seq} of the one that closed with none in its place

/** What the browser keeps for this tab; undefined where it is told to keep nothing. */
function tabStorage() {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

const STASH = "nianbao-undelivered ";
window.addEventListener("pagehide", () => connected.forEach((each) => each.onLeaving()));

const STATE_WORDS = { saved: "已保存", saving: "正在保存…", failing: "未能保存，正在重试" };

/** Streamlit sends what is set within one turn of the event loop as one message, and if part of it comes from
    a fragment, only the fragment is run again: a button outside, whose press ended the typing, would go
    unheard (a touch, or a very quick click). Such a click is put off until ours is on its way. */
function letClicksFollow() {
  const putOff = (event) => {
    const [target] = event.composedPath();
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => target.dispatchEvent(new MouseEvent("click", event)));
  };
  window.addEventListener("click", putOff, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", putOff, { capture: true }));
}

/** An element with a class and properties; text goes in as text, never as markup. */
function element(tag, className, properties = {}) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return Object.assign(made, properties);
}

/** The page's own shortcuts (a single letter reruns the script) must not hear what is typed here. */
function keepKeysInside(root) {
  for (const type of ["keydown", "keypress", "keyup"]) root.addEventListener(type, (e) => e.stopPropagation());
}

/** Per mount point one instance; the latest call's cleanup closes it, an overtaken call's does nothing. */
function mountOnce(instances, parent, create, data, send) {
  let mounted = instances.get(parent);
  if (!mounted) {
    mounted = { instance: create(), calls: 0 };
    instances.set(parent, mounted);
  }
  const call = (mounted.calls += 1);
  mounted.instance.update(data, send);
  return () => {
    if (mounted.calls !== call) return;
    instances.delete(parent);
    mounted.instance.close();
  };
}

/** Whether this jump or insertion has not been carried out yet, however often the page repeats it. */
const carriedOut = new Map();
function firstTime(what, request) {
  if (!request || carriedOut.get(what) === request.nonce) return false;
  carriedOut.set(what, request.nonce);
  return true;
}
