// Is this shipment controlled, by what, on this day? Facts that decide and are missing are asked back.
import { h, show } from '../lib/dom.js';
import { t, told } from '../lib/i18n.js';
import { day, number } from '../lib/format.js';
import { post, sendText } from '../lib/api.js';
import { change, parameters, theWorld } from '../lib/state.js';
import { failure, measureLink, note, section, skeleton, source, table, tag } from '../lib/parts.js';

const FIELDS = ['item', 'from', 'to', 'end_use', 'end_user', 'origin', 'exporter', 'attributes', 'movement'];
const FIRST = ['item', 'from', 'to', 'end_use', 'end_user'];
const MOVEMENTS = ['export', 'reexport', 'transfer', 'technology_transfer', 'use', 'assistance', 'deemed_export'];

// How a word of the outcome reads: held back, asks for something, a finding that was proved. What is not named is open:
// no colour may reassure by default.
const KINDS = {
  PROHIBITED: 'stop', PROHIBITED_PRESUMED: 'stop', LICENCE_REQUIRED_DENIAL: 'stop', LICENCE_SUSPENDED: 'stop',
  SUSPENDED_LICENCE_REQUIRED: 'ask', LICENCE_REQUIRED: 'ask', LICENCE_REQUIRED_CASE_BY_CASE: 'ask', LICENCE_REQUIRED_OR_NAC: 'ask',
  LICENCE_REQUIRED_APPROVAL: 'ask', NOTIFICATION: 'ask', RED_FLAG: 'ask',
  NO_LICENCE_REQUIRED: 'free', AUTHORISED: 'free', LICENCE_VALID: 'free',
};
const kindOf = status => KINDS[status] || 'open';

/** What holds back stands before what asks for something. */
const strictest = limbs => [...limbs].sort((a, b) => ['stop', 'ask', 'open', 'free'].indexOf(kindOf(a.status)) - ['stop', 'ask', 'open', 'free'].indexOf(kindOf(b.status)));

// `50 kg of SmCo magnets from China to the US for a fighter jet on 10 June 2025`
const SENTENCE = /^(?:[\d.,]+\s*(?:kg|g|t|tonnes?|tons?|pieces?|pcs|units?)?\s+(?:of\s+)?)?(.+?)\s+from\s+(?:the\s+)?(.+?)\s+to\s+(?:the\s+)?(.+?)(?:,?\s+for\s+(?:an?\s+|the\s+)?(.+?))?(?:,?\s+on\s+(\d.*|[A-Z][a-z]+ \d.*))?[.?]?$/;

/** What a sentence or a row says of a shipment; nothing where the text is neither. */
function sentence(text) {
  const cells = text.split(/\t|;/).map(x => x.trim());
  if (cells.length >= 3) return { item: cells[0], from: cells[1], to: cells[2], end_use: cells[3] || '', end_user: cells[4] || '' };
  const found = SENTENCE.exec(text.trim());
  if (!found) return null;
  const when = found[5] ? new Date(found[5] + ' UTC') : null;
  return { item: found[1], from: found[2], to: found[3], end_use: found[4] || '', on: when && !Number.isNaN(when.getTime()) ? when.toISOString().slice(0, 10) : '' };
}

export async function page() {
  const world = theWorld();
  const asked = parameters();
  const result = h('div', { 'aria-live': 'polite' });
  const read = h('div', { role: 'status' });
  const inputs = {};
  const places = h('datalist', { id: 'places' }, world.places.filter(p => /^[A-Z]{2}$/.test(p.iso)).map(p => h('option', { value: p.iso }, p.name)));
  const field = name => {
    const input = name === 'movement'
      ? h('select', { name }, MOVEMENTS.map(m => h('option', { value: m, selected: m === (asked.get(name) || 'export') }, t('movement.' + m))))
      : h('input', { type: 'text', name, value: asked.get(name) || '', autocomplete: 'off', maxlength: '400', list: ['from', 'to', 'origin'].includes(name) ? 'places' : null, placeholder: t(`check.${name}.like`) });
    inputs[name] = input;
    return h('label', { class: 'field f-' + name }, h('span', {}, t('check.' + name)), input);
  };
  const on = h('input', { type: 'date', name: 'on', value: asked.get('on') || world.today, required: true });
  const known = h('input', { type: 'date', name: 'known', value: asked.get('known') || asked.get('on') || world.today, required: true });
  on.addEventListener('change', () => { known.value = on.value; });
  const form = h('form', { class: 'checkform', onsubmit: e => { e.preventDefault(); ask(); } },
    places,
    h('div', { class: 'fields' }, FIRST.map(field), h('label', { class: 'field' }, h('span', {}, t('check.on')), on)),
    h('details', { open: ['origin', 'exporter', 'attributes', 'movement', 'known'].some(n => asked.get(n)) }, h('summary', {}, t('check.more')),
      h('div', { class: 'fields' }, FIELDS.filter(n => !FIRST.includes(n)).map(field), h('label', { class: 'field' }, h('span', {}, t('dates.known')), known))),
    h('div', { class: 'row' }, h('button', { type: 'submit', class: 'main' }, t('check.ask')),
      h('button', { type: 'button', class: 'plain', onclick: () => { fill({ item: 'samarium cobalt magnet', from: 'CN', to: 'US', end_use: 'fighter jet' }); ask(); } }, t('check.example'))));

  function fill(values) {
    for (const [name, value] of Object.entries(values)) inputs[name].value = value;
  }

  function question() {
    const q = { on: on.value, known: known.value };
    for (const name of FIELDS) if (inputs[name].value.trim() && !(name === 'movement' && inputs[name].value === 'export')) q[name] = inputs[name].value.trim();
    return q;
  }

  /** A sentence or a row that was pasted into the first field goes into the fields that it speaks of, where they can be seen. */
  function taken() {
    const told = sentence(inputs.item.value);
    if (!told) return;
    const filled = Object.entries(told).filter(([name, value]) => value && (name === 'item' || !(name === 'on' ? asked.get('on') : inputs[name].value.trim())));
    for (const [name, value] of filled) if (name === 'on') { on.value = value; known.value = value; } else inputs[name].value = value;
    show(read, note(t('check.taken', { fields: filled.map(([name, value]) => `${name === 'item' ? t('item') : t('check.' + name)}: ${value}`).join('; ') })));
  }

  async function ask() {
    show(read);
    taken();
    const lacking = ['item', 'from', 'to'].find(name => !inputs[name].value.trim() && !(name === 'item' && inputs.attributes.value.trim()) && !(name === 'from' && inputs.origin.value.trim()));
    if (lacking) { inputs[lacking].focus(); show(result, h('p', { class: 'empty', role: 'alert' }, t('check.lacking.' + lacking))); return; }
    const q = question();
    change({ ...Object.fromEntries(FIELDS.map(n => [n, q[n] || null])), on: q.on, known: q.known === q.on ? null : q.known }, true);
    show(result, skeleton());
    try {
      const answer = await post('/api/v1/checks', q);
      show(result, outcome(answer, q));
    } catch (error) {
      show(result, failure(error));
      if (inputs[error.field]) inputs[error.field].focus();
    }
  }

  /** A fact that was asked back, given by the user. */
  function give(values) {
    fill(values);
    if (Object.keys(values).some(n => !FIRST.includes(n))) form.querySelector('details').open = true;
    ask();
  }

  function outcome(d, q) {
    const kind = kindOf(d.status);
    return h('article', { class: 'outcome ' + kind, 'aria-label': t('check.result') },
      h('p', { class: 'kicker' }, t('check.asked', { item: q.item || q.attributes, from: q.from || q.origin, to: q.to, on: day(q.on) }) + (q.known === q.on ? '' : ' · ' + t('check.known', { known: day(q.known) }))),
      h('h2', { class: 'word' }, told('outcome.', d.status)),
      h('p', { class: 'sentence' }, d.sentence !== told('outcome.', d.status) + '.' && d.sentence, d.policy && d.policy !== 'no stated policy' && ` ${t('check.policy', { policy: d.policy })}`),
      missing(d),
      d.controlling.length > 0 && block(t('check.by'), h('ol', { class: 'limbs' }, strictest(d.controlling).map(c => h('li', {},
        h('p', {}, measureLink(c.measure), ' ', tag(kindOf(c.status), told('outcome.', c.status))), h('p', {}, c.words),
        h('p', { class: 'note' }, t('check.rule', { rule: c.rule }), d.citations.filter(x => x.startsWith(c.measure + ': ')).slice(0, 1).map(x => [' · ', source(x.slice(c.measure.length + 2))])))))),
      d.limits.branches.length > 0 && block(t('check.branches'), h('ul', { class: 'branches' }, d.limits.branches.map(b => h('li', {}, tag(kindOf(b.status), told('outcome.', b.status)), ' ', t('check.if'), ' ', b.if.join('; '), ' ', h('span', { class: 'note' }, t('check.fromday', { from: day(b.from) })), ' ', b.measures.map(m => [measureLink(m), ' ']))))),
      d.limits.gaps.length > 0 && block(t('check.gaps', { n: d.limits.gaps.length }), h('ul', {}, d.limits.gaps.map(g => h('li', {}, h('span', { class: 'id' }, g.regime), ' ', g.words))), d.status === 'OUTSIDE_COVERAGE'),
      also(t('check.dormant'), d.dormant), also(t('check.notyet'), d.not_yet),
      d.near_misses.length > 0 && block(t('check.near'), h('ul', {}, d.near_misses.map(n => h('li', {}, measureLink(n.measure), ' ', n.why))), false),
      d.limits.regimes.length > 0 && block(t('check.regimes'), h('ul', {}, d.limits.regimes.map(r => h('li', {}, h('span', { class: 'id' }, r.id), ` ${r.name}: ${r.why}; ${t('check.readthrough', { day: day(r.read_through) })}`))), false),
      block(t('check.sources'), h('ul', {}, d.citations.map(x => { const at = x.indexOf(': '); return h('li', {}, measureLink(x.slice(0, at)), ' ', source(x.slice(at + 2))); })), false),
      theWorld().receipts && receipt(q),
      note(d.disclaimer));
  }

  /** What would decide and is not known: each can be given where it is asked. */
  function missing(d) {
    const items = d.suggestions.map(x => h('li', {}, h('button', { type: 'button', class: 'plain', onclick: () => give({ item: x.item }) }, x.item), ' ', h('span', { class: 'note' }, x.reason)));
    const open = [...d.limits.not_understood.map(x => [x.field, x.words]), ...d.missing.filter(m => !m.startsWith('what the item is')).map(m => [/^[a-z0-9_]+$/.test(m) ? m : '', m])];
    if (!open.length && !items.length) return null;
    return h('section', { class: 'missing' }, h('h3', {}, t('check.missing')),
      items.length > 0 && [h('p', {}, t('check.meant')), h('ul', { class: 'plainlist' }, items)],
      h('ul', { class: 'plainlist' }, open.filter(([name]) => name !== 'item' || !items.length).map(([name, words]) => h('li', {}, asking(name, words)))));
  }

  function asking(name, words) {
    if (!name) return words;
    if (!FIELDS.includes(name)) {
      const input = h('input', { type: 'text', 'aria-label': name, maxlength: '80' });
      return h('form', { class: 'fact', onsubmit: e => { e.preventDefault(); if (input.value.trim()) give({ attributes: [inputs.attributes.value.trim(), `${name}=${input.value.trim()}`].filter(Boolean).join(';') }); } },
        h('label', {}, told('attribute.', name), ' ', input), h('button', { type: 'submit', class: 'plain' }, t('check.give')));
    }
    const input = h('input', { type: 'text', 'aria-label': t('check.' + name), maxlength: '200', placeholder: t(`check.${name}.like`) });
    return h('form', { class: 'fact', onsubmit: e => { e.preventDefault(); if (input.value.trim()) give({ [name]: input.value.trim() }); } },
      h('label', {}, words === name ? t('check.' + name) : words, ' ', input), h('button', { type: 'submit', class: 'plain' }, t('check.give')));
  }

  function also(title, list) {
    return list.length > 0 && block(title, h('ul', {}, list.map(x => h('li', {}, typeof x === 'string' ? measureLink(x) : [measureLink(x.measure), ' ', x.words || x.why || '']))));
  }

  function receipt(q) {
    const where = h('div', {});
    return h('div', { class: 'row' }, h('button', { type: 'button', class: 'plain', onclick: async () => {
      try { show(where, h('pre', { class: 'receipt' }, (await post('/api/v1/checks', { ...q, receipt: 'true' })).receipt)); } catch (error) { show(where, failure(error)); }
    } }, t('check.receipt')), where);
  }

  if (asked.get('item') || asked.get('attributes')) queueMicrotask(ask);
  return { title: t('check.title'), lead: t('check.lead'), content: [form, read, result, section(t('tables.title'), many())] };
}

/** A table of shipments: dropped, answered line by line, filtered by answer, saved. */
function many() {
  const out = h('div', { 'aria-live': 'polite' });
  const file = h('input', { type: 'file', accept: '.csv,.xlsx', onchange: () => file.files[0] && take(file.files[0]) });
  const drop = h('div', { class: 'drop', ondragover: e => { e.preventDefault(); drop.classList.add('over'); }, ondragleave: () => drop.classList.remove('over'), ondrop: e => { e.preventDefault(); drop.classList.remove('over'); if (e.dataTransfer.files[0]) take(e.dataTransfer.files[0]); } },
    h('p', {}, h('label', {}, t('tables.file'), ' ', file)), note(t('tables.columns')));

  async function take(f) {
    show(out, skeleton(), note(t('tables.wait')));
    try { show(out, answered(await sendText('/api/v1/checks/tables', f.name.endsWith('.xlsx') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv', f))); } catch (error) { show(out, failure(error)); }
  }

  function answered(d) {
    const counts = Object.entries(d.counts).sort((a, b) => b[1] - a[1]);
    const rows = h('div');
    const only = status => show(rows, table(t('tables.lines'), [
      { head: t('tables.case'), cell: r => r.case_id, key: r => r.case_id },
      { head: t('tables.answer'), cell: r => tag(kindOf(r.status), told('outcome.', r.status)), key: r => r.status },
      { head: t('measure'), cell: r => r.measures.split(';').filter(Boolean).map(m => [measureLink(m), ' ']) },
      { head: t('tables.why'), cell: r => [r.why, r.missing && h('span', { class: 'note' }, ' ' + t('tables.missing', { facts: r.missing }))], wide: true },
      { head: t('tables.next'), cell: r => r.next_change },
    ], d.first.filter(r => !status || r.status === status)));
    only('');
    const at = `/api/v1/checks/tables/${d.id}/`;
    return [
      h('p', { class: 'sentence' }, t('tables.done', { rows: number(d.rows), answers: number(d.rows - d.rejected + d.unknownItems), rejected: number(d.rejected) })),
      h('p', { class: 'row' }, h('button', { type: 'button', class: 'plain', onclick: () => only('') }, t('tables.all')), counts.map(([status, n]) => h('button', { type: 'button', class: 'plain', onclick: () => only(status) }, told('outcome.', status), ' ', number(n)))),
      h('p', { class: 'under' }, h('a', { class: 'file', href: at + 'answers.csv', download: true }, 'CSV'), ' ', h('a', { class: 'file', href: at + 'answers.xlsx', download: true }, 'XLSX')),
      rows, d.rows > d.first.length && note(t('tables.first', { n: d.first.length })),
      d.rejects.length > 0 && [h('h3', {}, t('tables.rejects')), table(t('tables.rejects'), [
        { head: t('tables.line'), cell: r => r.line, number: true },
        { head: t('tables.case'), cell: r => r.case_id },
        { head: t('tables.field'), cell: r => `${r.field} ${r.value ? '(' + r.value + ')' : ''}` },
        { head: t('tables.reason'), cell: r => r.reason, wide: true },
      ], d.rejects, { csv: at + 'rejects.csv' })],
      note(d.disclaimer)];
  }
  return [drop, out];
}

const block = (title, content, open = true) => h('details', { class: 'block', open }, h('summary', {}, h('h3', {}, title)), content);
