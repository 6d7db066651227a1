// What flows from ore to product: what runs out first, what depends on what, and where goods pass.
import { h, s, show } from './dom.js';
import { t } from './i18n.js';
import { percent, usd } from './format.js';
import { get } from './api.js';
import { link, party, theWorld } from './state.js';
import { measureLink, note, table, why } from './parts.js';
import { chart, saving } from './charts.js';

const MOST_FLOWS = 20;
const placeOf = node => node.slice(node.lastIndexOf('@') + 1);
const itemOf = node => node.slice(0, node.lastIndexOf('@'));
// Goods by the names that the chains of an answer give them.
let names = new Map();
const itemName = item => names.get(item) || item;
const placed = node => `${itemName(itemOf(node))}, ${placeOf(node)}`;
const grouped = (rows, key) => rows.reduce((all, x) => all.set(key(x), [...(all.get(key(x)) || []), x]), new Map());
const isHeld = l => l.measures.length > 0 && l.lowest < 0.995;

/** The flows without those that would close a circle: the smallest of a circle are left out. */
function acyclic(chain) {
  const out = new Map();
  const reaches = (a, b) => {
    const todo = [a];
    const seen = new Set();
    while (todo.length) {
      const n = todo.pop();
      if (n === b) return true;
      if (!seen.has(n)) { seen.add(n); todo.push(...(out.get(n) || [])); }
    }
    return false;
  };
  const kept = [];
  for (const l of [...chain.links].sort((a, b) => b.baseline - a.baseline)) {
    if (l.from === l.to || !(l.baseline > 0) || reaches(l.to, l.from)) continue;
    out.set(l.from, [...(out.get(l.from) || []), l.to]);
    kept.push(l);
  }
  return kept;
}

/** From the product back along the input that falls furthest, to the flow that a measure holds. */
function weakest(chain) {
  const links = acyclic(chain);
  const makes = new Set(links.map(l => l.from));
  const path = [];
  let at = [...new Set(links.map(l => l.to))].find(n => !makes.has(n));
  while (at) {
    const next = links.filter(l => l.to === at).sort((a, b) => a.lowest - b.lowest || isHeld(b) - isHeld(a) || b.baseline - a.baseline)[0];
    if (!next || next.lowest > 0.995) break;
    path.push(next);
    if (isHeld(next) && !links.some(l => l.to === next.from && l.lowest < next.lowest - 0.01)) break;
    at = next.from;
  }
  return path;
}

/** Where nothing falls short: from the flow that is held hardest on to the product. */
function hardest(chain) {
  const links = acyclic(chain);
  const held = links.filter(isHeld).sort((a, b) => a.lowest - b.lowest || b.baseline - a.baseline)[0];
  const path = [];
  for (let at = held; at; at = links.filter(l => l.from === at.to).sort((a, b) => b.baseline - a.baseline)[0]) path.unshift(at);
  return path;
}

/** The way from the product back to what decides, and whether that runs out. */
function way(chain) {
  const path = weakest(chain);
  return path.length ? { path, out: true } : { path: hardest(chain), out: false };
}

/** What runs out first, in a sentence that names the part, the lane and who holds it. */
function runsOut(chain, hash) {
  const { path, out } = way(chain);
  if (!path.length) return h('p', { class: 'sentence' }, t('flows.nothing', { product: chain.title }));
  const last = path.at(-1);
  const steps = path.flatMap(l => [' ← ', why(`${itemName(itemOf(l.from))} ${placeOf(l.from) === placeOf(l.to) ? placeOf(l.from) : placeOf(l.from) + '→' + placeOf(l.to)} (${percent(l.lowest)})`, hash, l.why)]);
  return h('p', { class: 'sentence' }, out ? t('flows.first') : t('flows.nothing', { product: chain.title }) + ' ' + t('flows.hardest'), ' ', h('b', {}, itemName(itemOf(last.from))), '. ', h('span', { class: 'note' }, chain.title, steps, last.measures.length > 0 && [' ← ', last.measures.map(m => [measureLink(m), ' '])]));
}

// ---- What depends on what ----------------------------------------------------------------------------------------------
/** Goods by how many steps they are from the product, with what goes into what. */
function needs(chain) {
  const edges = new Map();
  const held = new Map();
  for (const l of acyclic(chain)) {
    const from = itemOf(l.from);
    const to = itemOf(l.to);
    if (isHeld(l)) held.set(from, { lowest: Math.min(l.lowest, held.get(from)?.lowest ?? 1), measures: [...new Set([...(held.get(from)?.measures || []), ...l.measures])] });
    if (from !== to) edges.set(from + ' ' + to, { from, to, baseline: l.baseline + (edges.get(from + ' ' + to)?.baseline || 0) });
  }
  const into = grouped([...edges.values()], e => e.from);
  const depth = new Map();
  const of = (n, seen) => {
    if (depth.has(n)) return depth.get(n);
    if (seen.has(n)) return 0;
    const d = Math.max(-1, ...(into.get(n) || []).map(e => of(e.to, new Set([...seen, n])))) + 1;
    depth.set(n, d);
    return d;
  };
  const items = [...new Set([...edges.values()].flatMap(e => [e.from, e.to]))];
  items.forEach(n => of(n, new Set()));
  return { edges: [...edges.values()], held, depth, items };
}

function dependency(chain, path) {
  const { edges, held, depth, items } = needs(chain);
  const deepest = Math.max(0, ...depth.values());
  const columns = grouped(items, n => depth.get(n));
  const most = Math.max(...[...columns.values()].map(c => c.length));
  const on = new Set(path.flatMap(l => [itemOf(l.from), itemOf(l.to)]));
  const width = 1200;
  const column = (width - 40) / (deepest + 1);
  const height = most * 46 + 20;
  // The product stands on the right; held goods and those on the way to what runs out stand first in their column.
  const at = new Map();
  columns.forEach((column1, d) => column1.sort((a, b) => on.has(b) - on.has(a) || held.has(b) - held.has(a) || itemName(a).localeCompare(itemName(b)))
    .forEach((n, i) => at.set(n, { x: 10 + (deepest - d) * column, y: 14 + i * 46 })));
  const box = Math.min(300, column - 34);
  const letters = Math.floor(box / 8.3);
  const cut = name => (name.length > letters ? name.slice(0, letters - 1) + '…' : name);
  const svg = s('svg', { class: 'chart depends', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': t('flows.depends', { product: chain.title }) },
    edges.map(e => {
      const a = at.get(e.from);
      const b = at.get(e.to);
      const x1 = a.x + box;
      return s('path', { class: 'edge' + (on.has(e.from) && on.has(e.to) ? ' first' : ''), d: `M${x1},${a.y + 15}C${(x1 + b.x) / 2},${a.y + 15} ${(x1 + b.x) / 2},${b.y + 15} ${b.x},${b.y + 15}` });
    }),
    items.map(n => {
      const p = at.get(n);
      const k = held.get(n);
      return s('g', { class: 'good' + (k ? ' held' : '') + (on.has(n) ? ' first' : '') }, s('title', {}, itemName(n) + (k ? `: ${percent(k.lowest)}, ${k.measures.join(', ')}` : '')),
        s('rect', { x: p.x, y: p.y, width: box, height: 30, rx: 4 }), s('text', { x: p.x + 7, y: p.y + 20 }, cut(itemName(n))));
    }));
  return h('figure', {}, h('p', { class: 'chartquestion' }, t('flows.depends', { product: chain.title })), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('flows.depends', { product: chain.title }) }, svg),
    h('figcaption', { class: 'legend' }, h('span', { class: 'key k-held' }, t('flows.held')), h('span', { class: 'key k-first' }, t('flows.way')), h('span', { class: 'key k-free' }, t('flows.free'))), saving(svg),
    h('details', { class: 'data' }, h('summary', {}, t('chart.table')), table(t('flows.depends', { product: chain.title }), [
      { head: t('flows.good'), cell: e => itemName(e.from), key: e => itemName(e.from) }, { head: t('flows.into'), cell: e => itemName(e.to), key: e => itemName(e.to) },
      { head: t('flows.month'), number: true, cell: e => usd(e.baseline), key: e => e.baseline },
      { head: t('exposure.held'), cell: e => (held.get(e.from)?.measures || []).map(m => [measureLink(m), ' ']) },
    ], edges, { by: 2, down: true })));
}

// ---- How much flows ----------------------------------------------------------------------------------------------------
function sankey(chain, hash) {
  const all = acyclic(chain);
  // The way to what runs out, then what is held, then the largest.
  const path = new Set(way(chain).path);
  const drawn = [...all].sort((a, b) => path.has(b) - path.has(a) || isHeld(b) - isHeld(a) || b.baseline - a.baseline).slice(0, MOST_FLOWS);
  const names = [...new Set(drawn.flatMap(l => [l.from, l.to]))];
  const least = Math.min(...drawn.map(l => l.baseline));
  const colour = (token, code) => token(code === 'US' ? 'us' : code === 'CN' ? 'cn' : 'third');
  return chart(t('flows.sankey', { n: drawn.length, all: chain.links.length }), token => ({
    tooltip: { trigger: 'item', renderMode: 'richText', formatter: x => (x.dataType === 'edge' ? `${placed(x.data.link.from)} → ${placed(x.data.link.to)}\n${usd(x.data.link.baseline)} ${t('flows.amonth')}, ${percent(x.data.link.lowest)}` : placed(x.name)) },
    series: [{
      type: 'sankey', left: 8, right: 190, top: 8, bottom: 8, nodeGap: 18, nodeWidth: 12, draggable: false, emphasis: { focus: 'adjacency' },
      label: { color: token('ink'), fontSize: 14, formatter: x => (placed(x.name).length > 28 ? placed(x.name).slice(0, 27) + '…' : placed(x.name)) },
      data: names.map(n => ({ name: n, itemStyle: { color: colour(token, placeOf(n)), borderWidth: 0 } })),
      links: drawn.map(l => ({ source: l.from, target: l.to, value: 1 + Math.log10(l.baseline / least), link: l, lineStyle: { color: isHeld(l) ? token('cost') : token('third'), opacity: isHeld(l) ? 0.4 + 0.4 * (1 - l.lowest) : 0.25, curveness: 0.5 } })),
    }],
  }), flowTable(chain.links, hash), 560);
}

/** A lane between two places can be closed in a scenario; twin goods of the model cannot be named there. */
const whatIf = l => itemOf(l.from) === itemOf(l.to) && !itemOf(l.from).includes('~') && h('a', { href: link('/scenarios/new', { change: `close:${itemOf(l.from)}:${placeOf(l.from)}->${placeOf(l.to)}` }) }, t('flows.whatif'));

const flowTable = (links, hash) => table(t('flows.table'), [
  { head: t('flows.from'), cell: l => placed(l.from), key: l => placed(l.from), wide: true },
  { head: t('flows.to'), cell: l => placed(l.to), key: l => placed(l.to), wide: true },
  { head: t('flows.month'), number: true, cell: l => usd(l.baseline), key: l => l.baseline },
  { head: t('flows.lowest'), number: true, cell: l => why(percent(l.lowest), hash, l.why), key: l => l.lowest },
  { head: t('exposure.held'), cell: l => l.measures.map(m => [measureLink(m), ' ']) },
  { head: t('flows.scenario'), cell: l => whatIf(l) },
], links, { by: 3, most: 25 });

// ---- Where it passes ---------------------------------------------------------------------------------------------------
let outlines;
const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** Flows between places as arcs; what a measure holds in colour. */
async function map(links, hash) {
  outlines ??= await get('/web/lib/outlines.json');
  const at = new Map(outlines.shapes.map(x => [x.code, x.at]));
  const world = theWorld();
  const within = code => (code === 'EU' ? at.get('DE') : at.get((world.places.find(p => p.id === code) || { iso: code }).iso));
  const rest = [70, outlines.height - 60];
  const flows = new Map();
  for (const l of links) {
    const from = placeOf(l.from);
    const to = placeOf(l.to);
    if (from === to) continue;
    const key = from + '→' + to;
    const f = flows.get(key) || { from, to, baseline: 0, passes: 0, links: [] };
    f.baseline += l.baseline;
    f.passes += l.baseline * Math.min(1, l.lowest);
    f.links.push(l);
    flows.set(key, f);
  }
  const rows = [...flows.values()].map(f => ({ ...f, share: f.baseline > 0 ? f.passes / f.baseline : 1, worst: [...f.links].sort((a, b) => a.lowest - b.lowest)[0], measures: [...new Set(f.links.filter(isHeld).flatMap(l => l.measures))] }))
    .sort((a, b) => b.measures.length - a.measures.length || b.baseline - a.baseline);
  const most = Math.max(...rows.map(f => f.baseline), 1);
  const used = new Set(rows.flatMap(f => [f.from, f.to]));
  const codes = new Set([...used].flatMap(c => (c === 'EU' ? EU : [(world.places.find(p => p.id === c) || { iso: c }).iso])));
  const partyOf = code => (code === 'US' ? ' us' : code === 'CN' ? ' cn' : '');
  const arc = f => {
    const [x1, y1] = within(f.from) || rest;
    const [x2, y2] = within(f.to) || rest;
    const bend = 0.18;
    return `M${x1},${y1}Q${(x1 + x2) / 2 + (y2 - y1) * bend},${(y1 + y2) / 2 - Math.abs(x2 - x1) * bend} ${x2},${y2}`;
  };
  const drawn = rows.slice(0, 40).reverse();
  const svg = s('svg', { class: 'chart worldmap', viewBox: `0 0 ${outlines.width} ${outlines.height}`, role: 'img', 'aria-label': t('flows.map') },
    s('defs', {}, ['plain', 'held'].map(k => s('marker', { id: 'tip-' + k, class: 'tip ' + k, viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 11, markerHeight: 11, markerUnits: 'userSpaceOnUse', orient: 'auto' }, s('path', { d: 'M0,0L8,4L0,8Z' })))),
    outlines.shapes.map(x => s('path', { class: 'land' + (codes.has(x.code) ? ' part' : ''), d: x.path })),
    drawn.map(f => {
      const held = f.measures.length > 0;
      return s('path', { class: 'flow' + (held ? ' held' : ''), d: arc(f), 'stroke-width': 1 + 7 * Math.sqrt(f.baseline / most), opacity: held ? 0.45 + 0.5 * (1 - f.share) : 0.3, 'marker-end': `url(#tip-${held ? 'held' : 'plain'})` },
        s('title', {}, `${party(f.from)} → ${party(f.to)}: ${usd(f.baseline)} ${t('flows.amonth')}, ${percent(f.share)}. ${f.measures.join(', ')}`));
    }),
    [...used].map(code => {
      const [x, y] = within(code) || rest;
      return s('g', {}, s('circle', { class: 'town' + partyOf(code), cx: x, cy: y, r: 4 }), s('text', { class: 'town', x: x + 7, y: y + 5 }, code));
    }));
  return h('figure', {}, h('p', { class: 'chartquestion' }, t('flows.map')), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('flows.map') }, svg),
    h('figcaption', { class: 'legend' }, h('span', { class: 'key k-held' }, t('flows.held')), h('span', { class: 'key k-free' }, t('flows.free')), h('span', {}, t('flows.borders'))), saving(svg),
    h('details', { class: 'data' }, h('summary', {}, t('chart.table')), table(t('flows.map'), [
      { head: t('flows.from'), cell: f => party(f.from), key: f => party(f.from) }, { head: t('flows.to'), cell: f => party(f.to), key: f => party(f.to) },
      { head: t('flows.month'), number: true, cell: f => usd(f.baseline), key: f => f.baseline },
      { head: t('flows.lowest'), number: true, cell: f => percent(f.share), key: f => f.share },
      { head: t('flows.weakest'), cell: f => why(itemName(itemOf(f.worst.from)) + ' ' + percent(f.worst.lowest), hash, f.worst.why), wide: true },
      { head: t('exposure.held'), cell: f => f.measures.map(m => [measureLink(m), ' ']), wide: true },
    ], rows, { most: 30 })));
}

/** The products whose chains a measure holds, one at a time: what runs out, what depends on what, what flows where. */
export function flowsOf(chains, hash) {
  const body = h('div');
  const select = h('select', { onchange: () => draw() }, chains.map((c, i) => h('option', { value: String(i) }, c.title)));
  async function draw() {
    const chain = chains[Number(select.value)];
    const where = h('div');
    show(body, runsOut(chain, hash), dependency(chain, way(chain).path), where, sankey(chain, hash));
    show(where, await map(chain.links, hash));
  }
  if (!chains.length) return note(t('flows.none'));
  names = new Map(chains.flatMap(c => c.nodes.map(n => [itemOf(n.id), n.item])));
  draw();
  return [h('p', { class: 'controlsline' }, h('label', {}, t('flows.product'), ' ', select)), note(t('flows.what')), body];
}

