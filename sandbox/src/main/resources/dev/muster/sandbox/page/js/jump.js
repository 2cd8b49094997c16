// Ctrl+K: to any channel, or to being somebody else, by a few letters.

import { avatar } from './avatar.js';
import { showDialog } from './dialog.js';
import { h, icon } from './dom.js';
import { go, humans, state } from './store.js';

const MOST = 9;

function targets() {
  const channels = state.workspace.channels.map((one) => ({
    words: one.name,
    label: one.name,
    hint: one.archived ? 'archived' : '',
    picture: one.kind === 'direct' ? avatar(one.with, true) : icon(one.private ? 'lock' : 'hash'),
    run: () => go({ channel: one.id, thread: null, pane: 'place' }),
  }));
  const people = humans().map((one) => ({
    words: `${one.handle} ${one.name}`, label: `Act as ${one.name}`, hint: `@${one.handle}`, picture: avatar(one.id, true), run: () => go({ me: one.id }),
  }));
  return [...channels, ...people];
}

/** Opens the box to jump from. */
export function openJump() {
  const all = targets();
  let found = [];
  let at = 0;
  const list = h('div', { class: 'jump-list', id: 'jump-list', role: 'listbox', 'aria-label': 'Places and people' });
  const field = h('input', {
    class: 'field', type: 'text', placeholder: 'Jump to a channel, or act as somebody', 'aria-label': 'Jump to',
    role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'jump-list', autocomplete: 'off',
  });
  const dialog = h('dialog', { class: 'dialog jump', 'aria-label': 'Jump to' }, field, list);
  const pick = (entry) => {
    dialog.close();
    entry?.run();
  };
  const draw = () => {
    list.replaceChildren(...found.map((entry, index) => h('div', {
      class: 'completion', role: 'option', id: `jump-${index}`, 'aria-selected': String(index === at), onclick: () => pick(entry),
    }, entry.picture, h('span', { class: 'completion-label' }, entry.label), h('small', null, entry.hint))));
    field.setAttribute('aria-activedescendant', `jump-${at}`);
  };
  const look = () => {
    const part = field.value.trim().toLowerCase();
    found = all.filter(({ words }) => words.toLowerCase().includes(part)).slice(0, MOST);
    at = 0;
    draw();
  };
  field.addEventListener('input', look);
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) at = (at + step + found.length) % found.length;
    else if (event.key === 'Enter') pick(found[at]);
    else return;
    event.preventDefault();
    draw();
  });
  look();
  showDialog(dialog, () => document.getElementById('composer-text')?.focus());
  field.focus();
}
