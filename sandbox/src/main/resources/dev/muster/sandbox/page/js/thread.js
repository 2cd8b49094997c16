// The thread at the side.

import { byId, h, icon } from './dom.js';
import { composer } from './composer.js';
import { drawReplies, messageKeys } from './messages.js';
import { channelById, go, state } from './store.js';

let shown = null;
let box = null;

export function drawThread() {
  const panel = byId('thread');
  const place = state.thread ? `${state.me}/${state.channel}/${state.thread}` : null;
  panel.hidden = !place;
  document.body.classList.toggle('has-thread', Boolean(place));
  if (!place) {
    shown = null;
    panel.replaceChildren();
    return;
  }
  if (place !== shown) build(panel);
  shown = place;
  drawReplies(box);
  const channel = channelById(state.channel);
  const writes = channel?.member && !channel.archived && !(channel.withApp && state.workspace.app.home.readOnly);
  panel.querySelector('.composer').hidden = !writes;
}

function build(panel) {
  const channel = channelById(state.channel);
  box = h('div', { class: 'messages', role: 'group', 'aria-label': 'Replies', tabindex: '-1' });
  messageKeys(box, () => state.replies);
  const writing = composer({ id: 'thread-composer', label: 'Reply', inThread: true });
  panel.replaceChildren(
    h('header', { class: 'thread-head' },
      h('button', { type: 'button', class: 'icon-button back', 'aria-label': 'Back to the channel', onclick: closeThread }, icon('back')),
      h('div', { class: 'grow' }, h('h2', null, 'Thread'), h('p', { class: 'faint' }, channel?.kind === 'direct' ? channel.name : `#${channel?.name ?? ''}`)),
      h('button', { type: 'button', class: 'icon-button close', 'aria-label': 'Close the thread', onclick: closeThread }, icon('close'))),
    box,
    writing);
  writing.adopt('Reply');
  panel.querySelector('textarea')?.focus({ preventScroll: true });
}

export function closeThread() {
  const root = state.thread;
  go({ thread: null });
  const message = document.querySelector(`#messages [data-ts="${CSS.escape(root ?? '')}"]`);
  (message ?? document.querySelector('#composer textarea'))?.focus({ preventScroll: true });
}
