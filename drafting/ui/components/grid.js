/* The statutory grid. The table is built once and patched from then on: a cell that has the focus, or an
   entry not yet acknowledged, is never touched. */

let showPrevious = true; // as long as the browser tab lives, for all grids

class Grid {
  constructor(parent) {
    this.views = new Map(); // cell code → {cell, box, input?, number?, previous, baseline, composing}
    this.history = { done: [], undone: [] }; // groups of {code, before, after}
    this.pasted = null;
    this.last = {}; // "refusal" or "blank" → code of the cell last gone to
    this.delivery = new Delivery((state) => this.showState(state), () => this.resume());
    this.delivery.outlivesReload = true; // a cell stored already is the same value again
    this.root = element("div", "nb-grid");
    parent.append(this.root);
    keepKeysInside(this.root);
    this.leave = (event) => this.beforeLeaving(event);
    this.hidden = () => document.hidden && this.commitFocused();
    window.addEventListener("beforeunload", this.leave);
    window.addEventListener("pagehide", this.hidden);
    document.addEventListener("visibilitychange", this.hidden);
  }

  close() {
    this.commitFocused();
    this.delivery.close();
    window.removeEventListener("beforeunload", this.leave);
    window.removeEventListener("pagehide", this.hidden);
    document.removeEventListener("visibilitychange", this.hidden);
    this.root.remove();
  }

  update(data, send) {
    this.data = data;
    const layout = JSON.stringify([data.key, data.layout]);
    if (layout !== this.layout) this.build(layout);
    this.delivery.connect(data.key, send, data.acknowledged);
    this.root.classList.toggle("disabled", data.disabled);
    this.root.classList.toggle("without-previous", !showPrevious || !data.previous);
    this.toggle.hidden = !data.previous;
    for (const view of this.views.values()) this.patch(view);
    this.countOpen();
    this.explainPaste();
    if (firstTime(`grid ${data.key}`, data.focus)) this.jump(data.focus.code);
  }

  /** Show what the grid mounted before could not bring to the server. */
  resume() {
    for (const view of this.views.values()) this.patch(view);
    this.countOpen();
  }

  build(layout) {
    this.layout = layout;
    this.views.clear();
    this.cells = new Cells(this.data.layout);
    this.status = element("span", "state");
    this.status.setAttribute("role", "status");
    const box = element("input", "", { type: "checkbox", checked: showPrevious });
    box.addEventListener("change", () => {
      showPrevious = box.checked;
      this.root.classList.toggle("without-previous", !showPrevious);
    });
    this.toggle = element("label", "toggle");
    this.toggle.append(box, "显示上年");
    this.notice = element("div", "notice", { hidden: true });
    this.notice.setAttribute("role", "status");
    this.refusals = element("button", "refusals", { type: "button", hidden: true });
    this.refusals.addEventListener("click", () => this.goToNext("refusal", this.refused()));
    this.blanks = element("button", "blanks", { type: "button", hidden: true });
    this.blanks.addEventListener("click", () => this.goToNext("blank", this.blank()));
    const bar = element("div", "bar");
    const unit = element("span", "unit", { textContent: `单位：${this.data.unit}` });
    bar.append(unit, this.toggle, this.refusals, this.blanks, this.status);
    this.scroll = element("div", "scroll");
    this.scroll.append(buildTable(this.data.layout, this.cells, (cell) => this.body(cell)));
    this.root.replaceChildren(bar, this.notice, this.scroll);
    this.bubble = new Bubble(this.root);
    this.scroll.addEventListener("scroll", () => this.explainFocused(), { passive: true });
  }

  body(cell) {
    const box = element("td", cell.computed ? "computed" : "entered", { colSpan: cell.colspan });
    box.dataset.code = cell.code;
    const view = { cell, box, baseline: "", composing: false };
    view.previous = element("span", "previous");
    if (cell.computed) {
      view.number = element("span", "number");
      box.append(view.number, view.previous);
    } else {
      view.input = element("input", "number", { type: "text", inputMode: "decimal", autocomplete: "off" });
      view.input.spellcheck = false;
      view.input.setAttribute("aria-label", cell.name);
      view.flag = element("span", "flag", { textContent: "未采用", hidden: true });
      box.append(view.input, view.flag, view.previous);
      this.listen(view);
    }
    box.addEventListener("mouseenter", () => this.explain(view));
    box.addEventListener("mouseleave", () => this.bubble.hide());
    this.views.set(cell.code, view);
    return box;
  }

  listen(view) {
    const { input } = view;
    input.addEventListener("focus", () => {
      input.select();
      view.box.scrollIntoView({ block: "nearest", inline: "nearest" });
      this.explain(view);
    });
    input.addEventListener("blur", () => {
      this.bubble.hide();
      this.commit(view);
      this.patch(view);
    });
    input.addEventListener("compositionstart", () => (view.composing = true));
    input.addEventListener("compositionend", () => {
      view.composing = false;
      if (!this.focused(view)) this.commit(view);
    });
    input.addEventListener("keydown", (event) => this.key(event, view));
    input.addEventListener("paste", (event) => this.paste(event, view));
    view.box.addEventListener("mousedown", (event) => {
      if (event.target === input) return;
      event.preventDefault();
      input.focus();
    });
  }

  // What a cell shows

  /** The text that stands for the cell now: typed and on its way, else refused, else stored. */
  shown(code) {
    return this.delivery.get(code)?.text ?? this.data.refused[code]?.text ?? this.data.values[code] ?? "";
  }

  focused(view) {
    return view.input && this.root.getRootNode().activeElement === view.input;
  }

  patch(view) {
    const { code } = view.cell;
    const { failed, refused, suspect, previous, values, disabled } = this.data;
    const pending = this.delivery.has(code);
    view.box.classList.toggle("failed", code in failed);
    view.box.classList.toggle("suspect", suspect.includes(code));
    view.box.classList.toggle("refused", code in refused && !pending);
    view.previous.textContent = previous ? `上年 ${previous[code] || "—"}` : "";
    if (!view.input) {
      view.number.textContent = values[code] ?? "";
      return;
    }
    view.flag.hidden = !(code in refused) || pending;
    view.input.readOnly = disabled;
    view.input.setAttribute("aria-invalid", String(code in refused || code in failed));
    const shows = view.input.value === this.shown(code);
    const drawn = view.stored !== undefined;
    if (drawn && ((pending && shows) || view.composing || this.focused(view))) return;
    view.stored = values[code] ?? "";
    view.baseline = this.shown(code);
    if (view.input.value !== view.baseline) view.input.value = view.baseline;
  }

  explain(view) {
    const { code } = view.cell;
    const { failed, refused, suspect } = this.data;
    const lines = [];
    if (code in refused && !this.delivery.has(code)) lines.push({ kind: "error", text: refused[code].message });
    if (code in failed) lines.push({ kind: "error", text: failed[code] });
    if (suspect.includes(code)) lines.push({ kind: "strong", text: "行和列都对不上，这一格最可能有误，请先核对。" });
    if (this.data.blanks?.includes(code) && !this.shown(code)) {
      lines.push({ kind: "quiet", text: "原件空白，没有当作0。" });
    }
    if (!view.input && !this.data.values[code]) lines.push({ kind: "quiet", text: "各项填全后自动合计。" });
    this.bubble.show(view.box.getBoundingClientRect(), lines);
  }

  /** The cell that has the focus keeps its bubble while the table scrolls: the focus itself scrolls it. */
  explainFocused() {
    const view = [...this.views.values()].find((each) => each.input && this.focused(each));
    if (view) this.explain(view);
    else this.bubble.hide();
  }

  /** What is left to do in the table. */
  countOpen() {
    const refused = this.refused();
    this.refusals.hidden = !refused.length;
    this.refusals.textContent = `${refused.length}格未采用，点此查看`;
    const blank = this.blank();
    this.blanks.hidden = !blank.length;
    this.blanks.textContent = this.data.blanks
      ? `${blank.length}格原件空白，点此去看`
      : `${blank.length}格没有填，点此去填`;
  }

  refused() {
    return this.cells.entered.filter(({ code }) => code in this.data.refused && !this.delivery.has(code));
  }

  blank() {
    const told = this.data.blanks;
    return this.cells.entered.filter(({ code }) => !this.shown(code) && (!told || told.includes(code)));
  }

  /** From one such cell to the next, in printed order; one that has the focus says what is wrong. */
  goToNext(kind, cells) {
    const order = (code) => this.cells.entered.findIndex((cell) => cell.code === code);
    const next = cells.find(({ code }) => order(code) > order(this.last[kind])) ?? cells[0];
    this.last[kind] = next.code;
    this.jump(next.code);
  }

  showState(state) {
    this.status.textContent = STATE_WORDS[state];
    this.status.className = `state ${state}`;
  }

  jump(code) {
    const view = this.views.get(code);
    if (!view) return;
    view.box.scrollIntoView({ block: "center", inline: "nearest" });
    view.box.classList.remove("jumped");
    requestAnimationFrame(() => {
      view.box.classList.add("jumped");
      view.input?.focus({ preventScroll: true });
    });
  }

  // What somebody types

  commit(view) {
    if (view.composing || this.data.disabled || view.input.value === view.baseline) return;
    this.change([{ code: view.cell.code, before: view.baseline, after: view.input.value }]);
  }

  commitFocused() {
    const view = [...this.views.values()].find((each) => this.focused(each));
    if (view) this.commit(view);
    this.delivery.flush();
  }

  change(group) {
    this.record(group);
    this.history.done.push(group);
    this.history.undone = [];
  }

  record(group) {
    for (const { code, after } of group) {
      const view = this.views.get(code);
      const waiting = this.delivery.get(code);
      // In a cell that kept the focus, what was stored last is still shown as it was typed.
      const seen = waiting ? [...waiting.seen, waiting.text] : [view.stored, view.baseline];
      view.baseline = after;
      view.input.value = after;
      this.delivery.put(code, { text: after, seen: [...new Set(seen)] });
      this.patch(view);
    }
  }

  undo(from, to) {
    const group = this.data.disabled ? undefined : this.history[from].pop();
    if (!group) return;
    const turned = group.map(({ code, before, after }) => ({ code, before: after, after: before }));
    this.record(turned);
    this.history[to].push(turned);
    this.views.get(group[0].code).input.focus();
  }

  restore(view) {
    view.input.value = view.baseline;
    if (this.data.disabled) return;
    // A refused text is given up for what is stored; the server has to hear of it.
    if (view.cell.code in this.data.refused && !this.delivery.has(view.cell.code)) {
      this.change([{ code: view.cell.code, before: view.baseline, after: this.data.values[view.cell.code] }]);
    }
    view.input.select();
  }

  key(event, view) {
    if (event.isComposing || event.keyCode === 229) return;
    const { input, cell } = view;
    const { cells } = this;
    const go = (next) => {
      event.preventDefault();
      if (next) this.views.get(next.code).input.focus();
      else this.commit(view);
    };
    if (event.ctrlKey || event.metaKey) {
      const letter = event.key.toLowerCase();
      if (letter !== "z" && letter !== "y") return;
      event.preventDefault();
      if (input.value !== view.baseline) this.restore(view);
      else if (letter === "y" || event.shiftKey) this.undo("undone", "done");
      else this.undo("done", "undone");
      return;
    }
    if (event.altKey) return;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const caret = input.selectionStart === input.selectionEnd ? input.selectionStart : null;
    switch (event.key) {
      case "Enter":
        go(event.shiftKey ? cells.vertical(cell, -1) : (cells.vertical(cell, 1) ?? cells.columnAfter(cell)));
        break;
      case "ArrowDown":
        go(cells.vertical(cell, 1));
        break;
      case "ArrowUp":
        go(cells.vertical(cell, -1));
        break;
      case "ArrowLeft":
        if (whole || caret === 0) go(cells.horizontal(cell, -1));
        break;
      case "ArrowRight":
        if (whole || caret === input.value.length) go(cells.horizontal(cell, 1));
        break;
      case "Tab": {
        const next = cells.following(cell, event.shiftKey ? -1 : 1);
        if (next) go(next); // at either end the browser takes the focus out of the grid
        break;
      }
      case "F2":
        event.preventDefault();
        input.setSelectionRange(input.value.length, input.value.length);
        break;
      case "Escape":
        event.preventDefault();
        this.restore(view);
        break;
    }
  }

  paste(event, view) {
    const block = blockOf(event.clipboardData.getData("text/plain"));
    if (this.data.disabled || (block.length === 1 && block[0].length === 1)) return;
    event.preventDefault();
    const { changes, sums, outside } = layOut(block, view.cell, this.cells);
    const group = changes
      .map(({ cell, text }) => ({ code: cell.code, before: this.views.get(cell.code).baseline, after: text }))
      .filter(({ before, after }) => before !== after);
    if (group.length) this.change(group);
    this.pasted = { codes: group.map(({ code }) => code), sums, outside };
    view.input.select();
    this.explainPaste();
  }

  /** A pasted sum can be compared only when the server has computed it from what was pasted. */
  explainPaste() {
    if (!this.pasted || this.pasted.codes.some((code) => this.delivery.has(code))) return;
    const { sums, outside } = this.pasted;
    this.pasted = null;
    const text = pasteNotice(sums, outside, (code) => this.data.values[code] ?? "");
    const close = element("button", "", { type: "button", textContent: "知道了" });
    close.addEventListener("click", () => (this.notice.hidden = true));
    this.notice.replaceChildren(element("span", "", { textContent: text }), close);
    this.notice.hidden = !text;
  }

  beforeLeaving(event) {
    this.commitFocused();
    if (this.delivery.entries.size) event.preventDefault();
  }
}

const grids = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  return mountOnce(
    grids,
    parentElement,
    () => new Grid(parentElement),
    data,
    (entries) => setStateValue("pending", entries),
  );
}
