// World trade beside the law: who buys what from whom, and what of it measures may reach; all of it, or one product.
import { h, show } from '../lib/dom.js';
import { t, told } from '../lib/i18n.js';
import { amount, day, percent, usd } from '../lib/format.js';
import { address, get } from '../lib/api.js';
import { change, dates, link, parameters, party } from '../lib/state.js';
import { empty, filled, measureLink, note, section, skeleton, table, tag } from '../lib/parts.js';

const SHOWN = ['in_force', 'pending', 'not_replaceable', 'trade'];
const FIELDS = ['importer', 'exporter', 'product'];
const KEY = { in_force: 'inForce', pending: 'pending', not_replaceable: 'notReplaceable', trade: 'trade' };

const country = place => (/^[A-Z]{2}$/.test(place.code) ? party(place.code) : place.name);
const short = name => (name.length > 60 ? name.slice(0, 59) + '…' : name);

export async function page(product) {
  const { store, datasets, how } = await get('/api/v1/screen/stores');
  const title = product ? t('screen.product', { code: product }) : t('nav.screen');
  if (!store || !datasets.length) return { title, lead: t('screen.lead'), content: nothing(how) };
  const p = parameters();
  const set = datasets.find(d => d.dataset === p.get('dataset')) || datasets[0];
  const asked = {
    ...dates(), dataset: datasets.length > 1 ? set.dataset : '', year: p.get('year') || String(Math.max(...set.years)),
    show: SHOWN.includes(p.get('show')) ? p.get('show') : 'in_force',
    importer: p.get('importer') || '', exporter: p.get('exporter') || '', product: product ? '' : p.get('product') || '',
  };
  const body = h('div', {}, skeleton());
  const file = product ? `/screen/${product}.csv` : '/api/v1/screen.csv';
  const read = () => get(product ? `/screen/${product}.json` : '/api/v1/screen', asked);
  filled(body, async () => drawn(await read(), asked, product, address(file, asked)));
  return {
    title, lead: t('screen.lead'),
    content: [product && h('p', { class: 'kicker' }, h('a', { href: link('/screen', { ...kept(), product: '' }) }, t('screen.all'))), controls(datasets, set, asked, product), body],
  };
}

/** Without a store: what it takes to have one. */
const nothing = how => h('div', { class: 'offer' }, h('p', {}, h('b', {}, t('screen.none'))), h('p', {}, t('screen.none.how')),
  h('pre', { class: 'plain' }, how.join('\n')), h('p', {}, t('screen.none.what')));

/** The choices of this page, for a link to another page of it. */
const kept = () => Object.fromEntries(['dataset', 'year', 'show', 'importer', 'exporter'].map(k => [k, parameters().get(k) || '']));

function controls(datasets, set, asked, product) {
  const choose = (name, values, current) => h('select', { onchange: e => change({ [name]: e.target.value }) },
    values.map(([value, words]) => h('option', { value, selected: String(value) === String(current) }, words)));
  const field = name => h('label', {}, t(name === 'product' ? 'screen.product.head' : 'screen.' + name), ' ', h('input', { type: 'text', size: '10', value: asked[name], placeholder: t('screen.like.' + name), onchange: e => change({ [name]: e.target.value.trim() || null }) }));
  return h('form', { class: 'controlsline', onsubmit: e => e.preventDefault() },
    h('label', {}, t('screen.show'), ' ', choose('show', SHOWN.map(s => [s, t('screen.show.' + s)]), asked.show)),
    h('label', {}, t('screen.year'), ' ', choose('year', [...set.years].reverse().map(y => [y, y]), asked.year)),
    datasets.length > 1 && h('label', {}, t('screen.dataset'), ' ', choose('dataset', datasets.map(d => [d.dataset, d.dataset]), set.dataset)),
    FIELDS.filter(f => !product || f !== 'product').map(field));
}

function drawn(view, asked, product, csv) {
  const key = KEY[asked.show];
  const figure = (name, value) => h('div', { class: 'figure' }, h('p', { class: 'label' }, t('screen.show.' + name)), h('p', { class: 'value' + (KEY[name] === key ? '' : ' second') }, usd(value)));
  return [
    note(t('screen.unseen', { unseen: view.law.unseen, all: view.law.inForce, on: day(asked.on) }), ' ', view.law.whole ? '' : t('screen.parts') + ' ', t('screen.nodecision')),
    view.product && h('p', { class: 'lead' }, view.product.name),
    h('div', { class: 'figures' }, SHOWN.map(s => figure(s, view.usd[KEY[s]]))),
    view.product ? [section(t('screen.sellers'), sellers(view.product, csv)), section(t('screen.map'), grid(view.importers, 'importers', asked))]
      : section(t('screen.map'), maps(view, asked)),
    section(t('screen.flows', { what: t('screen.show.' + asked.show) }), note(t('screen.flows.what', { n: view.flows.length, all: view.of })), flows(view, key, csv, product)),
    section(t('screen.from'), about(view.run)),
  ];
}

// ---- The map -----------------------------------------------------------------------------------------------------------
function maps(view, asked) {
  const body = h('div');
  const ways = ['importers', 'products'];
  const buttons = ways.map(w => h('button', { type: 'button', class: 'plain', onclick: () => draw(w) }, t('screen.by.' + w)));
  function draw(way) {
    buttons.forEach((b, i) => b.setAttribute('aria-pressed', String(ways[i] === way)));
    change({ by: way === 'importers' ? null : way }, true);
    show(body, grid(view[way], way, asked));
  }
  draw(parameters().get('by') === 'products' ? 'products' : 'importers');
  return [h('div', { class: 'row', role: 'group', 'aria-label': t('screen.by') }, buttons), body];
}

function grid(heat, way, asked) {
  if (!heat.rows.length) return empty(t('screen.nomap'));
  const most = Math.max(...heat.cells.map(c => c.value));
  const cells = new Map(heat.cells.map(c => [c.row + ' ' + c.column, c]));
  const step = v => 'heat ' + (v <= 0 ? 'h0' : `cost${Math.min(5, 1 + Math.floor(5 * Math.sqrt(v / most)))}`);
  const opened = (row, column) => change({ exporter: column.code, ...(way === 'importers' ? { importer: row.code } : { product: row.code }) });
  const cell = (row, column) => {
    const c = cells.get(row.code + ' ' + column.code);
    if (!c || !c.value) return h('span', { class: 'heat h0' }, '–');
    const words = `${name(row, way)} ← ${country(column)}: ${SHOWN.map(s => `${t('screen.show.' + s)} ${usd(c.usd[KEY[s]])}`).join(', ')}`;
    return h('span', { class: step(c.value) }, h('button', { type: 'button', class: 'why', title: words, 'aria-label': words, onclick: () => opened(row, column) }, amount(c.value)));
  };
  const head = row => (way === 'products' ? h('a', { href: link('/screen/' + row.code, kept()) }, h('span', { class: 'id' }, row.code), ' ', short(row.name)) : country(row));
  return [
    table(t('screen.map'), [
      { head: t(way === 'products' ? 'screen.product.head' : 'screen.importer'), cell: head, key: row => name(row, way), wide: way === 'products' },
      ...heat.columns.map(column => ({ head: country(column), number: true, cell: row => cell(row, column), key: row => (cells.get(row.code + ' ' + column.code) || { value: 0 }).value })),
      { head: t('total'), number: true, cell: row => amount(row.value), key: row => row.value },
    ], heat.rows),
    h('p', { class: 'legend' }, h('span', {}, t('screen.cells', { what: t('screen.show.' + asked.show) })), heat.rest > 0 && h('span', {}, t('screen.rest', { usd: usd(heat.rest) }))),
  ];
}

const name = (row, way) => (way === 'products' ? `${row.code} ${row.name}` : country(row));

// ---- Flows -------------------------------------------------------------------------------------------------------------
const held = holds => {
  const measures = [...new Map(holds.map(x => [x.measure + x.standing, x])).values()];
  return measures.slice(0, 4).map(x => [measureLink(x.measure), ' ', tag(x.standing, told('standing.', x.standing)), ' ']).concat(measures.length > 4 ? [`+${measures.length - 4}`] : []);
};

function flows(view, key, csv, product) {
  return table(t('screen.flows', { what: '' }), [
    { head: t('screen.importer'), cell: f => country(f.importer), key: f => country(f.importer) },
    { head: t('screen.exporter'), cell: f => country(f.exporter), key: f => country(f.exporter) },
    ...(product ? [] : [{ head: t('screen.product.head'), cell: f => h('a', { href: link('/screen/' + f.product, kept()) }, h('span', { class: 'id' }, f.product), ' ', short(f.productName)), key: f => f.product, wide: true }]),
    { head: t('screen.show.trade'), number: true, cell: f => amount(f.usd.trade), key: f => f.usd.trade },
    { head: t('screen.show.not_replaceable'), number: true, cell: f => amount(f.usd.notReplaceable), key: f => f.usd.notReplaceable },
    { head: t('screen.share'), number: true, cell: f => [percent(f.dependence), f.dependent && [' ', tag('ask', t('screen.dependent'))]], key: f => f.dependence },
    { head: t('screen.holds'), cell: f => (f.holds.length ? held(f.holds) : '–'), wide: true },
  ], view.flows, { csv, most: 50, none: t('screen.nomap') });
}

function sellers(product, csv) {
  return [table(t('screen.sellers'), [
    { head: t('screen.exporter'), cell: e => country(e.place), key: e => country(e.place) },
    { head: t('screen.exports'), number: true, cell: e => usd(e.usd), key: e => e.usd },
    { head: t('screen.world'), number: true, cell: e => percent(e.share), key: e => e.share },
    { head: t('screen.replaceable'), number: true, cell: e => [percent(e.replaceable), e.hinge && [' ', tag('stop', t('screen.hinge'))]], key: e => e.replaceable },
  ], product.exporters, { most: 12 }), csv && note(t('screen.sellers.what'))];
}

const about = run => [
  h('p', {}, `${run.dataset}, ${run.first}. `, run.unmappedShare > 0 ? t('screen.unmapped', { share: percent(run.unmappedShare) }) + ' ' : '', t('screen.assumed')),
  h('ul', { class: 'refs' }, run.sources.map(s => h('li', {}, `${s.year}: ${s.file}, `, h('span', { class: 'id' }, s.sha256.slice(0, 12)), `, ${day(s.imported)}, ${s.licence}`))),
];
