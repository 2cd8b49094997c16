// Search: messages by words, by who wrote them and by where.

import { find } from './api.js';
import { avatar } from './avatar.js';
import { ago, dateOf, fullTimeOf } from './dates.js';
import { showDialog } from './dialog.js';
import { h, icon } from './dom.js';
import { wordsOf } from './mrkdwn.js';
import { openMessage } from './places.js';
import { channelById, humans, nameOf, state } from './store.js';

const PAUSE_MS = 140;
let last = '';

/** The words to mark in what was found. */
const wordsIn = (question) => [...question.matchAll(/(?:from|in):\S*|"([^"]+)"|(\S+)/gi)].map((one) => one[1] ?? one[2]).filter(Boolean);

function marked(text, words) {
  const lower = text.toLowerCase();
  const starts = words.map((word) => lower.indexOf(word.toLowerCase())).filter((at) => at >= 0);
  const from = Math.max(0, Math.min(...(starts.length ? starts : [0])) - 60);
  const shown = `${from ? '…' : ''}${text.slice(from, from + 240)}${text.length > from + 240 ? '…' : ''}`;
  const nodes = [];
  for (let at = 0; at < shown.length;) {
    const hit = words.find((word) => shown.toLowerCase().startsWith(word.toLowerCase(), at));
    const end = hit ? at + hit.length : at + 1;
    if (hit) nodes.push(h('mark', null, shown.slice(at, end)));
    else nodes.push(shown.slice(at, end));
    at = end;
  }
  return nodes;
}

/** Names to go on with, while somebody writes `from:` or `in:`. */
function hints(question) {
  const [, kind, part] = question.match(/(?:^|\s)(from|in):[@#]?(\S*)$/i) ?? [];
  if (kind === undefined) return [];
  const begins = (name) => name.toLowerCase().startsWith(part.toLowerCase());
  return (kind.toLowerCase() === 'from'
    ? humans().filter((one) => begins(one.handle)).map((one) => ({ name: `@${one.handle}`, label: one.name, picture: avatar(one.id, true) }))
    : state.workspace.channels.filter((one) => one.kind === 'channel' && begins(one.name))
      .map((one) => ({ name: `#${one.name}`, label: one.name, picture: icon(one.private ? 'lock' : 'hash') })))
    .slice(0, 6).map((one) => ({ ...one, hint: `${kind.toLowerCase()}:${one.name}` }));
}

function resultNode(one, words) {
  const channel = channelById(one.channel);
  const where = channel?.kind === 'direct' ? channel.name : `#${channel?.name ?? ''}`;
  return [avatar(one.user ?? one.username ?? '?', true), h('span', { class: 'found-words' },
    h('span', { class: 'found-head' }, h('strong', null, one.username ?? nameOf(one.user)), ` ${where}${one.threadTs ? ' · in a thread' : ''} · `,
      h('time', { title: fullTimeOf(one.ts) }, ago(dateOf(one.ts)))),
    h('span', { class: 'found-text' }, marked(wordsOf(one.text), words)))];
}

/** Opens the search, with `question` already in it. */
export function openSearch(question = last) {
  let rows = [];
  let at = 0;
  let timer = null;
  let asked = 0;
  const list = h('div', { class: 'found', id: 'found', role: 'listbox', 'aria-label': 'What was found' });
  const status = h('p', { class: 'found-state faint', role: 'status' });
  const field = h('input', {
    class: 'field', type: 'text', value: question, role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'found', autocomplete: 'off',
    'aria-label': 'Search messages', placeholder: 'Words, "a phrase", from:@name, in:#channel', enterkeyhint: 'search',
  });
  const dialog = h('dialog', { class: 'dialog search', 'aria-label': 'Search' },
    h('div', { class: 'search-head' }, icon('search'), field,
      h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close the search', onclick: () => dialog.close() }, icon('close'))),
    status, list);

  const draw = () => {
    list.replaceChildren(...rows.map((row, index) => h('div', {
      class: 'completion', role: 'option', id: `found-${index}`, 'aria-selected': String(index === at), onclick: () => pick(row),
    }, row.nodes())));
    if (rows.length) field.setAttribute('aria-activedescendant', `found-${at}`);
    else field.removeAttribute('aria-activedescendant');
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  const pick = (row) => {
    if (!row) return;
    if (row.run() === 'stay') look();
    else dialog.close();
  };
  const offer = (hint) => ({
    nodes: () => [hint.picture, h('span', { class: 'completion-label' }, hint.label), h('small', null, hint.hint)],
    run: () => {
      field.value = `${field.value.replace(/(from|in):\S*$/i, hint.hint)} `;
      field.focus();
      return 'stay';
    },
  });
  async function look() {
    const typed = field.value.trim();
    last = typed;
    const offers = hints(field.value);
    const mine = ++asked;
    const answer = typed && !offers.length ? await find(state.me, typed) : { total: 0, found: [] };
    if (mine !== asked || !answer) return;
    const words = wordsIn(typed);
    rows = offers.length ? offers.map(offer) : answer.found.map((one) => ({
      nodes: () => resultNode(one, words),
      run: () => openMessage({ channel: one.channel, thread: one.threadTs, target: one.ts }),
    }));
    at = 0;
    const more = answer.total > answer.found.length ? `, the newest ${answer.found.length} are shown` : '';
    status.textContent = !typed ? 'Also for example: from:me in:#general "connection pool"' : offers.length ? ''
      : answer.total ? `${answer.total} found${more}` : 'Nothing found. Fewer words find more.';
    draw();
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  });
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) at = (at + step + rows.length) % rows.length;
    else if (event.key === 'Enter') pick(rows[at]);
    else if (event.key === 'Tab' && rows[at] && hints(field.value).length) pick(rows[at]);
    else return;
    event.preventDefault();
    draw();
  });
  showDialog(dialog);
  field.focus();
  field.select();
  look();
}
