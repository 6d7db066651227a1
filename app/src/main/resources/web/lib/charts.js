// Charts drawn as SVG by classes, so that colours come from the tokens, and those of ECharts, which are loaded when needed.
import { h, s } from './dom.js';
import { t, told } from './i18n.js';
import { band, day, DAY, isoDay, tick, time, usd } from './format.js';
import { embedding, table } from './parts.js';
import { party } from './state.js';

const WIDTH = 760;

/** Steps of an axis that people can read. */
function ticks(low, high, about) {
  const rough = (high - low) / about || 1;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(k => k * ten).find(x => x >= rough);
  const out = [];
  for (let x = Math.ceil(low / step) * step; x <= high + step * 1e-9; x += step) out.push(Math.abs(x) < step * 1e-9 ? 0 : x);
  return out;
}

/** The rows of dumbbells out of the parts of an answer. */
export const bands = (expected, losses) => expected.parties.map(p => ({
  party: p.party, name: party(p.party), low: p.loss.low, mid: p.loss.median, high: p.loss.high, best: (losses.find(l => l.party === p.party) || {}).best,
}));

/** Ranges by party: the expected value as a dot on its band, the best case as a stroke. */
export function dumbbells(rows, csv, hash) {
  const row = 44;
  const left = 150;
  const right = 178;
  const all = rows.flatMap(r => [r.low, r.high, r.best ?? r.low, 0]);
  const low = Math.min(...all);
  const high = Math.max(...all);
  const x = v => left + (v - low) / (high - low || 1) * (WIDTH - left - right);
  const height = rows.length * row + 34;
  const svg = s('svg', { class: 'chart', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': t('chart.parties') },
    ticks(low, high, 5).map(v => [s('line', { class: v === 0 ? 'zero' : 'grid', x1: x(v), x2: x(v), y1: 0, y2: height - 24 }), s('text', { class: 'axis', x: x(v), y: height - 6, 'text-anchor': 'middle' }, tick(v))]),
    rows.map((r, i) => {
      const y = i * row + row / 2;
      return s('g', { class: 'party-' + r.party },
        s('text', { class: 'name', x: 0, y: y + 5 }, r.name),
        s('line', { class: 'bandline', x1: x(r.low), x2: Math.max(x(r.high), x(r.low) + 2), y1: y, y2: y }),
        r.best !== undefined && s('line', { class: 'best', x1: x(r.best), x2: x(r.best), y1: y - 11, y2: y + 11 }),
        s('circle', { class: 'dot', cx: x(r.mid), cy: y, r: 6 }),
        s('text', { class: 'figuretext', x: WIDTH, y: y + 5, 'text-anchor': 'end' }, band({ low: r.low, median: r.mid, high: r.high }).replace('USD\u00a0', '')));
    }));
  return h('figure', {}, h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('chart.parties') }, svg),
    h('figcaption', { class: 'legend' }, h('span', { class: 'key k-dot' }, t('chart.expected')), h('span', { class: 'key k-band' }, t('chart.band')), h('span', { class: 'key k-best' }, t('chart.best')), h('span', {}, t('chart.unit'))), saving(svg, hash, 'losses'),
    h('details', { class: 'data' }, h('summary', {}, t('chart.table')), table(t('chart.parties'), [
      { head: t('party'), cell: r => r.name },
      { head: t('chart.expected'), number: true, cell: r => usd(r.mid), key: r => r.mid },
      { head: '5 %', number: true, cell: r => usd(r.low), key: r => r.low },
      { head: '95 %', number: true, cell: r => usd(r.high), key: r => r.high },
      { head: t('chart.best'), number: true, cell: r => usd(r.best), key: r => r.best ?? 0 },
    ], rows, { csv })));
}

/** Ranges from the best to the worst case on one axis, one row for each question that is compared. */
export function ranges(question, rows, hash) {
  const row = 44;
  const left = 230;
  const right = 190;
  const all = rows.flatMap(r => [r.best, r.worst, 0]);
  const low = Math.min(...all);
  const high = Math.max(...all);
  const x = v => left + (v - low) / (high - low || 1) * (WIDTH - left - right);
  const height = rows.length * row + 34;
  const svg = s('svg', { class: 'chart', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': question },
    ticks(low, high, 5).map(v => [s('line', { class: v === 0 ? 'zero' : 'grid', x1: x(v), x2: x(v), y1: 0, y2: height - 24 }), s('text', { class: 'axis', x: x(v), y: height - 6, 'text-anchor': 'middle' }, tick(v))]),
    rows.map((r, i) => {
      const y = i * row + row / 2;
      const name = r.name.length > 30 ? r.name.slice(0, 29) + '…' : r.name;
      return s('g', { class: r.party ? 'party-' + r.party : null }, s('title', {}, r.name),
        s('text', { class: 'name', x: 0, y: y + 5 }, name),
        s('line', { class: 'bandline', x1: x(Math.min(r.best, r.worst)), x2: Math.max(x(Math.max(r.best, r.worst)), x(Math.min(r.best, r.worst)) + 2), y1: y, y2: y }),
        s('line', { class: 'best', x1: x(r.best), x2: x(r.best), y1: y - 11, y2: y + 11 }),
        s('text', { class: 'figuretext', x: WIDTH, y: y + 5, 'text-anchor': 'end' }, `${usd(r.best)} – ${usd(r.worst).replace('USD\u00a0', '')}`));
    }));
  return h('figure', {}, h('p', { class: 'chartquestion' }, question), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': question }, svg),
    h('figcaption', { class: 'legend' }, h('span', { class: 'key k-best' }, t('chart.best')), h('span', { class: 'key k-band' }, t('chart.toworst')), h('span', {}, t('chart.unit'))), saving(svg, hash, 'scenario'));
}

/** Measures as bars over time, with suspended hatched and what lies after the last day read dotted. */
export function timeline(rows, asked, opened) {
  const row = 26;
  const left = 190;
  const width = 1100;
  const starts = rows.flatMap(r => r.spans.map(p => time(p.from)));
  const from = Math.max(time('2018-01-01'), Math.min(...starts, time(asked.on)));
  const to = Math.max(...rows.flatMap(r => r.spans.map(p => (p.to ? time(p.to) : 0))).filter(x => x < time('2035-01-01')), time(asked.on)) + 200 * DAY;
  const x = ms => left + (Math.min(Math.max(ms, from), to) - from) / (to - from) * (width - left);
  const height = rows.length * row + 30;
  const first = Number(isoDay(from).slice(0, 4)) + 1;
  const years = [];
  for (let y = first; y <= Number(isoDay(to).slice(0, 4)); y++) years.push(y);
  const svg = s('svg', { class: 'chart timeline', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': t('chart.timeline', { n: rows.length }) },
    s('defs', {}, s('pattern', { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, s('rect', { class: 'hatchback', width: 6, height: 6 }), s('line', { class: 'hatchline', x1: 0, y1: 0, x2: 0, y2: 6 }))),
    years.map(y => [s('line', { class: 'grid', x1: x(time(`${y}-01-01`)), x2: x(time(`${y}-01-01`)), y1: 20, y2: height }), s('text', { class: 'axis', x: x(time(`${y}-01-01`)) + 3, y: 14 }, y)]),
    rows.map((r, i) => {
      const y = 24 + i * row;
      const horizon = r.readThrough ? time(r.readThrough) : 0;
      return s('g', { class: 'party-' + r.issuer + ' row', onclick: () => opened(r.id) },
        s('title', {}, `${r.id}: ${r.title}. ${r.words}`),
        s('rect', { class: 'hit', x: 0, y, width, height: row }),
        s('text', { class: 'name', x: 0, y: y + 17 }, r.id),
        r.spans.filter(p => p.state !== 'ended').map(p => {
          const start = time(p.from);
          const end = p.to ? time(p.to) + DAY : to;
          const cut = Math.min(Math.max(horizon + DAY, start), end);
          const bar = (a, b, kind) => b > a && x(b) > x(a) && s('rect', { class: `bar ${p.state} ${kind} ${r.asks ? '' : 'quiet'}`, x: x(a), y: y + 5, width: Math.max(1.5, x(b) - x(a)), height: 15 });
          return [bar(start, cut, ''), bar(cut, end, 'ahead')];
        }));
    }),
    s('line', { class: 'today', x1: x(time(asked.on)), x2: x(time(asked.on)), y1: 16, y2: height }));
  return h('figure', {}, h('div', { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': t('chart.timeline', { n: rows.length }) }, svg),
    h('figcaption', { class: 'legend' },
      ['in_force', 'suspended', 'announced'].map(k => h('span', { class: 'key k-' + k }, told('state.', k))),
      h('span', { class: 'key k-ahead' }, t('chart.ahead')), h('span', { class: 'key k-quiet' }, t('chart.quiet')), h('span', { class: 'key k-today' }, day(asked.on))), saving(svg));
}

// ---- Saving ----------------------------------------------------------------------------------------------------------
const DRAWN = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor'];

function save1(name, text) {
  h('a', { href: 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text), download: name }).click();
}

/** A chart that stands by itself: what the style sheet says is written into its elements. */
function alone(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((el, i) => {
    const style = getComputedStyle(from[i]);
    DRAWN.forEach(name => el.setAttribute(name, style.getPropertyValue(name)));
  });
  const [, , width, height] = svg.getAttribute('viewBox').split(' ');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  copy.prepend(s('rect', { width, height, fill: token('paper') }));
  return { text: new XMLSerializer().serializeToString(copy), width: Number(width), height: Number(height) };
}

/** Buttons that save a chart of its own as SVG and PNG, and its address for a frame. */
function saving(svg, hash, name) {
  const png = () => {
    const drawn = alone(svg);
    const image = new Image();
    image.onload = () => {
      const canvas = h('canvas', { width: String(drawn.width * 2), height: String(drawn.height * 2) });
      canvas.getContext('2d').drawImage(image, 0, 0, drawn.width * 2, drawn.height * 2);
      h('a', { href: canvas.toDataURL('image/png'), download: 'chart.png' }).click();
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(drawn.text);
  };
  return h('p', { class: 'under' }, h('button', { type: 'button', class: 'plain', onclick: png }, 'PNG'), ' ',
    h('button', { type: 'button', class: 'plain', onclick: () => save1('chart.svg', alone(svg).text) }, 'SVG'), ' ', embedding(hash, name));
}

// ---- ECharts -----------------------------------------------------------------------------------------------------------
let loading;

function library() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = '/web/lib/echarts.js';
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });
  return loading;
}

/** A colour of the theme as a canvas understands it. */
function token(name) {
  const probe = h('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** A chart of ECharts: `option(token)` gives it in the colours of the theme; its table stands below. */
export function chart(question, option, data, height = 320, kept = {}) {
  const box = h('div', { class: 'echart h-' + height, role: 'img', 'aria-label': question });
  const save = h('button', { type: 'button', class: 'plain' }, 'PNG');
  const saveSvg = h('button', { type: 'button', class: 'plain' }, 'SVG');
  let made;
  const draw = async () => {
    const echarts = await library();
    if (!box.isConnected) return;
    made?.dispose();
    made = echarts.init(box, null, { renderer: 'canvas' });
    made.setOption({ animation: false, textStyle: { fontFamily: 'inherit', fontSize: 14, color: token('ink') }, ...option(token) });
  };
  const watch = new ResizeObserver(() => { if (made && box.isConnected) made.resize(); else if (!made) draw(); });
  watch.observe(box);
  const themed = () => { if (box.isConnected) draw(); else { removeEventListener('themed', themed); watch.disconnect(); made?.dispose(); } };
  addEventListener('themed', themed);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', themed);
  save.addEventListener('click', () => {
    if (!made) return;
    h('a', { href: made.getDataURL({ pixelRatio: 2, backgroundColor: token('paper') }), download: 'chart.png' }).click();
  });
  saveSvg.addEventListener('click', async () => {
    const echarts = await library();
    const drawn = echarts.init(null, null, { renderer: 'svg', ssr: true, width: box.clientWidth, height: box.clientHeight });
    drawn.setOption({ animation: false, backgroundColor: token('paper'), textStyle: { fontFamily: 'sans-serif', fontSize: 14, color: token('ink') }, ...option(token) });
    save1('chart.svg', drawn.renderToSVGString());
    drawn.dispose();
  });
  return h('figure', {}, h('p', { class: 'chartquestion' }, question), box, h('p', { class: 'under' }, save, ' ', saveSvg), embedding(kept.hash, kept.name),
    h('details', { class: 'data' }, h('summary', {}, t('chart.table')), data));
}
