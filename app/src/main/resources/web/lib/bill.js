// A bill of materials as text, and what the user chose for its parts.

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

/** What was chosen for parts as a table that is sent, in base64; empty where nothing was. */
export function mapOf(chosen) {
  const cell = x => '"' + x.replaceAll('"', '""') + '"';
  const rows = Object.entries(chosen).map(([sku, c]) => [sku, c.item, c.content].map(cell).join(','));
  if (!rows.length) return '';
  const bytes = new TextEncoder().encode(['sku,item,content', ...rows].join('\n') + '\n');
  return btoa(String.fromCharCode(...bytes));
}

/** What a kept table says that parts are, as it was chosen; nothing where it is a workbook. */
export function chosenOf(base64) {
  if (!base64) return {};
  const text = new TextDecoder().decode(Uint8Array.from(atob(base64), c => c.charCodeAt(0)));
  if (text.startsWith('PK')) return {};
  const { names, rows } = read(text);
  const at = name => names.indexOf(name);
  return Object.fromEntries(rows.map(r => [r[at('sku')], { item: r[at('item')] || '', content: r[at('content')] || '' }]));
}
