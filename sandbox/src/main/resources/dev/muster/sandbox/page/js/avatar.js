// A quiet coloured square with initials; the colour of a person never changes.

import { h } from './dom.js';
import { isApp, nameOf, state } from './store.js';

const HUES = [172, 262, 18, 208, 330, 96, 40, 232, 288, 140];

function hueOf(id) {
  // People come one after the other and never change places, so neighbours never look alike.
  const place = state.workspace.people.findIndex((person) => person.id === id);
  if (place >= 0) return HUES[place % HUES.length];
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return HUES[sum % HUES.length];
}

function initials(name) {
  const words = name.replace(/[^\p{L}\p{N} ._-]/gu, '').split(/[ ._-]+/).filter(Boolean);
  return words.slice(0, 2).map((word) => [...word][0]).join('').toUpperCase() || '?';
}

export function avatar(id, small) {
  const name = nameOf(id) ?? id;
  const node = h('span', { class: `avatar${small ? ' small' : ''}${isApp(id) ? ' app-avatar' : ''}`, 'aria-hidden': 'true' },
    initials(name));
  node.style.setProperty('--hue', hueOf(String(id)));
  return node;
}
