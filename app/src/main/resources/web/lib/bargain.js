// Which packages are good for both when weights of policy and red lines are others. The values of the packages are those
// of the answer; only what a side's own policy takes off them, and so the pick, changes here.

/** The value of a package to both sides with other weights: those of the answer are given back, the new ones taken off. */
export function valued(deal, x, weights) {
  return x.gains.map((gain, side) => deal.concessions.reduce((sum, c, k) =>
    (c.side === deal.sides[side] ? sum + (c.policy.usd - (weights[c.id] ?? c.policy.usd)) * c.policy.parts[x.options[k]] : sum), gain));
}

/** Whether a package keeps to the red lines: those of the answer, and concessions that are not to be given at all. */
export const allowed = (deal, x, kept) => deal.concessions.every((c, k) => x.options[k] === 0 || !kept.has(c.id));

/** The packages in both sides' eyes, which of them no other beats, and what each rule picks. */
export function picks(deal, weights, kept) {
  const all = deal.packages.filter(x => allowed(deal, x, kept)).map(x => ({ x, gains: valued(deal, x, weights) }));
  // A cent is no reason to prefer one package to another.
  const better = all.filter(p => p.gains.every(g => g > -0.01) && p.gains.some(g => g > 0.01));
  const frontier = new Set(all.filter(p => !all.some(q => q.gains.every((g, i) => g >= p.gains[i]) && q.gains.some((g, i) => g > p.gains[i]))));
  const ideal = deal.sides.map((_, i) => Math.max(0, ...better.map(p => p.gains[i])));
  const sides = deal.sides.map((_, i) => i).filter(i => ideal[i] > 0.01);
  const rising = list => [...list].sort((a, b) => a - b);
  const first = order => [...better].sort(order)[0];
  const lexical = key => (p, q) => { const a = rising(key(p)); const b = rising(key(q)); const at = a.findIndex((v, i) => v !== b[i]); return at < 0 ? 0 : b[at] - a[at]; };
  const product = p => p.gains.filter(g => g > 0.01).reduce((all, g) => all + Math.log(g), 0);
  const gaining = p => p.gains.filter(g => g > 0.01).length;
  const rules = better.length ? {
    Nash: first((p, q) => gaining(q) - gaining(p) || product(q) - product(p)),
    'Kalai–Smorodinsky': first(lexical(p => sides.map(i => p.gains[i] / ideal[i]))),
    egalitarian: first(lexical(p => p.gains)),
    utilitarian: first((p, q) => sum(q.gains) - sum(p.gains)),
  } : {};
  return { all, better, frontier, rules };
}

const sum = list => list.reduce((all, v) => all + v, 0);
