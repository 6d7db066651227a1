// Which exchange of concessions is good for both, as the answer of all stages holds it today.
import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { day, usd } from '../lib/format.js';
import { part } from '../lib/api.js';
import { party } from '../lib/state.js';
import { answered, empty, note, section, table, tag, why } from '../lib/parts.js';

export async function page() {
  const body = h('div');
  answered(body, draw);
  return { title: t('nav.deals'), lead: t('deals.lead'), content: body };
}

export async function draw(hash) {
  const deals = await part(hash, 'deals');
  if (!deals.length) return empty(t('deals.none'));
  return deals.map(d => section(d.title,
    note(t('deals.of', { sides: d.sides.map(party).join(' – '), date: day(d.date), n: d.packages.length })),
    h('h3', {}, t('deals.nodeal')),
    table(t('deals.nodeal'), [
      { head: t('deals.scenario'), cell: s => h('span', {}, h('b', {}, s.name), ': ', s.text, s.because ? '. ' + s.because : ''), wide: true },
      ...d.sides.map((side, i) => ({ head: party(side), number: true, cell: s => usd(s.againstRecord[i]), key: s => s.againstRecord[i] })),
      { head: t('deals.alone'), cell: s => s.alone || t('deals.stays'), wide: true },
    ], d.negotiation.scenarios),
    note(t('deals.weights'), ' ', d.negotiation.weights.join('. ')),
    note(t('deals.valued'), ' ', d.negotiation.valued),
    h('h3', {}, t('deals.exchange')),
    d.negotiation.packages.length ? table(t('deals.exchange'), [
      { head: t('deals.package'), cell: x => h('span', {}, h('b', {}, x.names), h('br'), x.text), wide: true },
      ...d.negotiation.scenarios.flatMap((s, k) => d.sides.map((side, i) => ({ head: s.name + ', ' + party(side), number: true, cell: x => usd(x.standings[k].gains[i]), key: x => x.standings[k].gains[i] }))),
      { head: t('deals.better'), cell: x => (x.robust ? tag('free', t('deals.robust')) : x.betterIn.join(', ') || '–') },
    ], d.negotiation.packages) : empty(t('deals.nothing')),
    h('h3', {}, t('deals.solutions')),
    table(t('deals.solutions'), [
      { head: t('deals.package'), cell: g => g.text, wide: true },
      { head: t('deals.rules'), cell: g => g.rules.join(', ') },
      ...d.sides.map((side, i) => ({ head: t('deals.gain', { party: party(side) }), number: true, cell: g => usd(g.gains[i]), key: g => g.gains[i] })),
    ], merged(d.solutions)),
    d.advice.length > 0 && [h('h3', {}, t('deals.advice')), h('ul', {}, d.advice.map(a => h('li', {}, a)))],
    h('h3', {}, t('deals.concessions')),
    table(t('deals.concessions'), [
      { head: t('deals.concession'), cell: c => why(c.name, hash, c.why), wide: true },
      { head: t('deals.side'), cell: c => party(c.side) },
      { head: t('deals.giver'), number: true, cell: c => usd(c.gainToGiver), key: c => c.gainToGiver },
      { head: t('deals.receiver'), number: true, cell: c => usd(c.gainToReceiver), key: c => c.gainToReceiver },
      { head: t('deals.line'), cell: c => (c.redLine ? tag('stop', c.redLine) : '–') },
    ], d.concessions),
    d.note && note(d.note)));
}

/** Rules that choose the same package stand in one row. */
function merged(solutions) {
  const out = [];
  for (const x of solutions) {
    const same = out.find(o => o.text === x.text);
    if (same) same.rules.push(x.rule); else out.push({ text: x.text, rules: [x.rule], gains: x.gains });
  }
  return out;
}
