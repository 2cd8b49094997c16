// Where it starts: state in, page out, keys that work everywhere.

import { drawComposer, drawHome } from './centre.js';
import { byId } from './dom.js';
import { drawForm } from './form.js';
import { closeDrawer, drawHeader } from './header.js';
import { drawHint } from './hint.js';
import { openJump } from './jump.js';
import { listen } from './live.js';
import { drawMessages, messageKeys } from './messages.js';
import { drawSidebar, stepChannel } from './sidebar.js';
import { go, recall, redraw, refresh, state, watch } from './store.js';
import { drawStrip } from './strip.js';
import { applyTheme } from './theme.js';
import { closeThread, drawThread } from './thread.js';

function draw() {
  if (!state.workspace) return;
  drawSidebar();
  drawHeader();
  drawHint();
  drawComposer();
  drawHome();
  drawMessages();
  drawThread();
  drawForm();
  drawStrip();
}

function keys(event) {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape') {
    if (!closeDrawer() && state.thread) closeThread();
  } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    stepChannel(event.key === 'ArrowUp' ? -1 : 1);
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    openJump();
  }
}

applyTheme();
recall();
watch(draw);
const box = byId('messages');
messageKeys(box, () => state.messages);
box.addEventListener('scroll', () => {
  if (box.scrollHeight - box.scrollTop - box.clientHeight < 40) byId('new-below').hidden = true;
});
byId('new-below').addEventListener('click', () => { box.scrollTop = box.scrollHeight; });
byId('scrim').addEventListener('click', closeDrawer);
document.addEventListener('keydown', keys);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('composer-text')?.focus();
});
window.addEventListener('hashchange', () => {
  const [channel, thread] = location.hash.slice(1).split('/');
  if (channel && (channel !== state.channel || (thread ?? null) !== state.thread)) go({ channel, thread: thread ?? null });
});
listen(refresh, (live) => {
  state.live = live;
  redraw();
});
