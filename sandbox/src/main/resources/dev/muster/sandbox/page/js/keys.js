// Keys that work everywhere on the page.

import { byId } from './dom.js';
import { openHelp } from './help.js';
import { openJump } from './jump.js';
import { openSearch } from './search.js';
import { stepChannel } from './sidebar.js';
import { state } from './store.js';
import { closeThread } from './thread.js';
import { nextUnread } from './unread.js';

const isTyping = (node) => node.matches('input, textarea, select, [contenteditable]');

/** Where the focus lands in each part of the page, in the order of F6. */
const PARTS = [
  () => document.querySelector('.place[aria-current]') ?? document.querySelector('.sidebar button'),
  () => document.querySelector('#channel-head button:not(.drawer-button)'),
  () => document.querySelector('#messages .message[tabindex="0"]'),
  () => byId('composer-text'),
  () => document.querySelector('#thread .message[tabindex="0"]'),
  () => byId('thread-composer-text'),
];
const HOMES = ['#sidebar', '#channel-head', '#messages', '#composer-slot', '#thread .messages', '#thread .composer'];

function nextPart(step) {
  const here = HOMES.findIndex((css) => document.querySelector(css)?.contains(document.activeElement));
  for (let i = 1; i <= PARTS.length; i++) {
    const part = PARTS[(here + step * i + PARTS.length * 2) % PARTS.length]();
    if (part?.checkVisibility({ visibilityProperty: true })) {
      part.focus();
      return;
    }
  }
}

function withControl(event) {
  const key = event.key.toLowerCase();
  const run = { k: openJump, g: () => openSearch(), '/': openHelp }[key];
  if (!run || event.altKey || event.shiftKey) return false;
  run();
  return true;
}

function plain(event) {
  if (event.key === 'F6') nextPart(event.shiftKey ? -1 : 1);
  else if (event.key === '?' && !isTyping(event.target)) openHelp();
  else if (event.key === 'Escape' && state.thread && !(isTyping(event.target) && event.target.value)) closeThread();
  else return false;
  return true;
}

function withAlt(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step) return false;
  (event.shiftKey ? nextUnread : stepChannel)(step);
  return true;
}

/** Listens for them. */
export function listenForKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const used = event.ctrlKey || event.metaKey ? withControl(event) : event.altKey ? withAlt(event) : plain(event);
    if (used) event.preventDefault();
  });
}
