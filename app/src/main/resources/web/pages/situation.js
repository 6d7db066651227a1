// What is in force between the parties, what changed, what comes, and who can squeeze whom how hard.
import { h, show } from '../lib/dom.js';
import { store, stored, t, told } from '../lib/i18n.js';
import { band, day, DAY, isoDay, time, usd } from '../lib/format.js';
import { get, part, partCsv } from '../lib/api.js';
import { change, dates, link, parameters, party } from '../lib/state.js';
import { answered, empty, filled, lasting, measureLink, note, section, source, table, tag, why } from '../lib/parts.js';
import { bands, dumbbells } from '../lib/charts.js';

const MAIN = ['US', 'CN'];

export async function page() {
  const asked = dates();
  const cost = h('div');
  const force = h('div');
  const changed = h('div');
  answered(cost, costs);
  filled(force, () => inForce(asked));
  changes(changed, asked);
  return {
    title: t('nav.situation'),
    lead: asked.on === asked.known ? t('situation.lead', { on: day(asked.on) }) : t('situation.lead.two', { on: day(asked.on), known: day(asked.known) }),
    content: [section(t('situation.cost'), cost), section(t('situation.force'), force), changed],
  };
}

// ---- What it costs -----------------------------------------------------------------------------------------------------
async function costs(hash, kept) {
  const [expected, summary, losses, leverage, branches, manifest, afterwards] = await Promise.all(
    ['expected', 'summary', 'losses', 'leverage', 'otherBranches', 'manifest', 'afterwards'].map(name => part(hash, name)));
  const e = expected[0];
  const span = summary.find(s => s.label.startsWith('Loss of all'));
  const first = summary.find(s => s.label === 'Expected loss of all');
  return [
    h('div', { class: 'figures' },
      e && h('div', { class: 'figure' }, h('p', { class: 'label' }, t('cost.expected')), h('p', { class: 'value' }, why(band(e.total), hash, first && first.why)),
        note(t('cost.expected.what', { draws: e.done, months: manifest.months, first: day(manifest.first) }))),
      span && h('div', { class: 'figure' }, h('p', { class: 'label' }, t('cost.span')), h('p', { class: 'value second' }, why(span.value, hash, span.why)), note(t('cost.span.what')))),
    e && e.done < 100 && note(t('cost.few', { draws: e.done })),
    e && e.nowcast.map(n => weighed(n, e.done)),
    h('h3', {}, t('cost.parties')),
    e ? dumbbells(bands(e, losses), partCsv(hash, 'expected.parties'), hash)
      : empty(t('cost.none')),
    h('h3', {}, t('levers.title')),
    levers(leverage, hash),
    branches.length > 0 && [h('h3', {}, t('branches.title')), note(t('branches.what')),
      h('ul', { class: 'plainlist' }, branches.map(b => h('li', {}, h('b', {}, t('branch.' + b.branch)), ': ', t('branches.loss', { usd: usd(b.loss) }), b.moved && [' ', tag('assumed', t('branches.moved'))])))],
    afterwards && afterwards.length > 0 && since(afterwards[0]),
    h('p', { class: 'note' }, kept.at ? t('kept.at', { at: kept.at.replace('T', ' ').replace('Z', ' UTC') }) + ' ' : '',
      manifest.citation),
    lasting(hash),
  ];
}

const two = x => x.toFixed(2);

/** What was observed, over what was before. */
const observed = f => (f.least === f.most ? two(f.least) : f.least === 0 ? t('since.most', { share: two(f.most) }) : two(f.least) + '–' + two(f.most));

/** The draws weighed by what had been published by the day of the question. */
function weighed(n, draws) {
  const range = b => two(b.median) + ' [' + two(b.low) + ', ' + two(b.high) + ']';
  return h('details', {}, h('summary', {}, t('nowcast.title', { loss: band(n.total) })),
    note(t('nowcast.what', { figures: n.figures.length, effective: Math.round(n.effective), draws }),
      n.standing.map(s => ' ' + t('nowcast.standing', { measure: s.measure, after: Math.round(100 * s.after), before: Math.round(100 * s.before) })).join('')),
    table('', [
      { head: t('since.lane'), cell: f => f.title + ', ' + f.months, wide: true },
      { head: t('since.observed'), number: true, cell: observed },
      { head: t('since.expected'), number: true, cell: f => range(f.before) },
      { head: t('nowcast.weighed'), number: true, cell: f => range(f.after) },
      { head: t('since.source'), cell: f => f.source, wide: true }], n.figures));
}

/** What became of a question whose day lies in the past; one run at medians has no band to be held against. */
function since(a) {
  return [h('h3', {}, t('since.title')), note(t('since.what', { until: day(a.until) })),
    a.figures.length > 0 && table(t('since.figures'), [
      { head: t('since.lane'), cell: f => f.title + ', ' + f.months, wide: true },
      { head: t('since.observed'), number: true, cell: observed },
      { head: t('since.expected'), number: true, cell: f => f.expected.map(b => two(b.median) + (f.inside === undefined ? '' : ' [' + two(b.low) + ', ' + two(b.high) + ']')).join('') },
      { head: t('since.inside'), cell: f => (f.inside === undefined ? '' : f.inside ? t('since.within') : tag('assumed', t('since.missed'))) },
      { head: t('since.source'), cell: f => f.source, wide: true }], a.figures),
    a.turns.length > 0 && h('details', {}, h('summary', {}, t('since.turns', { n: a.turns.length })),
      h('ul', { class: 'plainlist' }, a.turns.map(x => h('li', {}, day(x.day), ' ', measureLink(x.measure), ': ', x.before, ' → ', x.after))))];
}

function levers(leverage, hash) {
  const single = leverage.filter(l => !l.measure.startsWith('all of'));
  const rows = single.map(l => ({ l, own: l.onParty[l.issuer] || 0, others: l.total - (l.onParty[l.issuer] || 0) }))
    .sort((a, b) => b.others - a.others).slice(0, 6);
  return table(t('levers.title'), [
    { head: t('measure'), cell: r => [measureLink(r.l.measure), h('span', { class: 'title' }, r.l.title)], wide: true },
    { head: t('levers.of'), cell: r => party(r.l.issuer) },
    { head: t('levers.others'), number: true, cell: r => why(usd(r.others), hash, r.l.why), key: r => r.others },
    { head: t('levers.own'), number: true, cell: r => usd(r.own), key: r => r.own },
  ], rows, { csv: partCsv(hash, 'leverage'), none: t('levers.none') });
}

// ---- What is in force ----------------------------------------------------------------------------------------------------
async function inForce(asked) {
  const { measures } = await get('/api/v1/ledger/measures', asked);
  const asking = measures.filter(m => m.asks);
  const issuers = [...new Set(asking.map(m => m.issuer))].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const states = ['in_force', 'suspended', 'announced'];
  const count = (issuer, state) => asking.filter(m => m.issuer === issuer && m.state === state).length;
  return [h('div', { class: 'narrow' }, table(t('situation.force'), [
    { head: t('issuer'), cell: i => party(i) },
    ...states.map(state => ({
      head: told('state.', state), number: true, key: i => count(i, state),
      cell: i => (count(i, state) ? h('a', { href: link('/controls', { issuer: i, state }) }, String(count(i, state))) : '0'),
    })),
  ], issuers)), note(t('situation.force.what'))];
}

const rank = issuer => (MAIN.includes(issuer) ? MAIN.indexOf(issuer) : MAIN.length);

/** A status on the way to another one, in the language of the page. */
const turned = x => `${told('state.', x.beforeState)} → ${told('state.', x.afterState)}`;

/** What became known of one measure on one day stands in one line. */
function together(known) {
  const all = new Map();
  for (const k of known) {
    const key = k.known + ' ' + k.measure;
    if (!all.has(key)) all.set(key, { ...k, events: [] });
    all.get(key).events.push(k);
  }
  return [...all.values()];
}

/** The events of a line: `announced, effective from 10 Jul 2026`. */
function happened(x) {
  const words = x.events.map(e => told('event.', e.type) + (e.type === 'announced' ? '' : ' ' + t('changed.from', { from: day(e.from) })) + (e.to ? ' ' + t('changed.to', { to: day(e.to) }) : ''));
  return [...new Set(words)].join(', ');
}

const MOST_CHANGES = 500;

// ---- What changed and what comes -----------------------------------------------------------------------------------------
function changes(el, asked) {
  const visit = stored('visit');
  const months = isoDay(time(asked.known) - 92 * DAY);
  const since = parameters().get('since') || (visit && visit < asked.known ? visit : months);
  store('visit', asked.known);
  const body = h('div');
  const field = h('input', { type: 'date', value: since, max: asked.known, onchange: () => field.value && change({ since: field.value }) });
  const csv = `/api/v1/ledger/changes.csv?since=${since}&until=${asked.known}`;
  show(el, section(t('changed.title'), h('p', { class: 'controlsline' }, h('label', {}, t('changed.since'), ' ', field)), body), h('div'));
  const coming = el.lastElementChild;
  filled(body, async () => {
    const all = await get('/api/v1/ledger/changes', { since, until: asked.known, limit: MOST_CHANGES });
    show(coming, section(t('coming.title'), comes(all)));
    const left = Object.values(all.leftOut).reduce((sum, n) => sum + n, 0);
    return [
      left > 0 && note(t('changed.left', { n: left })),
      timed(t('changed.known'), together(all.known), k => [day(k.known), measureLink(k.measure), [h('b', {}, k.title), h('span', { class: 'note' }, ' ' + happened(k))], k.sources], t('changed.none'), csv),
      all.effective.length > 0 && timed(t('changed.effective'), all.effective, turn, '', null),
      all.due.length > 0 && [h('h3', {}, t('changed.due')), note(t('changed.due.what')), timed('', all.due, turn, '', null)],
    ];
  });
}

const turn = x => [day(x.day), measureLink(x.measure), [h('b', {}, x.title), h('span', { class: 'note' }, ' ' + turned(x)), !x.confirmed && [' ', tag('assumed', t('unconfirmed'))]], x.sources];

function timed(title, rows, cells, none, csv) {
  const most = 12;
  const line = x => { const [when, what, words, from] = cells(x); return h('li', {}, h('time', {}, when), h('span', {}, what), h('span', {}, words), from && from[0] && h('span', { class: 'from' }, source(from[0]))); };
  return [title && h('h3', {}, title), rows.length ? [h('ul', { class: 'timed' }, rows.slice(0, most).map(line)),
    rows.length > most && h('details', {}, h('summary', {}, t('table.more', { n: rows.length - most })), h('ul', { class: 'timed' }, rows.slice(most).map(line))),
    csv && h('p', { class: 'under' }, h('a', { class: 'file', href: csv, download: true }, 'CSV'))] : empty(none)];
}

/** What is scheduled, by day; where a suspension was said to run longer, both branches. */
function comes(all) {
  if (!all.scheduled.length && !all.said.length) return empty(t('coming.none'));
  const said = new Map();
  all.said.forEach(x => x.measures.forEach(m => said.set(m, x)));
  // What turns in the same way on the same day stands together, with both branches once.
  const days = [...group(all.scheduled, x => x.day)].map(([when, turns]) => [when, [...group(turns, x => [turned(x), (said.get(x.measure) || { id: '' }).id].join(' ')).values()]]);
  return [note(t('coming.what')), h('ol', { class: 'calendar' }, days.map(([when, groups]) => h('li', {}, h('time', {}, day(when)), h('div', {},
    groups.map(([x, ...others]) => h('div', { class: 'branching' }, h('ul', { class: 'plainlist' }, [x, ...others].map(m => h('li', {}, measureLink(m.measure), ' ', m.title))),
      h('p', { class: 'branch' }, h('b', {}, t('coming.written')), ' ', turned(x)),
      said.has(x.measure) && h('p', { class: 'branch dotted' }, h('b', {}, t('coming.said')), ' ', t('coming.until', { until: day(said.get(x.measure).until) }), ' ', h('span', { class: 'from' }, source(said.get(x.measure).source))))))))),
  all.said.length > 0 && h('details', {}, h('summary', {}, t('coming.allsaid', { n: all.said.length })), h('ul', { class: 'plainlist' }, all.said.map(x => h('li', {}, h('time', {}, day(x.known)), ' ', x.words, ' ', h('span', { class: 'from' }, source(x.source))))))];
}

function group(rows, key) {
  const out = new Map();
  rows.forEach(x => out.set(key(x), [...(out.get(key(x)) || []), x]));
  return out;
}
