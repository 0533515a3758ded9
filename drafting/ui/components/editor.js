/* The editor of stored text. Elements are patched, never rebuilt under the caret: only a text that differs
   from what was typed is put in, and only while nothing typed is waiting. */

const SETTLE = 600; // ms after the last keystroke
const SETTLE_AT_MOST = 3000; // ms, for somebody who never pauses
const SENT_AT_MOST = 5;
const CLIPBOARD = "application/x-nianbao-source";
const NAME = "source";

class Editor {
  constructor(parent) {
    this.delivery = new Delivery((state) => this.showState(state), () => this.resume());
    this.delivery.outlivesReload = true; // stored already, it is the same text; over others' it is refused
    this.delivery.onLeaving = () => this.leave();
    this.synced = null; // the text that the server has; null before the first
    this.revision = null; // of the server's text that was last put in
    this.sent = []; // texts sent since then: found stored, they are no one else's
    this.composing = false;
    this.caret = null;
    this.root = element("div", "nb-editor");
    this.bar = element("div", "conflict", { hidden: true });
    this.text = element("div", "text");
    this.text.setAttribute("role", "textbox");
    this.text.setAttribute("aria-multiline", "true");
    this.text.spellcheck = false;
    this.status = element("div", "state");
    this.status.setAttribute("role", "status");
    this.like = element("button", "like", { type: "button", textContent: "找像这句话的写法", hidden: true });
    this.like.addEventListener("click", () => this.askForMore());
    this.foot = element("div", "foot");
    this.foot.append(this.like, this.status);
    this.root.append(this.bar, this.text, this.foot);
    this.bubble = new Bubble(this.root);
    this.marks = new Marks(this.text);
    parent.append(this.root);
    keepKeysInside(this.root);
    this.listen();
  }

  listen() {
    const { text } = this;
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    const on = (target, type, action) => target.addEventListener(type, action, { signal });
    on(text, "input", () => this.typed());
    on(text, "compositionstart", () => (this.composing = true));
    on(text, "compositionend", () => {
      this.composing = false;
      this.typed();
      this.render();
    });
    on(text, "blur", () => this.save());
    on(text, "beforeinput", (event) => this.beforeInput(event));
    on(text, "copy", (event) => this.copy(event));
    on(text, "cut", (event) => this.copy(event) && document.execCommand("delete"));
    on(text, "paste", (event) => this.paste(event));
    on(text, "dragstart", (event) => this.carry(event.dataTransfer));
    on(text, "click", (event) => this.explainChip(event));
    on(text, "mousemove", (event) => this.explainMark(event));
    on(text, "mouseleave", () => this.bubble.hide());
    on(text, "keydown", () => this.bubble.hide());
    on(document, "selectionchange", () => this.rememberCaret());
    on(document, "visibilitychange", () => document.hidden && this.save());
    on(window, "beforeunload", (event) => {
      this.save();
      if (this.delivery.has(NAME)) event.preventDefault();
    });
  }

  /** The page goes away, by a reload maybe: the last words, and those that were refused, are there after it. */
  leave() {
    this.save();
    const { conflict, kept } = this.data;
    const source = conflict ? read(this.text) : kept;
    // Base 0: what is refused once more is compared with others' text, and never put over it.
    this.delivery.stash(source ? { [NAME]: { source, base: conflict ? this.revision : 0, sent: [] } } : {});
  }

  close() {
    this.save();
    this.delivery.close();
    this.listeners.abort();
    this.marks.clear();
    this.root.remove();
  }

  update(data, send) {
    const sent = this.delivery.get(NAME);
    this.data = data;
    this.delivery.connect(data.key, send, data.acknowledged);
    if (sent && !this.delivery.has(NAME)) this.synced = sent.source;
    if (this.synced === null) this.resume();
    this.text.contentEditable = String(!data.disabled);
    this.text.setAttribute("aria-label", data.label);
    this.like.hidden = !data.askable;
    this.render();
    if (firstTime(`insertion ${data.key}`, data.insert)) this.insert(data.insert.text);
    if (firstTime(`editor ${data.key}`, data.focus)) this.jump(data.focus.span);
  }

  // What is shown

  render() {
    if (this.composing) return;
    const { data } = this;
    if (this.revision !== data.revision && this.clean() && !data.conflict) this.adopt();
    this.showChips();
    // Spans count in the server's text; while ours differs, the marks drawn before follow it better.
    if (read(this.text) === data.source) this.marks.draw(data.marks);
    this.showConflict();
  }

  /** Whether the server has all that was typed here. */
  clean() {
    return this.synced === null || (!this.delivery.has(NAME) && read(this.text) === this.synced);
  }

  /** Take the server's text: the first, or one changed by the server or by others. */
  adopt() {
    const selection = document.getSelection();
    const caret = this.text.contains(selection.anchorNode)
      ? offsetOf(this.text, selection.anchorNode, selection.anchorOffset)
      : null;
    const before = selection.anchorNode;
    if (patchParagraphs(this.text, this.data.source) && caret !== null && !this.text.contains(before)) {
      const offset = Math.min(caret, this.data.source.length);
      selection.removeAllRanges();
      selection.addRange(rangeOf(this.text, offset, offset));
    }
    this.synced = this.data.source;
    this.revision = this.data.revision;
    this.sent = [];
  }

  /** Go on with a text that the editor mounted before could not bring to the server. */
  resume() {
    if (!this.delivery.has(NAME)) return;
    const { source, base, sent } = this.delivery.get(NAME);
    patchParagraphs(this.text, source);
    this.synced = this.data.source;
    this.revision = base;
    this.sent = [...sent, source].slice(-SENT_AT_MOST);
  }

  showChips() {
    const { chips } = this.data;
    // A reference put in a moment ago is not known until the server has seen it.
    const waiting = !this.clean();
    for (const each of this.text.querySelectorAll("[data-source]")) {
      const written = each.dataset.source;
      const known = chips[written];
      const support = written.startsWith("‹");
      const shown = support ? "据" : (known?.shown ?? (waiting ? "…" : "〔引用无效〕"));
      each.classList.toggle("unknown", !known && !waiting);
      if (each.textContent === shown) continue;
      if (each.textContent && each.textContent !== "…") this.flash(each);
      each.textContent = shown;
    }
  }

  flash(each) {
    each.classList.remove("changed");
    void each.offsetWidth; // restarts the animation
    each.classList.add("changed");
  }

  showState(state) {
    this.status.textContent = this.data?.conflict ? "未保存：请先处理他人的修改" : STATE_WORDS[state];
    this.status.className = `state ${this.data?.conflict ? "failing" : state}`;
  }

  showConflict() {
    const { conflict, resolvable } = this.data;
    if (conflict !== this.conflict && (conflict || this.conflict)) this.showState(this.delivery.state ?? "saved");
    this.conflict = conflict;
    this.bar.hidden = !conflict;
    if (!conflict) return;
    const button = (text, title, choice) => {
      const made = element("button", "", { type: "button", textContent: text, title });
      made.addEventListener("click", () => this.choose(choice));
      return made;
    };
    this.bar.replaceChildren(element("span", "", { textContent: conflict }));
    if (resolvable) {
      this.bar.append(
        button("查看两处文字", "对照后决定用哪一份", "view"),
        button("采用他人的", "采用他人的修改，放弃本处未保存的文字", "adopt"),
      );
    }
  }

  explainChip(event) {
    const each = event.target.closest("[data-source]");
    if (!each) return;
    const known = this.data.chips[each.dataset.source];
    const fallback = each.classList.contains("support") ? "工作素材" : "没有这个数字，请删去后重新引用。";
    const lines = [{ kind: known ? "strong" : "error", text: known?.title ?? fallback }];
    this.bubble.show(each.getBoundingClientRect(), lines);
    // A click selects the whole chip; the next key would replace it.
    const selection = document.getSelection();
    if (read(selection.getRangeAt(0).cloneContents()) === each.dataset.source) selection.collapseToEnd();
  }

  explainMark(event) {
    if (event.target.closest("[data-source]")) return;
    const found = this.marks.at(event.clientX, event.clientY);
    const lines = found.map(({ kind, message }) => ({ kind, text: message }));
    this.bubble.show(found[0]?.box ?? this.text.getBoundingClientRect(), lines);
  }

  jump(span) {
    const range = rangeOf(this.text, ...span);
    const start = range.startContainer;
    (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).scrollIntoView({ block: "center" });
    this.text.focus({ preventScroll: true });
    this.select(range);
  }

  select(range) {
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  // What somebody types

  typed() {
    if (this.composing) return;
    this.showChips(); // what an undo brought back may show yesterday's figure
    const now = performance.now();
    this.unsavedSince ??= now;
    const wait = Math.max(0, Math.min(SETTLE, this.unsavedSince + SETTLE_AT_MOST - now));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
    if (!this.delivery.has(NAME)) this.showState("saving");
  }

  save() {
    clearTimeout(this.timer);
    if (this.composing || !this.data || this.data.disabled) return;
    this.unsavedSince = null;
    const source = read(this.text);
    const latest = this.delivery.get(NAME)?.source ?? this.synced;
    if (source !== latest) {
      this.delivery.put(NAME, { source, base: this.revision, sent: this.sent });
      this.sent = [...this.sent, source].slice(-SENT_AT_MOST);
    } else if (!this.delivery.has(NAME) && this.delivery.state) this.showState("saved");
  }

  beforeInput(event) {
    const type = event.inputType;
    if (type.startsWith("format")) event.preventDefault(); // the form knows no bold
    if (type !== "insertFromDrop") return;
    event.preventDefault();
    const [target] = event.getTargetRanges();
    if (target) {
      const range = document.createRange();
      range.setStart(target.startContainer, target.startOffset);
      range.setEnd(target.endContainer, target.endOffset);
      this.select(range);
    }
    this.take(event.dataTransfer);
  }

  carry(transfer) {
    const source = readRange(document.getSelection().getRangeAt(0));
    transfer.setData("text/plain", rendered(source, this.data.chips));
    transfer.setData(CLIPBOARD, source);
  }

  copy(event) {
    if (document.getSelection().isCollapsed) return false;
    event.preventDefault();
    this.carry(event.clipboardData);
    return true;
  }

  paste(event) {
    event.preventDefault();
    if (!this.data.disabled) this.take(event.clipboardData);
  }

  take(transfer) {
    const own = transfer.getData(CLIPBOARD);
    if (own) this.put(own);
    else this.putPlain(transfer.getData("text/plain"));
  }

  /** Stored text at the caret. By way of execCommand, so that the browser's own undo knows of it. */
  put(source) {
    const lines = source.split("\n");
    const nodes = lines.length === 1 ? inline(lines[0]) : lines.map(paragraph);
    nodes.flatMap((node) => (isChip(node) ? [node] : [...(node.querySelectorAll?.("[data-source]") ?? [])]))
      .forEach((each) => (each.textContent = "…"));
    document.execCommand("insertHTML", false, markup(nodes));
    this.leaveChip();
  }

  /** Out of a chip that was put in last: the browser leaves the caret inside, where nothing can be typed. */
  leaveChip() {
    const selection = document.getSelection();
    const { anchorNode } = selection;
    const within = anchorNode?.nodeType === Node.TEXT_NODE ? anchorNode.parentElement : anchorNode;
    const last = within?.closest?.("[data-source]");
    if (!last) return;
    const after = document.createRange();
    after.setStartAfter(last);
    this.select(after);
  }

  putPlain(text) {
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
    const nodes = lines.length === 1 ? [document.createTextNode(lines[0])] : lines.map(plainParagraph);
    document.execCommand("insertHTML", false, markup(nodes));
  }

  rememberCaret() {
    const selection = document.getSelection();
    if (selection.rangeCount && this.text.contains(selection.anchorNode)) {
      this.caret = selection.getRangeAt(0).cloneRange();
    }
  }

  insert(source) {
    const end = document.createRange();
    end.selectNodeContents(this.text.lastElementChild ?? this.text);
    end.collapse(false);
    const here = this.caret && this.text.contains(this.caret.startContainer) ? this.caret : end;
    this.text.focus({ preventScroll: true });
    this.select(here);
    this.leaveChip(); // whoever asked what a chip means has left the caret in it
    this.put(source);
  }

  /** Ask for other wordings like the sentence that the caret is in. */
  askForMore() {
    const caret = this.caret && this.text.contains(this.caret.startContainer) ? this.caret : null;
    const at = caret ? offsetOf(this.text, caret.startContainer, caret.startOffset) : null;
    const sentence = at === null ? "" : rendered(sentenceAt(read(this.text), at), this.data.chips).trim();
    if (sentence) this.send("like", sentence);
    else this.bubble.show(this.like.getBoundingClientRect(), [{ kind: "quiet", text: "请先点一下要找的那句话。" }]);
  }

  choose(choice) {
    const source = read(this.text);
    if (choice === "adopt") {
      this.delivery.clear();
      this.synced = source; // given up, so that the server's text may take its place
      this.data = { ...this.data, conflict: null };
      this.adopt();
      this.render();
    }
    this.send("choice", { choice, source });
  }
}

function plainParagraph(line) {
  const made = document.createElement(PARAGRAPH);
  made.append(line ? document.createTextNode(line) : document.createElement("br"));
  return made;
}

const editors = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const create = () => new Editor(parentElement);
  const cleanup = mountOnce(editors, parentElement, create, data, (entries) => setStateValue("pending", entries));
  editors.get(parentElement).instance.send = setTriggerValue;
  return cleanup;
}
