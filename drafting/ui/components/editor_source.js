/* Stored text and the page's elements, both ways: a paragraph a line; references and support marks are chips.
   Offsets count UTF-16 units of the stored text. */

const CHIPS = /(\[\[[^[\]\n]+\]\]|‹[^‹›\n]+›)/;
const PARAGRAPH = "P";
const SENTENCE_ENDS = ["。", "；", "！", "？", "\n"];

/** A chip: what stands in the stored text is in data-source; what is shown is filled in by showChip. */
function chip(written) {
  const made = element("span", written.startsWith("‹") ? "chip support" : "chip figure");
  made.contentEditable = "false";
  made.dataset.source = written;
  return made;
}

/** Text and chips of one line. */
function inline(line) {
  return line
    .split(CHIPS)
    .filter((piece) => piece !== "")
    .map((piece, index, all) =>
      CHIPS.test(piece) && all[index] === piece ? chip(piece) : document.createTextNode(piece),
    );
}

function paragraph(line) {
  const made = document.createElement(PARAGRAPH);
  made.append(...inline(line));
  if (!line) made.append(document.createElement("br"));
  return made;
}

const isBlock = (node) => node.nodeName === PARAGRAPH || node.nodeName === "DIV";
const isChip = (node) => node.nodeType === Node.ELEMENT_NODE && node.dataset.source !== undefined;

/** The stored text that the elements in `root` stand for, and where each piece of it is. */
function scan(root) {
  const pieces = []; // {node, start, end, chip}
  let source = "";
  let open = false; // whether something of the present line has been met
  const breakLine = () => {
    source += "\n";
    open = false;
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      pieces.push({ node, start: source.length, end: source.length + node.data.length, chip: false });
      source += node.data;
      open = true;
    } else if (isChip(node)) {
      const { source: written } = node.dataset;
      pieces.push({ node, start: source.length, end: source.length + written.length, chip: true });
      source += written;
      open = true;
    } else if (node.nodeName === "BR") {
      // The last <br> of a block only holds the line open.
      if (node.nextSibling || !isBlock(node.parentNode)) breakLine();
      else open = true;
    } else if (isBlock(node)) {
      if (open) breakLine();
      const from = source.length;
      pieces.push({ node, start: from, end: from, block: true });
      node.childNodes.forEach(walk);
      open = true;
    } else {
      node.childNodes.forEach(walk);
    }
  };
  root.childNodes.forEach(walk);
  return { source, pieces };
}

const read = (root) => scan(root).source;

/** The stored text of what is selected. */
function readRange(range) {
  return read(range.cloneContents());
}

/** A point of the page → offset in the stored text. */
function offsetOf(root, node, offset) {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  return readRange(before).length;
}

/** Two offsets in the stored text → range of the page; a chip is taken whole. */
function rangeOf(root, start, end) {
  const { pieces } = scan(root);
  const range = document.createRange();
  const place = (offset, first) => {
    const leaves = pieces.filter((piece) => !piece.block);
    const within = leaves.filter((piece) => piece.start <= offset && offset <= piece.end);
    const piece = first ? within.at(-1) : within[0];
    if (!piece) {
      const block = pieces.filter((each) => each.block && each.start <= offset).at(-1);
      return [block?.node ?? root, 0];
    }
    if (!piece.chip) return [piece.node, offset - piece.start];
    const index = [...piece.node.parentNode.childNodes].indexOf(piece.node);
    const after = first ? offset === piece.end : offset > piece.start;
    return [piece.node.parentNode, index + (after ? 1 : 0)];
  };
  range.setStart(...place(start, start !== end));
  range.setEnd(...place(end, false));
  return range;
}

/** Change the paragraphs that differ, and no other; gives back whether any did. */
function patchParagraphs(root, source) {
  const wanted = source.split("\n");
  const present = [...root.childNodes];
  const lines = present.map((node) => (node.nodeName === PARAGRAPH ? read(node) : null));
  let head = 0;
  while (head < wanted.length && head < lines.length && wanted[head] === lines[head]) head += 1;
  let tail = 0;
  const most = Math.min(wanted.length, lines.length) - head;
  while (tail < most && wanted.at(-1 - tail) === lines.at(-1 - tail)) tail += 1;
  const stale = present.slice(head, present.length - tail);
  const fresh = wanted.slice(head, wanted.length - tail).map(paragraph);
  if (!stale.length && !fresh.length) return false;
  const anchor = present[present.length - tail] ?? null;
  stale.forEach((node) => node.remove());
  for (const node of fresh) root.insertBefore(node, anchor);
  return true;
}

/** The sentence of the stored text that an offset stands in; behind a full stop it is the one before. */
function sentenceAt(source, offset) {
  const from = source[offset - 1] === "\n" ? offset : offset - 1;
  const start = from < 1 ? 0 : Math.max(...SENTENCE_ENDS.map((end) => source.lastIndexOf(end, from - 1))) + 1;
  const ends = SENTENCE_ENDS.map((end) => source.indexOf(end, Math.max(start, from))).filter((at) => at >= 0);
  return source.slice(start, Math.min(...ends, source.length)).trim();
}

/** The stored text as people read it: figures as shown, support marks left out. */
function rendered(source, chips) {
  return source
    .split(CHIPS)
    .map((piece) => (CHIPS.test(piece) ? (piece.startsWith("‹") ? "" : (chips[piece]?.shown ?? "")) : piece))
    .join("");
}

/** What execCommand inserts for stored text. Built from nodes, so that text is escaped by the serialiser. */
function markup(nodes) {
  const holder = document.createElement("div");
  holder.append(...nodes);
  return holder.innerHTML;
}
