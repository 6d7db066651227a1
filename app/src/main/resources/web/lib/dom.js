// Makes elements. Text goes in as text, never as markup: what a file or an article says cannot become a script.
const SVG = 'http://www.w3.org/2000/svg';

function fill(el, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) el.addEventListener(name.slice(2), value);
    else if (name === 'value') el.value = value;
    else el.setAttribute(name, value === true ? '' : value);
  }
  el.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false));
  return el;
}

export const h = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
export const s = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** Puts children into an element. Whoever was on one of the old ones by keys is on its like of the new ones, or on the element. */
export function show(el, ...children) {
  const back = el.isConnected ? stay(el) : null;
  el.replaceChildren(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false));
  if (back && !back()) land(el);
  return el;
}

// ---- The focus ---------------------------------------------------------------------------------------------------------
// What is drawn anew loses the focus: the next tab key would begin at the top of the page.
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** What a control is known by: its name where it has one, or else its words. */
const called = el => el.getAttribute('name') || el.getAttribute('aria-label') || el.textContent.trim().slice(0, 120);

/**
 * Remembers which control inside of an element has the focus. Returns what gives the focus to its like, once the element is
 * drawn anew, and says whether somebody has it; nothing where the focus is elsewhere.
 */
export function stay(root) {
  const at = document.activeElement;
  if (!at || at === root || !root.contains(at)) return null;
  const kind = at.localName;
  const words = called(at);
  return (waiting = document.body) => {
    if (document.activeElement !== document.body && document.activeElement !== waiting) return true;
    const like = words && [...root.querySelectorAll(FOCUSABLE)].find(el => el.localName === kind && called(el) === words);
    if (!like) return false;
    // What opens has been closed again: the focus is on what opens it.
    const closed = like.closest('details:not([open])');
    (closed && like.localName !== 'summary' ? closed.querySelector('summary') : like).focus({ preventScroll: true });
    return document.activeElement !== document.body && document.activeElement !== waiting;
  };
}

/** Gives the focus to an element that is no control, so that keys go on from there. */
export function land(el) {
  if (!el.hasAttribute('tabindex')) el.setAttribute('tabindex', '-1');
  el.focus({ preventScroll: true });
}
