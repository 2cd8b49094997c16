// Editing one's own message in place.

import { send } from './api.js';
import { h } from './dom.js';
import { toTyped } from './encode.js';
import { redraw, refresh, state } from './store.js';

function done() {
  state.editing = null;
  redraw();
  document.querySelector('#composer textarea')?.focus();
}

export function editor(message) {
  const field = h('textarea', { class: 'field', rows: '2', 'aria-label': 'Edit message', value: toTyped(message.text ?? '') });
  const save = async () => {
    const text = field.value.trim();
    if (text && await send('edit', { as: state.me, channel: message.channel, ts: message.ts, text })) {
      await refresh();
      done();
    }
  };
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      done();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  });
  queueMicrotask(() => {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
  return h('div', { class: 'editor' }, field, h('div', { class: 'editor-foot' },
    h('button', { type: 'button', class: 'button', onclick: done }, 'Cancel'),
    h('button', { type: 'button', class: 'button primary', onclick: save }, 'Save')));
}
