// The list of keys.

import { showDialog } from './dialog.js';
import { h, icon } from './dom.js';

const KEYS = [
  ['Everywhere', [
    [['?'], 'this list; Ctrl / while typing'], [['Ctrl', 'K'], 'to a channel, or to be somebody else'], [['Ctrl', 'G'], 'search messages'],
    [['Alt', '↑'], 'previous channel'], [['Alt', '↓'], 'next channel'], [['Alt', 'Shift', '↓'], 'next channel with something unread'],
    [['Alt', 'T'], 'what Slack and the app say to each other'], [['Space'], 'where something is played: begin, halt'],
    [['F6'], 'next part of the page'], [['Esc'], 'close what is open'],
  ]],
  ['Writing', [
    [['Enter'], 'send'], [['Shift', 'Enter'], 'new line'], [['↑'], 'edit your last message'], [['Tab'], 'take the suggestion'],
    [['/'], 'a command'], [['@'], 'a person'], [['#'], 'a channel'], [[':'], 'an emoji'],
  ]],
  ['On a message', [
    [['↑', '↓'], 'next and previous message'], [['T'], 'reply in its thread'], [['R'], 'react'], [['E'], 'edit'], [['P'], 'pin'],
    [['U'], 'unread from here'], [['L'], 'copy its link'], [['M'], 'all it offers'],
  ]],
];

/** Opens the list. */
export function openHelp() {
  const dialog = h('dialog', { class: 'dialog help', 'aria-labelledby': 'help-title' },
    h('header', { class: 'dialog-head' }, h('h2', { id: 'help-title' }, 'Keys'),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close'))),
    h('div', { class: 'help-body', tabindex: '0' }, KEYS.map(([title, rows]) => h('section', null, h('h3', null, title),
      h('dl', null, rows.map(([keys, does]) => h('div', null, h('dt', null, keys.map((key) => h('kbd', null, key))), h('dd', null, does))))))));
  showDialog(dialog);
}
