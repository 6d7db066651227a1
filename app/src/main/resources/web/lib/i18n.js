// The words of the pages, from one file a language. What a source says stays in the language of the source.
const KNOWN = { en: 'English', zh: '简体中文' };
let words = {};
let fallback = {};
let chosen = 'en';

export const languages = KNOWN;
export const language = () => chosen;

export async function load() {
  const asked = new URLSearchParams(location.search).get('lang') || stored('lang') || navigator.language || 'en';
  chosen = asked.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const read = async name => (await fetch(`/web/messages/${name}.json`)).json();
  fallback = await read('en');
  words = chosen === 'en' ? fallback : await read(chosen);
  document.documentElement.lang = chosen === 'zh' ? 'zh-Hans' : 'en';
}

/** The words of a key; `{name}` in them stands for a value. */
export function t(key, values) {
  // One of something has words of its own where a language tells it apart.
  const text = (values && Number(values.n) === 1 && words[key + '.one']) || (words[key] ?? fallback[key] ?? key);
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole) : text;
}

/** The words of a key, or a text where the key is not known: for words that an answer holds. */
export const told = (prefix, word) => {
  const key = prefix + word;
  return words[key] ?? fallback[key] ?? word;
};

export function stored(name) {
  try { return localStorage.getItem('chokepoint.' + name); } catch { return null; }
}

export function store(name, value) {
  try { localStorage.setItem('chokepoint.' + name, value); } catch { /* A browser may forbid it: nothing is kept. */ }
}
