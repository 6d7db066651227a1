// What others do while a page is open: who else looks at it, and what was changed since it was read.
import { h, show } from './dom.js';
import { t } from './i18n.js';
import { PAGE, address, get } from './api.js';

// A browser opens few connections to a server at once: a page that nobody sees gives its own back.
const PATIENCE = 1000;
const MOST_LINES = 4;

let events;
let place = '';
let heard = '';
let me = { users: false, name: '' };
let again;
let concerns = () => true;
const lines = new Map();
const box = h('div', { class: 'live', role: 'status' });
const people = h('p', { class: 'note' });
const news = h('div');
box.append(people, news);

export const liveBox = box;

/** Whom the page is shown to. */
export const loadMe = async () => { me = await get('/api/v1/me'); return me; };

const names = list => (list.length < 2 ? list.join('') : t('live.and', { most: list.slice(0, -1).join(', '), last: list.at(-1) }));

function here({ people: others, windows }) {
  const words = others.length ? t(others.length > 1 ? 'live.many' : 'live.one', { who: names(others) }) : windows ? t('live.windows', { n: windows }) : '';
  show(people, words);
}

const by = change => change.person || t(me.users ? 'live.program' : 'live.somebody');

/** A line for a change of somebody else; nothing for what this page did, or does not concern it. */
function changed(change) {
  if (change.page === PAGE || !concerns(change)) return;
  if (change.kind === 'job' && (!me.users || change.person === me.name)) return;
  const deed = { made: 'made', removed: 'removed' }[change.deed] || (change.kind === 'job' ? change.deed : 'changed');
  tell(change.kind + ' ' + change.id, t('live.' + change.kind + '.' + deed, { who: by(change), name: change.name }));
}

function tell(key, words) {
  lines.delete(key);
  lines.set(key, words);
  if (lines.size > MOST_LINES) lines.delete(lines.keys().next().value);
  draw();
}

function draw() {
  show(news, lines.size > 0 && h('div', { class: 'news' }, h('ul', { class: 'plainlist' }, [...lines.values()].map(words => h('li', {}, words))),
    h('button', { type: 'button', class: 'plain', onclick: () => { lines.clear(); draw(); dispatchEvent(new Event('asked')); } }, t('live.reload'))));
}

function stop() {
  clearTimeout(again);
  if (events) events.close();
  events = undefined;
}

/** Listens; what was changed while nobody did is told first. Resolves once everything from now on is heard. */
function listen() {
  stop();
  if (document.hidden || !place) return Promise.resolve();
  return new Promise(resolve => {
    const mine = new EventSource(address('/api/v1/events', { place, heard }));
    events = mine;
    const on = (name, act) => mine.addEventListener(name, e => { if (events !== mine) return; if (e.lastEventId) heard = e.lastEventId; act(JSON.parse(e.data)); });
    on('here', content => { here(content); resolve(); });
    on('change', changed);
    on('world', () => tell('ledger', t('live.world')));
    on('missed', () => tell('missed', t('live.missed')));
    on('beat', () => {});
    on('signed-out', () => { stop(); show(people, ''); show(news, h('p', { class: 'news' }, t('live.out'), ' ', h('a', { href: '/login' }, t('live.in')))); });
    mine.onerror = () => {
      if (events !== mine) return;
      resolve();
      stop();
      again = setTimeout(listen, PATIENCE + 1000 * Math.random());
    };
    setTimeout(resolve, PATIENCE);
  });
}

/** Another page is shown from now on, of what it says of itself what concerns it. */
export function looking(at, concerning) {
  place = at;
  concerns = concerning;
  lines.clear();
  draw();
  show(people, '');
  return listen();
}

/** The same page shows something else of which others hear, such as a company. */
export const moved = at => { place = at; return listen(); };

document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()));
addEventListener('pagehide', stop);
