/* A small bubble that says what an element means: lines of text, each with a kind that CSS colours. */

class Bubble {
  constructor(root) {
    this.root = root;
    this.box = element("div", "nb-bubble", { hidden: true });
    this.box.setAttribute("role", "tooltip");
    root.append(this.box);
  }

  /** Show lines ([{kind, text}]) under a rectangle of the viewport; without lines, hide. */
  show(rectangle, lines) {
    if (!lines.length) {
      this.hide();
      return;
    }
    this.box.replaceChildren(
      ...lines.map(({ kind, text }) => element("div", `nb-bubble-${kind}`, { textContent: text })),
    );
    this.box.hidden = false;
    const frame = this.root.getBoundingClientRect();
    const width = this.box.offsetWidth;
    const left = Math.min(Math.max(rectangle.left, frame.left), frame.right - width);
    this.box.style.left = `${Math.max(0, left - frame.left)}px`;
    this.box.style.top = `${rectangle.bottom - frame.top + 6}px`;
  }

  hide() {
    this.box.hidden = true;
  }
}
