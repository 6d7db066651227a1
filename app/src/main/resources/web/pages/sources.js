// What everything rests on: what the record of law holds, the sources of the figures, and what is assumed.
import { h } from '../lib/dom.js';
import { t, told } from '../lib/i18n.js';
import { day, number } from '../lib/format.js';
import { get, part, partCsv } from '../lib/api.js';
import { party } from '../lib/state.js';
import { answered, filled, note, section, source, table, tag } from '../lib/parts.js';

export async function page() {
  const law = h('div');
  const figures = h('div');
  filled(law, coverage);
  answered(figures, ground);
  return { title: t('nav.sources'), lead: t('sources.lead'), content: [section(t('sources.law'), law), section(t('sources.figures'), figures)] };
}

async function coverage() {
  const c = await get('/api/v1/ledger/coverage');
  return [
    note(t('sources.law.what')),
    table(t('sources.read'), [
      { head: t('issuer'), cell: r => party(r.issuer), key: r => r.issuer },
      { head: t('sources.through'), date: true, cell: r => day(r.day), key: r => r.day },
      { head: t('sources.what'), cell: r => r.source, wide: true },
    ], c.readThrough, { caption: true }),
    table(t('sources.lists'), [
      { head: t('sources.list'), cell: r => [h('span', { class: 'id' }, r.regime), ' ', r.list], key: r => r.regime + r.list, wide: true },
      { head: t('sources.held'), cell: r => tag(r.held, told('held.', r.held)), key: r => r.held },
      { head: t('sources.holds'), cell: r => r.holds, wide: true },
      { head: t('sources.through'), date: true, cell: r => day(r.readThrough), key: r => r.readThrough || '' },
      { head: t('source'), cell: r => source(r.source) },
    ], c.lists, { caption: true, csv: '/api/v1/ledger/coverage.csv' }),
  ];
}

async function ground(hash) {
  const [sources, assumptions, manifest] = await Promise.all(['sources', 'assumptions', 'manifest'].map(name => part(hash, name)));
  return [
    note(t('sources.assumed.count', { assumed: number(manifest.scope.assumed), figures: number(manifest.scope.figures) })),
    table(t('sources.figures'), [
      { head: t('source'), cell: r => [r.title, h('span', { class: 'title' }, r.publisher)], key: r => r.title, wide: true },
      { head: t('sources.uses'), number: true, cell: r => number(r.uses), key: r => r.uses },
      { head: t('sources.kind'), cell: r => told('reliability.', r.reliability), key: r => r.reliability },
      { head: t('sources.published'), date: true, cell: r => day(r.published), key: r => r.published },
      { head: t('sources.where'), cell: r => source(/^https?:/.test(r.address) ? r.address : 'https://' + r.address) },
    ], sources, { caption: true, csv: partCsv(hash, 'sources') }),
    h('details', { class: 'block' }, h('summary', {}, h('h3', {}, t('sources.assumed', { n: number(assumptions.length) }))),
      table(t('sources.assumed', { n: number(assumptions.length) }), [
        { head: t('sources.figure'), cell: r => r.what, key: r => r.what, wide: true },
        { head: t('sources.value'), cell: r => r.value },
        { head: t('sources.because'), cell: r => r.because, wide: true },
      ], assumptions, { most: 100, csv: partCsv(hash, 'assumptions') })),
  ];
}
