// One chart of a kept answer with its scope, for a frame in another page of this machine.
import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, part, partCsv } from '../lib/api.js';
import { note } from '../lib/parts.js';
import { bands, dumbbells } from '../lib/charts.js';
import { matrix, stopped } from './exposure.js';
import { outcomes } from './scenarios.js';

const CHARTS = {
  losses: async hash => {
    const [expected, losses] = await Promise.all([part(hash, 'expected'), part(hash, 'losses')]);
    return expected[0] ? dumbbells(bands(expected[0], losses), partCsv(hash, 'expected.parties')) : note(t('cost.none'));
  },
  stops: async hash => {
    const [expected, stops, manifest] = await Promise.all([part(hash, 'expected'), part(hash, 'stops'), part(hash, 'manifest')]);
    return stopped(expected[0], stops, manifest, hash).slice(1, 2);
  },
  leverage: async hash => matrix(await part(hash, 'leverage'), hash).slice(1),
  scenario: async hash => {
    const answer = await get('/api/v1/answers/' + hash);
    return outcomes([answer], [answer.manifest.scope.scenario], [answer.manifest.scope.scenario]);
  },
};
const TITLES = { losses: 'chart.parties', stops: 'exposure.when', leverage: 'exposure.leverage', scenario: 'scenario.results' };

export async function page(sub) {
  const [hash, name] = sub.split('/');
  const manifest = await part(hash, 'manifest');
  if (!CHARTS[name]) throw Object.assign(new Error(t('frozen.nochart', { names: Object.keys(CHARTS).join(', ') })), { status: 404 });
  return {
    title: t(TITLES[name]),
    content: [await CHARTS[name](hash), note(manifest.scope.line), note(manifest.citation, ' ', h('a', { href: '/a/' + hash, target: '_blank', rel: 'noopener' }, t('frozen.link')))],
  };
}
