// A bill of materials on a world: which line stops, when, what it costs, what it waits for, and what would avoid it.
import { h, show } from '../lib/dom.js';
import { store, stored, t, told } from '../lib/i18n.js';
import { day, DAY, isoDay, number, percent, rounded, time, usd } from '../lib/format.js';
import { fetchFile, get, given, sendTables } from '../lib/api.js';
import { change, dates, itemName, link, parameters, party, theWorld } from '../lib/state.js';
import { empty, failure, filled, measureLink, note, section, skeleton, source, table, tag, whyOf } from '../lib/parts.js';
import { chosenOf, fieldsOf, mapOf, read } from '../lib/bill.js';
import { keptCompanies } from '../lib/kept.js';
import { moved } from '../lib/live.js';
import { lines } from '../lib/charts.js';

const MOST_BYTES = 2.5 * 1024 * 1024;
const ADDRESS = '/api/v1/company/exposure';

// The tables stay in this page: they go to the server to be answered, and are kept only where that is asked for.
let company = null;

export async function page() {
  const result = h('div', { 'aria-live': 'polite' });
  const place = h('select', {}, theWorld().places.map(p => h('option', { value: p.id, selected: p.id === (company ? company.place : 'US') }, p.name)));
  const file = h('input', { type: 'file', accept: '.csv,.xlsx', onchange: () => file.files[0] && take(file.files[0]) });
  const stock = h('input', { type: 'file', accept: '.csv,.xlsx', onchange: () => stock.files[0] && takeStock(stock.files[0]) });
  const drop = h('div', { class: 'drop', ondragover: e => { e.preventDefault(); drop.classList.add('over'); }, ondragleave: () => drop.classList.remove('over'), ondrop: e => { e.preventDefault(); drop.classList.remove('over'); if (e.dataTransfer.files[0]) take(e.dataTransfer.files[0]); } },
    h('div', { class: 'fields' },
      h('label', { class: 'field' }, h('span', {}, t('company.file')), file), h('label', { class: 'field' }, h('span', {}, t('company.stock')), stock),
      h('label', { class: 'field' }, h('span', {}, t('company.place')), place)),
    h('p', {}, h('button', { type: 'button', class: company ? 'plain' : 'main', onclick: example }, t('company.example'))),
    h('details', {}, h('summary', {}, t('company.columns.title')), note(t('company.columns')), note(t('company.columns.stock'))), note(t('company.stays')));
  const kept = keptCompanies(opened, () => company && { ...company.kept, name: company.kept?.name || company.name, place: company.place, ...tables() });
  drop.append(kept.panel);

  /** Shows a company that is kept. */
  function opened(c) {
    moved('/company/' + c.id);
    company = { ...tableFrom(c.name, bytesOf(c.bill)), place: c.place || place.value, stock: c.stock || '', map: c.map || '', chosen: chosenOf(c.map), kept: { id: c.id, revision: c.revision, name: c.name } };
    place.value = company.place;
    return ask();
  }

  async function take(f) {
    if (f.size > MOST_BYTES) return show(result, failure({ status: 413, message: t('company.large') }));
    company = { ...await tableOf(f), place: place.value, stock: '', chosen: {} };
    return ask();
  }

  async function takeStock(f) {
    if (!company) return show(result, failure({ status: 400, message: t('company.billfirst') }));
    if (f.size > MOST_BYTES) return show(result, failure({ status: 413, message: t('company.large') }));
    company.stock = (await tableOf(f)).base64;
    return ask();
  }

  async function example() {
    company = { ...await tableOf(new File([await (await fetch('/web/bom.csv')).blob()], 'bom.csv')), place: place.value, stock: '', chosen: {} };
    ask();
  }

  const asked = more => ({ place: company.place, on: dates().on, known: dates().known, ...more });
  const tables = () => given({ bill: company.base64, stock: company.stock, map: mapOf(company.chosen) || company.map });

  async function ask() {
    company.place = place.value;
    document.querySelector('.then')?.remove();
    const scenario = parameters().get('scenario') || '';
    show(result, skeleton(), note(t('company.wait')));
    try {
      const stands = await sendTables(ADDRESS, asked(), tables());
      const changed = scenario ? await sendTables(ADDRESS, asked({ scenario }), tables()) : null;
      show(result, answer(changed || stands, changed ? stands : null));
      kept.draw();
    } catch (error) {
      show(result, failure(error));
    }
  }

  place.addEventListener('change', () => company && ask());
  // An address may ask for the example, so that a link can show it.
  if (company) queueMicrotask(ask); else if (parameters().get('example') === 'yes') queueMicrotask(example);

  /** Saves a table of the answer. */
  function saved(name) {
    const scenario = parameters().get('scenario') || '';
    const as = format => h('button', { type: 'button', class: 'plain', onclick: () => fetchFile(ADDRESS, asked({ format, table: name, scenario }), tables(), `${name}.${format}`).catch(error => show(result, failure(error))) }, format.toUpperCase());
    return h('p', { class: 'under' }, as('xlsx'), ' ', as('csv'));
  }

  /** The answer; `stands` is that of the world as it stands where a scenario is asked about. */
  function answer(d, stands) {
    const x = d.exposure;
    const open = Object.entries(d.suggestions);
    const held = x.products.filter(p => p.shortFrom || p.stops).sort((a, b) => first(a).localeCompare(first(b)));
    const partOf = sku => x.parts.find(p => p.sku === sku);
    const before = sku => stands && stands.exposure.products.find(p => p.sku === sku);
    const compared = (head, cell) => (stands ? [{ head: t('company.stands', { what: head }), number: true, cell: p => cell(before(p.sku) || {}) }] : []);
    return [
      open.length > 0 && h('p', { class: 'offer bar' }, h('b', {}, t('company.mapping', { n: open.length })), ' ', h('a', { href: '#mapping' }, t('company.maplink', { n: open.length }))),
      h('article', { class: 'outcome ' + (held.length ? 'ask' : open.length ? 'open' : 'free') },
        h('p', { class: 'kicker' }, t('company.on', { name: company.name, place: party(company.place), from: day(d.from) }), d.manifest.scope.scenario && ' · ' + d.manifest.scope.scenario),
        h('h2', { class: 'word' }, held.length ? t('company.short', { n: held.length, all: x.products.length }) : open.length ? t('company.nothingmapped') : t('company.noneshort')),
        held.slice(0, 3).map(p => headline(p, partOf(p.waitsFor.at(-1)))),
        d.expected && h('p', {}, t('company.expected', { loss: usd(d.expected.loss.median), dearer: usd(d.expected.dearer.median) }), stands && stands.expected && ' ' + t('company.expected.stands', { loss: usd(stands.expected.loss.median) })),
        h('p', {}, t('company.sums', { worst: usd(x.lostWorstUsd), best: usd(x.lostUsd), planned: usd(x.plannedUsd) }), stands && ' ' + t('company.sums.stands', { worst: usd(stands.exposure.lostWorstUsd), best: usd(stands.exposure.lostUsd) })),
        note(t('company.cases'))),
      changed(x.parts),
      section(t('company.products'), lines(t('company.when'), x.products.map(p => ({ name: p.sku, shortFrom: p.shortFrom, stops: p.stops, resumes: p.resumes })), d.from, end(d.manifest)),
        table(t('company.products'), [
          { head: t('company.line'), cell: p => [whyOf(p.sku, p.explanation), h('span', { class: 'title' }, p.description)], key: p => p.sku, wide: true },
          { head: t('company.shortfrom'), date: true, cell: p => (p.shortFrom ? day(p.shortFrom) : t('never')), key: p => p.shortFrom || '9' },
          { head: t('company.stops'), date: true, cell: p => (p.stops ? day(p.stops) : t('never')), key: p => p.stops || '9' },
          { head: t('company.waits'), cell: p => p.waitsFor.join(' ← ') || '–' },
          { head: t('exposure.held'), cell: p => p.measures.slice(0, 3).map(m => [measureLink(m), ' ']) },
          { head: t('company.lostworst'), number: true, cell: p => usd(p.lostWorstUsd), key: p => p.lostWorstUsd },
          ...compared(t('company.lostworst'), p => usd(p.lostWorstUsd)),
          { head: t('company.lowest'), number: true, cell: p => percent(p.lowestWorst), key: p => p.lowestWorst },
        ], x.products), saved('products')),
      section(t('company.parts'), note(t('company.parts.what')), table(t('company.parts'), [
        { head: t('company.part'), cell: p => [p.sku, h('span', { class: 'title' }, p.description)], key: p => p.sku, wide: true },
        { head: t('item'), cell: p => itemName(p.item), key: p => itemName(p.item), wide: true },
        { head: t('company.cover'), number: true, cell: p => rounded(p.coverMonths), key: p => p.coverMonths },
        { head: t('company.allotment'), number: true, cell: p => percent(p.lowestAllotment), key: p => p.lowestAllotment },
        { head: t('company.bridge'), number: true, cell: p => [rounded(p.toBridge), ' ', unitOf(p.sku)], key: p => p.toBridge },
        { head: t('company.bridgeusd'), number: true, cell: p => [usd(p.toBridgeUsd), p.large && [' ', tag('assumed', t('company.largebuyer'))]], key: p => p.toBridgeUsd },
        { head: t('exposure.held'), cell: p => p.measures.slice(0, 3).map(m => [measureLink(m), ' ']) },
      ], x.parts), saved('parts')),
      d.measures.length > 0 && section(t('company.measures'), note(t('company.measures.what')), table(t('company.measures'), [
        { head: t('measure'), cell: m => [m.measure.startsWith('all of') ? h('b', {}, t('exposure.all', { party: party(m.issuer) })) : [measureLink(m.measure), h('span', { class: 'title' }, m.title)]], wide: true },
        { head: t('company.bestusd'), number: true, cell: m => usd(m.bestUsd), key: m => m.bestUsd },
        { head: t('company.worstusd'), number: true, cell: m => usd(m.worstUsd), key: m => m.worstUsd },
      ], d.measures), saved('measures')),
      open.length > 0 && mapping(open),
      d.warnings.length > 0 && section(t('company.warnings'), h('ul', {}, d.warnings.map(w => h('li', {}, w)))),
      note(d.manifest.citation),
    ];
  }

  const unitOf = sku => (company.lines ? fieldsOf(company.lines, sku).unit || '' : '');

  /** The line in a sentence: since when, what it waits for, what avoids it. */
  function headline(p, part) {
    return h('p', { class: 'sentence' }, h('b', {}, p.sku), ' ',
      p.stops ? t('company.says.stops', { day: day(p.stops), short: day(p.shortFrom || p.stops) }) : t('company.says.short', { day: day(p.shortFrom), share: percent(p.lowestWorst) }), ' ',
      p.waitsFor.length > 0 && [t('company.says.waits'), ' ', h('b', {}, p.waitsFor.at(-1)), p.measures.length > 0 && [' ← ', measureLink(p.measures[0])], '. '],
      part && part.toBridge > 0 && t('company.says.bridge', { amount: rounded(part.toBridge), unit: unitOf(part.sku), usd: usd(part.toBridgeUsd) }));
  }

  // ---- What changed for the parts ------------------------------------------------------------------------------------
  /** Acts since the last visit on measures that hold a part, and what is scheduled for them. */
  function changed(parts) {
    const known = dates().known;
    const visit = stored('company.visit');
    const given = parameters().get('since');
    const since = given && given < known ? given : visit && visit < known ? visit : isoDay(time(known) - 92 * DAY);
    store('company.visit', known);
    const body = h('div');
    const turned = h('div', { 'aria-live': 'polite' });
    const from = h('input', { type: 'date', value: since, max: known, required: true });
    const mine = new Map();
    parts.forEach(p => p.measures.forEach(m => mine.set(m, [...(mine.get(m) || []), p.sku])));
    filled(body, async () => {
      const all = await get('/api/v1/ledger/changes', { since, until: known });
      const row = (when, x, words) => ({ when, measure: x.measure, title: x.title, words, from: x.sources[0] || '', parts: mine.get(x.measure) });
      const became = x => `${told('state.', x.beforeState)} → ${told('state.', x.afterState)}`;
      const rows = [
        ...all.known.filter(x => mine.has(x.measure)).map(x => row(x.known, x, told('event.', x.type) + ' ' + t('changed.from', { from: day(x.from) }))),
        ...[...all.effective, ...all.due].filter(x => mine.has(x.measure)).map(x => row(x.day, x, became(x))),
        ...all.scheduled.filter(x => mine.has(x.measure)).map(x => row(x.day, x, became(x))),
      ];
      return [note(t('company.alerts.what', { since: day(since), known: day(known) })), rows.length ? table(t('company.alerts'), [
        { head: t('company.alerts.day'), date: true, cell: r => [day(r.when), r.when > known && [' ', tag('assumed', t('company.alerts.ahead'))]], key: r => r.when },
        { head: t('measure'), cell: r => [measureLink(r.measure), h('span', { class: 'title' }, r.title)], wide: true },
        { head: t('company.alerts.happened'), cell: r => r.words },
        { head: t('company.alerts.parts'), cell: r => r.parts.join(', ') },
        { head: t('source'), cell: r => source(r.from) },
      ], rows, { by: 0 }) : empty(t('company.alerts.none'))];
    });
    return section(t('company.alerts'), body, h('form', { class: 'controlsline since', onsubmit: e => { e.preventDefault(); change({ since: from.value }, true); turns(turned, from.value); } },
      h('label', {}, t('company.since'), ' ', from), h('button', { type: 'submit', class: 'plain' }, t('company.since.ask'))), turned);
  }

  /** The lines that have another answer by what became known since a day, and by which acts. */
  function turns(el, since) {
    return filled(el, async () => {
      const d = await sendTables('/api/v1/company/changes', { ...asked(), since }, tables());
      const both = (was, is, write) => [write(was), ' → ', h('b', {}, write(is))];
      const when = iso => (iso ? day(iso) : t('never'));
      const acts = r => [...new Set(r.acts.map(a => a.measure))];
      const changed = d.lines.filter(r => r.changed);
      return [
        h('p', { class: 'sentence' }, h('b', {}, t('company.since.lines', { n: d.differing, all: d.lines.length, since: day(since) })), ' ',
          t('company.since.sums', { was: usd(d.before.worstUsd), is: usd(d.after.worstUsd) })),
        note(t('company.since.what')),
        changed.length > 0 && table(t('company.since.table'), [
          { head: t('company.line'), cell: r => [r.sku, h('span', { class: 'title' }, r.description)], key: r => r.sku, wide: true },
          { head: t('company.shortfrom'), date: true, cell: r => both(r.before.shortFrom, r.after.shortFrom, when), key: r => r.after.shortFrom || '9' },
          { head: t('company.stops'), date: true, cell: r => both(r.before.stops, r.after.stops, when), key: r => r.after.stops || '9' },
          { head: t('company.lostworst'), number: true, cell: r => both(r.before.lostWorstUsd, r.after.lostWorstUsd, usd), key: r => r.moreLostUsd },
          { head: t('company.since.because'), cell: r => (r.acts.length ? acts(r).map(m => [measureLink(m), ' ', told('event.', r.acts.filter(a => a.measure === m).at(-1).type), ' ']) : t('company.since.elsewhere')), wide: true },
        ], changed, { by: 3, down: true }),
        d.elsewhere.length > 0 && h('p', { class: 'note' }, t('company.since.others'), ' ', [...new Set(d.elsewhere.map(a => a.measure))].slice(0, 12).map(m => [measureLink(m), ' '])),
      ];
    });
  }

  /** Parts that nobody has mapped yet: each is confirmed by the user, never matched in silence. */
  function mapping(open) {
    return h('section', { id: 'mapping' }, h('h2', {}, t('company.mapping', { n: open.length })), note(t('company.mapping.what')), h('ul', { class: 'mapping' }, open.map(([sku, candidates]) => {
      const content = h('input', { type: 'text', 'aria-label': t('company.content', { sku }), placeholder: '0.012 kg', maxlength: '40' });
      return h('li', {}, h('p', {}, h('b', {}, sku), ' ', company.lines ? fieldsOf(company.lines, sku).description || '' : ''), h('div', { class: 'row' },
        h('label', {}, t('company.holds'), ' ', content)),
      h('div', { class: 'row' }, candidates.map(c => h('button', { type: 'button', class: 'plain', title: c.likeness.reason, onclick: () => { company.chosen[sku] = { item: c.means.id, content: content.value.trim() }; ask(); } }, c.means.name)),
        h('button', { type: 'button', class: 'plain', onclick: () => { company.chosen[sku] = { item: 'none', content: '' }; ask(); } }, t('company.noneofthem'))),
      candidates[0] && note(candidates[0].likeness.reason));
    })));
  }

  return { title: t('nav.company'), lead: t('company.lead'), content: [drop, result, !company && h('p', { class: 'then' }, t('company.then'), ' ', h('a', { href: link('/controls') }, t('nav.controls')))] };
}

const first = p => p.shortFrom || p.stops || '9';

/** The day after the last month of the world. */
function end(manifest) {
  const [year, month] = manifest.first.split('-').map(Number);
  return isoDay(Date.UTC(year, month - 1 + manifest.months, 1));
}

/** A file as it is sent, and its lines where it is text. */
async function tableOf(file) {
  return tableFrom(file.name, new Uint8Array(await file.arrayBuffer()));
}

const bytesOf = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));

function tableFrom(name, bytes) {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  const book = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return { name, base64: btoa(binary), lines: book ? null : read(new TextDecoder().decode(bytes)) };
}
