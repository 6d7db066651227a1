// An article: what was read from it stands marked in its text, and waits in the order in which it would change the ledger.
import { h, show } from '../lib/dom.js';
import { t, told } from '../lib/i18n.js';
import { day, percent } from '../lib/format.js';
import { address, get, post, remove, sendText } from '../lib/api.js';
import { loadWorld, parameters } from '../lib/state.js';
import { conflict, empty, failure, measureLink, note, section, skeleton, table, tag } from '../lib/parts.js';

// Made up; in the language that most articles here are in.
const EXAMPLE = `China's Ministry of Commerce announced on Thursday that it will impose export controls on holmium, erbium and thulium from 8 November 2025. The ministry said that it had suspended its controls on gallium to the European Union.\n\nAnalysts expect Beijing to ease the curbs within weeks. A spokesperson of the US Department of Commerce said that Washington is considering restrictions on chip design software.\n`;

// What was read last stays in the page, so that going to another one and back does not lose it.
let article = null;

export async function page() {
  const text = h('textarea', { rows: '6', 'aria-label': t('evidence.text'), maxlength: '400000', placeholder: t('evidence.text.like') });
  const date = h('input', { type: 'date' });
  const file = h('input', { type: 'file', accept: '.txt,.md,.html,.htm,.pdf', onchange: () => file.files[0] && read(file.files[0].name, file.files[0]) });
  const out = h('div');
  const kept = h('div');

  async function read(name, body) {
    show(out, skeleton());
    try {
      article = await sendText(address('/api/v1/articles', { name, date: date.value }), 'application/octet-stream', body);
      draw();
    } catch (error) { show(out, failure(error)); }
  }

  function example() {
    text.value = EXAMPLE;
    date.value = '2025-10-10';
    read('example.txt', EXAMPLE);
  }

  async function again(first) {
    [article] = await Promise.all([get('/api/v1/articles/' + article.id), loadWorld()]);
    draw(first);
    decisions();
  }

  const draw = first => show(out, shown(article, again, first));

  async function decisions() {
    try {
      const answer = await get('/api/v1/reviews');
      show(kept, answer.decisions.length ? table(t('evidence.decided'), [
        { head: t('evidence.verdict'), cell: d => tag(KINDS[d.verdict] || '', told('verdict.', d.verdict)) },
        { head: t('evidence.quote'), cell: d => h('q', {}, d.quote), wide: true },
        { head: t('measure'), cell: d => d.measures.map(m => [measureLink(m), ' ']) },
        { head: t('evidence.by'), cell: d => `${d.analyst}, ${d.at.slice(0, 16).replace('T', ' ')}` },
      ], answer.decisions) : empty(t('evidence.nodecision')));
    } catch (error) { show(kept, failure(error)); }
  }

  decisions();
  // An address may ask for the example, so that a link can show it.
  if (article) again(); else if (parameters().get('example') === 'yes') queueMicrotask(example);
  return {
    title: t('nav.evidence'),
    lead: t('evidence.lead'),
    content: [
      h('form', { class: 'drop', onsubmit: e => { e.preventDefault(); if (text.value.trim()) read('article.txt', text.value); } }, text,
        h('div', { class: 'row' }, h('label', {}, t('evidence.date'), ' ', date), h('button', { type: 'submit', class: 'main' }, t('evidence.read')), h('button', { type: 'button', class: 'plain', onclick: example }, t('evidence.example')), h('label', {}, t('evidence.file'), ' ', file))),
      out, section(t('evidence.decided'), kept),
    ],
  };
}

const KINDS = { accept: 'free', watch: 'ask', reject: 'stop' };

/** The text with what was read marked; spans that overlap are cut where they meet. */
function marked(a, chosen) {
  const cuts = [...new Set([0, a.text.length, ...a.items.flatMap(i => [i.start, i.end])])].sort((x, y) => x - y);
  return cuts.slice(0, -1).map((from, k) => {
    const words = a.text.slice(from, cuts[k + 1]);
    const at = a.items.findIndex(i => i.start <= from && i.end >= cuts[k + 1]);
    return at < 0 ? words : h('mark', { class: a.items[at].opinion ? 'opinion' : a.items[at].kind === 'unread' ? 'unread' : null, 'data-item': at, onclick: () => chosen(at) }, words);
  });
}

function shown(a, again, first = 0) {
  const status = h('div', { role: 'status' });
  let at = Math.min(first, Math.max(0, a.items.length - 1));
  let following = 0;
  const body = h('div', { class: 'articletext', tabindex: '0', role: 'region', 'aria-label': t('evidence.article') }, marked(a, choose));
  const rows = a.items.map((x, i) => row(x, i));
  const queue = h('ol', { class: 'queue', onkeydown: key }, rows.map(r => r.el));

  function row(x, i) {
    const boxes = (x.candidates || []).map(c => ({ c, box: h('input', { type: 'checkbox', checked: c.chosen }) }));
    const button = (verdict, mark) => h('button', { type: 'button', class: 'plain', onclick: () => decide(i, verdict) }, t('evidence.' + verdict), ' ', h('kbd', {}, mark));
    const el = h('li', { tabindex: '-1', class: x.decided ? 'done' : null, onfocusin: () => choose(i, true) },
      h('p', {}, h('b', {}, x.summary), ' ', x.opinion && tag('assumed', t('evidence.opinion')), x.doubted && [' ', tag('stop', t('evidence.doubted')), ' '], x.kind === 'unread' && [' ', tag('ask', t('evidence.unread')), ' '], x.heldBy && [tag('assumed', t('evidence.held', { who: x.heldBy })), ' '], x.proposed && [tag('ask', t('evidence.proposed', { who: x.proposed.analyst, measures: x.proposed.measures.join(', ') })), ' '], x.decided && tag(KINDS[x.decided.verdict], told('verdict.', x.decided.verdict))),
      x.change && h('p', {}, tag('ask', told('rank.', x.rank)), ' ', x.change), x.told && note(t('evidence.told', { who: x.told })), x.details.length > 0 && note(x.details.join('; ')),
      x.draft && h('p', {}, h('a', { class: 'file', href: address(`/api/v1/articles/${a.id}/draft`, { key: x.key }), download: true }, t('evidence.draft'))),
      note(h('q', {}, x.quote), ' ', t(x.kind === 'claim' ? 'evidence.right' : x.kind === 'unread' ? 'evidence.act' : 'evidence.confidence', { share: percent(x.confidence) })),
      !x.decided && [boxes.length > 0 && h('div', { class: 'candidates' }, boxes.map(({ c, box }, k) => h('label', {}, box, ' ', h('kbd', {}, String(k + 1)), ' ', h('span', { class: 'id' }, c.measure), ' ', c.title))),
        h('div', { class: 'row' }, x.kind !== 'unread' && button('accept', 'a'), button('watch', 'w'), button('reject', 'r'))]);
    return { el, boxes };
  }

  function choose(i, quietly) {
    at = i;
    rows.forEach((r, k) => { r.el.classList.toggle('current', k === i); r.el.setAttribute('tabindex', k === i ? '0' : '-1'); });
    body.querySelectorAll('mark').forEach(m => m.classList.toggle('current', m.dataset.item === String(i)));
    if (!quietly) rows[i].el.focus();
    body.querySelector('mark.current')?.scrollIntoView({ block: 'nearest' });
  }

  async function decide(i, verdict, anyway) {
    const x = a.items[i];
    if (x.decided || (x.kind === 'unread' && verdict === 'accept')) return;
    const about = verdict === 'reject' ? [] : rows[i].boxes.filter(b => b.box.checked).map(b => b.c);
    try {
      const answer = await post('/api/v1/reviews', { article: a.id, key: x.key, verdict, measures: about.map(c => c.measure), seen: anyway ? {} : Object.fromEntries(about.map(c => [c.measure, c.events])) });
      const next = Math.min(i, a.items.length - 1);
      await again(next);
      document.querySelector('.reviewed')?.replaceChildren(answer.told);
    } catch (error) {
      if (error.field !== 'seen') return show(status, failure(error));
      show(status, conflict([[t('measure'), error.message]], [[t('measure'), x.summary]], () => again(i), () => decide(i, verdict, true)));
    }
  }

  async function back() {
    try {
      const answer = await remove('/api/v1/reviews/last');
      await again(0);
      document.querySelector('.reviewed')?.replaceChildren(answer.told);
    } catch (error) { show(status, failure(error)); }
  }

  function key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input[type=text]')) return;
    // g and a letter go to another page: the letter decides nothing.
    if (Date.now() - following < 1500) { following = 0; return; }
    if (e.key === 'g') { following = Date.now(); return; }
    const act = { a: () => decide(at, 'accept'), r: () => decide(at, 'reject'), w: () => decide(at, 'watch'), u: back, j: () => choose(Math.min(at + 1, rows.length - 1)), k: () => choose(Math.max(at - 1, 0)) }[e.key];
    const box = rows[at]?.boxes[Number(e.key) - 1]?.box;
    if (!act && !box) return;
    e.preventDefault();
    e.stopPropagation();
    if (act) act(); else box.checked = !box.checked;
  }

  queueMicrotask(() => { if (rows.length) { choose(at, true); const on = document.activeElement; if (first || on.contains(queue) || queue.contains(on)) rows[at].el.focus({ preventScroll: true }); } });
  return [
    h('h2', {}, a.headline || t('evidence.article')), note([a.publisher, day(a.published), t('evidence.hash', { hash: a.id.slice(0, 12) })].filter(Boolean).join(' · ')),
    a.notRead && h('p', {}, tag('assumed', a.notRead)),
    h('p', { class: 'reviewed', role: 'status' }), status,
    a.items.length ? h('div', { class: 'reading' }, body, h('section', { 'aria-label': t('evidence.queue') }, h('h3', {}, t('evidence.queue')), note(t('evidence.keys')), queue,
      h('p', {}, h('button', { type: 'button', class: 'plain', onclick: back }, t('evidence.undo'), ' ', h('kbd', {}, 'u')))))
      : [empty(t('evidence.nothing')), body],
    note(t('evidence.after')),
  ];
}
