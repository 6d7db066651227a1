// Numbers and days as the pages write them: three digits that mean something, a unit, thin spaces. Zero is 0, unknown is –.
/* global numbers */
import { language, t } from './i18n.js';

const THIN = '\u202f';
const UNITS = [[1e12, 'tn'], [1e9, 'bn'], [1e6, 'M'], [1e3, 'k'], [1, '']];

function digits(v) {
  const size = Math.abs(v);
  if (size === 0) return '0';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(size) + 1e-12));
  return numbers.fixed(v, Math.min(decimals, 4)).replace('-', '−');
}

function unit(v) {
  const size = Math.abs(v);
  // 999.6 million is a billion in three digits.
  return UNITS.find(([step]) => size >= step * 0.9995) || UNITS[UNITS.length - 1];
}

/** Money without its currency: `27.4 bn`. */
export function amount(v) {
  if (v === null || v === undefined || !Number.isFinite(v)) return '–';
  const [step, name] = unit(v);
  return digits(v / step) + (name ? THIN + name : '');
}

/** The same for an axis, without decimals that say nothing: `20 bn`. */
export const tick = v => amount(v).replace(/(\.\d*?)0+(?=\u202f|$)/, '$1').replace(/\.(?=\u202f|$)/, '');

/** Money: `USD 27.4 bn`. */
export const usd = v => (v === null || v === undefined || !Number.isFinite(v) ? '–' : 'USD' + '\u00a0' + amount(v));

/** A value with its band in one unit: `USD 31.4 [27.4–43.9] bn`. */
export function band(b) {
  if (!b) return '–';
  const [step, name] = unit(Math.max(Math.abs(b.low), Math.abs(b.median), Math.abs(b.high)));
  const to = b.low < 0 ? ` ${t('to')} ` : '–';
  return `USD\u00a0${digits(b.median / step)} [${digits(b.low / step)}${to}${digits(b.high / step)}]${name ? THIN + name : ''}`;
}

export const percent = v => (v === null || v === undefined ? '–' : v > 0 && v < 0.005 ? `<1${THIN}%` : Math.round(v * 100) + THIN + '%');
export const number = v => (v === null || v === undefined || v === '' ? '–' : numbers.text(Number(v)).replace('-', '−').replaceAll(',', THIN));

/** An amount in three digits that mean something: `21 100`, `17.1`. */
export function rounded(v) {
  if (v === null || v === undefined || v === '' || !Number.isFinite(Number(v))) return '–';
  return number(Number(Number(v).toPrecision(3)));
}

/** A day: `10 Oct 2026`. */
export function day(iso) {
  if (!iso) return '–';
  const [year, month, date] = iso.split('-').map(Number);
  if (year >= 9999) return t('date.open');
  const options = date ? { day: 'numeric', month: 'short', year: 'numeric' } : { month: 'short', year: 'numeric' };
  return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { ...options, timeZone: 'UTC' })
    .format(new Date(Date.UTC(year, month - 1, date || 1)));
}

export const DAY = 86400000;
export const time = iso => Date.parse(iso + 'T00:00:00Z');
export const isoDay = ms => new Date(ms).toISOString().slice(0, 10);
export const duration = seconds => (seconds < 90 ? t('time.seconds', { n: Math.max(1, Math.round(seconds)) }) : t('time.minutes', { n: Math.round(seconds / 60) }));
