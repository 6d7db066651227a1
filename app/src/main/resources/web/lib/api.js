// Asks the server. What it refuses comes back as an error that says field, value and what was expected.
/** By which this page is told what others changed, and not what it changed itself. */
export const PAGE = Array.from(crypto.getRandomValues(new Uint8Array(8)), b => b.toString(16).padStart(2, '0')).join('');
const HEADER = { 'X-Chokepoint': '1', 'X-Chokepoint-Page': PAGE };

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.expected || problem.detail || String(status));
    this.status = status;
    this.field = problem.field || '';
    this.value = problem.value || '';
  }
}

async function read(response) {
  if (response.ok) return response.json();
  let problem = {};
  try { problem = await response.json(); } catch { /* Not from this server: the status is all that is known. */ }
  throw new Refused(response.status, problem);
}

/** An address with parameters; empty ones are left out. */
export function address(path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters || {}).filter(([, v]) => v !== '' && v !== undefined && v !== null));
  return path + (query.size ? '?' + query : '');
}

export const get = async (path, parameters) => read(await fetch(address(path, parameters)));

export const post = async (path, body) => read(await fetch(path, {
  method: 'POST', headers: { ...HEADER, 'Content-Type': 'application/json' }, body: JSON.stringify(body),
}));

export const put = async (path, body) => read(await fetch(path, {
  method: 'PUT', headers: { ...HEADER, 'Content-Type': 'application/json' }, body: JSON.stringify(body),
}));

/** Sends a text of some type. */
export const sendText = async (path, type, text) => read(await fetch(path, {
  method: 'POST', headers: { ...HEADER, 'Content-Type': type }, body: text,
}));

/** Sends tables of a company, each in base64; empty ones are left out. */
export const sendTables = async (path, parameters, tables) => post(address(path, parameters), given(tables));

/** Tables without those that are empty. */
export const given = tables => Object.fromEntries(Object.entries(tables).filter(([, v]) => v));

/** A file made from tables that are sent; it is offered to be saved. */
export async function fetchFile(path, parameters, tables, name) {
  const response = await fetch(address(path, parameters), { method: 'POST', headers: { ...HEADER, 'Content-Type': 'application/json' }, body: JSON.stringify(given(tables)) });
  if (!response.ok) await read(response);
  const url = URL.createObjectURL(await response.blob());
  const a = document.createElement('a');
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export const remove = async path => read(await fetch(path, { method: 'DELETE', headers: HEADER }));

/** Follows a job until it ends; `seen` hears of each step. Returns a way to stop listening. */
export function follow(id, seen) {
  const events = new EventSource(`/api/v1/jobs/${encodeURIComponent(id)}/events`);
  events.addEventListener('job', e => {
    const job = JSON.parse(e.data);
    if (!['queued', 'running'].includes(job.state)) events.close();
    seen(job);
  });
  return () => events.close();
}

/** A part of a kept answer. */
export const part = (hash, name) => get(`/api/v1/answers/${hash}/${name}`);
export const partCsv = (hash, name) => `/api/v1/answers/${hash}/${name}.csv`;
