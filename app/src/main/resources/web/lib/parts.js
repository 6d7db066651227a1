// What pages are made of: tables, notices, tags, the drawer that says why, jobs that are waited for.
import { h, land, show } from './dom.js';
import { t, told } from './i18n.js';
import { duration } from './format.js';
import { follow, get, post, remove } from './api.js';
import { link, question } from './state.js';

export const section = (title, ...content) => h('section', {}, h('h2', {}, title), content);
export const note = (...words) => h('p', { class: 'note' }, words);
export const empty = (...words) => h('p', { class: 'empty' }, words);
export const skeleton = () => h('div', { class: 'skeleton', role: 'status' }, h('span', { class: 'unseen' }, t('loading')), h('i'), h('i'), h('i'));
export const tag = (kind, words) => h('span', { class: 'tag ' + kind }, words);
export const measureLink = id => h('a', { class: 'id', href: link('/controls/' + encodeURIComponent(id)) }, id);

export const measureState = m => [
  tag(m.state, told('state.', m.state)),
  m.state === 'in_force' && m.enforcement !== 'enforced' && tag('suspended', told('enforcement.', m.enforcement)),
  !m.confirmed && tag('assumed', t('unconfirmed')),
];

/** Sources: an address of the web becomes a link, which opens in a tab of its own; words beside it stay words. */
export function source(text) {
  const found = /^(https?:\/\/[^\s;,]+)(.*)$/s.exec(text || '');
  return found
    ? [h('a', { href: found[1], title: text, target: '_blank', rel: 'noopener noreferrer' }, found[1].replace(/^https?:\/\/(www\.)?/, '')), found[2]]
    : h('span', { title: text }, text);
}

/** The scope of an answer in words: long, so that it opens. */
export const scopeWords = line => h('details', { class: 'note' }, h('summary', {}, t('scope.whole')), h('p', {}, line));

/** What went wrong, with what was expected. */
export function failure(error) {
  return h('div', { class: 'problem', role: 'alert' },
    h('strong', {}, error.field ? t('error.field', { field: error.field, value: error.value || '–' }) : t('error.title')),
    h('p', {}, error.status ? error.message : t('error.gone')));
}

/**
 * Two people wrote the same at once: what stands there now beside what was to be written, and which of both stays.
 * Both are lists of a name and a text, in the same order.
 */
export function conflict(theirs, mine, take, overwrite) {
  return h('section', { class: 'problem conflict', role: 'alert' }, h('h3', {}, t('conflict.title')), note(t('conflict.what')),
    h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('conflict.field')), h('th', { scope: 'col' }, t('conflict.theirs')), h('th', { scope: 'col' }, t('conflict.mine')))),
      h('tbody', {}, theirs.map(([name, text], k) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, text),
        h('td', {}, mine[k][1] === text ? t('conflict.same') : h('b', {}, mine[k][1])))))),
    h('p', {}, h('button', { type: 'button', class: 'plain', onclick: take }, t('conflict.take')), ' ',
      h('button', { type: 'button', class: 'plain', onclick: overwrite }, t('conflict.overwrite'))));
}

/** Runs what fills an element; shows a skeleton until then, and what went wrong. */
export async function filled(el, work) {
  el.setAttribute('aria-busy', 'true');
  show(el, skeleton());
  try {
    show(el, await work());
  } catch (error) {
    show(el, failure(error));
    if (!error.status) throw error;
  } finally {
    el.removeAttribute('aria-busy');
  }
  return el;
}

/**
 * A table. A column: { head, cell(row), key(row) for sorting, number, date, wide }.
 * Options: `csv` where the same rows can be fetched, `by` and `down` the column that orders them at first, `most` rows.
 */
export function table(caption, columns, rows, options = {}) {
  const most = options.most || 200;
  const body = h('tbody');
  const box = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption });
  let sorted = rows;
  let by = options.by ?? -1;
  let down = Boolean(options.down);
  let all = false;
  const more = h('button', { type: 'button', class: 'plain', onclick: () => { all = true; draw(); land(box); } });
  const draw = () => {
    show(body, (all ? sorted : sorted.slice(0, most)).map(row => h('tr', {}, columns.map((c, i) =>
      h(i === 0 && !options.plain ? 'th' : 'td', { class: [c.number && 'number', c.wide && 'wide', c.date && 'date'].filter(Boolean).join(' ') || null, scope: i === 0 && !options.plain ? 'row' : null }, c.cell(row))))));
    more.hidden = all || sorted.length <= most;
    more.textContent = t('table.more', { n: sorted.length - most });
  };
  const heads = columns.map((c, i) => h('th', { scope: 'col', class: c.number ? 'number' : null },
    c.key ? h('button', { type: 'button', class: 'sort', onclick: () => sort(i) }, c.head) : c.head));
  function sort(i) {
    down = by === i ? !down : Boolean(columns[i].number || columns[i].date);
    by = i;
    order();
  }
  function order() {
    const key = columns[by].key;
    sorted = [...rows].sort((a, b) => {
      const x = key(a);
      const y = key(b);
      return (typeof x === 'number' ? x - y : String(x).localeCompare(String(y))) * (down ? -1 : 1);
    });
    heads.forEach((th, k) => (k === by ? th.setAttribute('aria-sort', down ? 'descending' : 'ascending') : th.removeAttribute('aria-sort')));
    draw();
  }
  if (by >= 0) order(); else draw();
  if (!rows.length) return empty(options.none || t('table.none'));
  box.append(h('table', {}, h('caption', { class: options.caption ? null : 'unseen' }, caption), h('thead', {}, h('tr', {}, heads)), body));
  return h('div', { class: 'tabled' }, box,
    h('p', { class: 'under' }, more, options.csv && h('a', { class: 'file', href: options.csv, download: true }, 'CSV')));
}

// ---- Why this number -------------------------------------------------------------------------------------------------
let drawer;

function tree(e, depth) {
  const line = [h('span', { class: 'what' }, e.what), e.value && h('b', {}, ' ' + e.value), e.because && h('span', { class: 'because' }, ' ' + e.because)];
  // Links stand beside the line that opens, not in it.
  const refs = e.refs.length > 0 && h('p', { class: 'refline' }, e.refs.map(r => [r.scheme === 'measure' ? measureLink(r.value) : h('span', { class: 'id' }, r.value), ' ']));
  return h('li', {}, e.parts.length ? h('details', { open: depth < 1 }, h('summary', {}, line), refs, h('ul', {}, e.parts.map(p => tree(p, depth + 1)))) : h('div', { class: 'leaf' }, line, refs));
}

function sources(e, found = new Map()) {
  e.refs.forEach(r => found.set(r.scheme + ' ' + r.value, r));
  e.parts.forEach(p => sources(p, found));
  return found;
}

/** Opens the drawer with an explanation: first the sentence, then the tree, then what it rests on. */
export function explain(e) {
  if (!drawer) {
    drawer = h('dialog', { class: 'drawer', 'aria-labelledby': 'why-title' });
    drawer.addEventListener('click', event => { if (event.target === drawer || event.target.closest('a')) drawer.close(); });
    document.body.append(drawer);
  }
  const refs = [...sources(e).values()];
  show(drawer, h('div', { class: 'inside' },
    h('header', {}, h('h2', { id: 'why-title' }, t('why.title')), h('button', { type: 'button', class: 'plain', onclick: () => drawer.close() }, t('close'))),
    h('p', { class: 'sentence' }, e.what, e.value && [': ', h('b', {}, e.value)]),
    e.because && h('p', {}, e.because),
    e.parts.length > 0 && [h('h3', {}, t('why.made')), h('ul', { class: 'tree' }, e.parts.map(p => tree(p, 0)))],
    refs.length > 0 && [h('h3', {}, t('why.rests')), h('ul', { class: 'refs' }, refs.slice(0, 40).map(r => h('li', {}, r.scheme === 'measure' ? measureLink(r.value) : [h('span', { class: 'note' }, r.scheme + ' '), source(r.value)])))]));
  drawer.showModal();
}

/** Where an answer stands for good. */
export const lasting = hash => h('p', { class: 'note' }, h('a', { href: '/a/' + hash }, t('frozen.link')), ' · ', h('a', { href: `/a/${hash}.json` }, 'JSON'));

/** The address of a chart for a frame in another page of this machine. */
export const embedding = (hash, name) => hash && h('p', { class: 'under' }, h('a', { class: 'file', href: `/embed/${hash}/${name}` }, t('frozen.embed')));

/** A number that says why it is what it is. */
export function why(words, hash, key) {
  if (!key) return words;
  return h('button', { type: 'button', class: 'why', title: t('why.title'), onclick: async event => {
    const button = event.currentTarget;
    // A button that is disabled would lose the focus, which comes back to it when the drawer closes.
    if (button.hasAttribute('aria-busy')) return;
    button.setAttribute('aria-busy', 'true');
    try { explain(await get(`/api/v1/answers/${hash}/explanations/${key}`)); } finally { button.removeAttribute('aria-busy'); }
  } }, words);
}

/** A number whose explanation is at hand. */
export const whyOf = (words, explanation) => h('button', { type: 'button', class: 'why', title: t('why.title'), onclick: () => explain(explanation) }, words);

// ---- Long questions ----------------------------------------------------------------------------------------------------
const following = new Set();
export const stopFollowing = () => { following.forEach(stop => stop()); following.clear(); };

/**
 * The answer of all stages on the days of the question: shows it if it is kept, else offers to work it out, shows how
 * far that is, and lets it be cancelled.
 */
export async function answered(el, draw) {
  const asked = question();
  show(el, skeleton());
  let state;
  try {
    state = await get('/api/v1/questions', asked);
  } catch (error) {
    show(el, failure(error));
    return;
  }
  if (state.answer) return filled(el, () => draw(state.answer.answer, state.answer));
  if (state.job) return wait(el, state.job, draw);
  offer(el, asked, draw);
}

function offer(el, asked, draw, words) {
  show(el, h('div', { class: 'offer' }, h('p', {}, words || t('job.none')),
    h('button', { type: 'button', class: 'main', onclick: async () => {
      try {
        const state = await post('/api/v1/questions', Object.fromEntries(Object.entries(asked).filter(([, v]) => v)));
        if (state.answer) await filled(el, () => draw(state.answer.answer, state.answer));
        else wait(el, state.job, draw);
      } catch (error) { show(el, failure(error)); }
    } }, t('job.start'))));
}

function wait(el, first, draw) {
  const words = h('p', { role: 'status' });
  const bar = h('progress', { max: '100', 'aria-label': t('job.progress') });
  const line = h('p', { class: 'note' });
  show(el, h('div', { class: 'job' }, words, bar, line,
    h('button', { type: 'button', class: 'plain', onclick: () => remove(`/api/v1/jobs/${first.id}`).catch(() => {}) }, t('job.cancel'))));
  let from = Date.now() - first.seconds * 1000;
  let usual = first.usualSeconds;
  const tick = setInterval(() => told1(), 500);
  function told1() {
    const seconds = (Date.now() - from) / 1000;
    const left = usual > seconds ? t('job.left', { time: duration(usual - seconds) }) : t('job.since', { time: duration(seconds) });
    line.textContent = left;
    if (usual) bar.value = String(Math.min(98, 100 * seconds / usual)); else bar.removeAttribute('value');
  }
  const stop = follow(first.id, job => {
    from = Date.now() - job.seconds * 1000;
    usual = job.usualSeconds;
    words.textContent = job.state === 'queued' ? t('job.queued') : t('job.running', { step: job.progress.at(-1) || '' });
    if (job.state === 'queued' || job.state === 'running') return;
    clearInterval(tick);
    following.delete(end);
    if (!el.isConnected) return;
    if (job.state === 'done') filled(el, () => draw(job.answer, job));
    else if (job.state === 'cancelled') offer(el, question(), draw, t('job.cancelled'));
    else show(el, failure({ status: 500, message: job.problem }));
  });
  const end = () => { clearInterval(tick); stop(); };
  following.add(end);
}
