// A bill of materials as text: what the user chose for a part is written into its columns item and content.

/** The cells of each line; quoted cells may hold the separator and line breaks. */
export function read(text) {
  const head = text.slice(0, (text + '\n').indexOf('\n'));
  const by = [',', ';', '\t'].reduce((best, c) => (head.split(c).length > head.split(best).length ? c : best), ',');
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { cell += '"'; i++; } else if (c === '"') quoted = false; else cell += c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === by) { row.push(cell); cell = ''; } else if (c === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; } else if (c !== '\r') cell += c;
  }
  if (cell || row.length) { row.push(cell); rows.push(row); }
  const names = (rows.shift() || []).map(n => n.trim().replace(/^\ufeff/, ''));
  return { names, rows: rows.filter(r => r.some(x => x.trim())) };
}

const SKU = ['sku', 'part_number', 'material', 'component'];

const skuOf = lines => lines.names.findIndex(n => SKU.includes(n.toLowerCase()));

/** The fields of the first line of a part. */
export function fieldsOf(lines, sku) {
  const at = skuOf(lines);
  const row = lines.rows.find(r => r[at] === sku);
  return row ? Object.fromEntries(lines.names.map((n, i) => [n, row[i] || ''])) : {};
}

/** The bill with what was chosen for its parts. */
export function mapped(bill) {
  if (!Object.keys(bill.chosen).length) return bill.text;
  const lines = read(bill.text);
  for (const name of ['item', 'content']) if (!lines.names.includes(name)) lines.names.push(name);
  const at = skuOf(lines);
  const put = (row, name, value) => { row[lines.names.indexOf(name)] = value; };
  for (const row of lines.rows) {
    const chosen = bill.chosen[row[at]];
    if (!chosen) continue;
    put(row, 'item', chosen.item);
    if (chosen.content) put(row, 'content', chosen.content);
  }
  const cell = text => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [lines.names, ...lines.rows].map(r => lines.names.map((_, i) => cell(r[i] || '')).join(',')).join('\n') + '\n';
}
