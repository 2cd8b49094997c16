// What to know on the first visit: where one is, and what can be typed.

import { compose } from './centre.js';
import { byId, h, icon } from './dom.js';
import { state } from './store.js';

/** A longer list of verbs is for whoever types; here it would hide the page. */
const LONGEST_USAGE = 60;
const KEY = 'hint-read';
let shown = '';

export function drawHint() {
  const box = byId('hint');
  const { commands } = state.workspace.app;
  box.hidden = Boolean(localStorage.getItem(KEY));
  const print = JSON.stringify(commands);
  if (print === shown) return;
  shown = print;
  box.replaceChildren(
    h('div', { class: 'hint-words' },
      h('p', null, h('strong', null, 'This is a sandbox. Nothing leaves this machine.'), h('span', { class: 'wide-only' }, ' Be anybody: switch people on the left, open a second tab as somebody else.')),
      commands.length > 0 && h('p', { class: 'hint-commands' }, 'Try ', commands.map((one) => h('button', {
        type: 'button', class: 'try', onclick: () => compose(`${one.command} `),
      }, h('code', null, one.command), ' ', h('span', { class: 'faint' }, one.usageHint.length > LONGEST_USAGE ? one.description : one.usageHint))))),
    h('button', {
      type: 'button', class: 'icon-button', 'aria-label': 'Close this hint',
      onclick: () => {
        localStorage.setItem(KEY, 'yes');
        box.hidden = true;
      },
    }, icon('close')));
}
