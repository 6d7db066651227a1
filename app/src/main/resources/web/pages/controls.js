// The record of measures: which bind on a day as known on a day, over time, and everything about one.
import { h, show } from '../lib/dom.js';
import { t, told } from '../lib/i18n.js';
import { day, DAY, isoDay, time } from '../lib/format.js';
import { address, get } from '../lib/api.js';
import { change, dates, go, link, parameters, party } from '../lib/state.js';
import { empty, failure, measureLink, measureState, section, skeleton, source, table, tag } from '../lib/parts.js';
import { timeline } from '../lib/charts.js';

const STATES = ['in_force', 'suspended', 'announced', 'ended'];
const FIRST_DAY = '2018-01-01';

export async function page(id) {
  return id ? one(id) : all();
}

async function all() {
  const p = parameters();
  const filter = { issuer: p.get('issuer') || '', state: p.get('state') || '', find: p.get('find') || '', asks: p.get('all') !== 'yes' };
  const asked = { ...dates() };
  const body = h('div', {}, skeleton());
  const issuer = h('select', { onchange: () => set({ issuer: issuer.value }) }, h('option', { value: '' }, t('controls.any')));
  const state = h('select', { onchange: () => set({ state: state.value }) }, h('option', { value: '' }, t('controls.any')), STATES.map(x => h('option', { value: x, selected: x === filter.state }, told('state.', x))));
  const find = h('input', { type: 'search', value: filter.find, placeholder: t('controls.find.like'), oninput: () => set({ find: find.value }) });
  const quiet = h('input', { type: 'checkbox', checked: !filter.asks, onchange: () => { filter.asks = !quiet.checked; change({ all: quiet.checked ? 'yes' : null }, true); draw(); } });
  let measures = [];

  function set(values) {
    Object.assign(filter, values);
    change(values, true);
    draw();
  }

  function draw() {
    const words = filter.find.toLowerCase();
    const rows = measures.filter(m => (!filter.issuer || m.issuer === filter.issuer) && (!filter.state || m.state === filter.state) && (!filter.asks || m.asks)
      && (!words || `${m.id} ${m.title} ${m.items} ${m.reference}`.toLowerCase().includes(words)));
    show(body, h('p', { class: 'note', role: 'status' }, t('controls.count', { n: rows.length, all: measures.length })),
      rows.length ? [timeline([...rows].sort((a, b) => first(b).localeCompare(first(a))), asked, m => go(link('/controls/' + encodeURIComponent(m)))),
        table(t('controls.table'), [
          { head: t('measure'), cell: m => measureLink(m.id), key: m => m.id },
          { head: t('controls.what'), cell: m => m.title, key: m => m.title, wide: true },
          { head: t('issuer'), cell: m => party(m.issuer), key: m => m.issuer },
          { head: t('controls.state'), cell: m => measureState(m), key: m => m.state },
          { head: t('controls.since'), date: true, cell: m => day(span(m, asked.on).from), key: m => span(m, asked.on).from || '' },
          { head: t('controls.next'), date: true, cell: m => next(m, asked.on), key: m => (ahead(m, asked.on) || {}).from || '9999' },
        ], rows, { by: 4, down: true, csv: address('/api/v1/ledger/measures.csv', asked) })] : empty(t('controls.none')));
  }

  async function read() {
    try {
      measures = (await get('/api/v1/ledger/measures', asked)).measures;
      const issuers = [...new Set(measures.map(m => m.issuer))].sort();
      show(issuer, h('option', { value: '' }, t('controls.any')), issuers.map(x => h('option', { value: x, selected: x === filter.issuer }, party(x))));
      draw();
    } catch (error) {
      show(body, failure(error));
    }
  }

  await read();
  return {
    title: t('nav.controls'),
    lead: t('controls.lead'),
    content: [sliders(asked, read), h('div', { class: 'controlsline' },
      h('label', {}, t('issuer'), ' ', issuer), h('label', {}, t('controls.state'), ' ', state), h('label', {}, t('controls.find'), ' ', find), h('label', {}, quiet, ' ', t('controls.quiet'))), body],
  };
}

/** Places of a rule in words: `* -CN` is anywhere but China. */
function places(text) {
  const parts = text.split(/\s+/).filter(Boolean);
  const out = parts.filter(p => p.startsWith('-')).map(p => party(p.slice(1)));
  const within = parts.filter(p => p !== '*' && !p.startsWith('-')).map(p => party(p));
  const base = within.length ? within.join(', ') : t('place.any');
  return out.length ? t('place.but', { base, out: out.join(', ') }) : base;
}

/** A list of goods that the ledger names is told as one. */
const listed = text => text.replace(/^is ([a-z0-9-]+)$/, (whole, list) => t('one.scope.list', { list }));

const first = m => (m.spans[0] || { from: '' }).from;
const span = (m, on) => m.spans.find(p => p.from <= on && (!p.to || p.to >= on)) || { from: '', state: '' };
const ahead = (m, on) => m.spans.find(p => p.from > on);

function next(m, on) {
  const turn = ahead(m, on);
  return turn ? [told('state.', turn.state), ' ', day(turn.from), turn.from > m.readThrough && [' ', tag('assumed', t('forecast'))]] : '–';
}

/** Both clocks as sliders: the day on which measures bind, and the day of knowledge. */
function sliders(asked, read) {
  const least = time(FIRST_DAY);
  const most = time(asked.on > asked.known ? asked.on : asked.known) + 400 * DAY;
  let waiting;
  const slider = (name, label) => {
    const shown = h('output', {}, day(asked[name]));
    const input = h('input', { type: 'range', min: String(Math.round(least / DAY)), max: String(Math.round(most / DAY)), value: String(Math.round(time(asked[name]) / DAY)), 'aria-valuetext': day(asked[name]) });
    input.addEventListener('input', () => {
      asked[name] = isoDay(Number(input.value) * DAY);
      shown.textContent = day(asked[name]);
      input.setAttribute('aria-valuetext', day(asked[name]));
      clearTimeout(waiting);
      waiting = setTimeout(() => { change({ on: asked.on, known: asked.known === asked.on ? null : asked.known }, true); read(); }, 180);
    });
    return h('label', { class: 'slider' }, h('span', {}, label, ' ', shown), input);
  };
  return h('div', { class: 'sliders' }, slider('on', t('dates.on')), slider('known', t('dates.known')));
}

// ---- One measure -------------------------------------------------------------------------------------------------------
async function one(id) {
  const asked = dates();
  const d = await get('/api/v1/ledger/measures/' + encodeURIComponent(id), asked);
  const m = d.measure;
  const fact = (key, value) => value && h('div', {}, h('dt', {}, t('one.' + key)), h('dd', {}, value));
  return {
    title: m.title,
    content: [
      h('p', { class: 'kicker' }, h('span', { class: 'id' }, m.id), ' ', measureState(m), ' ', h('a', { href: link('/controls') }, t('one.back')), m.asks && [' · ', h('a', { href: link('/scenarios/new', { change: 'lift:' + m.id }) }, t('scenario.whatif'))]),
      h('dl', { class: 'facts' },
        fact('status', `${m.words} (${day(asked.on)}${asked.known === asked.on ? '' : ', ' + t('check.known', { known: day(asked.known) })})`),
        fact('act', `${party(m.issuer)}, ${m.reference} (${d.text.actType})`),
        fact('kind', told('kind.', m.kind)), fact('items', m.items), fact('limits', d.text.thresholds), fact('parties', d.text.parties),
        fact('policy', d.text.policy), fact('summary', d.text.summary), fact(m.confirmed ? 'note' : 'open', d.text.note),
        fact('confidence', d.text.confidence), fact('related', d.related.length > 0 && d.related.map(r => [measureLink(r), ' '])),
        fact('readthrough', m.readThrough && [day(m.readThrough), asked.on > m.readThrough && [' ', tag('assumed', t('scope.past', { on: day(asked.on) }))]])),
      timeline([m], asked, () => {}),
      section(t('one.rules'), d.rules.length ? table(t('one.rules'), [
        { head: t('one.rule'), cell: r => r.name },
        { head: t('one.effect'), cell: r => r.effect },
        { head: t('one.words'), cell: r => r.words, wide: true },
        { head: t('one.scope'), cell: r => t('one.scope.words', { items: listed(r.items), from: places(r.from), to: places(r.to) }) + (r.endUses.length ? ' ' + t('one.scope.uses', { uses: r.endUses.join(', ') }) : ''), wide: true },
      ], d.rules) : empty(t('one.norules'))),
      section(t('one.events'), table(t('one.events'), [
        { head: t('one.from'), date: true, cell: e => day(e.from), key: e => e.from },
        { head: t('one.event'), cell: e => [told('event.', e.type), e.rule && ` (${e.rule})`, e.by && e.by !== m.id && [' ', t('one.by'), ' ', measureLink(e.by)]] },
        { head: t('one.to'), date: true, cell: e => day(e.to) },
        { head: t('one.public'), date: true, cell: e => day(e.known), key: e => e.known },
        { head: t('one.confidence'), cell: e => e.confidence },
        { head: t('one.read'), cell: e => [e.note, e.note && e.source && ' · ', source(e.source)], wide: true },
      ], d.events)),
      section(t('one.sources'), h('ul', {}, d.sources.map(x => h('li', {}, source(x))))),
    ],
  };
}
