// Which exchange of concessions is good for both: what follows without one first, then the packages with weights and red
// lines that can be moved, then whether a package would hold.
import { h, show } from '../lib/dom.js';
import { t, told } from '../lib/i18n.js';
import { day, percent, usd } from '../lib/format.js';
import { part } from '../lib/api.js';
import { change, parameters, party } from '../lib/state.js';
import { answered, empty, lasting, measureLink, note, section, table, tag, why } from '../lib/parts.js';
import { plane } from '../lib/charts.js';
import { picks } from '../lib/bargain.js';

export async function page() {
  const body = h('div');
  answered(body, draw);
  return { title: t('nav.deals'), lead: t('deals.lead'), content: body };
}

export async function draw(hash) {
  const deals = await part(hash, 'deals');
  if (!deals.length) return empty(t('deals.none'));
  return [deals.map(d => section(d.title,
    note(t('deals.of', { sides: d.sides.map(party).join(' – '), date: day(d.date), n: d.packages.length })),
    h('h3', {}, t('deals.nodeal')), noDeal(d),
    // An answer of an earlier version does not tell the weights by option: it is shown as it was given.
    d.concessions.every(c => c.policy) && [h('h3', {}, t('deals.try')), trying(d, hash)],
    // An answer of an earlier version does not tell the expected case of deals.
    d.negotiation.expected && expected(d),
    h('h3', {}, t('deals.exchange')), exchanged(d),
    h('h3', {}, t('deals.holds')), holds(d),
    d.advice.length > 0 && [h('h3', {}, t('deals.advice')), h('ul', {}, d.advice.map(a => h('li', {}, a)))],
    d.note && note(d.note))), lasting(hash)];
}

// ---- Without a deal ----------------------------------------------------------------------------------------------------
function noDeal(d) {
  return [table(t('deals.nodeal'), [
    { head: t('deals.scenario'), cell: s => h('span', {}, h('b', {}, told('deals.if.', s.id)), ': ', s.text, s.because ? '. ' + s.because : ''), wide: true },
    ...d.sides.map((side, i) => ({ head: party(side), number: true, cell: s => usd(s.againstRecord[i]), key: s => s.againstRecord[i] })),
    { head: t('deals.alone'), cell: s => s.alone || t('deals.stays'), wide: true },
    { head: t('deals.search'), cell: s => searched(s.search), wide: true },
  ], d.negotiation.scenarios),
  d.negotiation.notLookedAt.length > 0 && h('p', {}, tag('assumed', t('deals.notlooked')), ' ', d.negotiation.notLookedAt.join('; ')),
  d.negotiation.reopenings.length > 0 && h('details', { class: 'data' }, h('summary', {}, t('deals.reopenings', { n: d.negotiation.reopenings.length })), table(t('deals.reopenings', { n: d.negotiation.reopenings.length }), [
    { head: t('measure'), cell: r => [measureLink(r.measure), h('span', { class: 'title' }, r.title)], wide: true },
    { head: t('deals.opens'), date: true, cell: r => (r.opens ? day(r.opens) : t('never')), key: r => r.opens || '9' },
    { head: t('deals.because'), cell: r => [r.because, r.assumed && [' ', tag('assumed', t('deals.assumed'))]], wide: true },
  ], d.negotiation.reopenings))];
}

/** Whether the packages were searched to the end, and what a better one could add where they were not. */
const searched = s => (s.finished ? t('deals.search.done', { n: s.valued }) : [tag('assumed', t('deals.search.ended')), ' ', s.text || t('deals.search.gap', { n: s.valued, usd: usd(s.gap) })]);

// ---- Other weights, other red lines ------------------------------------------------------------------------------------
/** The packages in words that the page makes itself, since any of them may be picked. */
function words(d, x) {
  return d.sides.map(side => {
    const given = d.concessions.map((c, k) => [c, x.options[k]]).filter(([c, o]) => c.side === side && o > 0);
    return given.length > 0 && h('span', { class: 'gives' }, h('b', {}, party(side)), ' ', given.map(([c, o], i) => [i > 0 && '; ', `${c.name}: ${c.options[o]}`]));
  }).filter(Boolean);
}

/** Weights as the address holds them: `us-h20:4.3e9,…`. */
function weightsAsked(d) {
  const out = {};
  for (const pair of (parameters().get('weights') || '').split(',')) {
    const at = pair.lastIndexOf(':');
    const value = Number(pair.slice(at + 1));
    if (at > 0 && Number.isFinite(value) && value >= 0 && d.concessions.some(c => c.id === pair.slice(0, at))) out[pair.slice(0, at)] = value;
  }
  return out;
}

function trying(d, hash) {
  const weights = weightsAsked(d);
  const kept = new Set((parameters().get('keep') || '').split(',').filter(id => d.concessions.some(c => c.id === id)));
  const out = h('div', { 'aria-live': 'polite' });
  const controls = h('div');
  const noted = () => change({ weights: Object.entries(weights).map(([id, v]) => `${id}:${v.toPrecision(3)}`).join(',') || null, keep: [...kept].join(',') || null }, true);
  const result = () => show(out, found(d, picks(d, weights, kept)));
  const form = () => show(controls, d.sides.map(side => h('fieldset', { class: 'weights' }, h('legend', {}, t('deals.weightsof', { party: party(side) })),
    d.concessions.filter(c => c.side === side).map(c => weight(c)))),
  h('p', { class: 'row' }, h('button', { type: 'button', class: 'plain', onclick: () => { Object.keys(weights).forEach(id => delete weights[id]); kept.clear(); noted(); form(); result(); } }, t('deals.reset')), note(t('deals.try.what'))));

  function weight(c) {
    const most = Math.max(2 * c.policy.usd, 2 * Math.abs(c.breakEven), Math.abs(c.gainToReceiver), 1e8);
    const value = () => weights[c.id] ?? c.policy.usd;
    const shown = h('output', {}, usd(value()));
    const input = h('input', { type: 'range', min: '0', max: '1000', 'aria-label': c.name, 'aria-valuetext': usd(value()), disabled: kept.has(c.id) });
    // Finer near zero, where what is given is decided.
    input.value = String(Math.round(1000 * Math.sqrt(Math.min(1, value() / most))));
    input.addEventListener('input', () => {
      weights[c.id] = most * (Number(input.value) / 1000) ** 2;
      shown.textContent = usd(weights[c.id]);
      input.setAttribute('aria-valuetext', usd(weights[c.id]));
      result();
    });
    input.addEventListener('change', noted);
    const never = h('input', { type: 'checkbox', 'aria-label': `${c.name}: ${t('deals.never')}`, checked: kept.has(c.id), onchange: () => { if (never.checked) kept.add(c.id); else kept.delete(c.id); input.disabled = never.checked; noted(); result(); } });
    return h('div', { class: 'weight' }, h('div', { class: 'slider' }, h('span', {}, why(c.name, hash, c.why), ' ', shown), input),
      h('label', {}, never, ' ', t('deals.never')), c.redLine && [' ', tag('stop', t('deals.ruledout', { options: c.redLine }))],
      h('p', { class: 'note' }, t('deals.alonegain', { giver: usd(c.gainToGiver), receiver: usd(c.gainToReceiver) })));
  }

  form();
  result();
  return [h('div', { class: 'bargain' }, controls, out)];
}

function found(d, p) {
  const rules = new Map();
  for (const [rule, picked] of Object.entries(p.rules)) rules.set(picked, [...(rules.get(picked) || []), rule]);
  const rows = [...rules].map(([picked, by]) => ({ ...picked, by }));
  return [
    p.better.length ? h('p', { class: 'sentence' }, t('deals.found', { n: p.better.length, all: p.all.length })) : h('p', { class: 'sentence' }, t('deals.nofound', { all: p.all.length })),
    plane(t('deals.plane'), d.sides.map(side => t('deals.gain', { party: party(side) })), p.all.map(x => ({ x: x.gains[0], y: x.gains[1], frontier: p.frontier.has(x), rule: (rules.get(x) || []).join(', '), name: x.x.label }))),
    rows.length > 0 && table(t('deals.solutions'), [
      { head: t('deals.package'), cell: r => words(d, r.x), wide: true },
      { head: t('deals.rules'), cell: r => r.by.join(', ') },
      ...d.sides.map((side, i) => ({ head: t('deals.gain', { party: party(side) }), number: true, cell: r => usd(r.gains[i]), key: r => r.gains[i] })),
    ], rows),
  ];
}

// ---- As the answer has it ----------------------------------------------------------------------------------------------
function exchanged(d) {
  const n = d.negotiation;
  return [note(t('deals.weights'), ' ', n.weights.join('. ')), note(t('deals.valued'), ' ', n.valued),
    n.packages.length ? table(t('deals.exchange'), [
      { head: t('deals.package'), cell: x => h('span', {}, words(d, x), h('span', { class: 'note' }, x.offer ? x.names : t('deals.pickedby', { rules: x.names })), covered(x)), wide: true },
      ...n.scenarios.flatMap((s, k) => d.sides.map((side, i) => ({ head: `${party(side)}, ${told('deals.if.', s.id)}`, number: true, cell: x => usd(x.standings[k].gains[i]), key: x => x.standings[k].gains[i] }))),
      { head: t('deals.better'), cell: x => [x.robust ? tag(x.covered && x.covered.notValued.length ? 'assumed' : 'free', t('deals.robust')) : x.betterIn.map(id => told('deals.if.', id)).join(', ') || '–', x.covered && x.covered.notValued.length > 0 && h('span', { class: 'note' }, t('deals.byvalued'))] },
    ], n.packages) : empty(t('deals.nothing'))];
}

/** What of a package is stated from outside the world, and what nothing values; nothing where the world computes all of it. */
const covered = x => x.covered && x.covered.text && h('span', { class: 'note' }, x.covered.text);

/** Whether each package would be kept: what breaking it gains, and how often such promises were kept. */
function holds(d) {
  return d.detail.holds.length ? table(t('deals.holds'), [
    { head: t('deals.package'), cell: x => h('span', {}, words(d, x), h('span', { class: 'note' }, x.name)), wide: true },
    { head: t('deals.kept'), cell: x => tag(x.holds ? 'free' : 'stop', x.holds ? t('deals.wouldhold') : t('deals.wouldnot')) },
    { head: t('deals.breaking'), cell: x => h('ul', { class: 'plainlist' }, x.sides.map(s => h('li', {}, h('b', {}, party(s.party)), ': ', s.text))), wide: true },
    { head: t('deals.record'), cell: x => h('ul', { class: 'plainlist' }, x.promises.map(p => h('li', {}, h('b', {}, party(p.party)), `, ${p.concession}: `, p.chance.map(c => t('deals.chance', { mean: percent(c.mean), low: percent(c.low), high: percent(c.high), n: c.records })).join('; ')))), wide: true },
  ], d.detail.holds) : empty(t('deals.noholds'));
}

// ---- Expected ---------------------------------------------------------------------------------------------------------
/** What the packages will probably be worth stands before what they are worth in a market with foresight. */
function expected(d) {
  const e = d.negotiation.expected;
  if (!e.scenarios.length) return note(e.text);
  const rows = d.negotiation.packages
    .map(x => ({ ...x, by: e.scenarios.map(s => s.packages.find(p => String(p.options) === String(x.options))) }))
    .filter(x => x.by.every(p => p));
  return [
    h('h3', {}, t('deals.expected')),
    note(e.text),
    table(t('deals.expected'), [
      { head: t('deals.package'), cell: x => h('span', {}, h('b', {}, x.names), h('br'), x.text, covered(x)), wide: true },
      ...e.scenarios.flatMap((s, k) => [
        ...d.sides.map((side, i) => ({ head: s.name + ', ' + party(side), number: true, cell: x => amount(x.by[k], i), key: x => x.by[k].gains[i] })),
        ...(e.done ? [{ head: s.name + ', ' + t('deals.bothgain'), number: true, cell: x => Math.round(100 * x.by[k].bothGain) + ' %', key: x => x.by[k].bothGain }] : []),
      ]),
    ], rows),
    e.scenarios.filter(s => s.verdict).map(s => note(s.name, ': ', s.verdict)),
  ];
}

/** The mean with its band; one number where there are no draws. */
function amount(p, i) {
  const s = p.sides[i];
  return s ? h('span', {}, usd(s.mean), h('br'), h('small', {}, usd(s.low) + ' … ' + usd(s.high))) : usd(p.gains[i]);
}
