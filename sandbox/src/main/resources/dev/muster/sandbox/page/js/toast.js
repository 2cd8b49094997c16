// Short notes that come, are read out, and go.

import { byId, h } from './dom.js';

const STAY_MS = 7000;

export function toast(text) {
  const note = h('div', { class: 'toast' }, text);
  const box = byId('toasts');
  box.append(note);
  // Shown again each time, so that it stands above a form that opened meanwhile.
  if (box.matches(':popover-open')) box.hidePopover();
  box.showPopover();
  const leave = () => {
    note.remove();
    if (!box.childElementCount && box.matches(':popover-open')) box.hidePopover();
  };
  note.addEventListener('click', leave);
  setTimeout(leave, STAY_MS);
}

/** Says something to screen readers only. */
export function announce(text) {
  byId('announcer').textContent = text;
}
