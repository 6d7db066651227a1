// Numbers as dev.chokepoint.base.Numbers writes them, to the last character; a test holds the two against each other.
// The report sets them with its own blanks and minus signs, and asks nothing else for a number.
const numbers = (() => {
  'use strict';

  // A finite number with so many decimals, halves away from zero, by the shortest digits that tell it from its
  // neighbours. (toFixed rounds the binary value: 1.005 would be 1.00.)
  function fixed(v, decimals) {
    const sign = v < 0 || Object.is(v, -0) ? '-' : '';
    const [mantissa, exponent] = Math.abs(v).toExponential().split('e');
    let digits = mantissa.replace('.', '');
    let point = Number(exponent) + 1; // digits before the decimal point
    if (point < 0) {
      digits = '0'.repeat(-point) + digits;
      point = 0;
    }
    digits = digits.padEnd(point + decimals + 1, '0');
    let kept = BigInt('0' + digits.slice(0, point + decimals));
    if (digits[point + decimals] >= '5') kept += 1n;
    const text = kept.toString().padStart(decimals + 1, '0');
    return sign + (decimals ? text.slice(0, -decimals) + '.' + text.slice(-decimals) : text);
  }

  // Thousands separators.
  const grouped = text => text.replace(/^(-?\d+)/, whole => whole.replace(/\B(?=(\d{3})+$)/g, ','));

  // Three digits and a power of ten, for what is very large or very small.
  function scientific(v) {
    if (Number.isNaN(v)) return 'NaN';
    if (!Number.isFinite(v)) return v < 0 ? '-Infinity' : 'Infinity';
    const [mantissa, exponent] = v.toExponential().split('e');
    let rounded = fixed(Number(mantissa), 2);
    let power = Number(exponent);
    if (/^-?10/.test(rounded)) {
      rounded = rounded.replace('10.00', '1.00');
      power++;
    }
    if (power === -4) return fixed(Number(rounded + 'e-4'), 6);
    return rounded + 'e' + (power < 0 ? '-' : '+') + String(Math.abs(power)).padStart(2, '0');
  }

  // Four significant digits and thousands separators: 1,234, 0.05678, 12.34.
  function text(v) {
    if (v === 0) return '0';
    const size = Math.abs(v);
    if (!Number.isFinite(v) || size >= 1e15 || size < 1e-4) return scientific(v);
    const decimals = Math.min(8, Math.max(0, 3 - Math.floor(Math.log10(size))));
    const out = fixed(v, decimals);
    return grouped(out.includes('.') ? out.replace(/\.?0+$/, '') : out);
  }

  // Money in the largest fitting unit: USD 1.23 bn, USD 45.6 M, USD 789 k.
  function usd(v) {
    const size = Math.abs(v);
    if (size >= 0.9995e9) return 'USD ' + fixed(v / 1e9, 2) + ' bn';
    if (size >= 0.9995e6) return 'USD ' + fixed(v / 1e6, 1) + ' M';
    if (size >= 0.9995e3) return 'USD ' + fixed(v / 1e3, 0) + ' k';
    return 'USD ' + fixed(v === 0 ? 0 : v, 0);
  }

  // A count.
  const whole = n => grouped(fixed(Number(n), 0));

  return { text, usd, fixed, whole };
})();
