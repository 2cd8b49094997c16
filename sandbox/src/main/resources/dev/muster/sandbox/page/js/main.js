// Where it starts: state in, page out.

import { drawComposer, drawHome } from './centre.js';
import { byId } from './dom.js';
import { drawForm } from './form.js';
import { drawHeader } from './header.js';
import { drawHint } from './hint.js';
import { listenForKeys } from './keys.js';
import { listen } from './live.js';
import { drawMessages, messageKeys } from './messages.js';
import { followHistory, followLinks, recall, remember } from './places.js';
import { drawPlayer, startPlayer } from './player.js';
import { drawSidebar } from './sidebar.js';
import { redraw, refresh, state, watch } from './store.js';
import { drawStrip } from './strip.js';
import { applyTheme } from './theme.js';
import { drawThread } from './thread.js';
import { startTraffic } from './traffic.js';
import { noteRead } from './unread.js';

function draw() {
  if (!state.workspace) return;
  noteRead();
  drawSidebar();
  drawHeader();
  drawHint();
  drawComposer();
  drawHome();
  drawMessages();
  drawThread();
  drawForm();
  drawStrip();
  document.body.dataset.pane = state.pane;
  remember();
  drawPlayer();
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
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('composer-text')?.focus();
});
listenForKeys();
followHistory();
followLinks();
startPlayer();
startTraffic();
listen(refresh, (live) => {
  state.live = live;
  redraw();
});
