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

/** Packages by what both sides gain: those that no other beats joined, what a rule picks named. */
export function plane(question, axes, points) {
  const left = 78;
  const width = 620;
  const height = 430;
  const span = key => { const all = [0, ...points.map(p => p[key])]; const low = Math.min(...all); const high = Math.max(...all); return [low - (high - low || 1) * 0.06, high + (high - low || 1) * 0.1]; };
  const [x0, x1] = span('x');
  const [y0, y1] = span('y');
  const x = v => left + (v - x0) / (x1 - x0) * (width - left - 10);
  const y = v => 10 + (y1 - v) / (y1 - y0) * (height - 66);
  const edge = points.filter(p => p.frontier).sort((a, b) => a.x - b.x);
  const svg = s('svg', { class: 'chart small', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': question },
    s('rect', { class: 'both', x: x(0), y: 10, width: Math.max(0, width - 10 - x(0)), height: Math.max(0, y(0) - 10) }),
    ticks(x0, x1, 5).map(v => [s('line', { class: v === 0 ? 'zero' : 'grid', x1: x(v), x2: x(v), y1: 10, y2: height - 56 }), s('text', { class: 'axis', x: x(v), y: height - 38, 'text-anchor': 'middle' }, tick(v))]),
    ticks(y0, y1, 5).map(v => [s('line', { class: v === 0 ? 'zero' : 'grid', x1: left, x2: width - 10, y1: y(v), y2: y(v) }), s('text', { class: 'axis', x: left - 8, y: y(v) + 5, 'text-anchor': 'end' }, tick(v))]),
    s('text', { class: 'axis', x: width - 10, y: height - 12, 'text-anchor': 'end' }, axes[0] + ', USD →'), s('text', { class: 'axis', x: 0, y: height - 12 }, '↑ ' + axes[1] + ', USD'),
    edge.length > 1 && s('path', { class: 'path', d: edge.map((p, i) => `${i ? 'L' : 'M'}${x(p.x)},${y(p.y)}`).join('') }),
    points.map(p => s('g', {}, s('title', {}, `${p.name}: ${usd(p.x)}, ${usd(p.y)}`), s('circle', { class: 'package' + (p.frontier ? ' frontier' : '') + (p.rule ? ' picked' : ''), cx: x(p.x), cy: y(p.y), r: p.rule ? 8 : 5 }))),
    points.filter(p => p.rule).map((p, i) => s('text', { class: 'town', x: Math.min(x(p.x), width - 14) - 12, y: y(p.y) + 5 + i * 18 - 9, 'text-anchor': 'end' }, p.rule)));
  return h('figure', {}, h('p', { class: 'chartquestion' }, question), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': question }, svg),
    h('figcaption', { class: 'legend' }, h('span', { class: 'key k-picked' }, t('deals.picked')), h('span', { class: 'key k-frontier' }, t('deals.frontier')), h('span', { class: 'key k-package' }, t('deals.other')), h('span', { class: 'key k-both' }, t('deals.both'))), saving(svg),
    h('details', { class: 'data' }, h('summary', {}, t('chart.table')), table(question, [
      { head: t('deals.package'), cell: p => p.name, wide: true }, { head: axes[0], number: true, cell: p => usd(p.x), key: p => p.x }, { head: axes[1], number: true, cell: p => usd(p.y), key: p => p.y }, { head: t('deals.rules'), cell: p => p.rule || '–' },
    ], points, { by: 1, down: true, most: 30 })));
}

/**
 * Paths over the months: the expected value with its band as a shade, others as strokes of their own.
 * A series: { name, mid, low, high, kind }, of which low and high may be left out.
 */
export function paths(question, months, series, write, options = {}) {
  const left = 58;
  const width = 540;
  const height = 240;
  const bottom = 26;
  const all = series.flatMap(r => [...r.mid, ...(r.low || []), ...(r.high || [])]).filter(Number.isFinite);
  const low = Math.min(options.from ?? Infinity, ...all);
  const high = Math.max(options.to ?? -Infinity, ...all);
  const x = i => left + 8 + i / Math.max(1, months.length - 1) * (width - left - 34);
  const y = v => 8 + (high - v) / (high - low || 1) * (height - bottom - 16);
  const line = values => values.map((v, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)},${y(v).toFixed(1)}`).join('');
  const svg = s('svg', { class: 'chart small', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': question },
    ticks(low, high, 4).map(v => [s('line', { class: 'grid', x1: left, x2: width, y1: y(v), y2: y(v) }), s('text', { class: 'axis', x: left - 8, y: y(v) + 5, 'text-anchor': 'end' }, write(v))]),
    months.map((m, i) => i % Math.ceil(months.length / 5) === 0 && s('text', { class: 'axis', x: x(i), y: height - 6, 'text-anchor': i === months.length - 1 ? 'end' : 'middle' }, day(m))),
    series.map(r => [r.low && s('path', { class: 'shade ' + r.kind, d: line(r.high) + [...r.low].reverse().map((v, i) => `L${x(r.low.length - 1 - i).toFixed(1)},${y(v).toFixed(1)}`).join('') + 'Z' }), s('path', { class: 'path ' + r.kind, d: line(r.mid) })]));
  return h('figure', {}, h('p', { class: 'chartquestion' }, question), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': question }, svg),
    h('figcaption', { class: 'legend' }, series.map(r => h('span', { class: 'key k-' + r.kind }, r.name)), series.some(r => r.low) && h('span', { class: 'key k-band' }, t('chart.band'))), saving(svg),
    h('details', { class: 'data' }, h('summary', {}, t('chart.table')), table(question, [
      { head: t('chart.month'), cell: i => day(months[i]) },
      ...series.flatMap(r => [{ head: r.name, number: true, cell: i => write(r.mid[i]) }, ...(r.low ? [{ head: r.name + ' 5–95 %', number: true, cell: i => `${write(r.low[i])}–${write(r.high[i])}` }] : [])]),
    ], months.map((m, i) => i))));
}

/** Lines of a company over the months: running, short of a part, stopped. */
export function lines(question, rows, from, to) {
  const row = 30;
  const left = 150;
  const start = time(from.length === 7 ? from + '-01' : from);
  const stop = time(to);
  const x = ms => left + (Math.min(Math.max(ms, start), stop) - start) / (stop - start) * (WIDTH - left);
  const height = rows.length * row + 30;
  const months = [];
  for (let m = new Date(start); m.getTime() < stop; m = new Date(Date.UTC(m.getUTCFullYear(), m.getUTCMonth() + 1, 1))) months.push(m.getTime());
  const at = iso => time(iso.length === 7 ? iso + '-01' : iso);
  const svg = s('svg', { class: 'chart', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': question },
    months.filter((m, i) => i % Math.ceil(months.length / 7) === 0 && x(m) < WIDTH - 70).map(m => [s('line', { class: 'grid', x1: x(m), x2: x(m), y1: 0, y2: height - 24 }), s('text', { class: 'axis', x: x(m) + 3, y: height - 8 }, day(isoDay(m).slice(0, 7)))]),
    rows.map((r, i) => {
      const y = i * row + 6;
      const short = r.shortFrom ? at(r.shortFrom) : r.stops ? at(r.stops) : stop;
      const halt = r.stops ? at(r.stops) : stop;
      const again = r.stops && r.resumes ? at(r.resumes) : stop;
      const bar = (a, b, kind) => b > a && s('rect', { class: 'span ' + kind, x: x(a), y, width: x(b) - x(a), height: 17 });
      return s('g', {}, s('text', { class: 'name', x: 0, y: y + 14 }, r.name.length > 16 ? r.name.slice(0, 15) + '…' : r.name), bar(start, short, 'running'), bar(short, halt, 'short'), bar(halt, again, 'stopped'), bar(again, stop, 'short'));
    }));
  return h('figure', {}, h('p', { class: 'chartquestion' }, question), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': question }, svg),
    h('figcaption', { class: 'legend' }, ['running', 'short', 'stopped'].map(k => h('span', { class: 'key k-' + k }, told('company.span.', k)))), saving(svg));
}

/** Measures as bars over time, with suspended hatched and what lies after the last day read dotted. */
export function timeline(rows, asked, opened) {
  const row = 26;
  const left = 430;
  const width = 1300;
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
        s('text', { class: 'name', x: 0, y: y + 17 }, r.id), s('text', { class: 'axis', x: 190, y: y + 17 }, r.title.length > 34 ? r.title.slice(0, 33) + '…' : r.title),
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
export function saving(svg, hash, name) {
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
    h('button', { type: 'button', class: 'plain', onclick: () => save1('chart.svg', alone(svg).text) }, 'SVG'), ' ', hash && embedding(hash, name));
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
