// The question stands in the address, all of it: a copied address asks the same again.
import { get } from './api.js';
import { language, told } from './i18n.js';

let world;

export async function loadWorld() {
  world = (await get('/api/v1/worlds')).worlds[0];
}

export const theWorld = () => world;

export const parameters = () => new URLSearchParams(location.search);

/** The two days of the question; a shipment is asked about today where no day is given, all else on the day of the world. */
export function dates() {
  const p = parameters();
  const on = p.get('on') || (location.pathname === '/check' ? world.today : world.asOf);
  return { on, known: p.get('known') || on };
}

/** The question to all stages: the days, and the scenario if there is one. */
export const question = () => ({ ...dates(), scenario: parameters().get('scenario') || '' });

/** The address of a page with the question of this one. */
export function link(path, more) {
  const p = new URLSearchParams();
  for (const name of ['on', 'known', 'scenario', 'lang']) if (parameters().has(name)) p.set(name, parameters().get(name));
  for (const [name, value] of Object.entries(more || {})) if (value === '' || value === null) p.delete(name); else p.set(name, value);
  return path + (p.size ? '?' + p : '');
}

/** Changes what the address says; the page hears of it unless it is told quietly. */
export function change(more, quietly) {
  const p = parameters();
  for (const [name, value] of Object.entries(more)) if (value === '' || value === null) p.delete(name); else p.set(name, value);
  history[quietly ? 'replaceState' : 'pushState'](null, '', location.pathname + (p.size ? '?' + p : ''));
  dispatchEvent(new Event(quietly ? 'noted' : 'asked'));
}

export function go(address) {
  history.pushState(null, '', address);
  dispatchEvent(new Event('asked'));
}

/** A good of the world by its name. */
export const itemName = id => (world.items.find(i => i.id === id) || { name: id }).name;

/** A place or party by its name in the language of the page. */
export function party(code) {
  if (/^[A-Z]{2}$/.test(code)) return new Intl.DisplayNames([language() === 'zh' ? 'zh-CN' : 'en-GB'], { type: 'region' }).of(code);
  const key = told('party.', code);
  return key === code ? (world.places.find(p => p.id === code) || {}).name || code : key;
}
