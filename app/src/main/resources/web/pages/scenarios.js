// A tree of changes over the world: written here, compared side by side, shared as files.
import { h, show } from '../lib/dom.js';
import { t, told } from '../lib/i18n.js';
import { day, percent, rounded, usd } from '../lib/format.js';
import { address, get, post, put, remove, sendText } from '../lib/api.js';
import { change, dates, go, itemName, link, parameters, party, theWorld } from '../lib/state.js';
import { conflict, empty, failure, filled, measureLink, note, scopeWords, section, skeleton, table, tag } from '../lib/parts.js';
import { ranges } from '../lib/charts.js';

const MOST_COMPARED = 4;
// The kinds of changes: the field that names what is changed, what it is chosen from, and its further fields.
const KINDS = {
  lift: { of: 'measure', fields: ['from'] },
  ease: { of: 'measure', fields: ['share', 'from'] },
  suspend: { of: 'measure', fields: ['months', 'from'] },
  close: { of: 'lane', fields: ['share', 'end_use', 'from', 'until'] },
  duty: { of: 'lane', fields: ['share', 'from', 'until'] },
  export_tax: { of: 'lane', fields: ['share', 'from', 'until'] },
  quota: { of: 'lane', fields: ['amount', 'from', 'until'] },
  required: { of: 'lane', fields: ['amount', 'from', 'until'] },
  reserve: { of: 'stock', fields: ['amount', 'from', 'until'] },
  capacity: { of: 'plant', fields: ['times', 'from', 'until'] },
  stock: { of: 'stock', fields: ['amount', 'times'] },
  demand: { of: 'demand', fields: ['times', 'end_use', 'from', 'until'] },
};
// Fields without which a change says nothing.
const NEEDED = { ease: ['share'], suspend: ['months'], duty: ['share'], export_tax: ['share'], quota: ['amount'], required: ['amount'], reserve: ['amount'], capacity: ['times'], demand: ['times'] };
const kindOf = c => Object.keys(KINDS).find(k => k in c) || '';

export async function page(id) {
  const { scenarios } = await get('/api/v1/scenarios');
  return id ? one(id, scenarios) : all(scenarios);
}

/** A change in words. */
function words(c) {
  const kind = kindOf(c);
  const more = [
    c.share && t('scenario.is.share', { n: c.share }), c.months && t('scenario.is.months', { n: c.months }), c.amount && (kind === 'stock' ? t('scenario.is.more', { n: c.amount }) : c.amount), c.times && t('scenario.is.times', { n: c.times }),
    c.end_use && told('enduse.', c.end_use), c.from && t('scenario.is.from', { day: day(c.from) }), c.until && t('scenario.is.until', { day: day(c.until) }),
  ].filter(Boolean).join(', ');
  const of = KINDS[kind]?.of;
  const parts = of ? CHOSEN[of].of(c[kind]) : [];
  const place = p => (p === ANY ? t('place.any') : party(p));
  const what = of === 'measure' ? measureLink(c[kind])
    : h('span', { title: c[kind] }, of === 'lane' ? `${itemName(parts[0])}, ${place(parts[1])} → ${place(parts[2])}`
      : of === 'stock' || of === 'demand' ? `${itemName(parts[0])}, ${place(parts[1])}` : of === 'plant' ? `${parts[0] === ANY ? t('scenario.anyplant') : parts[0]}, ${place(parts[1])}` : c[kind]);
  return h('span', {}, h('b', {}, told('scenario.kind.', kind)), ' ', what, more && ': ' + more);
}

const lineOf = (id, scenarios) => {
  const line = [];
  for (let at = scenarios.find(x => x.id === id); at && !line.includes(at); at = scenarios.find(x => x.id === at.parent)) line.unshift(at);
  return line;
};

// ---- The tree ----------------------------------------------------------------------------------------------------------
async function all(scenarios) {
  const chosen = (parameters().get('compare') || '').split(',').filter(id => scenarios.some(x => x.id === id)).slice(0, MOST_COMPARED);
  const status = h('div', { 'aria-live': 'polite' });
  const results = h('div');
  const file = h('input', { type: 'file', accept: '.yaml,.yml', onchange: () => file.files[0] && taken(file.files[0]) });

  async function taken(f) {
    try {
      const made = await sendText('/api/v1/scenarios/import', 'application/yaml', await f.text());
      go(link('/scenarios/' + made.id));
    } catch (error) { show(status, failure(error)); }
  }

  const toggle = id => {
    const next = chosen.includes(id) ? chosen.filter(x => x !== id) : [...chosen, id].slice(-MOST_COMPARED);
    change({ compare: next.join(',') || null });
  };
  const node = x => h('li', {}, h('div', { class: 'node' },
    h('label', {}, h('input', { type: 'checkbox', checked: chosen.includes(x.id), 'aria-label': t('scenario.compare', { name: x.name }), onchange: () => toggle(x.id) }), ' ', h('a', { href: link('/scenarios/' + x.id) }, x.name)),
    x.moved && tag('assumed', t('scenario.moved')), x.problem && tag('stop', t('scenario.broken')),
    h('ul', { class: 'changes' }, x.changes.map(c => h('li', {}, words(c)))), x.note && note(x.note)),
  branches(x.id));
  const branches = parent => {
    const below = scenarios.filter(x => x.parent === parent && x.id !== parent);
    return below.length > 0 && h('ul', { class: 'tree scenarios' }, below.map(node));
  };
  const known = new Set(scenarios.map(x => x.id));
  const roots = scenarios.filter(x => !known.has(x.parent));
  if (chosen.length) filled(results, () => compared(chosen, scenarios)); else show(results, empty(t('scenario.choose', { n: MOST_COMPARED })));
  return {
    title: t('nav.scenarios'),
    lead: t('scenario.lead'),
    content: [
      h('p', { class: 'controlsline' }, h('a', { class: 'button', href: link('/scenarios/new') }, t('scenario.new')), h('label', {}, t('scenario.import'), ' ', file)), status,
      section(t('scenario.tree', { world: theWorld().title }), roots.length ? h('ul', { class: 'tree scenarios' }, roots.map(node)) : empty(t('scenario.nonekept'))),
      section(t('scenario.results'), results),
    ],
  };
}

// ---- Side by side ------------------------------------------------------------------------------------------------------
const outcomeOf = id => get(`/api/v1/scenarios/${encodeURIComponent(id)}/outcome`, dates());

async function compared(ids, scenarios) {
  const answers = await Promise.all(ids.map(id => outcomeOf(id)));
  const names = ids.map(id => scenarios.find(x => x.id === id).name);
  const heads = ids.map((id, k) => h('a', { href: link('/scenarios/' + id) }, names[k]));
  return [
    inputs(answers.map(a => a.outcome), names),
    outcomes(answers.map(a => a.outcome), names, heads, ids.length === 1 ? answers[0].answer : null),
    h('h3', {}, t('scenario.further')), note(t('scenario.further.what')),
    h('ul', { class: 'plainlist' }, ids.map((id, k) => h('li', {}, h('b', {}, names[k]), ': ',
      h('a', { href: link('/exposure', { scenario: id }) }, t('nav.exposure')), ' · ', h('a', { href: link('/deals', { scenario: id }) }, t('nav.deals')), ' · ',
      h('a', { href: '/a/' + answers[k].answer }, t('frozen.link'))))),
    scopeWords(answers[0].outcome.manifest.scope.line),
  ];
}

/** Kinds of which there are few first: lanes and plants are many. */
function byKind(rows) {
  const count = Object.groupBy(rows, r => r.kind);
  return rows.sort((a, b) => count[a.kind].length - count[b.kind].length);
}

/** What scenarios change in the inputs, each figure as the world stands and under each scenario. */
function inputs(cells, names) {
  const rows = new Map();
  cells.forEach((c, k) => c.inputs.forEach(r => {
    const key = [r.kind, r.item, r.from, r.to, r.month].join(' ');
    if (!rows.has(key)) rows.set(key, { ...r, of: [] });
    rows.get(key).of[k] = r;
  }));
  const value = (r, v) => (v === undefined ? '' : r.unit === 'share' ? (v < 0 ? t('scenario.nolimit') : percent(v)) : `${rounded(v)} ${r.unit}`);
  const place = p => (p === ANY ? t('place.any') : party(p));
  return [h('h3', {}, t('scenario.inputs')), table(t('scenario.inputs'), [
    { head: t('scenario.input'), cell: r => [told('scenario.input.', r.kind), h('span', { class: 'title' }, r.to ? `${r.itemName}, ${place(r.from)} → ${place(r.to)}` : `${r.itemName}, ${place(r.from)}`)], wide: true },
    { head: t('scenario.input.month'), date: true, cell: r => day(r.month) },
    { head: t('scenario.base'), number: true, cell: r => value(r, r.before) },
    ...names.map((name, k) => ({ head: name, number: true, cell: r => (r.of[k] ? h('b', {}, value(r, r.of[k].after)) : t('scenario.same')) })),
  ], byKind([...rows.values()]), { most: 12, none: t('scenario.noinputs') })];
}

/** First numbers of scenarios beside those of the world as it stands. */
export function outcomes(cells, names, heads, hash) {
  const base = cells[0].base;
  const signed = v => (Math.abs(v) < 1e3 ? '±0' : (v > 0 ? '+' : '') + usd(v).replace('USD\u00a0', ''));
  const rows = [
    { label: t('scenario.all') + ' · ' + t('chart.best'), base: base.best, of: cells.map(c => [c.scenario.best, c.difference.best]) },
    { label: t('scenario.all') + ' · ' + t('scenario.worst'), base: base.worst, of: cells.map(c => [c.scenario.worst, c.difference.worst]) },
    ...base.parties.map((p, i) => ({ label: party(p.party) + ' · ' + t('chart.best'), base: p.best, of: cells.map(c => [c.scenario.parties[i].best, c.difference.parties[i].best]) })),
  ];
  const lines = new Map();
  cells.forEach((c, k) => c.difference.lines.forEach(l => {
    const key = l.before.recipe + '@' + l.before.place;
    if (!lines.has(key)) lines.set(key, { before: l.before, after: [] });
    lines.get(key).after[k] = l.after;
  }));
  const dated = l => [t('chart.best'), ' ', l.bestStops ? day(l.bestStops) : t('never'), h('br'), t('scenario.worst'), ' ', l.worstStops ? day(l.worstStops) : t('never')];
  const total = [{ name: t('scenario.base'), best: base.best, worst: base.worst }, ...cells.map((c, k) => ({ name: names[k], best: c.scenario.best, worst: c.scenario.worst }))];
  return [
    note(t('scenario.numbers')),
    table(t('scenario.results'), [
      { head: t('scenario.what'), cell: r => r.label },
      { head: t('scenario.base'), number: true, cell: r => usd(r.base) },
      ...cells.map((c, k) => ({ head: heads[k], number: true, cell: r => h('span', {}, usd(r.of[k][0]), h('br'), h('span', { class: 'note' }, signed(r.of[k][1]))) })),
    ], rows),
    ranges(t('scenario.all'), total, hash),
    h('h3', {}, t('scenario.lines')),
    lines.size ? table(t('scenario.lines'), [
      { head: t('exposure.line'), cell: r => [r.before.itemName, h('span', { class: 'note' }, ' ' + party(r.before.place))], wide: true },
      { head: t('scenario.base'), cell: r => dated(r.before) },
      ...cells.map((c, k) => ({ head: names[k], cell: r => (r.after[k] ? dated(r.after[k]) : t('scenario.same')) })),
    ], [...lines.values()]) : empty(t('scenario.nolines')),
  ];
}

// ---- One scenario --------------------------------------------------------------------------------------------------------
/** A change that a link on another page asks for, such as lift:CN-2025-18. */
function asked() {
  const text = parameters().get('change') || '';
  const at = text.indexOf(':');
  const kind = text.slice(0, at);
  return KINDS[kind] && at > 0 ? [{ [kind]: text.slice(at + 1) }] : [];
}

async function one(id, scenarios) {
  const fresh = id === 'new';
  const parent = fresh ? parameters().get('parent') || '' : '';
  const kept = fresh ? { id: '', name: '', note: '', parent, changes: asked(), revision: '' } : await get('/api/v1/scenarios/' + encodeURIComponent(id));
  const choices = await get('/api/v1/scenarios/choices');
  let changes = [...kept.changes];
  const name = h('input', { type: 'text', name: 'name', value: kept.name, required: true, maxlength: '120' });
  const words1 = h('textarea', { name: 'note', maxlength: '2000', rows: '2', value: kept.note });
  const list = h('ul', { class: 'changes' });
  const status = h('div', { 'aria-live': 'polite' });
  const outcome = h('div', { 'aria-live': 'polite' });
  const line = lineOf(fresh ? parent : kept.parent, scenarios);

  const draw = () => show(list, changes.length ? changes.map((c, i) => h('li', {}, words(c), ' ',
    h('button', { type: 'button', class: 'plain', 'aria-label': t('scenario.remove', { n: i + 1 }), onclick: () => { changes = changes.filter((x, k) => k !== i); draw(); } }, '×'))) : h('li', { class: 'note' }, t('scenario.nochange')));
  draw();

  async function save() {
    show(status);
    try {
      const body = { name: name.value.trim(), note: words1.value.trim(), changes };
      const made = fresh ? await post('/api/v1/scenarios', { ...body, parent }) : await put('/api/v1/scenarios/' + id, { ...body, revision: kept.revision });
      go(link('/scenarios/' + made.id, { parent: null, change: null }));
    } catch (error) {
      if (fresh || error.field !== 'revision') return show(status, failure(error));
      const theirs = await get('/api/v1/scenarios/' + encodeURIComponent(id));
      const said = x => [[t('scenario.name'), x.name], [t('scenario.note'), x.note], [t('scenario.changes'), x.changes.map(c => Object.entries(c).map(pair => pair.join(': ')).join(', ')).join('; ')],
        [t('conflict.by'), [x.author, x.time && x.time.replace('T', ' ').replace('Z', ' UTC')].filter(Boolean).join(', ')]];
      show(status, conflict(said(theirs), said({ name: name.value.trim(), note: words1.value.trim(), changes, author: '', time: '' }),
        () => go(link('/scenarios/' + id)), () => { kept.revision = theirs.revision; save(); }));
    }
  }

  async function dropped() {
    try {
      await remove(address('/api/v1/scenarios/' + id, { revision: kept.revision }));
      go(link('/scenarios'));
    } catch (error) { show(status, failure(error)); }
  }

  const form = h('form', { class: 'scenarioform', onsubmit: e => { e.preventDefault(); save(); } },
    h('label', { class: 'field' }, h('span', {}, t('scenario.name')), name), h('label', { class: 'field' }, h('span', {}, t('scenario.note')), words1),
    line.length > 0 && h('div', {}, h('h2', {}, t('scenario.inherited')), h('ol', { class: 'changes' }, line.flatMap(x => x.changes.map(c => h('li', {}, words(c), ' ', h('span', { class: 'note' }, x.name)))))),
    h('h2', {}, t('scenario.changes')), list, adding(choices, c => { changes = [...changes, c]; draw(); }),
    h('div', { class: 'row' }, h('button', { type: 'submit', class: 'main' }, t('scenario.save')),
      !fresh && h('a', { class: 'button', href: link('/scenarios/new', { parent: id }) }, t('scenario.branch')),
      !fresh && h('a', { class: 'button', href: `/api/v1/scenarios/${id}/file`, download: true }, t('scenario.share')),
      !fresh && h('button', { type: 'button', class: 'plain', onclick: dropped }, t('scenario.delete'))));
  if (!fresh) filled(outcome, () => compared([id], scenarios));
  return {
    title: fresh ? t('scenario.new') : kept.name,
    lead: fresh ? t('scenario.lead') : [kept.author, kept.time && kept.time.replace('T', ' ').replace('Z', ' UTC')].filter(Boolean).join(', '),
    content: [
      h('p', {}, h('a', { href: link('/scenarios', { parent: null, change: null }) }, t('scenario.back'))),
      kept.moved && rebasing(kept, scenarios), form, status,
      !fresh && section(t('scenario.results'), outcome),
    ],
  };
}

const ANY = '*';
const choice = (label, values, chosen, changed) => h('select', { 'aria-label': label, onchange: e => changed(e.target.value) },
  values.map(([value, words1]) => h('option', { value, selected: value === chosen }, words1)));
const sorted = (values, name) => [...new Set(values)].sort((a, b) => name(a).localeCompare(name(b)));

/** What can be chosen for each kind of thing that changes, one list after the other, and the text that a file has for it. */
const CHOSEN = {
  measure: {
    lists: choices => [[t('measure'), () => choices.measures.map(m => [m.id, `${m.id} ${m.title}`])]],
    text: ([measure]) => measure,
    of: text => [text],
  },
  lane: {
    lists: choices => {
      const lanes = choices.lanes.map(laneOf);
      return [
        [t('item'), () => sorted(lanes.map(l => l[0]), itemName).map(i => [i, itemName(i)])],
        [t('flows.from'), ([item]) => [[ANY, t('place.any')], ...sorted(lanes.filter(l => l[0] === item).map(l => l[1]), party).map(p => [p, party(p)])]],
        [t('flows.to'), ([item, from]) => [[ANY, t('place.any')], ...sorted(lanes.filter(l => l[0] === item && (from === ANY || l[1] === from)).map(l => l[2]), party).map(p => [p, party(p)])]],
      ];
    },
    text: ([item, from, to]) => `${item}:${from}->${to}`,
    of: laneOf,
  },
  plant: {
    lists: choices => [
      [t('scenario.makes'), () => [[ANY, t('scenario.anyplant')], ...sorted(choices.plants.map(p => p.split('@')[0]), r => r).map(r => [r, made(r, choices)])]],
      [t('scenario.at'), ([recipe]) => [[ANY, t('place.any')], ...sorted(choices.plants.map(p => p.split('@')).filter(p => recipe === ANY || p[0] === recipe).map(p => p[1]), party).map(p => [p, party(p)])]],
    ],
    text: ([recipe, place]) => `${recipe}@${place}`,
    of: text => text.split('@'),
  },
  stock: {
    lists: choices => [
      [t('item'), () => choices.items.filter(i => !i.id.includes('~')).map(i => [i.id, `${i.name} (${i.unit})`])],
      [t('scenario.at'), () => choices.places.map(p => [p.id, party(p.id)])],
    ],
    text: ([item, place]) => `${item}@${place}`,
    of: text => text.split('@'),
  },
};

// The demand of the world: an item at the places that use it.
CHOSEN.demand = {
  lists: choices => [
    [t('item'), () => sorted(choices.demands.map(d => d.split('@')[0]), itemName).map(i => [i, itemName(i)])],
    [t('scenario.at'), ([item]) => [[ANY, t('place.any')], ...sorted(choices.demands.map(d => d.split('@')).filter(d => d[0] === item).map(d => d[1]), party).map(p => [p, party(p)])]],
  ],
  text: ([item, place]) => `${item}@${place}`,
  of: text => text.split('@'),
};

const made = (recipe, choices) => { const makes = choices.recipes.find(r => r.id === recipe)?.makes; return makes ? `${makes} (${recipe})` : recipe; };

/** `item:from->to` in its three parts. */
function laneOf(text) {
  const at = text.lastIndexOf(':');
  return [text.slice(0, at), ...text.slice(at + 1).split('->')];
}

/** The form for one more change: its kind, what is changed, and by how much, each chosen from what the world holds. */
function adding(choices, add) {
  const inputs = {};
  let chosen = [];
  const what = h('span', { class: 'row' });
  const rest = h('span', { class: 'row' });
  const status = h('span', { role: 'status' });
  const kind = h('select', { name: 'kind', 'aria-label': t('scenario.kind'), onchange: () => set() }, Object.keys(KINDS).map(k => h('option', { value: k }, told('scenario.kind.', k))));
  const limits = { type: 'month', min: choices.first, max: choices.last };
  const field = f => {
    const attributes = f === 'from' || f === 'until' ? limits : { type: 'text', maxlength: '40', placeholder: told('scenario.like.', kind.value === 'stock' && f === 'amount' ? 'more' : f) };
    inputs[f] = f === 'end_use' ? h('select', { name: f }, ['', 'civil', 'military'].map(u => h('option', { value: u }, u ? told('enduse.', u) : t('controls.any')))) : h('input', { name: f, ...attributes });
    return h('label', {}, told('scenario.field.', f), ' ', inputs[f]);
  };
  const of = () => CHOSEN[KINDS[kind.value].of];
  /** The lists, each filled by what was chosen before it. */
  function lists() {
    show(what, of().lists(choices).map(([label, values], i) => {
      const given = values(chosen);
      if (!given.some(([value]) => value === chosen[i])) chosen[i] = (given[0] || [''])[0];
      return h('label', {}, label, ' ', choice(label, given, chosen[i], value => { chosen[i] = value; lists(); what.querySelectorAll('select')[i]?.focus(); }));
    }));
  }
  function set() {
    for (const f of Object.keys(inputs)) delete inputs[f];
    chosen = [];
    lists();
    show(rest, KINDS[kind.value].fields.map(field));
  }
  function put1() {
    const c = { [kind.value]: of().text(chosen) };
    for (const [f, input] of Object.entries(inputs)) if (input.value.trim()) c[f] = input.value.trim();
    const needed = (NEEDED[kind.value] || []).find(f => !c[f]) || (kind.value === 'stock' && !c.amount && !c.times && 'amount');
    if (needed) { inputs[needed].focus(); show(status, t('scenario.needed', { field: told('scenario.field.', needed) })); return; }
    show(status);
    add(c);
    set();
  }
  set();
  return h('fieldset', { class: 'adding' }, h('legend', {}, t('scenario.add')),
    h('div', { class: 'row' }, kind, what), h('div', { class: 'row' }, rest, h('button', { type: 'button', class: 'plain', onclick: put1 }, t('scenario.put')), status));
}

/** Moves a tree to the world that is served, and says what no longer fits and what moved. */
function rebasing(kept, scenarios) {
  const out = h('div', { 'aria-live': 'polite' });
  const root = lineOf(kept.id, scenarios)[0] || kept;

  async function rebase(drop) {
    show(out, skeleton());
    try {
      const answer = await post(`/api/v1/scenarios/${root.id}/rebase`, drop ? { drop: true } : {});
      const unfit = answer.scenarios.filter(x => x.unfit.length);
      if (!answer.rebased) {
        show(out, h('p', {}, t('scenario.unfit')), h('ul', {}, unfit.flatMap(x => x.unfit.map(u => h('li', {}, h('b', {}, x.name), ': ', words(u.change), ' – ', u.why)))),
          h('button', { type: 'button', class: 'plain', onclick: () => rebase(true) }, t('scenario.drop')));
        return;
      }
      const after = await Promise.all(answer.scenarios.map(x => outcomeOf(x.id)));
      const rows = answer.scenarios.map((x, k) => ({ x, after: after[k].outcome })).filter(r => r.x.before);
      show(out, h('p', { class: 'sentence' }, t('scenario.rebased', { n: answer.scenarios.length })), rows.length > 0 && table(t('scenario.whatmoved'), [
        { head: t('scenario.name'), cell: r => r.x.name },
        { head: t('scenario.before'), number: true, cell: r => usd(r.x.before.scenario.best) },
        { head: t('scenario.after'), number: true, cell: r => usd(r.after.scenario.best) },
        { head: t('scenario.basemoved'), number: true, cell: r => `${usd(r.x.before.base.best)} → ${usd(r.after.base.best)}` },
        { head: t('scenario.addedmoved'), number: true, cell: r => `${usd(r.x.before.difference.best)} → ${usd(r.after.difference.best)}` },
      ], rows, { caption: true }));
    } catch (error) { show(out, failure(error)); }
  }
  return h('div', { class: 'offer' }, h('p', {}, t('scenario.movedwhat', { world: kept.world, hash: kept.worldHash.slice(0, 7), now: theWorld().hash.slice(0, 7) })),
    h('button', { type: 'button', class: 'main', onclick: () => rebase(false) }, t('scenario.rebase')), out);
}
