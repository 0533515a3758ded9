/* The cells of the grid: where they stand, which comes next, how the printed table is built. */

class Cells {
  constructor(layout) {
    this.all = layout.filter((cell) => cell.code);
    this.byCode = new Map(this.all.map((cell) => [cell.code, cell]));
    this.entered = this.all.filter((cell) => !cell.computed);
    this.rows = new Map(); // printed row → its cells from left to right
    for (const cell of this.all) {
      if (!this.rows.has(cell.row)) this.rows.set(cell.row, []);
      this.rows.get(cell.row).push(cell);
    }
    for (const row of this.rows.values()) row.sort((a, b) => a.column - b.column);
    this.rowNumbers = [...this.rows.keys()].sort((a, b) => a - b);
    this.stub = Math.min(...this.all.map((cell) => cell.column));
    this.width = Math.max(...layout.map((cell) => cell.column + cell.colspan));
  }

  at(row, column) {
    return this.rows.get(row)?.find((cell) => cell.column <= column && column < cell.column + cell.colspan);
  }

  /** The next entered cell in the column (step 1 down, −1 up); sums are skipped. */
  vertical(cell, step, column = cell.column) {
    let index = this.rowNumbers.indexOf(cell.row) + step;
    for (; index >= 0 && index < this.rowNumbers.length; index += step) {
      const next = this.at(this.rowNumbers[index], column);
      if (next && !next.computed) return next;
    }
    return null;
  }

  /** The next entered cell in the row. */
  horizontal(cell, step) {
    const row = this.rows.get(cell.row);
    for (let index = row.indexOf(cell) + step; index >= 0 && index < row.length; index += step) {
      if (!row[index].computed) return row[index];
    }
    return null;
  }

  /** The entered cell that Tab goes to: along the row, then the next row. */
  following(cell, step) {
    return this.entered[this.entered.indexOf(cell) + step] ?? null;
  }

  /** The first entered cell of the next column: where Enter goes from the foot of a column. */
  columnAfter(cell) {
    for (let column = cell.column + cell.colspan; column < this.width; column += 1) {
      for (const row of this.rowNumbers) {
        const top = this.at(row, column);
        if (top && !top.computed && top.column === column) return top;
      }
    }
    return null;
  }
}

/** The printed table; `body(cell)` gives what stands in a statutory cell. */
function buildTable(layout, cells, body) {
  const table = element("table", `columns-${cells.width - cells.stub}`);
  const columns = element("colgroup");
  for (let column = 0; column < cells.width; column += 1) {
    columns.append(element("col", column < cells.stub ? `stub-${cells.stub - column}` : "figure"));
  }
  const [head, foot] = [element("thead"), element("tbody")];
  const rows = new Map();
  for (const cell of layout) {
    if (!rows.has(cell.row)) rows.set(cell.row, []);
    rows.get(cell.row).push(cell);
  }
  let printed = foot;
  for (const number of [...rows.keys()].sort((a, b) => a - b)) {
    const line = element("tr");
    const row = rows.get(number);
    // Only the header at the very top can stick; the blocks of table two bring their own further down.
    if (number === 0) printed = head;
    if (!row[0].header) printed = foot;
    for (const cell of row) line.append(cell.code ? body(cell) : label(cell, cells));
    printed.append(line);
  }
  table.append(columns, head, foot);
  return table;
}

function label(cell, cells) {
  const inStub = cell.column < cells.stub;
  const whole = cell.column === 0 && cell.colspan === cells.width;
  const corner = cell.header && inStub && !whole;
  const kind = cell.header ? (corner ? "corner" : whole ? "block" : "head") : "label";
  const made = element("th", kind, { rowSpan: cell.rowspan, colSpan: cell.colspan, textContent: cell.text });
  made.scope = cell.header ? "col" : "row";
  if (inStub && !whole) made.classList.add("sticky", `level-${cell.column}`);
  if (!cell.header && cell.column + cell.colspan < cells.stub) made.classList.add("group");
  return made;
}
