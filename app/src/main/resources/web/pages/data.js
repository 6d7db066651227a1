// Every table of every answer, for programs and spreadsheets.
import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { address, partCsv } from '../lib/api.js';
import { dates } from '../lib/state.js';
import { answered, note, section, table } from '../lib/parts.js';

const PARTS = ['summary', 'expected.parties', 'expected.stops', 'losses', 'stops', 'prices', 'leverage', 'measures', 'determinations', 'otherBranches', 'residuals', 'assumptions', 'sources'];

export async function page() {
  const asked = dates();
  const body = h('div');
  const until = { until: asked.known };
  const law = [
    { name: t('data.measures'), json: address('/api/v1/ledger/measures', asked), csv: address('/api/v1/ledger/measures.csv', asked) },
    { name: t('data.changes'), json: address('/api/v1/ledger/changes', until), csv: address('/api/v1/ledger/changes.csv', until) },
    { name: t('data.coverage'), json: '/api/v1/ledger/coverage', csv: '/api/v1/ledger/coverage.csv' },
  ];
  answered(body, async hash => [
    note(t('data.whole'), ' ', h('a', { href: `/api/v1/answers/${hash}` }, `/api/v1/answers/${hash.slice(0, 12)}…`)),
    files(t('data.answer'), PARTS.map(name => ({ name: t('data.part.' + name), json: `/api/v1/answers/${hash}/${name}`, csv: partCsv(hash, name) }))),
  ]);
  return {
    title: t('nav.data'),
    lead: t('data.lead'),
    content: [section(t('data.law'), files(t('data.law'), law)), section(t('data.answer'), body),
      section(t('data.api'), h('p', {}, t('data.api.what'), ' ', h('a', { href: '/api/v1/openapi.yaml' }, 'openapi.yaml')), h('pre', { class: 'plain' }, `curl '${location.origin}/api/v1/ledger/measures.csv?on=${asked.on}'`))],
  };
}

const files = (caption, rows) => table(caption, [
  { head: t('data.table'), cell: r => r.name, wide: true },
  { head: 'JSON', cell: r => h('a', { href: r.json }, 'JSON') },
  { head: 'CSV', cell: r => h('a', { href: r.csv, download: true }, 'CSV') },
], rows);
