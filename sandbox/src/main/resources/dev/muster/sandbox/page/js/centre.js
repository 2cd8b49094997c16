// What stands below the messages (the box to write in, or why there is none), and the app's Home.

import { send } from './api.js';
import { blocks } from './blocks.js';
import { composer } from './composer.js';
import { byId, h, reconcile } from './dom.js';
import { keptAt, valuesOf } from './fields.js';
import { channelById, refresh, state } from './store.js';

const main = composer({ id: 'composer', label: 'Message', inThread: false });
let place = null;

function promptOf(channel) {
  return channel.kind === 'direct' ? `Message ${channel.name}` : `Message #${channel.name}`;
}

function note(...words) {
  return h('div', { class: 'composer-note' }, words);
}

export function drawComposer() {
  const slot = byId('composer-slot');
  const channel = channelById(state.channel);
  const { readOnly } = state.workspace.app.home;
  const next = JSON.stringify([state.me, state.channel, channel?.archived, channel?.member, readOnly]);
  if (!channel || next === place) return;
  place = next;
  if (channel.withApp && readOnly) slot.replaceChildren(note(`${channel.name} writes here. It reads what is written in channels, not here.`));
  else if (channel.archived) slot.replaceChildren(note('This channel is archived. Nothing can be written here any more.'));
  else if (!channel.member) {
    slot.replaceChildren(note('You are not in this channel. ', h('button', {
      type: 'button', class: 'button primary',
      onclick: () => send('join', { as: state.me, channel: channel.id }).then(refresh),
    }, 'Join')));
  } else {
    if (main.parentElement !== slot) slot.replaceChildren(main);
    main.adopt(promptOf(channel));
    if (matchMedia('(min-width: 721px)').matches && document.activeElement === document.body) main.querySelector('textarea').focus();
  }
}

/** Puts `text` into the box, for a hint that shows what can be typed. */
export const compose = (text, adds) => main.put(adds ? `${main.typed()}${text}` : text);

export function drawHome() {
  const showing = state.tab === 'home' && channelById(state.channel)?.withApp;
  byId('centre').classList.toggle('at-home', Boolean(showing));
  const box = byId('home');
  box.hidden = !showing;
  const item = { key: state.me, fingerprint: JSON.stringify([state.home, state.workspace.people.length, state.workspace.channels.length]) };
  reconcile(box, showing ? [item] : [], home);
}

/** The whole Home tab. Drawn anew, the focus stays where it was, and what was chosen in it stays, too. */
function home() {
  const { home: view } = state;
  if (!view) return h('p', { class: 'faint', tabindex: '-1' }, 'The app has put nothing here yet.');
  const context = {
    fields: [],
    kept: keptAt(view.id),
    act: (action) => send('act', { as: state.me, view: view.id, action, values: valuesOf(context.fields) }).then(refresh),
  };
  return h('div', { class: 'home-blocks', tabindex: '-1' }, blocks(context, view.blocks ?? []));
}
