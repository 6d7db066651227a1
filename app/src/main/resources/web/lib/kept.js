// Companies that are kept for a team: which there are, and keeping, changing and deleting one.
import { h, show } from './dom.js';
import { t } from './i18n.js';
import { address, get, post, put, remove } from './api.js';
import { conflict, failure, note } from './parts.js';

const AT = '/api/v1/companies';
const one = id => `${AT}/${encodeURIComponent(id)}`;
const when = time => time.replace('T', ' ').replace('Z', ' UTC');

/**
 * The panel of kept companies.
 * `open` shows one that was read; `current` gives the tables of the one that is shown: { id, revision, name, place, bill, stock, map }.
 */
export function keptCompanies(open, current) {
  const list = h('ul', { class: 'plainlist' });
  const status = h('div', { 'aria-live': 'polite' });
  const form = h('div');
  const failed = error => show(status, failure(error));

  async function draw() {
    try {
      const [{ companies }, me] = await Promise.all([get(AT), get('/api/v1/me')]);
      show(list, companies.map(c => h('li', {}, h('button', { type: 'button', class: 'plain', onclick: () => opened(c.id) }, c.name), ' ',
        h('span', { class: 'note' }, [c.team && t('kept.team', { team: c.team }), c.author, when(c.time)].filter(Boolean).join(' · ')), ' ',
        h('button', { type: 'button', class: 'plain', 'aria-label': t('kept.delete', { name: c.name }), onclick: () => dropped(c) }, '×'))));
      show(form, keeping(me));
    } catch (error) { failed(error); }
  }

  async function opened(id) {
    try { open(await get(one(id))); draw(); } catch (error) { failed(error); }
  }

  async function dropped(c) {
    try { await remove(address(one(c.id), { revision: c.revision })); draw(); } catch (error) { failed(error); }
  }

  /** Where the company that is shown is kept; nothing before one is shown. */
  function keeping(me) {
    const shown = current();
    if (me.users && !me.teams.length) return note(t('kept.noteam'));
    if (!shown) return note(t('kept.none'));
    const name = h('input', { type: 'text', value: shown.name, maxlength: '120', required: true });
    const team = h('select', {}, me.teams.map(x => h('option', { value: x }, x)));
    return h('form', { class: 'row', onsubmit: e => { e.preventDefault(); keep(name.value.trim(), team.value); } },
      h('label', {}, t('kept.name'), ' ', name), !shown.id && me.teams.length > 1 && h('label', {}, t('kept.for'), ' ', team),
      h('button', { type: 'submit', class: 'plain' }, shown.id ? t('kept.again') : t('kept.keep')));
  }

  async function keep(name, team) {
    const { id, revision, ...tables } = current();
    const body = { ...tables, name };
    try {
      open(id ? await put(one(id), { ...body, revision }) : await post(AT, { ...body, team }));
      show(status, note(t('kept.done')));
      draw();
    } catch (error) {
      if (error.field !== 'revision') return failed(error);
      const theirs = await get(one(id));
      show(status, conflict(said(theirs), said({ ...body, author: '', time: '' }),
        () => { open(theirs); show(status); draw(); },
        async () => { open(await put(one(id), { ...body, revision: theirs.revision })); show(status, note(t('kept.done'))); draw(); }));
    }
  }

  const size = base64 => Math.round((base64 || '').length * 3 / 4);
  const said = c => [[t('kept.name'), c.name], [t('company.place'), c.place], [t('company.file'), t('kept.bytes', { n: size(c.bill) })],
    [t('company.stock'), t('kept.bytes', { n: size(c.stock) })], [t('conflict.by'), [c.author, c.time && when(c.time)].filter(Boolean).join(', ')]];

  draw();
  return { panel: h('details', { class: 'kept' }, h('summary', {}, t('kept.title')), note(t('kept.what')), list, form, status), draw };
}
