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

const KINDS = { accept: 'free', watch: 'ask', reject: 'stop', leave: 'assumed' };

/** How many measures are numbered at once: one key each, as at the terminal. */
const NINE = 9;

/** The text with what was read marked; spans that overlap are cut where they meet. */
function marked(a, chosen) {
  const cuts = [...new Set([0, a.text.length, ...a.items.flatMap(i => [i.start, i.end])])].sort((x, y) => x - y);
  return cuts.slice(0, -1).map((from, k) => {
    const words = a.text.slice(from, cuts[k + 1]);
    const at = a.items.findIndex(i => i.start <= from && i.end >= cuts[k + 1]);
    return at < 0 ? words : h('mark', { class: a.items[at].opinion ? 'opinion' : a.items[at].kind === 'unread' ? 'unread' : null, 'data-item': at, onclick: () => chosen(at) }, words);
  });
}

/** How likely it is read right, or holds an act, in words. */
function probability(x) {
  const share = percent(x.confidence);
  return x.chosen ? t('evidence.chosen') : x.kind === 'claim' ? t('evidence.right', { share }) : x.kind === 'unread' ? t('evidence.act', { share }) : t('evidence.confidence', { share });
}

/** What accepting would do, in words. */
function outcome(o) {
  return o.waits ? note(t('evidence.waits', { why: o.waits })) : note(t('evidence.records', { event: o.records }), ' ', o.effects.length ? h('b', {}, o.effects.join('; ')) : t('evidence.stays'));
}

function shown(a, again, first = 0) {
  const status = h('div', { role: 'status' });
  const asking = h('div', { class: 'panel' });
  let at = Math.min(first, Math.max(0, a.items.length - 1));
  let following = 0;
  const body = h('div', { class: 'articletext', tabindex: '0', role: 'region', 'aria-label': t('evidence.article') }, marked(a, choose));
  const rows = a.items.map((x, i) => row(x, i));
  const queue = h('ol', { class: 'queue', onkeydown: key }, rows.map(r => r.el));

  function row(x, i) {
    const button = (label, mark, work) => h('button', { type: 'button', class: 'plain', onclick: () => { choose(i, true); work(); } }, label, ' ', h('kbd', {}, mark));
    let measures = x.candidates || [];
    // A sentence is as a claim once the reviewer has said what it tells.
    const isClaim = x.kind === 'claim' || Boolean(x.amend);
    const taken = new Set(measures.filter(c => c.chosen).map(c => c.measure));
    // Once the reviewer chose, the measures are his: one key is enough then.
    let own = false;
    let asked = false;
    let from = 0;
    const box = h('div', { class: 'candidates' });
    const panel = h('div', { class: 'panel' });
    const asks = h('p', { class: 'asks', role: 'status' });

    function draw() {
      const to = Math.min(from + NINE, measures.length);
      show(box,
        measures.slice(from, to).map((c, k) => h('div', { class: 'candidate' },
          h('label', {}, h('input', { type: 'checkbox', name: c.measure, checked: taken.has(c.measure), onchange: () => take(from + k) }), ' ', h('kbd', {}, String(k + 1)), ' ', h('span', { class: 'id' }, c.measure), ' ', c.title, h('span', { class: 'note' }, `; ${c.status}`, c.reasons.length > 0 && ` (${c.reasons.join('; ')})`)),
          taken.has(c.measure) && !x.watched && outcome(c))),
        measures.length > NINE && h('p', { class: 'row' }, note(t('evidence.page', { from: from + 1, to, all: measures.length })), button(t('evidence.next'), '+', () => turn(NINE)), button(t('evidence.last'), '-', () => turn(-NINE))),
        !measures.length && note(t('evidence.nomeasure')));
    }

    function take(k) {
      const c = measures[k];
      if (!c) return;
      own = true;
      disarm();
      if (!taken.delete(c.measure)) taken.add(c.measure);
      draw();
    }

    function turn(by) {
      if (from + by < 0 || from + by >= measures.length) return;
      from += by;
      draw();
    }

    /** A key that is not the second one takes the first one back. */
    function disarm() {
      asked = false;
      asks.textContent = '';
    }

    function accept() {
      const rewrites = measures.find(c => taken.has(c.measure) && c.rewrites);
      const ends = measures.find(c => taken.has(c.measure) && c.ends);
      if ((rewrites || ends || (x.secondKey && !own)) && !asked) {
        asked = true;
        asks.textContent = rewrites ? t('evidence.longago', { measure: rewrites.measure })
          : ends ? t('evidence.ends', { measure: ends.measure }) : t('evidence.again');
        return;
      }
      decide(i, 'accept', measures.filter(c => taken.has(c.measure)));
    }

    function close() {
      show(panel);
      el.focus({ preventScroll: true });
    }

    const form = (work, ...parts) => h('form', { class: 'asking', onsubmit: e => { e.preventDefault(); work(); }, onkeydown: e => { if (e.key === 'Escape') { e.stopPropagation(); close(); } } },
      parts, h('button', { type: 'button', class: 'plain', onclick: close }, t('close')));

    function opened(field, content) {
      disarm();
      show(panel, content);
      field.focus();
      field.select();
    }

    function search() {
      const field = h('input', { type: 'text', name: 'words', maxlength: '200', 'aria-label': t('evidence.words'), placeholder: t('evidence.words') });
      const said = h('p', { class: 'note', role: 'status' });
      async function look() {
        const words = field.value.trim();
        if (!words) return;
        try {
          const found = (await get(`/api/v1/articles/${a.id}/measures`, { key: x.key, words, amend: x.amend || '' })).measures;
          if (!found.length) { said.textContent = t('evidence.notfound', { words }); return; }
          measures = [...found, ...measures.filter(c => found.every(f => f.measure !== c.measure))];
          from = 0;
          found.filter(c => c.chosen && !taken.has(c.measure)).forEach(c => { taken.add(c.measure); own = true; });
          draw();
          close();
        } catch (error) { show(said, failure(error)); }
      }
      opened(field, form(look, field, h('button', { type: 'submit', class: 'main' }, t('evidence.search')), said));
    }

    function fresh() {
      const d = x.drafted;
      if (!d) { disarm(); asks.textContent = t('evidence.nonew'); return; }
      const field = h('input', { type: 'text', name: 'title', maxlength: '200', 'aria-label': t('evidence.newtitle'), value: x.proposed?.title || d.title });
      opened(field, form(() => decide(i, 'accept', [], { title: field.value.trim() }), h('p', {}, t('evidence.newwhat', { id: d.id, kind: told('kind.', d.kind) })), outcome(d), field, h('button', { type: 'submit', class: 'main' }, t('evidence.newrecord'))));
    }

    function amend() {
      const field = h('input', { type: 'text', name: 'amend', maxlength: '200', 'aria-label': t('evidence.amended'), placeholder: 'action=suspend; until=2026-11-10', value: x.amend || x.proposed?.amend || '' });
      const said = h('p', { class: 'note', role: 'status' });
      async function set() {
        const typed = field.value.trim();
        if (!typed) return;
        try {
          const now = await get(`/api/v1/articles/${a.id}/amended`, { key: x.key, amend: typed, measures: measures.map(c => c.measure).join(',') });
          const same = measures.length ? measures.map(c => ({ ...c, ...now.candidates.find(f => f.measure === c.measure), reasons: c.reasons, chosen: c.chosen })) : now.candidates;
          // A status that would change by measures that were chosen for the reviewer asks for a second key, as before.
          replace(i, { ...x, ...now, candidates: same.map(c => ({ ...c, chosen: taken.has(c.measure) })), drafted: now.drafted, secondKey: !own && same.some(c => taken.has(c.measure) && c.effects.length > 0) });
        } catch (error) { show(said, failure(error)); }
      }
      opened(field, form(set, h('p', {}, note(t('evidence.amending'))), field, h('button', { type: 'submit', class: 'main' }, t('evidence.amend')), said));
    }

    function figure() {
      if (!x.figure) { disarm(); asks.textContent = t('evidence.nofigure'); return; }
      decide(i, 'accept', [], { figure: true });
    }

    function skip() {
      el.classList.add('skipped');
      const next = rows.findIndex((r, k) => k > i && !a.items[k].decided && !r.el.classList.contains('skipped'));
      if (next >= 0) choose(next); else asks.textContent = t('evidence.skippedlast');
    }

    const el = h('li', { tabindex: '-1', class: x.decided ? 'done' : null, onfocusin: () => choose(i, true) },
      h('p', {}, h('b', {}, x.summary), ' ', x.opinion && tag('assumed', t('evidence.opinion')), x.doubted && [' ', tag('stop', t('evidence.doubted')), ' '], x.kind === 'unread' && !x.chosen && [' ', tag('ask', t('evidence.unread')), ' '], x.heldBy && [tag('assumed', t('evidence.held', { who: x.heldBy })), ' '],
        x.amend && [tag('assumed', t('evidence.asamended', { amend: x.amend })), ' '],
        x.proposed && [tag('ask', x.proposed.title ? t('evidence.proposednew', { who: x.proposed.analyst, title: x.proposed.title }) : t('evidence.proposed', { who: x.proposed.analyst, measures: x.proposed.measures.join(', ') })), x.proposed.amend && [' ', tag('ask', t('evidence.asamended', { amend: x.proposed.amend }))], ' '], x.decided && tag(KINDS[x.decided.verdict], told('verdict.', x.decided.verdict))),
      x.change && h('p', {}, tag('ask', told('rank.', x.rank)), ' ', x.change), x.told && note(t('evidence.told', { who: x.told })), x.details.length > 0 && note(x.details.join('; ')),
      x.draft && h('p', {}, h('a', { class: 'file', href: address(`/api/v1/articles/${a.id}/draft`, { key: x.key }), download: true }, t('evidence.draft'))),
      note(h('q', {}, x.quote), ' ', probability(x)),
      !x.decided && [x.figure && note(t('evidence.asfigure', { figure: x.figure })), x.watched && note(t('evidence.watched', { why: x.watched })), isClaim && !x.watched && box, asks, panel,
        h('div', { class: 'row' }, (isClaim || x.kind !== 'unread') && button(t('evidence.accept'), 'a', accept), x.drafted && button(t('evidence.new'), 'n', fresh), isClaim && !x.watched && button(t('evidence.search'), '/', search), (isClaim || x.kind === 'unread') && button(x.kind === 'unread' ? t('evidence.tell') : t('evidence.amend'), 'm', amend), x.figure && button(t('evidence.figure'), 'v', figure), button(t('evidence.watch'), 'w', () => decide(i, 'watch', measures.filter(c => taken.has(c.measure)))), button(t('evidence.reject'), 'r', () => decide(i, 'reject', [])), button(t('evidence.skip'), 's', skip))]);
    draw();
    const claims = isClaim && !x.watched;
    const keys = x.decided ? {} : {
      a: x.kind === 'unread' && !isClaim ? null : accept, w: () => decide(i, 'watch', measures.filter(c => taken.has(c.measure))), r: () => decide(i, 'reject', []),
      n: isClaim ? fresh : null, m: isClaim || x.kind === 'unread' ? amend : null, v: x.kind === 'supply-fact' ? figure : null, s: skip, '/': claims ? search : null, '+': claims ? () => turn(NINE) : null, '-': claims ? () => turn(-NINE) : null,
      0: claims ? () => { own = true; taken.clear(); draw(); } : null,
    };
    if (claims && !x.decided) for (let k = 0; k < NINE; k++) keys[k + 1] = () => take(from + k);
    return { el, disarm, press: key => {
      if (!Object.hasOwn(keys, key) || !keys[key]) return false;
      if (key !== 'a') disarm();
      keys[key]();
      return true;
    } };
  }

  /** An item as the reviewer amended it, in its place. */
  function replace(i, amended) {
    a.items[i] = amended;
    const old = rows[i].el;
    rows[i] = row(amended, i);
    old.replaceWith(rows[i].el);
    choose(i);
  }

  function choose(i, quietly) {
    at = i;
    rows.forEach((r, k) => { r.el.classList.toggle('current', k === i); r.el.setAttribute('tabindex', k === i ? '0' : '-1'); });
    body.querySelectorAll('mark').forEach(m => m.classList.toggle('current', m.dataset.item === String(i)));
    if (!quietly) rows[i].el.focus();
    body.querySelector('mark.current')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param fresh the title of the new measure that is drafted; @param anyway whether what others wrote meanwhile counts */
  async function decide(i, verdict, about, { title: fresh, anyway, figure } = {}) {
    const x = a.items[i];
    const asked = { article: a.id, key: x.key, verdict, measures: about.map(c => c.measure), seen: anyway ? {} : Object.fromEntries(about.map(c => [c.measure, c.events])), ...(x.amend && { amend: x.amend }), ...(figure && { figure }) };
    try {
      const answer = await post('/api/v1/reviews', fresh === undefined ? asked : { ...asked, new: true, title: fresh });
      const next = Math.min(i, a.items.length - 1);
      await again(next);
      document.querySelector('.reviewed')?.replaceChildren(answer.told);
    } catch (error) {
      if (error.field !== 'seen') return show(status, failure(error));
      show(status, conflict([[t('measure'), error.message]], [[t('measure'), x.summary]], () => again(i), () => decide(i, verdict, about, { anyway: true })));
    }
  }

  /** Leaves what is not decided of the article: it is not asked again, and judged neither right nor wrong. */
  async function leave() {
    try {
      const answer = await post('/api/v1/reviews', { article: a.id, key: a.rest, verdict: 'leave' });
      await again(0);
      document.querySelector('.reviewed')?.replaceChildren(answer.told);
    } catch (error) { show(status, failure(error)); }
  }

  /** Makes the article a source of all acts that it tells and the ledger has. */
  async function known() {
    const all = a.items.filter(x => x.rank === 'known' && !x.decided);
    try {
      const said = [];
      for (const x of all) {
        const chosen = x.candidates.filter(c => c.chosen);
        const answer = await post('/api/v1/reviews', { article: a.id, key: x.key, verdict: 'accept', measures: chosen.map(c => c.measure), seen: Object.fromEntries(chosen.map(c => [c.measure, c.events])) });
        said.push(answer.told);
      }
      if (all.length) await again(0);
      document.querySelector('.reviewed')?.replaceChildren(all.length ? said.join(' ') : t('evidence.noknown'));
    } catch (error) { show(status, failure(error)); }
  }

  /** The sentence in which words of the article are selected, or the first one. */
  function selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || !body.contains(selection.anchorNode)) return 0;
    const before = document.createRange();
    before.setStart(body, 0);
    before.setEnd(selection.anchorNode, selection.anchorOffset);
    const at = before.toString().length;
    return Math.max(0, a.sentences.findIndex(s => s.start <= at && at < s.end));
  }

  /** Takes a sentence as one that holds an act: the reviewer says what it tells. */
  function sentence() {
    const field = h('select', { name: 'sentence', 'aria-label': t('evidence.sentence') }, a.sentences.map((s, i) => h('option', { value: String(i) }, `${i + 1}  ${a.text.slice(s.start, s.end).trim().slice(0, 90)}`)));
    field.value = String(selected());
    function take() {
      const s = a.sentences[Number(field.value)];
      show(asking);
      let i = a.items.findIndex(x => x.key === s.key);
      if (i < 0) {
        const quote = a.text.slice(s.start, s.end).trim();
        i = a.items.push({ key: s.key, kind: 'unread', chosen: true, start: s.start, end: s.end, quote, confidence: 1, summary: quote, details: [], told: '', opinion: false }) - 1;
        rows.push(row(a.items[i], i));
        queue.append(rows[i].el);
      }
      choose(i);
      rows[i].press('m');
    }
    show(asking, h('form', { class: 'asking', onsubmit: e => { e.preventDefault(); take(); }, onkeydown: e => { if (e.key === 'Escape') { e.stopPropagation(); show(asking); rows[at]?.el.focus({ preventScroll: true }); } } },
      h('p', {}, note(t('evidence.choosing'))), field, h('button', { type: 'submit', class: 'main' }, t('evidence.take')), h('button', { type: 'button', class: 'plain', onclick: () => show(asking) }, t('close'))));
    field.focus();
  }

  async function back() {
    try {
      const answer = await remove('/api/v1/reviews/last');
      await again(0);
      document.querySelector('.reviewed')?.replaceChildren(answer.told);
    } catch (error) { show(status, failure(error)); }
  }

  function key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input[type=text], select')) return;
    // g and a letter go to another page: the letter decides nothing.
    if (Date.now() - following < 1500) { following = 0; return; }
    if (e.key === 'g') { following = Date.now(); return; }
    const move = { u: back, x: leave, h: known, d: sentence, j: () => choose(Math.min(at + 1, rows.length - 1)), k: () => choose(Math.max(at - 1, 0)) }[e.key];
    if (!move && !rows[at]?.press(e.key)) return;
    e.preventDefault();
    e.stopPropagation();
    if (move) { rows[at]?.disarm(); move(); }
  }

  queueMicrotask(() => { if (rows.length) { choose(at, true); const on = document.activeElement; if (first || on.contains(queue) || queue.contains(on)) rows[at].el.focus({ preventScroll: true }); } });
  return [
    h('h2', {}, a.headline || t('evidence.article')), note([a.publisher, day(a.published), t('evidence.hash', { hash: a.id.slice(0, 12) })].filter(Boolean).join(' · ')),
    a.notRead && h('p', {}, tag('assumed', a.notRead)),
    h('p', { class: 'reviewed', role: 'status' }), status,
    a.items.length ? h('div', { class: 'reading' }, body, h('section', { 'aria-label': t('evidence.queue') }, h('h3', {}, t('evidence.queue')), note(t('evidence.keys')), asking, queue,
      h('p', { class: 'row' }, a.items.some(x => x.rank === 'known' && !x.decided) && h('button', { type: 'button', class: 'plain', onclick: known }, t('evidence.known'), ' ', h('kbd', {}, 'h')), h('button', { type: 'button', class: 'plain', onclick: leave }, t('evidence.leave'), ' ', h('kbd', {}, 'x')), h('button', { type: 'button', class: 'plain', onclick: sentence }, t('evidence.sentence'), ' ', h('kbd', {}, 'd')), h('button', { type: 'button', class: 'plain', onclick: back }, t('evidence.undo'), ' ', h('kbd', {}, 'u')))))
      : [empty(t('evidence.nothing')), body],
    note(t('evidence.after')),
  ];
}
