// A bill of materials on a world: which line stops, when, what it costs, and what it waits for.
import { h, show } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { day, number, percent, usd } from '../lib/format.js';
import { fetchFile, send } from '../lib/api.js';
import { dates, party, theWorld } from '../lib/state.js';
import { failure, measureLink, note, section, skeleton, table, tag, whyOf } from '../lib/parts.js';
import { fieldsOf, mapped, read } from '../lib/bill.js';

const MOST_BYTES = 4 * 1024 * 1024;

// The bill stays in this page: it goes to the server of this machine to be answered, and is kept nowhere.
let bill = null;

export async function page() {
  const result = h('div', { 'aria-live': 'polite' });
  const place = h('select', {}, theWorld().places.map(p => h('option', { value: p.id, selected: p.id === (bill ? bill.place : 'US') }, p.name)));
  const file = h('input', { type: 'file', accept: '.csv,text/csv', onchange: () => file.files[0] && take(file.files[0]) });
  const drop = h('div', { class: 'drop', ondragover: e => { e.preventDefault(); drop.classList.add('over'); }, ondragleave: () => drop.classList.remove('over'), ondrop: e => { e.preventDefault(); drop.classList.remove('over'); if (e.dataTransfer.files[0]) take(e.dataTransfer.files[0]); } },
    h('p', {}, h('label', {}, t('company.file'), ' ', file)), h('p', {}, h('label', {}, t('company.place'), ' ', place)),
    note(t('company.columns')), h('p', {}, h('button', { type: 'button', class: 'plain', onclick: example }, t('company.example'))));

  async function take(f) {
    if (f.size > MOST_BYTES) return show(result, failure({ status: 413, message: t('company.large') }));
    bill = { name: f.name, text: await f.text(), place: place.value, chosen: {} };
    return ask();
  }

  async function example() {
    bill = { name: 'bom.csv', text: await (await fetch('/web/bom.csv')).text(), place: place.value, chosen: {} };
    ask();
  }

  async function ask() {
    bill.place = place.value;
    show(result, skeleton(), note(t('company.wait')));
    try {
      const asked = dates();
      show(result, answer(await send('/api/v1/company/exposure', { place: bill.place, on: asked.on, known: asked.known }, mapped(bill))));
    } catch (error) {
      show(result, failure(error));
    }
  }

  place.addEventListener('change', () => bill && ask());
  if (bill) queueMicrotask(ask);

  /** Saves a table of the answer. */
  function saved(name) {
    const asked = dates();
    const as = format => h('button', { type: 'button', class: 'plain', onclick: () => fetchFile('/api/v1/company/exposure', { place: bill.place, on: asked.on, known: asked.known, format, table: name }, mapped(bill), `${name}.${format}`).catch(error => show(result, failure(error))) }, format.toUpperCase());
    return h('p', { class: 'under' }, as('xlsx'), ' ', as('csv'));
  }

  function answer(d) {
    const x = d.exposure;
    const open = Object.entries(d.suggestions);
    const stops = x.products.filter(p => p.shortFrom || p.stops);
    return [
      open.length > 0 && mapping(open),
      h('article', { class: 'outcome ' + (stops.length ? 'ask' : open.length ? 'open' : 'free') },
        h('p', { class: 'kicker' }, t('company.on', { name: bill.name, place: party(bill.place), from: day(d.from) })),
        h('h2', { class: 'word' }, stops.length ? t('company.short', { n: stops.length, all: x.products.length }) : open.length ? t('company.nothingmapped') : t('company.noneshort')),
        h('p', { class: 'sentence' }, t('company.cases'))),
      section(t('company.products'), table(t('company.products'), [
        { head: t('company.line'), cell: p => [whyOf(p.sku, p.explanation), h('span', { class: 'title' }, p.description)], key: p => p.sku, wide: true },
        { head: t('company.shortfrom'), date: true, cell: p => (p.shortFrom ? day(p.shortFrom) : t('never')), key: p => p.shortFrom || '9' },
        { head: t('company.stops'), date: true, cell: p => (p.stops ? day(p.stops) : t('never')), key: p => p.stops || '9' },
        { head: t('company.waits'), cell: p => p.waitsFor.join(' ← ') || '–' },
        { head: t('exposure.held'), cell: p => p.measures.slice(0, 3).map(m => [measureLink(m), ' ']) },
        { head: t('company.lostworst'), number: true, cell: p => usd(p.lostWorstUsd), key: p => p.lostWorstUsd },
        { head: t('company.lowest'), number: true, cell: p => percent(p.lowestWorst), key: p => p.lowestWorst },
      ], x.products), saved('products')),
      section(t('company.parts'), note(t('company.parts.what')), table(t('company.parts'), [
        { head: t('company.part'), cell: p => [p.sku, h('span', { class: 'title' }, p.description)], key: p => p.sku, wide: true },
        { head: t('item'), cell: p => h('span', { class: 'id' }, p.item) },
        { head: t('company.cover'), number: true, cell: p => number(p.coverMonths), key: p => p.coverMonths },
        { head: t('company.allotment'), number: true, cell: p => percent(p.lowestAllotment), key: p => p.lowestAllotment },
        { head: t('company.bridge'), number: true, cell: p => number(p.toBridge), key: p => p.toBridge },
        { head: t('company.bridgeusd'), number: true, cell: p => [usd(p.toBridgeUsd), p.large && [' ', tag('assumed', t('company.largebuyer'))]], key: p => p.toBridgeUsd },
        { head: t('exposure.held'), cell: p => p.measures.slice(0, 3).map(m => [measureLink(m), ' ']) },
      ], x.parts), saved('parts')),
      d.measures.length > 0 && section(t('company.measures'), table(t('company.measures'), [
        { head: t('measure'), cell: m => [m.measure.startsWith('all of') ? h('b', {}, m.title) : [measureLink(m.measure), h('span', { class: 'title' }, m.title)]], wide: true },
        { head: t('company.bestusd'), number: true, cell: m => usd(m.bestUsd), key: m => m.bestUsd },
        { head: t('company.worstusd'), number: true, cell: m => usd(m.worstUsd), key: m => m.worstUsd },
      ], d.measures), saved('measures')),
      d.warnings.length > 0 && section(t('company.warnings'), h('ul', {}, d.warnings.map(w => h('li', {}, w)))),
      note(d.manifest.citation),
    ];
  }

  /** Parts that nobody has mapped yet: each is confirmed by the user, never matched in silence. */
  function mapping(open) {
    const lines = read(bill.text);
    return section(t('company.mapping', { n: open.length }), note(t('company.mapping.what')), h('ul', { class: 'mapping' }, open.map(([sku, candidates]) => {
      const content = h('input', { type: 'text', 'aria-label': t('company.content', { sku }), placeholder: '0.012 kg', maxlength: '40' });
      return h('li', {}, h('p', {}, h('b', {}, sku), ' ', fieldsOf(lines, sku).description || ''), h('div', { class: 'row' },
        h('label', {}, t('company.holds'), ' ', content)),
      h('div', { class: 'row' }, candidates.map(c => h('button', { type: 'button', class: 'plain', title: c.likeness.reason, onclick: () => { bill.chosen[sku] = { item: c.means.id, content: content.value.trim() }; ask(); } }, c.means.name)),
        h('button', { type: 'button', class: 'plain', onclick: () => { bill.chosen[sku] = { item: 'none', content: '' }; ask(); } }, t('company.noneofthem'))),
      candidates[0] && note(candidates[0].likeness.reason));
    })));
  }

  return { title: t('nav.company'), lead: t('company.lead'), content: [drop, result] };
}
