/* Pasting a block from Excel or WPS: tabs and newlines, laid on the cells position by position. */

function blockOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t"));
}

/** What a block pasted at a cell means: changes ([{cell, text}]), sums it carries, how many fell outside. */
function layOut(block, start, cells) {
  const laid = { changes: [], sums: [], outside: 0 };
  const first = cells.rowNumbers.indexOf(start.row);
  block.forEach((line, down) => {
    const row = cells.rows.get(cells.rowNumbers[first + down]) ?? [];
    const left = row.findIndex((cell) => start.column < cell.column + cell.colspan);
    line.forEach((text, right) => {
      const cell = left < 0 ? undefined : row[left + right];
      if (!cell) laid.outside += text.trim() ? 1 : 0;
      else if (cell.computed) laid.sums.push({ cell, text: text.trim() });
      else laid.changes.push({ cell, text: text.trim() });
    });
  });
  return laid;
}

/** Whether two texts state different numbers; a blank states none. */
function differs(pasted, computed) {
  const [a, b] = [pasted, computed].map((text) => text.normalize("NFKC").replace(/[\s,]/g, ""));
  if (!a) return false;
  return a !== b && !(b !== "" && Number(a) === Number(b));
}

/** The notice after a paste, empty where all of it was taken. */
function pasteNotice(sums, outside, shown) {
  const parts = sums
    .filter(({ cell, text }) => differs(text, shown(cell.code)))
    .map(({ cell, text }) => {
      const value = shown(cell.code);
      return `${cell.name}由表内自动合计${value ? `为${value}` : "（各项未填全）"}，粘贴来的“${text}”未采用。`;
    });
  if (outside) parts.push(`有${outside}格超出表格范围，未采用。`);
  return parts.join("");
}
