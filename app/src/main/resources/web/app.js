// The shell: rail, top bar, scope line, and which page an address shows.
import { h, land, show, stay } from './lib/dom.js';
import { language, languages, load, store, stored, t } from './lib/i18n.js';
import { address, get, post } from './lib/api.js';
import { change, dates, go, link, loadWorld, parameters, party, question, theWorld } from './lib/state.js';
import { day } from './lib/format.js';
import { failure, stopFollowing, tag } from './lib/parts.js';
import { liveBox, loadMe, looking } from './lib/live.js';

// In the order of the rail. A page gives { title, content } for its address.
// Pages that show what all stages answer can be asked under a scenario.
const ASKED = ['situation', 'company', 'exposure', 'deals', 'data'];
const PAGES = [
  { path: '/', name: 'situation', key: 's', data: ['/situation.json', '/situation.csv'] },
  { path: '/company', name: 'company', key: 'm' },
  { path: '/check', name: 'check', key: 'k' },
  { path: '/controls', name: 'controls', key: 'c', data: ['/controls.json', '/controls.csv'] },
  { path: '/exposure', name: 'exposure', key: 'e', data: ['/exposure.json', '/exposure.csv'] },
  { path: '/screen', name: 'screen', key: 'w', data: ['/screen.json', '/screen.csv'] },
  { path: '/deals', name: 'deals', key: 'd', data: ['/deals.json'] },
  { path: '/evidence', name: 'evidence', key: 'v' },
  { path: '/scenarios', name: 'scenarios', key: 'n', data: ['/scenarios.json'] },
  { path: '/data', name: 'data', key: 'a' },
  { path: '/sources', name: 'sources', key: 'o', data: ['/sources.json', '/sources.csv'] },
];
// Pages that are reached by a link only.
const LINKED = [{ path: '/a', name: 'answer' }, { path: '/embed', name: 'embed' }];

let me = { users: false, name: '' };
const THEMES = ['auto', 'light', 'dark'];

function theme(name) {
  if (name === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', name);
  store('theme', name);
  dispatchEvent(new Event('themed'));
}

function rail(current) {
  return h('nav', { class: 'rail', 'aria-label': t('nav.pages') },
    h('a', { class: 'brand', href: link('/') }, 'Chokepoint'),
    h('ul', {}, PAGES.map(p => h('li', {}, h('a', { href: link(p.path), 'aria-current': p === current ? 'page' : null }, t('nav.' + p.name))))));
}

function dateForm() {
  const asked = dates();
  const world = theWorld();
  const on = h('input', { type: 'date', name: 'on', value: asked.on, required: true });
  const known = h('input', { type: 'date', name: 'known', value: asked.known, required: true });
  const put = (o, k) => change({ on: o === world.asOf && k === world.asOf ? null : o, known: k === o ? null : k });
  const leave = () => { box.open = false; box.querySelector('summary').focus(); };
  const box = h('details', { class: 'dates', onkeydown: e => { if (e.key === 'Escape' && box.open) leave(); }, onfocusout: e => { if (e.relatedTarget && !box.contains(e.relatedTarget)) box.open = false; } },
    h('summary', {}, asked.on === asked.known ? t('dates.one', { on: day(asked.on) }) : t('dates.two', { on: day(asked.on), known: day(asked.known) })),
    h('form', { onsubmit: e => { e.preventDefault(); put(on.value, known.value); } },
      h('label', {}, t('dates.on'), on), h('label', {}, t('dates.known'), known),
      h('p', { class: 'note' }, t('dates.what')),
      h('div', { class: 'row' }, h('button', { class: 'main', type: 'submit' }, t('dates.ask')),
        h('button', { class: 'plain', type: 'button', onclick: () => put(world.asOf, world.asOf) }, t('dates.world', { day: day(world.asOf) })),
        h('button', { class: 'plain', type: 'button', onclick: () => put(world.today, world.today) }, t('dates.today')))));
  return box;
}

function chooser(name, label, values, current, chosen) {
  const select = h('select', { name, 'aria-label': label, onchange: e => chosen(e.target.value) },
    values.map(([value, words]) => h('option', { value, selected: value === current }, words)));
  return h('label', { class: 'chooser' }, h('span', { class: 'unseen' }, label), select);
}

function scenarioChooser() {
  const asked = parameters().get('scenario') || '';
  const box = h('span', { class: 'scenario' });
  get('/api/v1/scenarios').then(({ scenarios }) => show(box, scenarios.length || asked
    ? chooser('scenario', t('scenario.asked'), [['', t('scenario.none')], ...scenarios.map(x => [x.id, x.name])], asked, value => change({ scenario: value || null }))
    : h('a', { href: link('/scenarios') }, t('scenario.none'))), () => {});
  return box;
}

function top() {
  const world = theWorld();
  return h('div', { class: 'top' },
    h('div', { class: 'world' }, h('b', { title: world.title }, world.title)),
    h('div', { class: 'asked' }, current[0].name !== 'answer' && dateForm(), ASKED.includes(current[0].name) && scenarioChooser(),
      chooser('lang', t('language'), Object.entries(languages), language(), value => { store('lang', value); change({ lang: value === 'en' && !stored('lang') ? null : value }, true); start(); }),
      chooser('theme', t('theme'), THEMES.map(n => [n, t('theme.' + n)]), stored('theme') || 'auto', theme),
      h('button', { type: 'button', class: 'plain', 'aria-label': t('keys.title'), onclick: keys }, '?'),
      me.users && h('span', { class: 'me' }, h('span', { class: 'note' }, me.name), ' ', h('button', { type: 'button', class: 'plain', onclick: signOut }, t('me.out')))));
}

async function signOut() {
  await post('/api/v1/sign-out', {});
  location.assign('/login');
}

/** The same as data, and the address that asks the same again. */
function foot(page, sub) {
  const days = dates();
  const asked = page.name === 'situation' ? { until: days.known, since: parameters().get('since') } : ['sources', 'scenarios', 'answer'].includes(page.name) ? {} : ['exposure', 'deals'].includes(page.name) ? question() : days;
  const files = sub && page.name === 'screen' ? [`${page.path}/${sub}.json`, `${page.path}/${sub}.csv`] : sub && page.name === 'controls' ? [`${page.path}/${encodeURIComponent(sub)}.json`]
    : page.name === 'answer' ? [`/a/${sub}.json`, `/a/${sub}.csv`] : page.data || [];
  const done = h('span', { role: 'status' });
  return h('p', { class: 'foot' },
    h('button', { type: 'button', class: 'plain', onclick: async () => { await navigator.clipboard.writeText(location.href); done.textContent = t('foot.copied'); } }, t('foot.copy')), ' ', done,
    files.length > 0 && [' ', t('foot.data'), ' ', files.map(f => [h('a', { href: address(f, asked) }, f.endsWith('json') ? 'JSON' : 'CSV'), ' '])]);
}

// ---- Scope ---------------------------------------------------------------------------------------------------------
/** One line that says how far everything on the page reaches; it opens to the whole. */
function scopeLine(scope) {
  const main = scope.horizons.filter(z => ['US', 'CN'].includes(z.issuer));
  const past = main.some(z => z.past);
  const none = !scope.horizons.length;
  const days = new Set(main.map(z => z.readThrough));
  const through = days.size === 1 ? `${day([...days][0])} (${main.map(z => z.issuer).join(', ')})` : main.map(z => `${z.issuer} ${day(z.readThrough)}`).join(', ');
  const world = theWorld();
  const words = [
    none ? t('scope.nothing') : t('scope.read', { through }),
    t('scope.covers', { complete: scope.complete, partial: scope.partial, lists: scope.lists }),
    `${world.id} ${world.hash.slice(0, 7)}`,
    ASKED.includes(current[0].name) && (parameters().get('scenario') ? t('scenario.under', { name: parameters().get('scenario') }) : t('scenario.none')),
  ].filter(Boolean).join(' · ');
  return h('details', { class: 'scope ' + (none ? 'bad' : past ? 'past' : '') },
    h('summary', {}, h('b', {}, t('scope.title')), ' ', words, past && [' · ', tag('assumed', t('scope.past', { on: day(scope.on) }))]),
    h('div', { class: 'whole' },
      past && h('p', {}, t('scope.forecast')),
      h('dl', { class: 'days' }, scope.horizons.map(z => h('div', {}, h('dt', {}, party(z.issuer)), h('dd', { class: z.past ? 'past' : null }, day(z.readThrough))))),
      h('p', {}, h('a', { href: link('/sources') }, t('scope.more')))));
}

// ---- What others do ----------------------------------------------------------------------------------------------------
/** Whether a change of somebody else may show on a page. */
function concerns(page) {
  const scenario = parameters().get('scenario') || '';
  return change => {
    switch (change.kind) {
      case 'ledger': return page.name !== 'answer';
      case 'scenario': return page.name === 'scenarios' || (ASKED.includes(page.name) && change.id === scenario);
      case 'company': return page.name === 'company';
      case 'job': return ASKED.includes(page.name);
      default: return page.name === 'evidence';
    }
  };
}

// ---- Keys ------------------------------------------------------------------------------------------------------------
let help;

function keys() {
  if (!help) {
    help = h('dialog', { class: 'keys', 'aria-labelledby': 'keys-title' });
    document.body.append(help);
  }
  show(help, h('div', { class: 'inside' }, h('header', {}, h('h2', { id: 'keys-title' }, t('keys.title')), h('button', { type: 'button', class: 'plain', onclick: () => help.close() }, t('close'))),
    h('dl', {}, PAGES.map(p => h('div', {}, h('dt', {}, h('kbd', {}, 'g'), ' ', h('kbd', {}, p.key)), h('dd', {}, t('nav.' + p.name)))),
      h('div', {}, h('dt', {}, h('kbd', {}, '/')), h('dd', {}, t('keys.search'))),
      h('div', {}, h('dt', {}, h('kbd', {}, '?')), h('dd', {}, t('keys.this'))),
      h('div', {}, h('dt', {}, h('kbd', {}, 'Esc')), h('dd', {}, t('keys.close')))), location.pathname === '/evidence' && h('p', {}, t('evidence.keys'))));
  if (!help.open) help.showModal();
}

let going = false;
addEventListener('keydown', e => {
  if (e.target.closest('select, textarea, input:not([type=checkbox], [type=range], [type=file])') || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === '?') { e.preventDefault(); keys(); return; }
  if (e.key === '/') {
    const field = document.querySelector('main input[type=search], main input[type=text]');
    if (field) { e.preventDefault(); field.focus(); }
    return;
  }
  if (going) {
    going = false;
    const page = PAGES.find(p => p.key === e.key);
    if (page) { go(link(page.path)); land(document.getElementById('main')); }
  } else if (e.key === 'g') {
    going = true;
    setTimeout(() => { going = false; }, 1500);
  }
});

/** The top bar and the scope line of the question in the address. */
function heading(head) {
  const scope = h('div', { class: 'scopes' });
  show(head, top(), scope, liveBox);
  // A kept answer has a scope of its own.
  if (current[0].name === 'answer') return;
  const asked = JSON.stringify(dates());
  get('/api/v1/scope', dates()).then(answer => { if (asked === JSON.stringify(dates())) show(scope, scopeLine(answer)); }, error => show(scope, failure(error)));
}

// ---- Which page ------------------------------------------------------------------------------------------------------
let shown = 0;
let current = [PAGES[0], ''];
let drawn = '';

async function route() {
  const turn = ++shown;
  drawn = location.pathname + location.search;
  delete document.documentElement.dataset.ready;
  stopFollowing();
  const path = location.pathname;
  const page = [...PAGES, ...LINKED].find(p => p.path !== '/' && (path === p.path || path.startsWith(p.path + '/'))) || PAGES[0];
  const main = h('main', { id: 'main', tabindex: '-1' });
  const head = h('header', { class: 'head' });
  const framed = page.name === 'embed';
  // A link leads to the top of its page; whatever else draws the page anew leaves the focus where it was.
  const back = document.activeElement?.closest('#shell a') ? () => false : stay(document.getElementById('shell'));
  document.documentElement.classList.toggle('framed', framed);
  document.getElementById('shell').replaceChildren(...[!framed && rail(page), h('div', { class: 'page' }, ...[!framed && head, main].filter(Boolean))].filter(Boolean));
  document.getElementById('skip').textContent = t('nav.skip');
  const sub = page.path === '/' ? '' : decodeURIComponent(path.slice(page.path.length + 1));
  current = [page, sub];
  if (!framed) heading(head);
  // A choice in the top bar draws all of it anew: the focus stays on it. What is in the page waits for the page.
  if (back && !back()) land(main);
  // Listening begins before the page reads: what is changed in between is told.
  const listening = framed ? null : looking(path, concerns(page));
  try {
    // The world may be another one by now: a claim was accepted, or a file was changed.
    const hash = theWorld().hash;
    const [module] = await Promise.all([import(`./pages/${page.name}.js`), loadWorld(), listening]);
    if (turn !== shown) return;
    if (!framed && theWorld().hash !== hash) heading(head);
    const made = await module.page(sub);
    if (turn !== shown) return;
    document.title = `${made.title} · Chokepoint`;
    show(main, h('h1', {}, made.title), made.lead && h('p', { class: 'lead' }, made.lead), made.content, !framed && foot(page, sub));
    back?.(main);
  } catch (error) {
    if (turn === shown) {
      show(main, h('h1', {}, PAGES.includes(page) ? t('nav.' + page.name) : 'Chokepoint'), failure(error));
      back?.(main);
    }
    if (!error.status) throw error;
  }
  document.documentElement.dataset.ready = page.name;
}

// Links between pages change the address and draw anew, without loading the shell again.
addEventListener('click', e => {
  const a = e.target.closest('a[href]');
  if (!a || e.defaultPrevented || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || a.target || a.hasAttribute('download')) return;
  const to = new URL(a.href);
  if (to.origin !== location.origin || /^\/(api|web)\//.test(to.pathname) || /\.(csv|json)$/.test(to.pathname)) return;
  if (to.pathname === location.pathname && to.search === location.search && to.hash) return;
  e.preventDefault();
  go(to.pathname + to.search);
  scrollTo(0, 0);
  document.getElementById('main')?.focus({ preventScroll: true });
});
// A link within the page (the skip link, the list of parts) moves in it and draws nothing anew.
addEventListener('popstate', () => { if (drawn !== location.pathname + location.search) route(); });
addEventListener('asked', () => route());
// A page has put something into the address by itself: it stays as it is, and what stands above it follows.
let headed = '';
addEventListener('noted', () => {
  drawn = location.pathname + location.search;
  const asked = JSON.stringify(dates());
  if (asked === headed) return;
  headed = asked;
  heading(document.querySelector('.head'));
  document.querySelector('.foot')?.replaceWith(foot(...current));
});

async function start() {
  await load();
  await route();
}

theme(stored('theme') || 'auto');
try {
  await Promise.all([load(), loadWorld(), loadMe().then(who => { me = who; })]);
  await route();
} catch (error) {
  show(document.getElementById('shell'), failure(error));
  throw error;
}
