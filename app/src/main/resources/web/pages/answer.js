// An answer as it was given, for good; what became known since stands above it, never in it.
import { h, show } from '../lib/dom.js';
import { t, told } from '../lib/i18n.js';
import { day, usd } from '../lib/format.js';
import { address, get, part } from '../lib/api.js';
import { measureLink, note, scopeWords, section, source, table } from '../lib/parts.js';
import { draw as exposure } from './exposure.js';
import { draw as deals } from './deals.js';
import { outcomes } from './scenarios.js';

export async function page(hash) {
  const manifest = await part(hash, 'manifest');
  const schema = await part(hash, 'schema');
  const bar = h('div', { class: 'newer' });
  get(`/api/v1/answers/${hash}/newer`).then(n => show(bar, newer(n, manifest)), () => {});
  const body = schema.endsWith('/company') ? company(await get('/api/v1/answers/' + hash)) : schema.endsWith('/scenario') ? scenario(await get('/api/v1/answers/' + hash), hash) : await whole(hash);
  return {
    title: manifest.scope.scenario || manifest.title,
    lead: t('frozen.lead', { on: day(manifest.on), known: day(manifest.known) }),
    content: [bar, scopeWords(manifest.scope.line), body, section(t('frozen.rests'), rests(manifest, hash))],
  };
}

/** What became known since the answer was given, and the address that asks again. */
function newer(n, manifest) {
  const again = address('/', { on: n.today, known: n.today });
  return [
    n.newer && h('div', { class: 'offer bar', role: 'status' }, h('p', {}, h('b', {}, t('frozen.newer')), ' ', n.count > 0 && t('frozen.events', { n: n.count, known: day(n.known) }), !n.sameWorld && ' ' + t('frozen.world', { then: n.then.worldHash.slice(0, 7), now: n.now.worldHash.slice(0, 7) })),
      n.events.length > 0 && h('details', {}, h('summary', {}, t('frozen.which')), h('ul', {}, n.events.map(e => h('li', {}, h('time', {}, day(e.known)), ' ', measureLink(e.measure), ' ', told('event.', e.type), ' ', e.title, ' ', source(e.sources[0] || ''))))),
      h('p', {}, h('a', { class: 'button', href: address('/', { on: manifest.on, known: n.today }) }, t('frozen.again')), ' ', h('a', { href: again }, t('frozen.today')))),
    !n.newer && note(t('frozen.same')),
    !n.sameProgram && note(t('frozen.program', { then: n.then.version, now: n.now.version })),
  ];
}

async function whole(hash) {
  const [summary, costs, talks] = await Promise.all([part(hash, 'summary'), exposure(hash), deals(hash)]);
  return [
    section(t('frozen.summary'), table(t('frozen.summary'), [
      { head: t('frozen.what'), cell: x => x.label },
      { head: t('frozen.value'), cell: x => h('b', {}, x.value) },
      { head: t('frozen.words'), cell: x => x.text, wide: true },
    ], summary)),
    costs, talks,
  ];
}

/** The lines of a company, as its own page has them. */
function company(d) {
  return section(t('company.products'), d.keptFor && note(t('kept.onlyfor', { team: d.keptFor.team || '–' })), table(t('company.products'), [
    { head: t('company.line'), cell: p => [p.sku, h('span', { class: 'title' }, p.description)], key: p => p.sku, wide: true },
    { head: t('company.shortfrom'), date: true, cell: p => (p.shortFrom ? day(p.shortFrom) : t('never')), key: p => p.shortFrom || '9' },
    { head: t('company.stops'), date: true, cell: p => (p.stops ? day(p.stops) : t('never')), key: p => p.stops || '9' },
    { head: t('company.waits'), cell: p => p.waitsFor.join(' ← ') || '–' },
    { head: t('company.lostworst'), number: true, cell: p => usd(p.lostWorstUsd), key: p => p.lostWorstUsd },
  ], d.exposure.products));
}

function scenario(answer, hash) {
  return section(t('scenario.results'), outcomes([answer], [answer.manifest.scope.scenario], [answer.manifest.scope.scenario], hash));
}

const rests = (manifest, hash) => h('dl', { class: 'facts' }, [
  [t('frozen.hash'), hash], [t('frozen.version'), `${manifest.program} ${manifest.version}`], [t('frozen.worldhash'), `${manifest.world} ${manifest.worldHash}`],
  [t('frozen.ledger'), manifest.ledgerSequence], [t('frozen.cite'), manifest.citation],
].map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, h('span', { class: 'wrapped' }, value)))));
