// Draws the report from the JSON in the element "assessment". Charts: ECharts; everything else: plain elements.
(function () {
  'use strict';
  const root = document.documentElement;
  const packed = JSON.parse(document.getElementById('assessment').textContent);
  const data = packed.assessment;
  const drawn = JSON.parse(document.getElementById('draws').textContent)[0];
  const manifest = data.manifest;

  // ---- elements -------------------------------------------------------------------------------------------------

  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === false || value === null || value === undefined) continue;
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else if (key === 'class') element.className = value;
      else element.setAttribute(key, value === true ? '' : value);
    }
    for (const child of children.flat(Infinity)) {
      if (child !== null && child !== undefined && child !== false) element.append(child);
    }
    return element;
  }
  const p = (...c) => h('p', {}, ...c);
  const prose = (...c) => h('p', { class: 'prose' }, ...c);
  const empty = text => h('p', { class: 'empty' }, text);
  const tag = (text, kind) => h('span', { class: 'tag' + (kind ? ' ' + kind : '') }, text);
  const tags = (list, kind) => h('span', { class: 'tags' }, list.map(t => tag(t, kind)));
  const escape = text => String(text).replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

  // ---- numbers and dates ----------------------------------------------------------------------------------------

  const finite = v => typeof v === 'number' && Number.isFinite(v);
  // numbers.js says how numbers are written; here they get blanks that do not break and true minus signs.
  const set = text => text.replace(/ /g, '\u00a0').replace(/-/g, '−');
  const amount = v => set(numbers.usd(Math.abs(v)).slice('USD '.length));
  const zero = v => amount(v) === '0';
  const usd = v => (finite(v) ? (v < 0 && !zero(v) ? '−' : '') + 'USD\u00a0' + amount(v) : '–');
  const signed = v => (finite(v) ? (zero(v) ? '' : v < 0 ? '−' : '+') + 'USD\u00a0' + amount(v) : '–');
  const axisUsd = v => (v < 0 ? '−' : '') + amount(v).replace(/\.0+(?=\s|$)/, '').replace(/(\.\d*?)0+(?=\s)/, '$1');
  const figure = v => (finite(v) ? set(numbers.text(v)) : '–');
  function percent(share) {
    if (!finite(share)) return '–';
    const v = share * 100;
    return (Math.abs(v) >= 10 || v === 0 ? numbers.fixed(v, 0) : Math.abs(v) >= 0.1 ? numbers.fixed(v, 1) : v.toPrecision(1)).replace('-', '−') + ' %';
  }
  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  function day(text) {
    const m = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(text || '');
    if (!m) return text || '–';
    return (m[3] ? Number(m[3]) + ' ' : '') + MONTHS[m[2] - 1] + ' ' + m[1];
  }
  function month(text) {
    const m = /^(\d{4})-(\d{2})/.exec(text || '');
    return m ? MONTHS[m[2] - 1].slice(0, 3) + ' ' + m[1] : text;
  }
  /// Keeps an amount of money on one line.
  const whole = text => (typeof text === 'string' ? text.replace(/USD -(?=\d)/g, '−USD ').replace(/\b([A-Z]{2,5}) (?=[+−]?USD \d)/g, '$1\u00a0').replace(/([+−-]?USD) (?=\d)/g, '$1\u00a0').replace(/(\d) (?=(?:tn|bn|M|k|%)(?![\w]))/g, '$1\u00a0') : text);
  const opening = text => text.charAt(0).toUpperCase() + text.slice(1);
  const words = text => String(text || '').toLowerCase().replace(/_/g, ' ');
  const sentence = text => opening(words(text));
  const plural = (n, one, many) => numbers.whole(n) + ' ' + (n === 1 ? one : many || one + 's');
  const horizon = (() => {
    const m = /^(\d{4})-(\d{2})/.exec(manifest.first || '');
    const list = [];
    for (let k = 0; m && k < manifest.months; k++) {
      const at = Number(m[1]) * 12 + Number(m[2]) - 1 + k;
      list.push(Math.floor(at / 12) + '-' + String((at % 12) + 1).padStart(2, '0'));
    }
    return list;
  })();

  // ---- names ----------------------------------------------------------------------------------------------------

  const partyNames = new Map(data.losses.map(l => [l.party, l.name]));
  const partyName = id => partyNames.get(id) || id;
  const partyOrder = data.losses.map(l => l.party);
  const sourceOf = new Map(data.sources.map(s => [s.key, s]));
  const measureOf = new Map(data.measures.map(m => [m.id, m]));
  const measureTitle = id => (measureOf.has(id) ? measureOf.get(id).title : '');
  const claimOf = new Map(data.articles.flatMap(a => a.claims.map((c, k) => [c.id.replace(/^claim~/, ''), { claim: c, article: a, number: k + 1 }])));
  function partyColour(id) {
    const at = partyOrder.indexOf(id);
    return theme('--party-' + (at >= 0 && at < 6 ? at : 5));
  }
  const MEASURE_IDS = new RegExp('(' + [...measureOf.keys()].sort((a, b) => b.length - a.length).map(id => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') + ')(?![\\w.-]*\\w)');
  /// Text with amounts kept on one line and ids of measures set as such.
  function rich(text) {
    const kept = whole(text);
    return measureOf.size ? kept.split(MEASURE_IDS).map((part, k) => (k % 2 ? h('span', { class: 'id', title: measureTitle(part) }, part) : part)) : kept;
  }
  const theme = name => getComputedStyle(root).getPropertyValue(name).trim();

  // ---- explanations ---------------------------------------------------------------------------------------------

  const isAssumed = node => /\bassum(ed|ption)\b/i.test(node.because.slice(0, 24)) || node.refs.some(r => r.startsWith('assumption~'));
  const bases = new Map();
  function basisOf(at) {
    if (bases.has(at)) return bases.get(at);
    const node = packed.nodes[at];
    const basis = { sources: new Set(), measures: new Set(), claims: new Set(), assumed: new Set() };
    bases.set(at, basis);
    if (isAssumed(node)) basis.assumed.add(at);
    for (const ref of node.refs) {
      if (ref.startsWith('source~')) basis.sources.add(ref);
      else if (ref.startsWith('measure~')) basis.measures.add(ref);
      else if (ref.startsWith('claim~')) basis.claims.add(ref);
    }
    for (const part of node.parts) {
      const below = basisOf(part);
      for (const kind of Object.keys(basis)) below[kind].forEach(x => basis[kind].add(x));
    }
    return basis;
  }
  const rootOf = key => (key && Object.hasOwn(packed.why, key) ? packed.why[key] : -1);
  function why(content, key) {
    if (rootOf(key) < 0) return h('span', {}, content);
    return h('button', { class: 'why', type: 'button', 'data-why': key, title: 'Show why', 'aria-haspopup': 'dialog', onclick: () => openDrawer(key) }, content);
  }
  function assumedTag(key) {
    const at = rootOf(key);
    const count = at < 0 ? 0 : basisOf(at).assumed.size;
    return count ? [' ', tag(plural(count, 'assumed figure'), 'assumed')] : [];
  }
  function basisLine(at) {
    const b = basisOf(at);
    const parts = [];
    if (b.sources.size) parts.push(plural(b.sources.size, 'source'));
    if (b.measures.size) parts.push(plural(b.measures.size, 'measure'));
    if (b.claims.size) parts.push(plural(b.claims.size, 'claim'));
    return p('Rests on ', parts.length ? parts.join(', ') : 'no source named here', b.assumed.size ? [parts.length ? ' and ' : '; ', tag(plural(b.assumed.size, 'assumed figure'), 'assumed')] : [], '.');
  }
  function refLine(ref) {
    const value = ref.slice(ref.indexOf('~') + 1);
    if (ref.startsWith('source~') && sourceOf.has(value)) {
      const s = sourceOf.get(value);
      return h('div', { class: 'refs' }, tag('source'), ' ', s.title, s.publisher ? ', ' + s.publisher : '', s.published ? ', ' + s.published : '', ' ', h('span', { class: 'id' }, value));
    }
    if (ref.startsWith('measure~')) return h('div', { class: 'refs' }, tag('measure'), ' ', h('span', { class: 'id' }, value), ' ', measureTitle(value));
    if (ref.startsWith('claim~') && claimOf.has(value)) {
      const c = claimOf.get(value);
      return h('div', { class: 'refs' }, tag('claim'), ' “', c.article.text.slice(c.claim.start, c.claim.end).replace(/\s+/g, ' '), '” ', h('span', { class: 'id' }, value));
    }
    return h('div', { class: 'refs' }, tag(ref.slice(0, ref.indexOf('~'))), ' ', h('span', { class: 'id' }, value));
  }
  function branch(at, depth) {
    const node = packed.nodes[at];
    const assumed = isAssumed(node);
    const row = () => h('span', { class: 'row' }, h('span', {}, node.what, /^measure \S+$/.test(node.what) && measureTitle(node.what.slice(8)) ? h('span', { class: 'small' }, ' ' + measureTitle(node.what.slice(8))) : null, assumed ? [' ', tag('assumed', 'assumed')] : []), h('span', { class: 'v' }, whole(node.value)));
    const below = () => [node.because ? h('div', { class: 'because' }, whole(node.because)) : null, node.refs.map(refLine)];
    if (!node.parts.length) return h('li', { class: assumed ? 'assumed' : null }, h('div', { class: 'node' }, row()), below());
    const details = h('details', { open: depth < 1 }, h('summary', {}, row()));
    let filled = false;
    const fill = () => {
      if (filled) return;
      filled = true;
      details.append(...below().flat().filter(Boolean), h('ul', { class: 'tree' }, node.parts.map(x => branch(x, depth + 1))));
    };
    if (depth < 1) fill();
    details.addEventListener('toggle', fill);
    return h('li', { class: assumed ? 'assumed' : null }, details);
  }
  const drawer = h('dialog', { class: 'drawer', 'aria-labelledby': 'drawer-title' });
  drawer.addEventListener('click', e => { if (e.target === drawer) drawer.close(); });
  function openDrawer(key) {
    const at = rootOf(key);
    if (at < 0) return;
    const node = packed.nodes[at];
    drawer.replaceChildren(
      h('div', { class: 'close' }, h('span', { class: 'small' }, 'Why this number · ', h('span', { class: 'id' }, key)), h('button', { class: 'plain', type: 'button', onclick: () => drawer.close() }, 'Close (Esc)')),
      h('div', { class: 'inner' },
        h('h3', { id: 'drawer-title', style: 'margin-top:0' }, node.what),
        h('p', { class: 'value' }, whole(node.value), isAssumed(node) ? [' ', tag('assumed', 'assumed')] : []),
        node.because ? h('p', { class: 'because' }, whole(node.because)) : null,
        node.refs.map(refLine),
        h('div', { class: 'small' }, basisLine(at)),
        node.parts.length ? h('ul', { class: 'tree' }, node.parts.map(x => branch(x, node.parts.length > 6 ? 1 : 0))) : null));
    if (!drawer.open) drawer.showModal();
    drawer.scrollTop = 0;
  }

  // ---- tables and choices ---------------------------------------------------------------------------------------

  const plain = content => (content instanceof Node ? content.textContent : Array.isArray(content) ? content.map(plain).join(' ') : String(content ?? ''));
  /// columns: [head, cell(row), 'n' for numbers]
  function table(columns, rows, options = {}) {
    columns = columns.filter(c => c[3] !== false);
    const limit = options.limit || 40;
    let all = false;
    let query = '';
    const body = h('tbody');
    const more = h('button', { class: 'plain', type: 'button', onclick: () => { all = true; fill(); } });
    const lines = rows.map(row => {
      let cells = null;
      let text = null;
      return { get cells() { return (cells ??= columns.map(c => c[1](row))); }, get text() { return (text ??= this.cells.map(plain).join(' ').toLowerCase()); } };
    });
    function fill() {
      const hits = query ? lines.filter(l => query.split(/\s+/).every(q => l.text.includes(q))) : lines;
      const shown = all ? hits : hits.slice(0, limit);
      body.replaceChildren(...shown.map(l => h('tr', {}, l.cells.map((c, k) => h('td', { class: columns[k][2] }, c)))));
      more.hidden = shown.length === hits.length;
      more.textContent = 'Show all ' + numbers.whole(hits.length) + ' rows';
      if (!hits.length) body.append(h('tr', {}, h('td', { colspan: columns.length }, 'No row matches.')));
    }
    fill();
    const search = options.search && rows.length > 12
      ? h('div', { class: 'controls' }, h('label', {}, 'Find in ' + plural(rows.length, 'row'), h('input', { type: 'search', oninput: e => { query = e.target.value.trim().toLowerCase(); fill(); } })))
      : null;
    return h('div', {}, search, h('div', { class: 'scroll', tabindex: rows.length ? 0 : null, role: 'region', 'aria-label': options.caption || 'table' },
      h('table', { class: columns.length > 6 ? 'data-wide' : null }, options.caption ? h('caption', {}, options.caption) : null, h('thead', {}, h('tr', {}, columns.map(c => h('th', { class: c[2], scope: 'col' }, c[0])))), body)), more);
  }
  function folded(title, ...content) {
    return h('details', { class: 'data' }, h('summary', {}, title), ...content);
  }
  const asTable = (columns, rows, options) => folded('The same as a table', table(columns, rows, options));
  function choice(label, options, onChange) {
    return h('label', {}, label, h('select', { onchange: e => onChange(Number(e.target.value)) }, options.map((o, k) => h('option', { value: k }, o))));
  }
  function legend(entries) {
    return h('ul', { class: 'legend' }, entries.map(([style, text]) => h('li', {}, h('span', { class: 'key', style }), text)));
  }

  // ---- charts ---------------------------------------------------------------------------------------------------

  const ruler = document.createElement('canvas').getContext('2d');
  /// The text, cut so that it is no wider than so many pixels.
  function fit(text, pixels, font) {
    ruler.font = font;
    if (ruler.measureText(text).width <= pixels) return text;
    let end = text.length;
    while (end > 1 && ruler.measureText(text.slice(0, end).trimEnd() + '…').width > pixels) end--;
    return text.slice(0, end).trimEnd() + '…';
  }
  /// The text in lines no wider than so many pixels; the last one is cut.
  function wrap(text, pixels, most) {
    const font = '11px ' + theme('--sans');
    ruler.font = font;
    const lines = [];
    const place = text.slice(text.lastIndexOf(', '));
    for (const word of text.split(/(?<=[ -])/)) {
      const joined = (lines.at(-1) ?? '') + word;
      if (lines.length && ruler.measureText(joined.trimEnd()).width <= pixels) lines[lines.length - 1] = joined;
      else lines.push(word);
    }
    const short = lines.slice(0, most).map(l => fit(l.trimEnd(), pixels, font));
    if (lines.length > most) short[most - 1] = fit(lines.slice(most - 1).join('').slice(0, -place.length), pixels - ruler.measureText(place).width, font) + place;
    return short.join('\n');
  }
  const charts = [];
  const observer = new ResizeObserver(entries => entries.forEach(e => { if (e.target.drawChart) e.target.drawChart(); }));
  /// option(width) gives the ECharts option; height(width) the pixels.
  function chart(label, height, option, onClick) {
    const element = h('div', { class: 'chart', role: 'img', 'aria-label': label });
    const state = { element, instance: null, width: 0 };
    state.draw = force => {
      const width = element.clientWidth;
      if (!width || (!force && width === state.width)) return;
      state.width = width;
      try {
        element.style.height = height(width) + 'px';
        if (!state.instance) {
          state.instance = echarts.init(element, null, { renderer: 'svg' });
          if (onClick) state.instance.on('click', onClick);
        } else {
          state.instance.resize();
        }
        state.instance.setOption(Object.assign(base(), option(width)), true);
      } catch (error) {
        fault('The chart "' + label + '" could not be drawn: ' + error.message);
      }
    };
    element.drawChart = () => state.draw(false);
    charts.push(state);
    observer.observe(element);
    return { element, redraw: () => state.draw(true) };
  }
  /// Puts other content in the place of what was drawn there.
  function refill(host, made, ...content) {
    for (const old of charts.filter(c => host.contains(c.element))) {
      observer.unobserve(old.element);
      if (old.instance) old.instance.dispose();
      charts.splice(charts.indexOf(old), 1);
    }
    host.replaceChildren(...content);
    made.redraw();
  }
  const base = () => ({ animation: false, textStyle: { fontFamily: theme('--sans'), color: theme('--ink'), fontSize: 12 }, backgroundColor: 'transparent' });
  const tip = extra => Object.assign({ confine: true, backgroundColor: theme('--sheet'), borderColor: theme('--rule'), textStyle: { color: theme('--ink'), fontSize: 12.5 }, extraCssText: 'max-width:420px;white-space:normal;' }, extra);
  const axisLine = () => ({ axisLine: { lineStyle: { color: theme('--faint') } }, axisTick: { lineStyle: { color: theme('--faint') } }, axisLabel: { color: theme('--soft'), fontSize: 12 }, splitLine: { lineStyle: { color: theme('--rule') } }, nameTextStyle: { color: theme('--soft'), fontSize: 12 } });
  const axis = extra => {
    const made = axisLine();
    for (const [k, v] of Object.entries(extra)) made[k] = v && typeof v === 'object' && !Array.isArray(v) && made[k] ? Object.assign({}, made[k], v) : v;
    return made;
  };
  function fault(message) {
    root.dataset.faults = (root.dataset.faults ? root.dataset.faults + ' | ' : '') + message;
    document.body.prepend(h('p', { class: 'fault', role: 'alert' }, message));
  }

  // ---- header and summary ---------------------------------------------------------------------------------------

  function header() {
    const same = manifest.on === manifest.known;
    const clock = (term, value) => h('div', {}, h('dt', {}, term), h('dd', {}, value));
    return h('header', { class: 'top' }, h('div', { class: 'wrap' },
      h('p', { class: 'kicker' }, 'Chokepoint: who can squeeze whom, how hard, for how long, and what deal ends it'),
      h('h1', {}, manifest.title),
      h('p', { class: 'question' }, 'What do the export controls that bind on ' + day(manifest.on) + (same ? ', as known on that day,' : ', as known on ' + day(manifest.known) + ',') + ' stop, when, and at whose cost? Which exchange of concessions would be good for both sides?'),
      h('dl', { class: 'clocks' },
        clock('Valid date (what binds)', day(manifest.on)), clock('Knowledge date (what was known)', day(manifest.known)),
        clock('Plan', plural(manifest.months, 'month') + ' from ' + day(manifest.first)),
        clock('World', [manifest.world, ' ']), clock('Size', plural(manifest.items, 'item') + ', ' + plural(manifest.places, 'place') + ', ' + plural(manifest.lanes, 'lane'))),
      h('p', { class: 'small' }, manifest.scope.line),
      summary()));
  }
  function summary() {
    if (!data.summary.length) return empty('The summary is empty: no control in force holds a lane of this world, and no deal space is known.');
    const [first, ...rest] = data.summary;
    return h('div', {},
      h('div', { class: 'lead' },
        h('div', {}, h('p', { class: 'small' }, first.label), h('div', { class: 'figure' }, why(whole(first.value), first.why))),
        h('div', { class: 'prose' }, opening(whole(first.text)) + '.', ' ', assumedTag(first.why))),
      h('dl', { class: 'lines' }, rest.map(l => h('div', {}, h('dt', {}, l.label), h('dd', { class: 'num' }, why(whole(l.value), l.why)), h('dd', { class: 'text' }, rich(opening(l.text)), assumedTag(l.why))))),
      h('p', { class: 'small' }, 'Each underlined number opens its explanation, down to sources, claims and measures. Losses are changes in welfare in USD of ' + day(manifest.first) + '; a negative loss is a gain. Numbers that rest on ', tag('assumed figures', 'assumed'), ' say so.'));
  }

  // ---- 1 evidence -----------------------------------------------------------------------------------------------

  const MODALITIES = [['done', 'done'], ['in-force', 'in force'], ['planned', 'planned'], ['hinted', 'hinted'], ['expected', 'expected by somebody'], ['conditional', 'conditional'], ['denied', 'denied or excluded']];
  const modality = c => words(c.modality).replace(/ /g, '-');
  function evidence() {
    if (!data.articles.length) return [empty('No news brief was known on ' + day(manifest.known) + '; the ledger alone answers the question.')];
    return [
      prose('Claims read from the text, coloured by how real the act is according to the text. Claims that are done, in force or planned may enter the ledger; the others go to the watch list. Opinion is shown as opinion and never enters it.'),
      h('ul', { class: 'legend' },
        MODALITIES.map(([code, text]) => h('li', {}, h('span', { class: 'key m-' + code }), text)),
        h('li', {}, h('mark', { class: 'opinion', style: 'background:none' }, 'opinion')),
        h('li', {}, h('mark', { class: 'fact' }, 'supply fact or event of the talks'))),
      data.articles.map(article)];
  }
  function article(a) {
    const cards = new Map();
    const marks = [];
    const light = (id, on) => {
      if (cards.has(id)) cards.get(id).classList.toggle('lit', on);
      marks.filter(m => m.ids.includes(id)).forEach(m => m.element.classList.toggle('lit', on));
    };
    const claims = a.claims.map((c, k) => ({ c, number: k + 1 }));
    // A brief whose text opens with its own title need not show it twice.
    const title = a.title.replace(/^#+\s*/, '');
    const opens = /^[#\s]*/.exec(a.text)[0].length;
    const heading = title && a.text.startsWith(title, opens) ? opens + title.length : 0;
    const start = [...a.claims, ...a.facts].some(x => x.start < heading) ? 0 : heading + /^\s*/.exec(a.text.slice(heading))[0].length;
    const cuts = new Set([start, a.text.length]);
    [...a.claims, ...a.facts].forEach(s => { cuts.add(s.start); cuts.add(s.end); });
    const at = [...cuts].filter(x => x >= start && x <= a.text.length).sort((x, y) => x - y);
    const body = h('div', { class: 'body' });
    for (let k = 0; k + 1 < at.length; k++) {
      const [from, to] = [at[k], at[k + 1]];
      const text = a.text.slice(from, to);
      const over = claims.filter(x => x.c.start <= from && x.c.end >= to).sort((x, y) => x.c.end - x.c.start - (y.c.end - y.c.start));
      const facts = a.facts.filter(f => f.start <= from && f.end >= to);
      const ends = claims.filter(x => x.c.end === to).map(x => x.number);
      if (!over.length && !facts.length) { body.append(text); continue; }
      const ids = over.map(x => x.c.id);
      const element = h('mark', {
        class: [over.length ? 'm-' + modality(over[0].c) : '', over.some(x => x.c.opinion) ? 'opinion' : '', facts.length ? 'fact' : ''].join(' '),
        title: [...over.map(x => x.number + ': ' + x.c.issuer + ' ' + words(x.c.action) + ', ' + words(x.c.modality)), ...facts.map(f => words(f.kind) + ': ' + f.text)].join('\n'),
        onmouseenter: () => ids.forEach(i => light(i, true)), onmouseleave: () => ids.forEach(i => light(i, false)),
        onclick: () => { if (ids.length && cards.has(ids[0])) cards.get(ids[0]).scrollIntoView({ block: 'center', behavior: 'smooth' }); },
      }, text, ends.length ? h('sup', {}, ends.join(',')) : null);
      marks.push({ ids, element });
      body.append(element);
    }
    const slot = (term, list) => (list && list.length ? [h('dt', {}, term), h('dd', {}, Array.isArray(list) ? list.join('; ') : list)] : []);
    const side = h('div', { class: 'claims' }, claims.map(({ c, number }) => {
      const card = h('article', { class: 'claim', id: 'claim-' + c.id, tabindex: 0, onmouseenter: () => light(c.id, true), onmouseleave: () => light(c.id, false), onfocus: () => light(c.id, true), onblur: () => light(c.id, false) },
        h('div', { class: 'head' }, h('b', {}, number + '. ' + (partyName(c.issuer) || 'Unnamed issuer') + ': ' + words(c.action)), h('span', { class: 'tag m-' + modality(c) }, words(c.modality).replace('-', ' ')),
          c.opinion ? tag('opinion, not fact') : c.ledger ? tag('may enter the ledger') : tag('watch list')),
        h('dl', { class: 'slots' }, slot('items', c.items), slot('on', c.targets.map(t => (t === '*' ? 'all places' : partyName(t)))), slot('except', c.exclusions), slot('if', c.condition), slot('dates', c.dates), slot('amounts', c.quantities), slot('said by', c.speakers), slot('confidence', finite(c.confidence) ? c.confidence.toFixed(2) : ''), slot('rules', c.rules)));
      card.style.borderLeftColor = 'var(--' + modality(c) + ')';
      cards.set(c.id, card);
      return card;
    }));
    return h('div', {}, h('div', { class: 'evidence' },
      h('div', { class: 'article' }, h('h3', { style: 'margin:0' }, title), h('p', { class: 'small' }, [a.publisher, day(a.date)].filter(Boolean).join(', ')), body),
      claims.length ? side : empty(a.notRead || 'No claim about export controls was read from this text.')),
      claims.length && a.notRead ? h('p', { class: 'small' }, a.notRead) : null,
      a.facts.length ? folded('Supply facts and events of the talks read from it (' + a.facts.length + ')', table([['kind', f => words(f.kind)], ['what', f => f.text], ['in the text', f => '“' + a.text.slice(f.start, f.end) + '”']], a.facts)) : null);
  }

  // ---- 2 controls -----------------------------------------------------------------------------------------------

  const time = text => (text ? Date.parse(text.slice(0, 10)) : NaN);
  const DAY = 86400000;
  function timeline() {
    if (!data.measures.length) return [empty('No measure was known on ' + day(manifest.known) + '.')];
    const holding = data.measures.filter(m => m.holdsLanes > 0);
    const state = { all: holding.length === 0, whole: false };
    const rows = () => (state.all ? data.measures : holding);
    const on = time(manifest.on);
    const known = time(manifest.known);
    function range() {
      const starts = rows().map(m => Math.min(...[time(m.announced), time(m.effective)].filter(finite))).filter(finite);
      const ends = rows().flatMap(m => [time(m.suspendedTo), time(m.ended), time(m.effective)]).filter(finite);
      const first = Math.min(...starts, on);
      const from = state.whole ? first - 30 * DAY : Math.max(first - 30 * DAY, on - 912 * DAY);
      return [from, Math.max(on + 200 * DAY, Math.min(Math.max(on, ...ends) + 40 * DAY, on + 560 * DAY))];
    }
    const made = chart('Timeline of measures by issuer', () => rows().length * 23 + 74, width => {
      const list = rows();
      const [from, to] = range();
      const wide = width > 900;
      const idWidth = Math.min(wide ? 150 : 168, Math.max(...list.map(m => { ruler.font = '11px ' + theme('--mono'); return ruler.measureText(m.id).width; })) + 2);
      const left = wide ? 420 : idWidth + 26;
      return {
        grid: { left, right: 24, top: 44, bottom: 26 },
        tooltip: tip({ trigger: 'item', formatter: x => (x.seriesType === 'custom' ? measureTip(list[x.dataIndex]) : '') }),
        xAxis: axis({ type: 'time', min: from, max: to, position: 'bottom', splitNumber: wide ? 7 : 4, splitLine: { show: true }, axisLabel: { hideOverlap: true, formatter: '{MMM} {yyyy}' } }),
        yAxis: axis({ type: 'category', inverse: true, data: list.map(m => m.id), axisTick: { show: false }, splitLine: { show: false }, axisLine: { show: false },
          axisLabel: { interval: 0, align: 'left', margin: left - 4,
            formatter: id => '{id|' + fit(id, idWidth, '11px ' + theme('--mono')) + '}' + (wide ? '{t|' + fit(measureTitle(id).replace(/[{}|]/g, ' '), left - idWidth - 34, '11.5px ' + theme('--sans')) + '}' : ''),
            rich: { id: { fontFamily: theme('--mono'), fontSize: 11, color: theme('--ink'), width: idWidth + 12 }, t: { fontSize: 11.5, color: theme('--soft') } } } }),
        series: [
          { type: 'custom', clip: true, encode: { x: 0, y: 1 }, data: list.map((m, k) => [Math.max(from, Math.min(to, [time(m.effective), time(m.announced), from].find(finite))), k]), renderItem: (params, api) => bar(list[params.dataIndex], api, params.dataIndex, from, to) },
          { type: 'line', data: [], markLine: { symbol: 'none', silent: true, lineStyle: { color: theme('--ink'), type: 'solid', width: 1.2 }, label: { color: theme('--ink'), fontSize: 12, position: 'start', distance: 6 },
            data: on === known ? [{ xAxis: on, label: { formatter: 'asked about and known ' + manifest.on, position: 'start' } }]
              : [{ xAxis: on, label: { formatter: 'asked about ' + manifest.on, position: 'start', align: on < known ? 'right' : 'left' } }, { xAxis: known, lineStyle: { type: 'dashed' }, label: { formatter: 'known ' + manifest.known, position: 'start', align: on < known ? 'left' : 'right' } }] } }],
      };
    });
    function bar(m, api, index, from, to) {
      const y = api.coord([from, index])[1];
      const x = t => api.coord([Math.max(from, Math.min(to, t)), index])[0];
      const colour = partyColour(m.issuer);
      const half = 6;
      const parts = [];
      const announced = time(m.announced);
      const effective = time(m.effective);
      const ended = time(m.ended);
      const suspended = time(m.suspendedFrom);
      const stop = finite(ended) ? ended : to;
      const rect = (a, b, style) => { if (b > a && b > from && a < to) parts.push({ type: 'rect', shape: { x: x(a), y: y - half, width: Math.max(1.5, x(b) - x(a)), height: 2 * half }, style }); };
      const hatch = (a, b) => {
        if (!(b > a && b > from && a < to)) return;
        const [l, r] = [x(a), x(b)];
        rect(a, b, { fill: colour, opacity: 0.2 });
        let d = '';
        for (let s = l - 2 * half; s < r; s += 6) {
          const [p0, p1] = [Math.max(s, l), Math.min(s + 2 * half, r)];
          if (p1 > p0) d += 'M' + p0 + ' ' + (y + half - (p0 - s)) + 'L' + p1 + ' ' + (y + half - (p1 - s));
        }
        if (d) parts.push({ type: 'path', shape: { pathData: d }, style: { stroke: colour, lineWidth: 1.3, fill: 'none' } });
        parts.push({ type: 'rect', shape: { x: l, y: y - half, width: r - l, height: 2 * half }, style: { fill: 'none', stroke: colour, lineWidth: 1 } });
      };
      if (finite(announced) && (!finite(effective) || effective > announced)) {
        const end = finite(effective) ? effective : Math.min(to, Math.max(known, announced + 20 * DAY));
        if (end > from) parts.push({ type: 'line', shape: { x1: x(announced), y1: y, x2: x(end), y2: y }, style: { stroke: colour, lineWidth: 1.5, lineDash: finite(effective) ? null : [3, 3] } });
        if (announced >= from) parts.push({ type: 'circle', shape: { cx: x(announced), cy: y, r: 4 }, style: { fill: theme('--paper'), stroke: colour, lineWidth: 1.8 } });
      }
      if (finite(effective)) {
        const full = { fill: colour, opacity: m.holdsLanes > 0 ? 0.92 : 0.62 };
        if (finite(suspended)) {
          const back = finite(time(m.suspendedTo)) ? Math.min(stop, time(m.suspendedTo)) : stop;
          const s0 = Math.max(suspended, Math.min(effective, suspended));
          rect(effective, Math.min(s0, stop), full);
          hatch(s0, back);
          rect(Math.max(effective, back), stop, full);
        } else if (/not enforced/.test(m.state)) {
          hatch(effective, stop);
        } else {
          rect(effective, stop, full);
        }
        if (finite(ended) && ended > from && ended < to) parts.push({ type: 'line', shape: { x1: x(ended), y1: y - half - 2, x2: x(ended), y2: y + half + 2 }, style: { stroke: theme('--ink'), lineWidth: 1.6 } });
      }
      return { type: 'group', children: parts };
    }
    const redraw = () => { made.redraw(); };
    return [
      prose('Bars run from the day a measure takes effect; a circle marks its announcement. ' + plural(holding.length, 'measure') + ' of ' + data.measures.length + ' known ' + (data.measures.length === 1 ? 'measure' : 'measures') + ' hold lanes of this world.'),
      h('div', { class: 'controls' },
        holding.length && holding.length < data.measures.length ? choice('Show', ['measures that hold lanes (' + holding.length + ')', 'all measures (' + data.measures.length + ')'], k => { state.all = k === 1; redraw(); }) : null,
        choice('Period', ['around the question', 'whole history'], k => { state.whole = k === 1; redraw(); })),
      legend([...new Set(data.measures.map(m => m.issuer))].map(i => ['background:var(--party-' + (partyOrder.indexOf(i) >= 0 ? Math.min(5, partyOrder.indexOf(i)) : 5) + ')', partyName(i)]).concat([['background:var(--soft);opacity:.45', 'paler: holds no lane of this world'], ['background:repeating-linear-gradient(135deg,var(--soft) 0 1.5px,transparent 1.5px 5px);outline:1px solid var(--soft)', 'suspended or not enforced'], ['border-top:2px solid var(--soft);height:.3em', 'announced, not yet in force'], ['border-left:2px solid var(--ink);width:.4em', 'ended']])),
      made.element,
      asTable([['measure', m => h('span', { class: 'id' }, m.id)], ['issuer', m => partyName(m.issuer)], ['title', m => m.title], ['kind', m => sentence(m.kind)], ['announced', m => m.announced || '–', 'keep'], ['effective', m => m.effective || '–', 'keep'], ['suspended', m => (m.suspendedFrom ? m.suspendedFrom + ' to ' + (m.suspendedTo || 'open') : '–')], ['ended', m => m.ended || '–', 'keep'], ['state', m => m.state], ['lanes', m => m.holdsLanes, 'n'], ['confidence', m => m.confidence], ['source', m => m.source]], data.measures, { limit: 25, search: true })];
  }
  function measureTip(m) {
    const line = (k, v) => (v ? '<br>' + k + ': ' + escape(v) : '');
    return '<b>' + escape(m.id) + '</b><br>' + escape(m.title) + line('issuer', partyName(m.issuer)) + line('kind', words(m.kind)) + line('announced', m.announced) + line('effective', m.effective) + line('suspended', m.suspendedFrom && m.suspendedFrom + ' to ' + (m.suspendedTo || 'open')) + line('ended', m.ended) + line('on the day asked about', m.state) + line('lanes held', String(m.holdsLanes)) + line('confidence', m.confidence);
  }
  const SEVERE = { PROHIBITED: 'blocked', PROHIBITED_PRESUMED: 'blocked', LICENCE_SUSPENDED: 'blocked', LICENCE_REQUIRED_DENIAL: 'blocked', INDETERMINATE: 'open', RED_FLAG: 'open', NOT_YET_IN_FORCE: 'free', SUSPENDED: 'free', NOT_ENFORCED: 'free', NO_LICENCE_REQUIRED: 'free', NOT_SUBJECT: 'free', SUBJECT_TO_EAR: 'free', LICENCE_VALID: 'free', AUTHORISED: 'free', NOTIFICATION: 'open' };
  const OUTCOMES = { LICENCE_REQUIRED_APPROVAL: 'licence required, approval presumed', LICENCE_REQUIRED_OR_NAC: 'licence required, or exception NAC', LICENCE_REQUIRED_CASE_BY_CASE: 'licence required, case by case', LICENCE_REQUIRED_DENIAL: 'licence required, denial presumed', SUSPENDED_LICENCE_REQUIRED: 'listing suspended, licence required', LICENCE_SUSPENDED: 'licences suspended', PROHIBITED_PRESUMED: 'presumed prohibited', SUBJECT_TO_EAR: 'subject to the EAR' };
  const outcome = o => OUTCOMES[o] || words(o);
  function determinations() {
    if (!data.determinations.length) return [empty('No lane of this world is touched by a measure in force, suspended or announced.')];
    const grouped = new Map();
    for (const d of data.determinations) {
      const key = JSON.stringify([d.item, d.from, d.to, d.outcome, d.policy, d.measures, d.nextChange]);
      if (grouped.has(key)) grouped.get(key).uses.push(d.endUse);
      else grouped.set(key, { d, uses: [d.endUse] });
    }
    const rank = { blocked: 0, licence: 1, open: 2, free: 3 };
    const kind = d => SEVERE[d.outcome] || 'licence';
    const rows = [...grouped.values()].map((g, k) => ({ ...g, k })).sort((a, b) => rank[kind(a.d)] - rank[kind(b.d)] || a.k - b.k);
    const ids = (list, note) => list.map(x => h('div', { title: measureTitle(x.split(' ')[0]) }, h('span', { class: 'id' }, x.split(/[ :]/)[0]), x.slice(x.split(/[ :]/)[0].length), note ? ' ' + note : ''));
    const counts = new Map();
    rows.forEach(r => counts.set(r.d.outcome, (counts.get(r.d.outcome) || 0) + 1));
    return [
      prose('What the ledger says about each lane of the world that a measure touches, for civil and military use. The policy is how applications are decided. Nothing here is “cleared”: this is decision support, not legal advice.'),
      h('p', {}, h('span', { class: 'tags' }, [...counts].map(([o, n]) => tag(n + ' × ' + outcome(o), SEVERE[o] || 'licence')))),
      table([['item', r => r.d.item], ['from, to', r => h('span', { class: 'keep' }, r.d.from + ' → ' + r.d.to)], ['use', r => r.uses.join(', ')], ['outcome', r => h('span', {}, why(tag(outcome(r.d.outcome), kind(r.d)), r.d.why))], ['policy', r => r.d.policy], ['controlled by', r => [ids(r.d.measures), ids(r.d.dormant, '(suspended)'), ids(r.d.notYet)]], ['near misses', r => h('div', { class: 'small' }, ids(r.d.nearMisses)), '', rows.some(r => r.d.nearMisses.length)], ['next change', r => words(r.d.nextChange) || '–']], rows, { limit: 12, search: true }),
      rows.some(r => r.d.nearMisses.length) ? null : h('p', { class: 'small' }, 'No near miss among these lanes.')];
  }

  // ---- 3 exposure -----------------------------------------------------------------------------------------------

  function chains() {
    if (!data.chains.length) return [empty('No chain of this world is held by a measure in force.')];
    const state = { chain: 0, scale: 0 };
    let made = null;
    const acyclic = data.chains.map(c => {
      // The drawing must not turn back on itself; the smallest flows that close a circle go to the table only.
      const out = new Map();
      const reaches = (a, b) => { const todo = [a]; const seen = new Set(); while (todo.length) { const n = todo.pop(); if (n === b) return true; if (seen.has(n)) continue; seen.add(n); (out.get(n) || []).forEach(x => todo.push(x)); } return false; };
      const kept = [];
      const left = [];
      for (const l of [...c.links].sort((x, y) => y.baseline - x.baseline)) {
        if (l.from === l.to || !(l.baseline > 0) || reaches(l.to, l.from)) { left.push(l); continue; }
        if (!out.has(l.from)) out.set(l.from, []);
        out.get(l.from).push(l.to);
        kept.push(l);
      }
      return { kept, left };
    });
    const nodesOf = k => new Map(data.chains[k].nodes.map(n => [n.id, n]));
    const note = h('p', { class: 'small' });
    const host = h('div');
    const width = l => {
      const least = Math.min(...acyclic[state.chain].kept.map(x => x.baseline));
      return state.scale === 0 ? 1 + Math.log10(l.baseline / least) : state.scale === 1 ? Math.sqrt(l.baseline) : l.baseline;
    };
    const held = l => l.measures.length > 0;
    function linkColour(l) {
      if (!held(l) && l.lowest > 0.95) return theme('--faint');
      return held(l) ? theme('--party-1') : theme('--account-3');
    }
    const layers = k => {
      const depth = new Map();
      const into = new Map(); // columns are counted from the product, as drawn
      acyclic[k].kept.forEach(l => { if (!into.has(l.from)) into.set(l.from, []); into.get(l.from).push(l.to); });
      const of = n => { if (depth.has(n)) return depth.get(n); const d = Math.max(-1, ...(into.get(n) || []).map(of)) + 1; depth.set(n, d); return d; };
      new Set(acyclic[k].kept.flatMap(l => [l.from, l.to])).forEach(of);
      const per = new Map();
      depth.forEach(d => per.set(d, (per.get(d) || 0) + 1));
      return { most: Math.max(1, ...per.values()), deepest: Math.max(0, ...depth.values()), depth };
    };
    function draw() {
      const c = data.chains[state.chain];
      const names = nodesOf(state.chain);
      const { kept, left } = acyclic[state.chain];
      const { most, deepest, depth } = layers(state.chain);
      const margin = w => (w > 900 ? 170 : 120);
      note.textContent = kept.length + ' flows of ' + c.links.length + ' drawn' + (left.length ? '; ' + left.length + ' that would turn back on the chain are in the table only' : '') + '. Widths by ' + ['the logarithm of', 'the square root of', ''][state.scale] + ' value per month; the true value is in the tooltip. Click a flow for its explanation.';
      const show = n => { const x = names.get(n); return x ? x.item + ', ' + x.place : n; };
      made = chart('Chain from raw materials to ' + c.title, () => Math.max(380, Math.min(1700, most * 54 + 40)), w => ({
        tooltip: tip({ trigger: 'item', formatter: x => (x.dataType === 'edge'
          ? '<b>' + escape(show(x.data.source)) + ' → ' + escape(show(x.data.target)) + '</b><br>' + usd(x.data.link.baseline) + ' a month without controls<br>lowest month under controls: ' + percent(x.data.link.lowest) + (held(x.data.link) ? '<br>held by ' + x.data.link.measures.map(escape).join(', ') : '')
          : '<b>' + escape(show(x.name)) + '</b>' + (names.get(x.name) ? '<br>' + escape(names.get(x.name).stage) + '; ' + escape(partyName(names.get(x.name).party)) : '')) }),
        series: [{ type: 'sankey', left: 6, right: margin(w), top: 12, bottom: 12, nodeAlign: 'right', nodeGap: 28, nodeWidth: 11, layoutIterations: 48, draggable: false, emphasis: { focus: 'adjacency' },
          label: { color: theme('--ink'), fontSize: 11, textBorderColor: theme('--paper'), textBorderWidth: 2.5, lineHeight: 13, formatter: x => { const n = names.get(x.name); return n ? wrap(n.item.replace(/\s*\([^)]*\)/g, '') + ', ' + n.place, depth.get(x.name) === 0 ? margin(w) - 14 : Math.max(52, (w - 190) / Math.max(1, deepest) - 18), depth.get(x.name) === 0 ? 5 : 3) : x.name; } },
          data: [...new Set(kept.flatMap(l => [l.from, l.to]))].map(n => ({ name: n, itemStyle: { color: names.get(n) ? partyColour(names.get(n).party) : theme('--faint'), borderWidth: 0 } })),
          links: kept.map(l => ({ source: l.from, target: l.to, value: width(l), link: l, lineStyle: { color: linkColour(l), opacity: held(l) ? 0.35 + 0.45 * (1 - Math.max(0, Math.min(1, l.lowest))) : l.lowest > 0.95 ? 0.22 : 0.4, curveness: 0.5 } })) }],
      }), x => { if (x.dataType === 'edge' && x.data.link) openDrawer(x.data.link.why); });
      refill(host, made, h('div', { class: 'scroll' }, h('div', { style: 'min-width:' + (deepest + 1) * 104 + 'px' }, made.element)), note,
        asTable([['from', l => show(l.from)], ['to', l => show(l.to)], ['USD per month, without controls', l => why(usd(l.baseline), l.why), 'n'], ['lowest month', l => percent(l.lowest), 'n'], ['held by', l => l.measures.join(', ') || '–'], ['drawn', l => (left.includes(l) ? 'no' : 'yes')]], [...c.links].sort((a, b) => held(b) - held(a) || a.lowest - b.lowest || b.baseline - a.baseline), { limit: 25, search: true }));
    }
    draw();
    return [
      prose('What flows from ore to product in a month without controls. Flows held by a measure are highlighted, the more strongly the further they fall.'),
      h('div', { class: 'controls' }, choice('Product', data.chains.map(c => c.title), k => { state.chain = k; draw(); }), choice('Widths', ['logarithm of value', 'square root of value', 'value'], k => { state.scale = k; draw(); })),
      legend(partyOrder.map((id, k) => ['background:var(--party-' + Math.min(5, k) + ')', partyName(id)]).concat([['background:var(--party-1);opacity:.7;height:.5em', 'flow held by a measure'], ['background:var(--account-3);opacity:.5;height:.5em', 'flow that falls for lack of inputs or demand'], ['background:var(--faint);opacity:.4;height:.5em', 'other flow']])),
      host];
  }

  /** The expected case: by party beside the best case, when lines stop, what the band turns on. */
  function expectedCase() {
    const e = data.expected[0];
    const money = b => (e.done ? usd(b.median) + ' (' + usd(b.low) + ' to ' + usd(b.high) + ')' : usd(b.median));
    const best = new Map(data.losses.map(l => [l.party, l.best]));
    const months = e.stops.length ? e.stops[0].byMonth.length : 0;
    const until = (line, end) => percent(line.byMonth.slice(0, end).reduce((sum, x) => sum + x, 0));
    const stopping = e.stops.filter(l => l.never < 0.95);
    const told = e.deciding.filter(x => x.told);
    return [
      prose('What will probably be lost over the plan, against the same world without controls: ' + (e.done ? 'the median and 5 to 95 % of ' + e.done + ' draws of the figures and of how offices, buyers and other makers behave.' : 'one run with everything at its median.') + ' ' + e.reason + '.'),
      table([['party', x => x.name], ['expected', x => money(x.loss), 'n'], ['best case', x => (best.has(x.party) ? usd(best.get(x.party)) : ''), 'n'], ['largest parts', x => x.items.map(i => i.itemName + ' ' + usd(i.loss.median)).join('; ')]],
        [{ name: 'All together', party: '', loss: e.total, items: [] }, ...e.parties]),
      ...e.nowcast.flatMap(n => nowcast(n, e.done)),
      stopping.length ? h('h4', {}, 'Lines that stop (below 5 % of the baseline)') : null,
      stopping.length ? table([['line', x => x.itemName], ['place', x => x.place], ['chance by the middle of the plan', x => until(x, Math.floor(months / 2)), 'n'], ['by its end', x => until(x, months), 'n'], ['lowest month, share of the baseline', x => percent(x.lowest.median), 'n']], stopping.slice(0, 16)) : null,
      stopping.length > 16 ? p('And ' + plural(stopping.length - 16, 'line') + ' more in the JSON of this answer.') : null,
      told.length ? h('h4', {}, 'What would narrow the band most, if it were known') : null,
      told.length ? table([['input', x => x.what + (x.interval ? ' (' + x.interval + ')' : '')], ['narrower by', x => usd(x.usd) + ', ' + percent(x.share), 'n'], ['mean loss at its lowest', x => usd(x.atLow), 'n'], ['at its highest', x => usd(x.atHigh), 'n'], ['because', x => x.because]], told) : null,
    ];
  }

  const two = x => x.toFixed(2);
  /** What was observed, over what was before. */
  const observed = f => (f.least === f.most ? two(f.least) : f.least === 0 ? 'at most ' + two(f.most) : two(f.least) + ' to ' + two(f.most));

  /** The draws weighed by what had been published by the day of the question. */
  function nowcast(n, draws) {
    const range = b => two(b.median) + ' (' + two(b.low) + ' to ' + two(b.high) + ')';
    const money = b => usd(b.median) + ' (' + usd(b.low) + ' to ' + usd(b.high) + ')';
    return [
      h('h4', {}, 'Weighed by what was known by then'),
      prose('Each draw counts by how likely it makes what had been published of these months by the day of the question; the weighed draws are worth ' + Math.round(n.effective) + ' of ' + draws + '.' + (n.beta < 1 ? ' So that so many are left, less is learnt than the figures say.' : '') + n.standing.map(s => ' Licences under ' + s.measure + ' are a standing restriction in ' + percent(s.after) + ' (' + percent(s.before) + ' before).').join('')),
      table([['party', x => x.name], ['expected, weighed', x => money(x.loss), 'n']], [{ name: 'All together', loss: n.total }, ...n.parties]),
      table([['lane, month', x => x.title + ', ' + x.months], ['observed, over what was before', observed, 'n'], ['expected', x => range(x.before), 'n'], ['weighed', x => range(x.after), 'n'], ['who says so', x => x.source + (x.because ? '; ' + x.because : '')], ['published', x => x.published]], n.figures),
    ];
  }

  /** What became of a question whose day lies in the past. */
  function afterwards() {
    const a = data.afterwards[0];
    const forecast = f => f.expected.map(b => two(b.median) + (b.low === b.high ? '' : ' (' + two(b.low) + ' to ' + two(b.high) + ')')).join('') || 'not worked out';
    return [
      prose('What is known by now of the measures that hold these lanes, acts read through ' + a.until + '. No number above rests on it. Misses are marked; how often such bands were right over all cases: docs/backtests.md.'),
      a.figures.length ? table([['lane, month', x => x.title + ', ' + x.months], ['observed, over what was before', observed, 'n'], ['expected', forecast, 'n'], ['inside', x => (x.inside === undefined ? '' : x.inside ? 'yes' : 'MISSED')], ['who says so', x => x.source + (x.because ? ' ' + x.because : '')]], a.figures) : null,
      a.turns.length ? table([['day', x => x.day], ['measure', x => x.measure], ['', x => x.title], ['from', x => x.before], ['to', x => x.after]], a.turns) : null,
    ];
  }

  const ACCOUNTS = ['consumers', 'producers', 'trade', 'stocks', 'other'];
  function losses() {
    if (!data.losses.length) return [empty('No loss was computed.')];
    const rows = data.losses.map(l => {
      const by = Object.fromEntries(ACCOUNTS.map(a => [a, 0]));
      l.parts.forEach(x => { by[ACCOUNTS.includes(words(x.account)) ? words(x.account) : 'other'] += x.usd; });
      by.other += l.best - l.parts.reduce((s, x) => s + x.usd, 0);
      return { ...l, by };
    });
    const used = ACCOUNTS.filter(a => rows.some(r => Math.abs(r.by[a]) >= 1e3));
    const made = chart('Losses by party in the best case', () => rows.length * 46 + 84, width => ({
      grid: { left: width > 700 ? 190 : 130, right: 30, top: 38, bottom: 40 },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: theme('--soft'), fontSize: 12 }, data: used.map(a => (a === 'other' ? 'smaller parts' : a)).concat('net loss') },
      tooltip: tip({ trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: list => '<b>' + escape(rows[list[0].dataIndex].name) + '</b>' + list.map(x => '<br>' + x.marker + escape(x.seriesName) + ' ' + usd(Array.isArray(x.value) ? x.value[0] : x.value)).join('') }),
      xAxis: axis({ type: 'value', name: 'USD lost (left of zero: gained)', nameLocation: 'middle', nameGap: 26, splitNumber: width > 900 ? 8 : 4, axisLabel: { formatter: axisUsd, hideOverlap: true } }),
      yAxis: axis({ type: 'category', inverse: true, data: rows.map(r => r.party), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { lineHeight: 16, formatter: id => '{n|' + partyName(id) + '}\n{v|' + usd(rows.find(r => r.party === id).best) + '}', rich: { n: { color: theme('--ink'), fontSize: 12.5, fontWeight: 600, align: 'right' }, v: { color: theme('--soft'), fontSize: 11.5, align: 'right' } } } }),
      series: used.map(a => ({ name: a === 'other' ? 'smaller parts' : a, type: 'bar', stack: 's', barWidth: 18, itemStyle: { color: theme('--account-' + ACCOUNTS.indexOf(a)) }, data: rows.map(r => r.by[a]) }))
        .concat([{ name: 'net loss', type: 'scatter', symbol: 'diamond', symbolSize: 13, z: 5, itemStyle: { color: theme('--ink'), borderColor: theme('--paper'), borderWidth: 1.5 }, data: rows.map(r => [r.best, r.party]) }]),
    }));
    return [
      prose('What the controls in force cost each party over the plan in the best case: a market that re-routes. By account: what buyers forgo, what makers forgo, margins on trade, and the worth of stocks.'),
      made.element,
      h('div', { class: 'partlist' }, rows.map(l => h('details', {}, h('summary', {}, l.name + ' ', h('b', {}, why(usd(l.best), l.why)), assumedTag(l.why)),
        l.parts.length ? table([['item', x => x.itemName], ['place', x => x.place], ['account', x => words(x.account)], ['USD', x => usd(x.usd), 'n']], l.parts) : p('No part above a thousand dollars.'))))];
  }

  function stops() {
    if (!data.stops.length) return [empty('No plant falls below 95 % of its baseline output, in the best or in the worst case.')];
    const stopping = data.stops.filter(s => s.bestStops || s.worstStops);
    const list = stopping.slice(0, 40);
    const columns = [...horizon, '', 'never'];
    const at = text => { const k = horizon.indexOf((text || '').slice(0, 7)); return k < 0 ? columns.length - 1 : k; };
    const state = s => (s ? month(s) : 'never');
    const label = (s, pixels) => {
      const font = '12px ' + theme('--sans');
      const end = fit(recipe(s), pixels / 2, font) + ', ' + s.place;
      ruler.font = font;
      return fit(s.itemName, pixels - ruler.measureText(end).width, font) + end;
    };
    const out = [prose('The month in which each plant stops (output below 5 % of the baseline). Best case: the market re-routes. Worst case: nobody does. A plant may stop earlier in the best case, where the market moves what is scarce to uses that are worth more.')];
    const seen = new Map();
    data.stops.forEach(s => { const key = s.itemName + s.place; seen.set(key, (seen.get(key) || 0) + 1); });
    const recipe = s => (seen.get(s.itemName + s.place) > 1 ? ' (' + s.recipe + ')' : '');
    const plant = s => s.itemName + recipe(s);
    if (list.length) {
      const made = chart('Stop dates of plants, best and worst case', () => list.length * 25 + 78, width => {
        const left = width > 900 ? 340 : 270;
        return {
          grid: { left, right: 40, top: 40, bottom: 34 },
          legend: { top: 0, left: 0, textStyle: { color: theme('--soft'), fontSize: 12 }, data: ['worst case', 'best case'] },
          tooltip: tip({ trigger: 'item', formatter: x => { const s = list[x.dataIndex]; return '<b>' + escape(plant(s)) + ', ' + escape(s.place) + '</b><br>best case: ' + state(s.bestStops) + (s.bestResumes ? ', resumes ' + month(s.bestResumes) : '') + ', lowest ' + percent(s.bestLowest) + '<br>worst case: ' + state(s.worstStops) + (s.worstResumes ? ', resumes ' + month(s.worstResumes) : '') + ', lowest ' + percent(s.worstLowest) + '<br>held by ' + s.measures.map(escape).join(', '); } }),
          xAxis: axis({ type: 'category', data: columns, boundaryGap: true, splitLine: { show: true, interval: k => columns[k] !== '' }, axisTick: { show: false }, axisLabel: { interval: k => k === columns.length - 1 || (k < horizon.length && k % (width > 900 ? 2 : 6) === 0), formatter: t => (t === 'never' ? t : month(t)) } }),
          yAxis: axis({ type: 'category', inverse: true, data: list.map((s, k) => String(k)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { interval: 0, color: theme('--ink'), formatter: k => label(list[k], left - 36) } }),
          series: [
            { type: 'custom', silent: true, data: list.map((s, k) => [at(s.worstStops), k, at(s.bestStops)]), encode: { x: [0, 2], y: 1 }, renderItem: (params, api) => { const a = api.coord([api.value(0), api.value(1)]); const b = api.coord([api.value(2), api.value(1)]); return { type: 'line', shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }, style: { stroke: theme('--faint'), lineWidth: 2 } }; } },
            { name: 'best case', type: 'scatter', symbol: 'circle', symbolSize: 13, itemStyle: { opacity: 1, color: theme('--paper'), borderColor: theme('--party-0'), borderWidth: 2.5 }, data: list.map((s, k) => [at(s.bestStops), k]) },
            { name: 'worst case', type: 'scatter', symbol: 'circle', symbolSize: 9, itemStyle: { opacity: 1, color: theme('--party-1') }, data: list.map((s, k) => [at(s.worstStops), k]) }],
        };
      }, x => { if (list[x.dataIndex]) openDrawer(list[x.dataIndex].why); });
      out.push(made.element);
      if (stopping.length > list.length) out.push(h('p', { class: 'small' }, 'The first ' + list.length + ' of ' + stopping.length + ' plants; all are in the table.'));
    } else {
      out.push(empty('No plant stops; the table shows those that slow down.'));
    }
    const slow = data.stops.length - stopping.length;
    if (slow) out.push(h('p', { class: 'small' }, plural(slow, 'plant') + ' slow down without stopping; the table has them.'));
    out.push(folded('All plants that stop or slow down, as a table (' + data.stops.length + ')', table([['plant', s => why(plant(s) + ', ' + s.place, s.why)], ['best case: stops', s => state(s.bestStops)], ['resumes', s => (s.bestResumes ? month(s.bestResumes) : '–')], ['lowest output', s => percent(s.bestLowest), 'n'], ['worst case: stops', s => state(s.worstStops)], ['resumes', s => (s.worstResumes ? month(s.worstResumes) : '–')], ['lowest output', s => percent(s.worstLowest), 'n'], ['held by', s => h('span', { class: 'small' }, s.measures.join(', '))]], data.stops, { limit: 40, search: true })));
    return out;
  }

  function prices() {
    if (!data.prices.length) return [empty('No price differs between the two ends of a lane.')];
    let chosen = 0;
    const host = h('div');
    function draw() {
      const x = data.prices[chosen];
      const unit = 'USD per ' + x.unit.replace(/^USD\//, '').replace(/\/month$/, '');
      const months = x.insidePrice.map((_, k) => horizon[k] || String(k + 1));
      const made = chart('Price of ' + x.itemName, () => 320, width => ({
        grid: { left: 78, right: 30, top: 62, bottom: 32 },
        legend: { top: 0, left: 0, itemWidth: 26, itemGap: 18, textStyle: { color: theme('--soft'), fontSize: 12 } },
        tooltip: tip({ trigger: 'axis', formatter: list => '<b>' + month(list[0].axisValue) + '</b>' + list.map(s => '<br>' + s.marker + escape(s.seriesName) + ' ' + figure(s.value)).join('') + '<br>' + escape(unit) }),
        xAxis: axis({ type: 'category', data: months, boundaryGap: false, axisLabel: { formatter: month, interval: Math.max(0, Math.ceil(months.length / (width > 900 ? 9 : 5)) - 1) }, splitLine: { show: false } }),
        yAxis: axis({ type: 'value', name: unit, nameLocation: 'end', nameTextStyle: { align: 'left', padding: [0, 0, 0, -66] }, nameGap: 10, axisLabel: { formatter: figure }, scale: false }),
        series: [
          { name: 'outside, in ' + x.outside, type: 'line', symbol: 'circle', symbolSize: 6, lineStyle: { width: 2.4 }, color: theme('--party-1'), data: x.outsidePrice },
          { name: 'inside, in ' + x.inside, type: 'line', symbol: 'rect', symbolSize: 6, lineStyle: { width: 2.4, type: [7, 3] }, color: theme('--party-0'), data: x.insidePrice },
          { name: 'without controls', type: 'line', symbol: 'none', lineStyle: { width: 1.6, type: 'dotted' }, color: theme('--faint'), data: x.insidePrice.map(() => x.baseline) }],
      }));
      refill(host, made, made.element, asTable([['month', k => month(months[k])], ['inside, ' + x.inside, k => figure(x.insidePrice[k]), 'n'], ['outside, ' + x.outside, k => figure(x.outsidePrice[k]), 'n'], ['without controls', () => figure(x.baseline), 'n']], x.insidePrice.map((_, k) => k), { caption: x.itemName + ', ' + unit }));
    }
    draw();
    return [
      prose('What one more unit is worth inside the controlling place and outside it (shadow prices of the best case). The gap is what a licence is worth.'),
      h('div', { class: 'controls' }, choice('Item', data.prices.map(x => x.itemName + ': ' + x.inside + ' → ' + x.outside), k => { chosen = k; draw(); })), host];
  }

  function leverage() {
    if (!data.leverage.length) return [empty('No measure in force moves anything in this world.')];
    const parties = [...new Set([...partyOrder, ...data.leverage.flatMap(l => Object.keys(l.onParty))])].filter(id => data.leverage.some(l => id in l.onParty));
    const largest = Math.max(1e6, ...data.leverage.flatMap(l => Object.values(l.onParty)).filter(finite).map(Math.abs));
    const shade = v => {
      if (!finite(v) || Math.abs(v) < 1e3) return null;
      const t = Math.max(0.06, (Math.log10(Math.abs(v)) - 3) / (Math.log10(largest) - 3));
      return 'background:rgba(var(--' + (v > 0 ? 'cost' : 'gain') + '),' + (0.05 + 0.55 * t * t).toFixed(3) + ')';
    };
    const row = l => {
      const sum = l.title.startsWith('all measures of');
      return h('tr', { class: sum ? 'sum' : null },
        h('td', { class: 'name' }, sum ? sentence('all measures of ') + partyName(l.issuer) : [l.title, ' ', h('span', { class: 'id small' }, l.measure)]),
        parties.map(id => h('td', { class: 'c' + (id === l.issuer ? ' own' : ''), style: shade(l.onParty[id]) }, finite(l.onParty[id]) && !zero(l.onParty[id]) ? (l.onParty[id] < 0 ? '−' : '') + amount(l.onParty[id]) : '0')),
        h('td', { class: 'c' }, h('b', {}, why((l.total < 0 && !zero(l.total) ? '−' : '') + amount(l.total), l.why))));
    };
    const sums = data.leverage.filter(l => l.title.startsWith('all measures of'));
    const single = data.leverage.filter(l => !l.title.startsWith('all measures of'));
    return [
      prose('What each measure costs each party, USD over the plan: welfare without it minus welfare with it, the others staying in place. Outlined: the price of the weapon, what a measure costs its own issuer.'),
      h('ul', { class: 'legend' }, h('li', {}, h('span', { class: 'key', style: 'background:rgba(var(--cost),.6)' }), 'costs the party'), h('li', {}, h('span', { class: 'key', style: 'background:rgba(var(--gain),.6)' }), 'the party gains (−)'), h('li', {}, h('span', { class: 'key', style: 'outline:2px solid var(--ink);outline-offset:-2px' }), 'price of the weapon')),
      h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Leverage of each measure on each party' }, h('table', { class: 'heat' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'measure'), parties.map(id => h('th', { class: 'c', scope: 'col' }, partyName(id))), h('th', { class: 'c', scope: 'col' }, 'all'))),
        h('tbody', {}, sums.map(row), single.map(row))))];
  }

  function profiles() {
    if (!data.profiles.length) return [empty('No measure costs enough to draw its course over time.')];
    let chosen = 0;
    const host = h('div');
    function draw() {
      const x = data.profiles[chosen];
      const parties = Object.keys(x.onParty).filter(id => x.onParty[id].some(v => Math.abs(v) >= 1e3));
      const made = chart('Cost of ' + x.measure + ' by the months it lasts', () => 330, width => ({
        grid: { left: 78, right: 30, top: 58, bottom: 44 },
        legend: { top: 0, left: 0, textStyle: { color: theme('--soft'), fontSize: 12 } },
        tooltip: tip({ trigger: 'axis', formatter: list => '<b>' + list[0].value[0] + ' months</b>' + list.map(s => '<br>' + s.marker + escape(s.seriesName) + ' ' + usd(s.value[1])).join('') }),
        xAxis: axis({ type: 'value', name: 'months the measure lasts', nameLocation: 'middle', nameGap: 28, min: 0, max: Math.max(1, ...x.months), splitLine: { show: false }, minInterval: 1, splitNumber: width > 900 ? 12 : 6 }),
        yAxis: axis({ type: 'value', name: 'USD lost', nameTextStyle: { align: 'left', padding: [0, 0, 0, -66] }, axisLabel: { formatter: axisUsd } }),
        series: parties.map((id, k) => ({ name: partyName(id), type: 'line', color: partyColour(id), symbol: ['circle', 'rect', 'triangle', 'diamond', 'pin', 'roundRect'][k % 6], symbolSize: 7, lineStyle: { width: 2.2 }, data: x.months.map((m, j) => [m, x.onParty[id][j]]) })),
      }));
      refill(host, made, parties.length ? made.element : empty('This measure alone costs nobody a thousand dollars, however long it lasts.'), asTable([['months', j => x.months[j], 'n'], ...Object.keys(x.onParty).map(id => [partyName(id), j => usd(x.onParty[id][j]), 'n'])], x.months.map((_, j) => j)));
    }
    draw();
    return [
      prose('How the cost of a measure grows with the months it lasts: stocks may delay it and new capacity may end it.'),
      h('div', { class: 'controls' }, choice('Measure', data.profiles.map(x => x.measure + (measureTitle(x.measure) ? ': ' + measureTitle(x.measure) : '')), k => { chosen = k; draw(); })), host];
  }

  // ---- under uncertainty ------------------------------------------------------------------------------------------

  /// A band as a line from its 5 to its 95 % point with a dot at the median and a cross at central inputs.
  function bandChart(label, bands, colour) {
    return chart(label, () => bands.length * 30 + 92, width => ({
      grid: { left: width > 900 ? 300 : 190, right: 40, top: 36, bottom: 40 },
      legend: { top: 0, left: 0, textStyle: { color: theme('--soft'), fontSize: 12 }, data: ['5 to 95 %', 'median', 'central inputs'] },
      tooltip: tip({ trigger: 'item', formatter: x => { const b = bands[x.dataIndex]; return '<b>' + escape(b.label) + '</b><br>5 %: ' + usd(b.low) + '<br>median: ' + usd(b.median) + '<br>95 %: ' + usd(b.high) + '<br>central inputs: ' + usd(b.central); } }),
      xAxis: axis({ type: 'value', name: 'USD (left of zero: gained)', nameLocation: 'middle', nameGap: 26, splitNumber: width > 900 ? 8 : 4, axisLabel: { formatter: axisUsd, hideOverlap: true } }),
      yAxis: axis({ type: 'category', inverse: true, data: bands.map((b, k) => String(k)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { interval: 0, color: theme('--ink'), formatter: k => fit(bands[k].label, width > 900 ? 285 : 175, '12px ' + theme('--sans')) } }),
      series: [
        { name: '5 to 95 %', type: 'custom', itemStyle: { color: colour }, data: bands.map((b, k) => [b.low, k, b.high]), encode: { x: [0, 2], y: 1 }, renderItem: (params, api) => { const a = api.coord([api.value(0), api.value(1)]); const b = api.coord([api.value(2), api.value(1)]); return { type: 'rect', shape: { x: a[0], y: a[1] - 6, width: Math.max(1, b[0] - a[0]), height: 12, r: 3 }, style: { fill: colour, opacity: 0.45 } }; } },
        { name: 'median', type: 'scatter', symbol: 'circle', symbolSize: 9, itemStyle: { color: colour, opacity: 1 }, data: bands.map((b, k) => [b.median, k]) },
        { name: 'central inputs', type: 'scatter', symbol: 'diamond', symbolSize: 9, itemStyle: { color: theme('--paper'), borderColor: theme('--ink'), borderWidth: 1.6, opacity: 1 }, data: bands.map((b, k) => [finite(b.central) ? b.central : null, k]) }],
    })).element;
  }
  /// A fan: the band as an area, the median as a line.
  function fan(name, months, band, colour, dashed) {
    return [
      { name: name + ' low', type: 'line', stack: name, silent: true, symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 }, data: band.low },
      { name: name + ', 5 to 95 %', type: 'line', stack: name, silent: true, symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: colour, opacity: 0.22 }, color: colour, data: band.high.map((v, k) => v - band.low[k]) },
      { name: name + ', median', type: 'line', symbol: 'none', color: colour, lineStyle: { width: 2.2, type: dashed ? [7, 3] : 'solid' }, data: band.median }];
  }
  function decidingTable(bands) {
    const rows = bands.flatMap(b => b.decides.slice(0, 4).map(d => ({ b, d })));
    if (!rows.length) return empty('No input decides any of these beyond chance at this number of draws.');
    return table([['output', r => r.b.label], ['input', r => [r.d.input, h('div', { class: 'small' }, r.d.interval + '; ' + r.d.source)]], ['rank correlation', r => (r.d.rank < 0 ? '−' : '+') + numbers.fixed(Math.abs(r.d.rank), 2), 'n'], ['lowest fifth', r => usd(r.d.atLow), 'n'], ['highest fifth', r => usd(r.d.atHigh), 'n']], rows, { limit: 40, search: true });
  }
  function uncertainty() {
    const out = [prose('The same question for ' + plural(drawn.done, 'draw') + ' of ' + plural(drawn.inputs, 'uncertain input') + ' (Latin hypercube, seed ' + drawn.seed + '). A band holds 90 % of the draws. ' + (drawn.stopped ? 'Ended early (' + drawn.stopped + ') with ' + drawn.done + ' of ' + drawn.asked + '. ' : '') + (drawn.done < 20 ? 'With so few draws the outer points are little more than the smallest and the largest value. ' : '') + (drawn.failures.length ? plural(drawn.failures.length, 'draw') + ' without a certified answer are left out: ' + drawn.failures[0].reason : ''))];
    if (drawn.losses.length) out.push(h('h4', {}, 'Losses'), bandChart('Losses of all under uncertainty', drawn.losses.slice(0, 2), theme('--party-1')), drawn.losses.length > 2 ? bandChart('Losses of each party under uncertainty', drawn.losses.slice(2), theme('--party-1')) : null, folded('Which inputs decide the losses', decidingTable(drawn.losses)));
    const stopping = drawn.stops.filter(s => s.worst.never < 0.95 || s.best.never < 0.95);
    if (stopping.length) {
      const list = stopping.slice(0, 24);
      const cells = (which) => list.flatMap((s, k) => [...s[which].byMonth, s[which].never].map((v, t) => [t, k, v]).filter(c => c[2] > 0.004));
      const one = (which, title) => chart('When lines stop, ' + title, () => list.length * 22 + 84, width => ({
        grid: { left: width > 520 ? 230 : 150, right: 16, top: 34, bottom: 34 },
        title: { text: title, left: 0, top: 0, textStyle: { fontSize: 12.5, color: theme('--ink') } },
        tooltip: tip({ trigger: 'item', formatter: x => { const s = list[x.value[1]]; const b = s[which]; return '<b>' + escape(s.itemName) + ', ' + escape(s.place) + '</b><br>' + (x.value[0] >= horizon.length ? 'never' : month(horizon[x.value[0]])) + ': ' + percent(x.value[2]) + ' of the draws<br>earliest 5 %: ' + (b.earliest ? month(b.earliest) : 'never') + ', median: ' + (b.median ? month(b.median) : 'never') + ', latest 95 %: ' + (b.latest ? month(b.latest) : 'never') + '<br>lowest month: ' + percent(b.lowest.low) + ' to ' + percent(b.lowest.high); } }),
        xAxis: axis({ type: 'category', data: [...horizon, 'never'], axisTick: { show: false }, axisLabel: { interval: k => k === horizon.length || (k % 6 === 0 && k < horizon.length - 2), formatter: t => (t === 'never' ? t : month(t)) } }),
        yAxis: axis({ type: 'category', inverse: true, data: list.map((s, k) => String(k)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { interval: 0, color: theme('--ink'), formatter: k => fit(list[k].itemName, width > 520 ? 185 : 110, '12px ' + theme('--sans')) + ', ' + list[k].place } }),
        series: [{ type: 'heatmap', data: cells(which).map(c => ({ value: c, itemStyle: { color: theme('--party-1'), opacity: 0.12 + 0.88 * c[2] } })) }],
        visualMap: { show: false, min: 0, max: 1, inRange: { color: [theme('--party-1'), theme('--party-1')] } },
      })).element;
      out.push(h('h4', {}, 'Stop dates'), prose('Share of the draws in which a line stops in each month: the darker, the more.'), h('div', { class: 'multiples' }, one('worst', 'worst case'), one('best', 'best case')),
        folded('All stop dates as a table (' + drawn.stops.length + ')', table([['line', s => s.itemName + ' (' + s.recipe + '), ' + s.place], ...['worst', 'best'].flatMap(w => [[w + ' case: 5 %, median, 95 %', s => (s[w].never >= 1 ? 'never' : [s[w].earliest, s[w].median, s[w].latest].map(x => (x ? month(x) : 'never')).join(', '))], ['stops in', s => percent(1 - s[w].never), 'n'], ['lowest month', s => percent(s[w].lowest.low) + ' to ' + percent(s[w].lowest.high), 'n']])], drawn.stops, { limit: 40, search: true })));
    }
    if (drawn.prices.length) {
      const one = x => chart('Price of ' + x.itemName + ' from ' + x.inside + ' to ' + x.outside + ' with its band', () => 230, () => ({
        grid: { left: 62, right: 14, top: 52, bottom: 28 },
        title: { text: fit(x.itemName, 250, '12px ' + theme('--sans')) + ', ' + x.inside + ' → ' + x.outside, subtext: 'USD per ' + x.unit.replace(/^USD\//, '').replace(/\/month$/, ''), left: 0, top: 0, itemGap: 6, textStyle: { fontSize: 12.5, color: theme('--ink') }, subtextStyle: { fontSize: 11, color: theme('--soft') } },
        tooltip: tip({ trigger: 'axis', formatter: list => { const k = list[0].dataIndex; const b = f => figure(f.low[k]) + ' to ' + figure(f.high[k]) + ', median ' + figure(f.median[k]); return '<b>' + month(horizon[k]) + '</b><br>outside: ' + b(x.outsidePrice) + '<br>inside: ' + b(x.insidePrice); } }),
        xAxis: axis({ type: 'category', data: horizon, boundaryGap: false, axisLabel: { formatter: month, interval: 5 }, splitLine: { show: false } }),
        yAxis: axis({ type: 'value', splitNumber: 3, axisLabel: { formatter: axisUsd } }),
        series: [...fan('outside', horizon, x.outsidePrice, theme('--party-1')), ...fan('inside', horizon, x.insidePrice, theme('--party-0'), true)],
      })).element;
      out.push(h('h4', {}, 'Prices'), prose('Shadow prices inside (dashed) and outside the controlling place: the median and the band of 90 % of the draws.'), h('div', { class: 'multiples' }, drawn.prices.slice(0, 9).map(one)));
    }
    if (drawn.leverage.length) {
      const totals = drawn.leverage.map(l => Object.assign({}, l.total, { label: l.measure }));
      out.push(h('h4', {}, 'Cost of each measure to all'), bandChart('Leverage under uncertainty', totals.slice(0, 24), theme('--party-0')),
        folded('On each party, and which inputs decide', table([['measure', r => r.l.measure], ['on', r => r.name], ['5 %', r => usd(r.b.low), 'n'], ['median', r => usd(r.b.median), 'n'], ['95 %', r => usd(r.b.high), 'n']], drawn.leverage.flatMap(l => [{ l, name: 'all', b: l.total }, ...Object.entries(l.onParty).filter(e => Math.max(Math.abs(e[1].low), Math.abs(e[1].high)) >= 1e6).map(e => ({ l, name: partyName(e[0]), b: e[1] }))]), { limit: 40, search: true }), decidingTable(totals)));
    }
    if (drawn.profiles.length) {
      const one = x => chart('Cost of ' + x.measure + ' by the months it lasts, with its band', () => 230, () => ({
        grid: { left: 62, right: 14, top: 34, bottom: 40 },
        title: { text: x.measure, left: 0, top: 0, textStyle: { fontSize: 12.5, color: theme('--ink') } },
        tooltip: tip({ trigger: 'axis', formatter: list => { const k = list[0].dataIndex; return '<b>' + x.months[k] + ' months</b><br>' + usd(x.total.low[k]) + ' to ' + usd(x.total.high[k]) + ', median ' + usd(x.total.median[k]); } }),
        xAxis: axis({ type: 'category', data: x.months, boundaryGap: false, name: 'months it lasts', nameLocation: 'middle', nameGap: 24 }),
        yAxis: axis({ type: 'value', splitNumber: 3, axisLabel: { formatter: axisUsd } }),
        series: fan('cost', x.months, x.total, theme('--party-0')),
      })).element;
      out.push(h('h4', {}, 'Cost over time'), h('div', { class: 'multiples' }, drawn.profiles.map(one)));
    }
    return out.filter(Boolean);
  }

  function beside() {
    const d = data.leverageDetail;
    if (!d) return [];
    const out = [];
    const ends = (a, b) => Math.abs(b - a) < 1e5 ? usd(a) : usd(a) + ' to ' + usd(b);
    d.expected.forEach(e => {
      const ids = [...new Set(e.rows.flatMap(r => Object.keys(r.onParty)))].filter(id => e.rows.some(r => Math.abs(r.onParty[id].median) >= 1e6));
      const shown = b => (e.draws ? usd(b.median) + ' (' + ends(b.low, b.high) + ')' : usd(b.median));
      out.push(h('h4', { style: 'margin-top:1.6em' }, 'What each measure will probably cost'), prose('Each is taken away in the expected case, all else alike' + (e.draws ? ': medians and 5 to 95 % of ' + e.draws + ' draws.' : ', in one run with everything at its median.') + ' Costs do not add up: measures on one chain back each other. Negative: a gain.'),
        table([['measure', r => r.measure], ['issuer', r => partyName(r.issuer)], ...ids.map(id => [partyName(id), r => shown(r.onParty[id]), 'n']), ['all', r => shown(r.total), 'n']], e.rows));
    });
    if (d.shapley.parts.length) {
      const ids = [...new Set(d.shapley.parts.flatMap(p => Object.keys(p.onParty)))];
      out.push(h('h4', { style: 'margin-top:1.6em' }, 'Whose doing is the loss'), prose('Single measures do not add up: two may block the same product. Shapley’s value shares the loss of ' + usd(d.shapley.whole) + ' among the measures so that the parts add up' + (d.shapley.exact ? ', exactly over all subsets.' : '; with 95 % intervals from ' + d.shapley.programs + ' programs.')),
        table([['measure', p => p.measure], ...ids.map(id => [partyName(id), p => usd(p.onParty[id] || 0), 'n']), ['all', p => usd(p.total), 'n'], ...(d.shapley.exact ? [] : [['interval', p => usd(p.low) + ' to ' + usd(p.high), 'n']])], d.shapley.parts.filter(p => Math.abs(p.total) >= 1e5)));
    }
    if (d.also.length) {
      const ids = [...new Set(d.also.flatMap(x => Object.keys(x.onParty)))];
      out.push(h('h4', { style: 'margin-top:1.6em' }, 'What if it also closed'), table([['what', x => x.what], ['lanes', x => x.lanes, 'n'], ['from', x => x.from], ...ids.map(id => [partyName(id), x => usd(x.onParty[id] || 0), 'n']), ['all', x => why(usd(x.total), x.why), 'n']], d.also));
    }
    if (d.ranges.length) {
      out.push(h('h4', { style: 'margin-top:1.6em' }, 'How far prices pin down who pays'), prose('Where demand ends exactly at a limit several prices support the same plan. Loss of each party from all controls, lowest to highest.'),
        table([['party', r => partyName(r.party)], ['loss', r => ends(r.low, r.high), 'n']], d.ranges));
    }
    if (d.marginals.length) {
      out.push(h('h4', { style: 'margin-top:1.6em' }, 'The next percent'), prose('What one percent of the baseline let through on all lanes of a measure is worth to all: one more, and the last one that passes. A closed lane has no last percent, so the right column may be the smaller one.'),
        table([['measure', m => m.measure], ['one more', m => usd(m.oneMore), 'n'], ['the last', m => usd(m.last), 'n']], d.marginals));
    }
    if (d.chokepoints.length) {
      out.push(h('h4', { style: 'margin-top:1.6em' }, 'Chokepoints'), prose('Items that one place sends abroad, ranked by what their closure would cost all parties a month in the world without controls, with the path that carries the loss (' + d.candidates + ' candidates).'),
        table([['item', c => c.itemName + ' from ' + c.from], ['best case', c => usd(c.total), 'n'], ['worst case', c => usd(c.worst), 'n'], ['ships', c => usd(c.baseline), 'n'],
          ['path', c => c.path.map(s => s.itemName + ' in ' + s.place + ' (−' + usd(s.lost) + ')').join(' → ')]], d.chokepoints));
    }
    return out;
  }

  // ---- 4 deals --------------------------------------------------------------------------------------------------

  function deals() {
    if (!data.deals.length) return [empty('No deal space of this world was known on ' + day(manifest.known) + '.')];
    const order = [...data.deals].sort((a, b) => b.date.localeCompare(a.date));
    return order.map((d, k) => (k === 0 ? h('div', { class: 'deal' }, deal(d)) : h('details', { class: 'deal' }, h('summary', {}, h('b', {}, day(d.date) + ': ' + d.title)), deal(d))));
  }
  function deal(d) {
    const [one, two] = d.sides;
    const gains = g => (g && g.length ? one + ' ' + signed(g[0]) + ', ' + two + ' ' + signed(g[1]) : 'no deal');
    const marked = [];
    const letterOf = (kind, point) => {
      const letter = String.fromCharCode(65 + marked.length % 26) + (marked.length >= 26 ? Math.floor(marked.length / 26) : '');
      marked.push({ kind, letter, ...point });
    };
    const bySolution = new Map();
    d.solutions.filter(s => s.gains && s.gains.length).forEach(s => { const key = s.options.join(); if (!bySolution.has(key)) bySolution.set(key, { rules: [], s }); bySolution.get(key).rules.push(s.rule); });
    bySolution.forEach(x => letterOf('solution', { gains: x.s.gains, options: x.s.options, title: opening(x.rules.join(', ')), text: x.s.text }));
    d.offers.forEach(o => letterOf('offer', { gains: o.gains, options: o.options, title: o.name, text: o.verdict, by: o.reportedBy, why: o.why }));
    const none = d.solutions.filter(s => !s.gains || !s.gains.length);
    const frontier = d.packages.filter(x => x.frontier).sort((a, b) => a.gains[0] - b.gains[0]);
    const rest = d.packages.filter(x => !x.frontier);
    const contents = options => (options || []).map((o, k) => (o > 0 && d.concessions[k] ? d.concessions[k].name + ': ' + d.concessions[k].options[o] : null)).filter(Boolean);
    function grouped(options) {
      const by = new Map();
      (options || []).forEach((o, k) => {
        if (o > 0 && d.concessions[k]) {
          const option = d.concessions[k].options[o];
          if (!by.has(option)) by.set(option, []);
          by.get(option).push(d.concessions[k].name);
        }
      });
      return by.size ? [...by].map(([option, names]) => h('div', {}, h('b', {}, opening(option) + ': '), names.join('; '))) : null;
    }
    const packageTip = x => '<b>' + escape(x.label || 'package') + '</b><br>' + escape(gains(x.gains)) + contents(x.options).map(t => '<br>· ' + escape(t)).join('');
    const points = [...d.packages.map(x => x.gains), ...marked.map(m => m.gains)];
    const plane = points.length ? chart('Deal plane: gains of ' + one + ' and ' + two, w => Math.max(360, Math.min(540, w * 0.72)), () => {
      // Markers that would cover each other share one.
      const reach = [0, 1].map(k => { const all = points.map(g => g[k]).concat(0); return Math.max(1, Math.max(...all) - Math.min(...all)); });
      const clusters = [];
      marked.forEach(m => {
        const near = clusters.find(list => [0, 1].every(k => Math.abs(list[0].gains[k] - m.gains[k]) < 0.045 * reach[k]));
        if (near) near.push(m); else clusters.push([m]);
      });
      const room = { min: k => v => Math.min(0, v.min) - 0.05 * reach[k], max: k => v => Math.max(0, v.max) + 0.05 * reach[k] };
      return {
        grid: { left: 82, right: 34, top: 56, bottom: 52 },
        legend: { top: 0, left: 0, itemGap: 16, textStyle: { color: theme('--soft'), fontSize: 12 }, data: ['package', 'frontier', 'solution', 'offer', 'no deal'] },
        tooltip: tip({ trigger: 'item', formatter: x => (x.data && x.data.tip) || '' }),
        xAxis: axis({ type: 'value', scale: true, min: room.min(0), max: room.max(0), name: 'gain of ' + partyName(one) + ', USD', nameLocation: 'middle', nameGap: 32, splitNumber: 5, axisLine: { onZero: false }, axisLabel: { formatter: axisUsd, hideOverlap: true, showMinLabel: false, showMaxLabel: false } }),
        yAxis: axis({ type: 'value', scale: true, min: room.min(1), max: room.max(1), name: 'gain of ' + partyName(two) + ', USD', nameTextStyle: { align: 'left', padding: [0, 0, 0, -70] }, nameGap: 12, splitNumber: 5, axisLine: { show: true, onZero: false }, axisLabel: { formatter: axisUsd, showMinLabel: false, showMaxLabel: false } }),
        series: [
          { name: 'package', type: 'scatter', symbolSize: 6, itemStyle: { color: theme('--faint'), opacity: 0.55 }, data: rest.map(x => ({ value: x.gains, tip: packageTip(x) })) },
          { name: 'frontier', type: 'line', symbol: 'circle', symbolSize: 8, color: theme('--party-2'), lineStyle: { width: 2 }, data: frontier.map(x => ({ value: x.gains, tip: packageTip(x) })) },
          { type: 'line', data: [], silent: true, markLine: { symbol: 'none', silent: true, label: { show: false }, lineStyle: { color: theme('--faint'), type: 'dashed', width: 1 }, data: [{ xAxis: 0 }, { yAxis: 0 }] } },
          { name: 'no deal', type: 'scatter', symbol: 'path://M-1,-8L1,-8L1,-1L8,-1L8,1L1,1L1,8L-1,8L-1,1L-8,1L-8,-1L-1,-1Z', symbolSize: 17, itemStyle: { color: theme('--ink') }, z: 4, data: [{ value: [0, 0], tip: '<b>no deal</b><br>gains are counted from here' }] },
          ...['offer', 'solution'].map(kind => ({ name: kind, type: 'scatter', z: kind === 'offer' ? 5 : 6, symbol: kind === 'offer' ? 'circle' : 'roundRect', symbolSize: 19, itemStyle: { color: theme(kind === 'offer' ? '--party-1' : '--party-2'), opacity: 1, borderColor: theme('--paper'), borderWidth: 1.5 },
            label: { show: true, color: theme('--paper'), fontWeight: 700, fontSize: 11, formatter: x => x.data.letters },
            data: clusters.filter(list => (list.some(m => m.kind === 'solution') ? 'solution' : 'offer') === kind).map(list => ({ value: list[0].gains, symbolSize: [19 + 13 * (list.length - 1), 19], letters: list.map(m => m.letter).join(' '), tip: list.map(m => '<b>' + m.letter + ' ' + escape(m.title) + '</b><br>' + escape(gains(m.gains)) + contents(m.options).map(t => '<br>· ' + escape(t)).join('')).join('<br>') })) })),
        ],
      };
    }) : null;
    const keyed = h('ul', { class: 'keylist' }, marked.map(m => h('li', {}, h('span', { class: 'letter ' + m.kind }, m.letter),
      h('div', {}, h('b', {}, m.title), m.kind === 'solution' ? [' ', tag('solution')] : [' ', tag('offer')], h('div', {}, why(gains(m.gains), m.why), assumedTag(m.why)), h('div', { class: 'small' }, m.kind === 'solution' ? grouped(m.options) || m.text : rich(m.text)), m.by ? h('div', { class: 'small' }, 'Reported by ' + m.by) : null))),
      none.map(s => h('li', {}, h('span'), h('div', {}, h('b', {}, opening(s.rule)), h('div', { class: 'small' }, s.text)))));
    const still = c => Math.abs(c.gainToGiver) < 1e3 && Math.abs(c.gainToReceiver) < 1e3;
    const card = (c, other) => h('div', { class: 'card' }, h('h4', {}, c.name),
      h('div', { class: 'give' },
        h('div', {}, h('span', {}, 'giver, ' + c.side), h('b', {}, why(signed(c.gainToGiver), c.why))),
        h('div', {}, h('span', {}, 'receiver, ' + other), h('b', {}, why(signed(c.gainToReceiver), c.why))),
        h('div', {}, h('span', {}, 'break-even weight'), h('b', {}, c.breakEven > 0 ? usd(c.breakEven) : '–'))),
      h('div', { class: 'small' }, 'Options: ' + c.options.join(' · ')),
      c.measures.length ? h('div', { class: 'small' }, 'Measures: ', rich(c.measures.join('; '))) : null,
      c.redLine ? h('div', { class: 'redline' }, 'Red line: ' + c.redLine) : null);
    const side = id => {
      const other = id === one ? two : one;
      const mine = d.concessions.filter(c => c.side === id);
      const moving = mine.filter(c => !still(c)).sort((a, b) => b.gainToReceiver - a.gainToReceiver);
      const rest = mine.filter(still);
      return h('div', {}, h('h4', {}, 'What ' + partyName(id) + ' could give'), mine.length ? null : empty('No concession of this side is listed.'), moving.map(c => card(c, other)),
        rest.length ? folded(plural(rest.length, 'concession') + ' that ' + (rest.length === 1 ? 'moves' : 'move') + ' nothing in this world', rest.map(c => card(c, other))) : null);
    };
    // Who gives what, what it is worth by item, whether it would hold, in which steps: one card a deal.
    const gives = (options, id) => {
      const by = new Map();
      options.forEach((o, k) => {
        const c = d.concessions[k];
        if (o > 0 && c && c.side === id) by.set(c.options[o], [...(by.get(c.options[o]) || []), c.name]);
      });
      return h('div', {}, h('b', {}, id + ' gives '), by.size ? [...by].map(([option, names]) => option + ': ' + names.join(', ')).join('; ') : 'nothing');
    };
    const holdCard = x => {
      const most = Math.max(1, ...x.items.flatMap(i => i.gains.map(Math.abs)));
      const bar = v => h('span', { class: 'worth', title: signed(v) }, h('span', { class: v < 0 ? 'loss' : 'gain', style: 'width:' + ((50 * Math.abs(v)) / most).toFixed(1) + '%' }));
      const cell = g => h('span', {}, signed(g), bar(g));
      return h('div', { class: 'card' }, h('h4', {}, opening(x.name)),
        h('div', {}, h('b', {}, gains(x.gains)), ' ', x.holds ? tag('would hold', 'free') : tag('would not hold by itself', 'blocked')),
        h('div', { class: 'small' }, d.sides.map(id => gives(x.options, id))),
        x.items.length ? table([['worth by item', i => i.name], [one, i => cell(i.gains[0]), 'n'], [two, i => cell(i.gains[1]), 'n']], x.items) : null,
        x.sides.map(s => h('div', { class: 'small' }, h('b', {}, s.party + ': '), s.text)),
        x.expected.map(e => h('div', { class: 'small' }, h('b', {}, 'With promises kept as the record says (' + e.reading + '): '), gains(e.gains))),
        h('div', { class: 'small' }, h('b', {}, 'Step by step: '), x.stagingText,
          x.staging.length > 1 ? h('ol', {}, x.staging.map(s => h('li', {}, s.join(' and ')))) : null));
    };
    const held = d.detail.holds;
    // What follows without a deal first: every gain is over one of these.
    const n = d.negotiation;
    const pair = g => signed(g[0]) + ' / ' + signed(g[1]);
    const negotiation = n && n.scenarios.length ? [
      h('h4', {}, 'Without a deal'),
      table([['what follows', s => h('span', {}, h('b', {}, s.name), ': ' + s.text + (s.because ? '. ' + s.because : ''))], [one, s => signed(s.againstRecord[0]) || '0', 'n'], [two, s => signed(s.againstRecord[1]) || '0', 'n'],
        ['what each would do alone', s => h('span', { class: 'small' }, s.alone ? 'by these weights ' + s.alone + ' (' + gains(s.aloneGains) + ')' : 'by these weights neither side would move', s.aloneWithoutWeights && s.aloneWithoutWeights !== s.alone ? '; without weights ' + s.aloneWithoutWeights + ' (' + gains(s.aloneWithoutWeightsGains) + ')' : '')]], n.scenarios),
      p(h('span', { class: 'small' }, 'Amounts are against licences reopening as recorded.')),
      n.reopenings.length ? folded(plural(n.reopenings.length, 'regime') + ' that the record takes to reopen by itself', table([['measure', r => r.measure], ['use', r => r.endUse], ['opens', r => r.opens], ['rests on', r => r.because]], n.reopenings)) : null,
      p(h('b', {}, 'Weights of policy: '), n.weights.join('. ') + '.'),
      p(h('b', {}, 'Valued: '), n.valued + '.'),
      h('h4', {}, 'What is left to exchange'),
      n.packages.length ? table([['package', x => h('span', {}, h('b', {}, x.names), h('div', { class: 'small' }, x.text), x.covered && x.covered.text ? h('div', { class: 'small' }, h('i', {}, x.covered.text)) : null)], ...n.scenarios.map((s, k) => [s.name + ', ' + one + ' / ' + two, x => pair(x.standings[k].gains), 'n']),
        ['better for both', x => (x.robust ? tag('robust: in all', 'free') : x.betterIn.length ? 'in ' + x.betterIn.join(', ') : 'in none')]], n.packages) : empty('No package was valued.'),
      p(h('span', { class: 'small' }, n.start + ' Below: without a deal ' + n.scenarios[0].name + '.'))] : null;
    return [
      h('h3', {}, day(d.date) + ': ' + d.title),
      negotiation,
      p(h('span', { class: 'small' }, rich(d.note.replace(/\d{5,}/g, numbers.whole)))),
      h('div', { class: 'plane' }, h('div', {}, plane ? plane.element : empty('No package was valued.'),
        asTable([['package', x => x.label || '–'], ['gain of ' + one, x => signed(x.gains[0]), 'n'], ['gain of ' + two, x => signed(x.gains[1]), 'n'], ['frontier', x => (x.frontier ? 'yes' : '')]], [...d.packages].sort((a, b) => b.frontier - a.frontier || b.gains[0] + b.gains[1] - a.gains[0] - a.gains[1]), { limit: 20, search: true })), h('div', {}, marked.length || none.length ? keyed : empty('No offer is known and no rule gives a deal.'))),
      d.advice.length ? [h('h4', { style: 'margin-top:1.2rem' }, 'What the numbers advise'), h('ul', { class: 'advice' }, d.advice.map(a => h('li', {}, rich(a))))] : null,
      held.length ? [h('h4', { style: 'margin-top:1.4rem' }, 'The deals one by one, and would they hold?'), h('div', { class: 'sides' }, held.map(holdCard)),
        p(h('span', { class: 'small' }, 'Judged over the whole plan; the command deals also looks for the month from which breaking pays, for the best package that holds, and takes each chair.'))] : null,
      h('div', { class: 'sides', style: 'margin-top:1.4rem' }, d.sides.map(side)),
      p(h('span', { class: 'small' }, 'Gains are for the option worth most to the other side, the rest staying as it is, less the weights of policy. Break-even weight: how much more policy must value a control, in USD, before keeping it pays its own side; a dash where giving it does not pay.'))];
  }

  // ---- 5 behind the numbers -------------------------------------------------------------------------------------

  function outlooks() {
    const o = data.outlooks;
    return [
      prose('When licences flow again is judged by the issuer’s record, as known on the day. Losses and prices of this report are means over these branches; what stops is told for the branch that stays closed longest. One plan serves all branches until they part.'),
      o.map(x => [h('h4', { style: 'margin-top:1.2em' }, 'Licences of ' + x.issuer + ' since ' + x.since), prose(x.measures.join(', ') + '. On record: ' + x.prompt + ' prompt and ' + x.late + ' late reopenings. Expected loss of the goods that wait for them ' + usd(x.expectedLoss) + '; to know the month from the start would be worth ' + usd(x.worthKnowing) + '.'),
        table([['flow again', b => b.reopens || 'not within the plan'], ['chance', b => percent(b.probability), 'n'], ['', b => h('span', { class: 'sharebox' }, h('span', { class: 'share', style: 'width:' + Math.round(100 * b.probability) + '%' }))], ['loss', b => usd(b.loss), 'n'], ['had it been known', b => usd(b.knownLoss), 'n']], x.branches)])];
  }
  function accuracy() {
    const a = data.accuracy;
    return [prose('Curves of demand and of operating stocks are cut into steps. At the prices of the plan this makes the best-case loss too large by ' + usd(a.lossTooHigh) + ' at most and too small by ' + usd(a.lossTooLow) + ' at most: what consumers and holders of stock would gain on the curves themselves (docs/model.md#steps).')];
  }
  function residuals() {
    if (!data.residuals.length) return [empty('No observed flow was there to compare the baseline with.')];
    const rows = [...data.residuals].sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
    const largest = Math.max(1e-9, ...rows.map(r => Math.abs(r.share)));
    return [
      prose('How far the calibrated baseline, the world without controls, is from what was observed, as a share of observed flows.'),
      table([['item', r => r.itemName], ['observed', r => figure(r.observed) + ' ' + r.unit, 'n'], ['off by', r => percent(r.share), 'n'], ['', r => h('span', { class: 'sharebox' }, h('span', { class: 'share', style: 'width:' + Math.round((100 * Math.abs(r.share)) / largest) + '%' }))]], rows, { limit: 15, search: true })];
  }
  function assumptions() {
    if (!data.assumptions.length) return [empty('Nothing is assumed.')];
    return [
      prose('Where no source gives a number, it is an interval or a value ', tag('assumed', 'assumed'), ' with the reason: ' + plural(data.assumptions.length, 'value') + '.'),
      table([['what', a => a.what], ['value', a => a.value], ['because', a => a.because]], data.assumptions, { limit: 15, search: true })];
  }
  function sources() {
    if (!data.sources.length) return [empty('No source is named.')];
    return [table([['source', s => [s.title, h('div', { class: 'small' }, [s.publisher, s.address].filter(Boolean).join(', '))]], ['key', s => h('span', { class: 'id' }, s.key)], ['published', s => s.published, 'keep'], ['reliability', s => words(s.reliability)], ['figures', s => s.uses, 'n']], data.sources, { limit: 15, search: true })];
  }
  function certificates() {
    const list = manifest.certificates;
    if (!list.length) return [empty('No program was solved.')];
    const passing = list.filter(c => c.passes).length;
    const worst = f => Math.max(...list.map(f).filter(finite).map(Math.abs));
    const e = v => (finite(v) ? (v === 0 ? '0' : v.toExponential(1).replace('-', '−')) : '–');
    return [
      prose(passing + ' of ' + plural(list.length, 'program') + ' (' + plural(manifest.rows, 'row') + ', ' + plural(manifest.columns, 'column') + ' in ' + plural(manifest.blocks, 'block') + ') pass: residuals and gap recomputed from the data without the solver. Largest primal residual ' + e(worst(c => c.primalResidual)) + ', dual residual ' + e(worst(c => c.dualResidual)) + ', gap ' + e(worst(c => c.gap)) + '.'),
      folded('Certificates', table([['program', r => r.k, 'n'], ['primal residual', r => e(r.primalResidual), 'n'], ['dual residual', r => e(r.dualResidual), 'n'], ['gap', r => e(r.gap), 'n'], ['', r => (r.passes ? tag('passes', 'free') : tag('fails', 'blocked'))]], list.map((c, k) => ({ ...c, k: k + 1 }))))];
  }
  function manifestTable() {
    const rows = [['program', manifest.program + ' ' + manifest.version], ['world', manifest.world], ['world hash', manifest.worldHash], ['ledger sequence', manifest.ledgerSequence], ['valid date', manifest.on], ['knowledge date', manifest.known], ['plan', manifest.months + ' months from ' + manifest.first], ['seed', String(manifest.seed)], ['threads', String(manifest.threads)]];
    return [
      h('div', { class: 'scroll' }, h('table', {}, h('tbody', {}, rows.map(([k, v]) => h('tr', {}, h('th', { scope: 'row', style: 'border-bottom:1px solid var(--rule)' }, k), h('td', { class: 'id', style: 'white-space:normal;word-break:break-all' }, v)))))),
      manifest.laterFigures.length ? folded(plural(manifest.laterFigures.length, 'figure') + ' with newer values, published after the knowledge date and not used', h('ul', {}, manifest.laterFigures.map(f => h('li', { class: 'small' }, f)))) : null,
      h('h3', {}, 'How to cite'), h('p', { class: 'cite' }, manifest.citation)];
  }

  // ---- the page -------------------------------------------------------------------------------------------------

  const SECTIONS = [
    ['evidence', '1', 'Evidence', 'Who said that what was controlled, eased, planned, hinted or excluded?', [['', evidence]]],
    ['controls', '2', 'Controls', 'What is controlled, by what, on this date, as known on that date?', [['Measures over time', timeline], ['Determinations of the lanes of the world', determinations]]],
    ['exposure', '3', 'Exposure', 'What stops, when, and what does it cost whom?', [...(data.expected.length ? [['What will probably happen', expectedCase]] : []), ...(data.afterwards.length ? [['What happened since', afterwards]] : []), ['From ore to product', chains], ['Losses by party, best case', losses], ['What stops, and when', stops], ...(data.outlooks.length ? [['What may come', outlooks]] : []), ['Prices inside and outside', prices], ['Leverage', leverage], ['Cost over time', profiles], ['Attribution and chokepoints', beside], ...(drawn ? [['Under uncertainty', uncertainty]] : [])]],
    ['deals', '4', 'Deals', 'Which exchange of concessions is good for both?', [['', deals]]],
    ['behind', '5', 'Behind the numbers', 'How far to trust them, and how to get them again.', [['Baseline against observation', residuals], ['Curves cut into steps', accuracy], ['Assumptions', assumptions], ['Sources', sources], ['Certificates', certificates], ['Manifest', manifestTable]]],
  ];
  function part(title, build) {
    let content;
    try {
      content = build();
    } catch (error) {
      fault('The part "' + title + '" could not be drawn: ' + error.message);
      content = [empty('This part could not be drawn.')];
    }
    return [title ? h('h3', {}, title) : null, content];
  }
  document.body.append(
    h('nav', { class: 'bar', 'aria-label': 'Parts of the report' }, h('div', { class: 'wrap' }, h('b', {}, 'Chokepoint'), SECTIONS.map(s => h('a', { href: '#' + s[0] }, s[1] + ' ' + s[2])))),
    part('summary', header).slice(1)[0],
    h('main', {}, SECTIONS.map(([id, number, title, question, parts]) => h('section', { id, 'aria-labelledby': id + '-title' }, h('div', { class: 'wrap' }, h('p', { class: 'kicker' }, number + ' · ' + question), h('h2', { id: id + '-title' }, title), parts.map(([t, build]) => part(t, build)))))),
    h('footer', {}, h('div', { class: 'wrap' }, p('Decision support, not legal advice; nothing here is “cleared”. ' + manifest.program + ' ' + manifest.version + ', Apache License 2.0. Charts: Apache ECharts, Apache License 2.0.'))),
    drawer);
  charts.forEach(c => c.draw(false));
  const again = () => charts.forEach(c => { if (c.element.isConnected) c.draw(true); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  addEventListener('beforeprint', again);
  addEventListener('afterprint', again);
  root.dataset.ready = 'true';
})();
