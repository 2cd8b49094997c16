// The line at the bottom: is the app there, how did its last delivery go, is this page live.

import { byId, h } from './dom.js';
import { state } from './store.js';
import { placeOfZone, readerZone } from './zones.js';

const LIVE = { live: ['good', 'Live'], lost: ['wait', 'Reconnecting…'], connecting: ['wait', 'Connecting…'] };
const DELIVERY = { ok: 'good', waiting: 'wait', failed: 'bad', none: 'idle' };

const lamp = (kind) => h('span', { class: `lamp ${kind}`, 'aria-hidden': 'true' });

let shown = '';

export function drawStrip() {
  const { app } = state.workspace;
  const print = JSON.stringify([app.connected, app.delivery, app.name, state.live, readerZone()]);
  if (print === shown) return;
  shown = print;
  const [kind, words] = LIVE[state.live];
  byId('strip').replaceChildren(
    h('span', { class: 'strip-item', dataset: { strip: 'app' } },
      lamp(app.connected ? 'good' : 'idle'), app.connected ? `${app.name} is connected` : `${app.name} is not connected`),
    h('span', { class: 'strip-item grow', dataset: { strip: 'delivery' }, title: app.delivery.text },
      lamp(DELIVERY[app.delivery.state] ?? 'idle'), app.delivery.text),
    h('span', { class: 'strip-item wide-only', dataset: { strip: 'zone' } }, `Times as in ${placeOfZone(readerZone())}`),
    h('span', { class: 'strip-item', dataset: { strip: 'live' } }, lamp(kind), words));
}
