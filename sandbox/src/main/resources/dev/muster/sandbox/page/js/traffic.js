// What Slack and the app say to each other, as it happens: one line for each call and each delivery, all of it on a click.

import { byId, fill, h, icon, reconcile } from './dom.js';
import { on } from './live.js';
import { wordsOf } from './mrkdwn.js';
import { state } from './store.js';
import { formatter, readerZone } from './zones.js';

const KINDS = [['call', 'Calls'], ['event', 'Events'], ['command', 'Commands'], ['interaction', 'Clicks, forms'], ['other', 'Other']];
const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit' };
const STATES = { open: ['wait', 'on its way'], good: ['good', 'answered'], bad: ['bad', 'failed'], again: ['wait', 'will be sent again'] };
const DEPTH_OPEN = 1;

const known = new Map();
const hiddenKinds = new Set();
let version = 0;
let kept = 500;
let words = '';
let opened = null;
let whole = null;
let panel = null;
let asking = false;
let askAgain = false;

const isOpen = () => Boolean(panel) && !byId('traffic').hidden;

async function learn() {
  if (!isOpen()) return;
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  try {
    do {
      askAgain = false;
      await learnOnce();
    } while (askAgain);
  } catch {
    // When the sandbox is away the strip says so; the next change asks again.
  } finally {
    asking = false;
  }
}

async function learnOnce() {
  const answer = await fetch(`/page/api/traffic?after=${version}`, { cache: 'no-store' });
  if (!answer.ok) return;
  const seen = await answer.json();
  version = seen.version;
  kept = seen.kept;
  for (const one of seen.exchanges) known.set(one.n, one);
  // Never more than the sandbox itself keeps.
  const numbers = [...known.keys()].sort((a, b) => a - b);
  for (const old of numbers.slice(0, Math.max(0, numbers.length - kept))) known.delete(old);
  if (opened && seen.exchanges.some((one) => one.n === opened)) await openWhole(opened);
  draw();
}

// ---- JSON as a tree that opens and closes

function valueNode(value) {
  const kind = value === null ? 'null' : typeof value;
  return h('span', { class: `json-${kind}` }, kind === 'string' ? `"${value}"` : String(value));
}

function tree(name, value, depth) {
  const label = name === null ? null : h('span', { class: 'json-key' }, `${name}: `);
  if (value === null || typeof value !== 'object') return h('div', { class: 'json-line' }, label, valueNode(value));
  const entries = Object.entries(value);
  const [before, after] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (!entries.length) return h('div', { class: 'json-line' }, label, before + after);
  const box = h('details', { class: 'json', open: depth < DEPTH_OPEN });
  const count = Array.isArray(value) ? `${entries.length}` : `${entries.length} ${entries.length === 1 ? 'field' : 'fields'}`;
  box.append(h('summary', null, label, `${before} `, h('span', { class: 'faint' }, count), ` ${after}`));
  const grow = () => {
    if (box.open && box.childElementCount === 1) box.append(h('div', { class: 'json-inner' }, entries.map(([key, one]) => tree(key, one, depth + 1))));
  };
  grow();
  box.addEventListener('toggle', grow);
  return box;
}

// ---- one line

function outcome(one) {
  if (one.state === 'open') return '…';
  if (one.problem) return one.problem.replaceAll('_', ' ');
  return one.kind === 'call' ? 'ok' : String(one.status ?? '');
}

function details(one) {
  if (!whole || whole.n !== one.n) return h('p', { class: 'faint' }, 'Loading …');
  return [
    h('h3', null, one.kind === 'call' ? 'Asked' : 'Sent'), tree(null, whole.request, 0),
    whole.answers.map((answer, at) => [
      h('h3', null, whole.answers.length > 1 ? `Answer ${at + 1}` : 'Answer', h('span', { class: 'faint' },
        ` · ${answer.status || 'none'}${answer.problem ? ` · ${answer.problem}` : ''} · ${answer.millis} ms`)),
      answer.body === '' ? h('p', { class: 'faint' }, 'empty') : tree(null, answer.body, 0),
    ]),
    !whole.answers.length && h('p', { class: 'faint' }, 'No answer yet.'),
  ];
}

function line(one) {
  const [lamp, said] = STATES[one.state];
  const away = one.kind === 'call';
  const isWhole = opened === one.n;
  return h('li', { class: `exchange ${one.kind}${isWhole ? ' opened' : ''}` },
    h('button', {
      type: 'button', class: 'exchange-head', 'aria-expanded': String(isWhole), dataset: { focus: `exchange-${one.n}`, exchange: one.name },
      onclick: () => toggleWhole(one.n),
    },
    h('span', { class: `lamp ${lamp}`, role: 'img', 'aria-label': said, title: said }),
    h('span', { class: `direction ${away ? 'to-slack' : 'to-app'}`, title: away ? `${state.workspace?.app.name ?? 'The app'} asks Slack` : 'Slack tells the app' }, away ? '→' : '←'),
    h('span', { class: 'exchange-words' },
      h('span', { class: 'exchange-name' }, one.name || one.kind, one.tries > 1 && h('span', { class: 'badge' }, `${one.tries} tries`)),
      one.about && h('span', { class: 'exchange-about' }, wordsOf(one.about))),
    h('span', { class: 'exchange-end' },
      h('span', { class: one.problem ? 'problem' : '' }, outcome(one)),
      h('span', { class: 'faint' }, one.millis === undefined ? '' : `${one.millis} ms`)),
    h('time', { class: 'faint', datetime: new Date(one.at).toISOString() }, formatter(readerZone(), TIME).format(one.at))),
    isWhole && h('div', { class: 'exchange-whole' }, details(one)));
}

async function openWhole(number) {
  const answer = await fetch(`/page/api/traffic/${number}`, { cache: 'no-store' });
  whole = answer.ok ? await answer.json() : { n: number, request: null, answers: [] };
}

async function toggleWhole(number) {
  opened = opened === number ? null : number;
  whole = null;
  draw();
  if (!opened) return;
  await openWhole(number);
  draw();
}

// ---- the panel

function matches(one) {
  return !hiddenKinds.has(one.kind) && (!words || `${one.name} ${one.about} ${one.problem ?? ''} ${one.status ?? ''}`.toLowerCase().includes(words));
}

function draw() {
  if (!isOpen()) return;
  const all = [...known.values()].sort((a, b) => a.n - b.n);
  const shown = all.filter(matches);
  const box = panel.scroll;
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  reconcile(panel.list, shown.map((one) => ({
    key: String(one.n), fingerprint: JSON.stringify([one, opened === one.n && (whole ?? true)]), one,
  })), (item) => line(item.one));
  panel.empty.hidden = shown.length > 0;
  panel.empty.textContent = all.length ? 'Nothing matches.' : 'Nothing was said yet.';
  panel.count.textContent = shown.length === all.length ? `${all.length}` : `${shown.length} of ${all.length}`;
  if (atEnd && !opened) box.scrollTop = box.scrollHeight;
}

function kindButton([kind, label]) {
  const node = h('button', {
    type: 'button', class: 'kind', 'aria-pressed': 'true', dataset: { kind },
    onclick: () => {
      if (!hiddenKinds.delete(kind)) hiddenKinds.add(kind);
      node.setAttribute('aria-pressed', String(!hiddenKinds.has(kind)));
      draw();
    },
  }, label);
  return node;
}

function build() {
  panel = {
    list: h('ol', { class: 'exchanges' }),
    empty: h('p', { class: 'faint traffic-empty' }),
    count: h('span', { class: 'faint' }),
    search: h('input', {
      type: 'search', class: 'field', placeholder: 'Filter by method, text, error', 'aria-label': 'Filter', id: 'traffic-filter',
      oninput: (event) => {
        words = event.target.value.trim().toLowerCase();
        draw();
      },
    }),
  };
  panel.scroll = h('div', { class: 'traffic-scroll', tabindex: '-1' }, panel.empty, panel.list);
  document.body.append(h('aside', { class: 'traffic', id: 'traffic', 'aria-label': 'Traffic between Slack and the app', hidden: true },
    h('header', { class: 'traffic-head' },
      h('div', null, h('h2', null, 'Traffic ', panel.count), h('p', { class: 'faint' }, '→ the app asks Slack · ← Slack tells the app')),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close the traffic', onclick: toggleTraffic }, icon('close'))),
    h('div', { class: 'traffic-filters' }, panel.search, h('div', { class: 'kinds', role: 'group', 'aria-label': 'Kinds' }, KINDS.map(kindButton))),
    panel.scroll));
}

/** Opens the panel, or closes it. */
export function toggleTraffic() {
  if (!panel) build();
  const node = byId('traffic');
  node.hidden = !node.hidden;
  document.body.classList.toggle('has-traffic', !node.hidden);
  for (const button of document.querySelectorAll('.traffic-button')) button.setAttribute('aria-expanded', String(!node.hidden));
  if (node.hidden) {
    document.querySelector('.traffic-button')?.focus();
    return;
  }
  if (matchMedia('(min-width: 721px)').matches) panel.search.focus();
  draw();
  panel.scroll.scrollTop = panel.scroll.scrollHeight;
  learn();
}

/** The button for the head of a conversation. */
export function trafficButton() {
  return h('button', {
    type: 'button', class: 'icon-button traffic-button', dataset: { focus: 'traffic' }, 'aria-label': 'Traffic between Slack and the app (Alt+T)',
    title: 'Traffic between Slack and the app (Alt+T)', 'aria-expanded': String(isOpen()), onclick: toggleTraffic,
  }, icon('traffic'));
}

/** Listens for the key and for what is said. */
export function startTraffic() {
  on('traffic', learn);
  on('connected', () => {
    // A workspace that was started again counts from the beginning.
    version = 0;
    known.clear();
    learn();
  });
  document.addEventListener('keydown', (event) => {
    if (event.altKey && event.code === 'KeyT' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      toggleTraffic();
    } else if (event.key === 'Escape' && isOpen() && byId('traffic').contains(event.target)) {
      event.preventDefault();
      toggleTraffic();
    }
  }, true);
}
