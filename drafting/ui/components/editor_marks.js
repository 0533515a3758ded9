/* Findings underlined by the CSS Custom Highlight API: the elements stay as they are. A browser without it
   shows no underlines; the list of findings beside the editor remains. */

const MARK_KINDS = ["error", "warning", "info"];
const highlights = new Map(); // kind → Highlight, shared by all editors of the page

function highlightOf(kind) {
  if (!highlights.has(kind)) {
    const made = new Highlight();
    made.priority = MARK_KINDS.length - MARK_KINDS.indexOf(kind);
    CSS.highlights.set(`nianbao-${kind}`, made);
    highlights.set(kind, made);
  }
  return highlights.get(kind);
}

class Marks {
  constructor(root) {
    this.root = root;
    this.drawn = []; // {range, kind, message}; a range follows the text while it is edited
    this.supported = "highlights" in CSS;
  }

  draw(marks) {
    this.clear();
    this.drawn = marks.map(({ span, kind, message }) => ({ range: rangeOf(this.root, ...span), kind, message }));
    if (this.supported) for (const { range, kind } of this.drawn) highlightOf(kind).add(range);
  }

  clear() {
    if (this.supported) for (const { range, kind } of this.drawn) highlightOf(kind).delete(range);
    this.drawn = [];
  }

  /** The marks under a point of the viewport, with the rectangle that was hit. */
  at(x, y) {
    const hit = (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    return this.drawn.flatMap((mark) => {
      const box = [...mark.range.getClientRects()].find(hit);
      return box ? [{ ...mark, box }] : [];
    });
  }
}
