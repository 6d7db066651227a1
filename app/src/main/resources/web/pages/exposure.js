// What is lost, by whom; what stops and when; which measure costs whom what.
import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { amount, band, day, number, percent, rounded, usd } from '../lib/format.js';
import { part, partCsv } from '../lib/api.js';
import { parameters, party } from '../lib/state.js';
import { answered, embedding, empty, lasting, measureLink, note, section, table, tag, why } from '../lib/parts.js';
import { bands, chart, dumbbells, paths } from '../lib/charts.js';
import { flowsOf } from '../lib/flows.js';

const MOST_CHANCES = 8;

export async function page() {
  const body = h('div');
  answered(body, draw);
  return { title: t('nav.exposure'), lead: t('exposure.lead'), content: body };
}

export async function draw(hash) {
  const [expected, losses, stops, leverage, prices, manifest, chains] = await Promise.all(
    ['expected', 'losses', 'stops', 'leverage', 'prices', 'manifest', 'chains'].map(name => part(hash, name)));
  const e = expected[0];
  return [
    section(t('exposure.losses'), e ? [note(t('cost.expected.what', { draws: e.done, months: manifest.months, first: day(manifest.first) })),
      dumbbells(bands(e, losses), partCsv(hash, 'expected.parties'), hash),
      items(e, hash)] : [empty(t('cost.none')), best(losses, hash)]),
    section(t('exposure.stops'), stopped(e, stops, manifest, hash)),
    section(t('flows.title'), flowsOf(chains, hash)),
    section(t('exposure.leverage'), note(t('exposure.leverage.what')), matrix(leverage, hash)),
    section(t('exposure.prices'), e && lanePaths(e, prices, manifest), h('h3', {}, t('exposure.bestprices')), note(t('exposure.prices.what')), priced(prices, manifest, hash)),
    lasting(hash),
  ];
}

/** What the best case loses, where no expected case is told. */
function best(losses, hash) {
  return table(t('exposure.bestlosses'), [
    { head: t('party'), cell: l => party(l.party), key: l => party(l.party) },
    { head: t('chart.best'), number: true, cell: l => why(usd(l.best), hash, l.why), key: l => l.best },
  ], losses, { caption: true, csv: partCsv(hash, 'losses') });
}

function items(e, hash) {
  const rows = e.parties.flatMap(p => p.items.map(i => ({ p, i })));
  return table(t('exposure.items'), [
    { head: t('party'), cell: r => party(r.p.party) },
    { head: t('item'), cell: r => r.i.itemName, wide: true },
    { head: t('chart.expected') + ' [5–95 %]', number: true, cell: r => band(r.i.loss), key: r => r.i.loss.median },
  ], rows, { csv: partCsv(hash, 'expected.parties') });
}

// ---- What stops --------------------------------------------------------------------------------------------------------
function months(manifest) {
  const [year, month] = manifest.first.split('-').map(Number);
  return Array.from({ length: manifest.months }, (_, k) => {
    const m = month - 1 + k;
    return `${year + Math.floor(m / 12)}-${String(m % 12 + 1).padStart(2, '0')}`;
  });
}

export function stopped(e, stops, manifest, hash) {
  const all = months(manifest);
  const chance = s => e && e.stops.find(x => x.recipe === s.recipe && x.place === s.place);
  const rows = stops.map(s => ({ s, c: chance(s) })).filter(r => r.s.bestStops || r.s.worstStops || (r.c && r.c.never < 1))
    .sort((a, b) => (a.c ? a.c.never : 1) - (b.c ? b.c.never : 1) || (a.s.worstStops || '9').localeCompare(b.s.worstStops || '9'));
  const drawn = rows.filter(r => r.c && r.c.never < 1).slice(0, MOST_CHANCES);
  const columns = [
    { head: t('exposure.line'), cell: r => [why(r.s.itemName, hash, r.s.why), h('span', { class: 'note' }, ' ' + party(r.s.place))], key: r => r.s.itemName, wide: true },
    { head: t('exposure.chance'), number: true, cell: r => (r.c ? percent(1 - r.c.never) : '–'), key: r => (r.c ? 1 - r.c.never : 0) },
    { head: t('exposure.best'), date: true, cell: r => (r.s.bestStops ? day(r.s.bestStops) : t('never')), key: r => r.s.bestStops || '9' },
    { head: t('exposure.worst'), date: true, cell: r => (r.s.worstStops ? day(r.s.worstStops) : t('never')), key: r => r.s.worstStops || '9' },
    { head: t('exposure.held'), cell: r => r.s.measures.slice(0, 4).map(m => [measureLink(m), ' ']).concat(r.s.measures.length > 4 ? [`+${r.s.measures.length - 4}`] : []), wide: true },
  ];
  const whole = table(t('exposure.stops'), columns, rows, { csv: partCsv(hash, 'stops'), none: t('exposure.nostops') });
  if (!drawn.length) return [note(t('exposure.stops.what')), whole];
  const twice = r => drawn.filter(x => x.s.item === r.s.item && x.s.place === r.s.place).length > 1;
  const names = drawn.map(r => `${twice(r) ? r.s.recipe : r.s.itemName}, ${r.s.place}`);
  const cells = drawn.flatMap((r, y) => r.c.byMonth.map((p, x) => [x, y, Math.round(p * 1000) / 10]).filter(c => c[2] > 0));
  return [note(t('exposure.stops.what')),
    chart(t('exposure.when'), token => ({
      grid: { left: 8, right: 16, top: 8, bottom: 64, containLabel: true },
      xAxis: { type: 'category', data: all.map(day), axisLabel: { color: token('soft'), fontSize: 14 }, splitArea: { show: false } },
      yAxis: { type: 'category', inverse: true, data: names, axisLabel: { color: token('ink'), fontSize: 14, width: 260, overflow: 'truncate' } },
      visualMap: { min: 0, max: 100, orient: 'horizontal', left: 'center', bottom: 0, calculable: false, inRange: { color: [token('wash'), token('cold'), token('hot')] }, text: ['100 %', '0 %'], textStyle: { color: token('soft'), fontSize: 14 } },
      series: [{ type: 'heatmap', data: cells, label: { show: true, formatter: c => String(Math.round(c.value[2])), color: token('ink'), fontSize: 14 }, itemStyle: { borderColor: token('paper'), borderWidth: 2 } }],
    }), table(t('exposure.when'), [
      { head: t('exposure.line'), cell: r => names[drawn.indexOf(r)] },
      ...all.map((m, x) => ({ head: day(m), number: true, cell: r => percent(r.c.byMonth[x]), key: r => r.c.byMonth[x] })),
    ], drawn, { csv: partCsv(hash, 'expected.stops') }), 420, { hash, name: 'stops' }), whole];
}

// ---- Who holds what over whom ----------------------------------------------------------------------------------------------
export function matrix(leverage, hash) {
  if (!leverage.length) return empty(t('levers.none'));
  const parties = Object.keys(leverage[0].onParty);
  const most = Math.max(...leverage.flatMap(l => Object.values(l.onParty).map(Math.abs)));
  const heat = v => (Math.abs(v) < most * 1e-4 ? 'h0' : `${v > 0 ? 'cost' : 'gain'}${Math.min(5, 1 + Math.floor(5 * Math.sqrt(Math.abs(v) / most)))}`);
  return [embedding(hash, 'leverage'), table(t('exposure.leverage'), [
    { head: t('measure'), cell: l => [l.measure.startsWith('all of') ? h('b', {}, t('exposure.all', { party: party(l.issuer) })) : measureLink(l.measure), h('span', { class: 'title' }, l.measure.startsWith('all of') ? '' : l.title)], wide: true },
    ...parties.map(p => ({ head: party(p), number: true, key: l => l.onParty[p], cell: l => h('span', { class: 'heat ' + heat(l.onParty[p]) }, amount(l.onParty[p])) })),
    { head: t('total'), number: true, key: l => l.total, cell: l => why(amount(l.total), hash, l.why) },
  ], leverage, { csv: partCsv(hash, 'leverage') }), h('p', { class: 'legend' }, h('span', { class: 'heat cost4' }, t('exposure.costs')), h('span', { class: 'heat gain4' }, t('exposure.gains')), h('span', {}, t('chart.unit')))];
}

// ---- Prices ------------------------------------------------------------------------------------------------------------
/** Of one lane: how much passes month by month, and what it costs, as expected with the band; the best case beside it. */
function lanePaths(e, prices, manifest) {
  const all = months(manifest);
  const peak = l => Math.max(...l.spot.map(p => p.median));
  const least = l => Math.min(...l.passed.map(p => p.median));
  const lanes = [...e.lanes].sort((a, b) => peak(b) - peak(a) || least(a) - least(b));
  if (!lanes.length) return null;
  const name = l => `${l.itemName}, ${l.from} → ${l.to}`;
  const body = h('div', { class: 'pair' });
  const of = (list, key) => list.map(p => p[key]);
  const series = (title, list, kind) => ({ name: title, kind, mid: of(list, 'median'), low: of(list, 'low'), high: of(list, 'high') });
  const times = v => rounded(v) + '×';
  const draw = l => {
    // A shadow price of the best case may be many times what anybody pays: beyond ten times it would hide the rest.
    const best = prices.filter(p => p.item === l.item && (p.inside === l.to || p.outside === l.to)).slice(0, 1)
      .map(p => ({ name: t('exposure.bestprice'), kind: 'bestpath', mid: (p.inside === l.to ? p.insidePrice : p.outsidePrice).map(v => v / p.baseline) }))
      .filter(r => Math.max(...r.mid) <= 10);
    body.replaceChildren(
      paths(t('exposure.passes', { lane: name(l) }), all, [series(t('chart.expected'), l.passed, 'mid')], percent, { from: 0, to: 1 }),
      paths(t('exposure.costs.lane', { lane: name(l) }), all, [series(t('exposure.spot'), l.spot, 'mid'), { name: t('exposure.traded'), kind: 'other', mid: of(l.traded, 'median') }, ...best], times, { from: 0.9, to: 1.1 }));
  };
  const select = h('select', { onchange: () => draw(lanes[Number(select.value)]) }, lanes.map((l, i) => h('option', { value: String(i) }, `${name(l)}: ${times(peak(l))}, ${percent(least(l))}`)));
  draw(lanes[0]);
  return [note(t('exposure.lane.what')), h('p', { class: 'controlsline' }, h('label', {}, t('exposure.lane'), ' ', select)), body];
}

function priced(prices, manifest, hash) {
  if (!prices.length) return empty(t('exposure.noprices'));
  const last = a => a[a.length - 1];
  return table(t('exposure.prices'), [
    { head: t('item'), cell: p => p.itemName, key: p => p.itemName, wide: true },
    { head: t('exposure.before'), number: true, cell: p => `${number(p.baseline)} /${p.unit}`, key: p => p.baseline },
    { head: t('exposure.inside'), number: true, cell: p => `${party(p.inside)} ${number(last(p.insidePrice))}`, key: p => last(p.insidePrice) / p.baseline },
    { head: t('exposure.outside'), number: true, cell: p => `${party(p.outside)} ${number(last(p.outsidePrice))}`, key: p => last(p.outsidePrice) / p.baseline },
    { head: t('exposure.times'), number: true, cell: p => [number(last(p.outsidePrice) / p.baseline), '×', last(p.outsidePrice) > 5 * p.baseline && [' ', tag('ask', t('exposure.scarce'))]], key: p => last(p.outsidePrice) / p.baseline },
  ], prices, { csv: partCsv(hash, 'prices') });
}
