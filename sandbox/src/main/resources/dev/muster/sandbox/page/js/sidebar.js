// The left side: the workspace, who one is at the moment, channels and direct messages.

import { send } from './api.js';
import { avatar } from './avatar.js';
import { byId, h, icon, reconcile } from './dom.js';
import { openMenu } from './popover.js';
import { go, humans, isUnread, nameOf, personById, refresh, state } from './store.js';
import { isDark, toggleTheme } from './theme.js';

let built = null;

function build() {
  const theme = h('button', {
    type: 'button', class: 'icon-button', 'aria-label': 'Dark or light', title: 'Dark or light',
    onclick: () => {
      toggleTheme();
      theme.replaceChildren(icon(isDark() ? 'sun' : 'moon'));
    },
  }, icon(isDark() ? 'sun' : 'moon'));
  built = {
    name: h('h1', { class: 'workspace-name' }),
    who: h('button', {
      type: 'button', class: 'who', id: 'who', 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: chooseWho,
    }),
    shortcuts: h('button', {
      type: 'button', class: 'side-action', id: 'shortcuts', 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: chooseShortcut,
    }, icon('bolt'), h('span', null, 'Shortcuts')),
    channels: h('ul', { class: 'places', 'aria-labelledby': 'channels-title' }),
    others: h('ul', { class: 'places', 'aria-label': 'Channels you are not in' }),
    direct: h('ul', { class: 'places', 'aria-labelledby': 'direct-title' }),
  };
  byId('sidebar').replaceChildren(
    h('div', { class: 'side-head' }, h('img', { src: '/page/icon.svg', alt: '', class: 'logo' }), built.name, theme),
    built.who,
    built.shortcuts,
    h('div', { class: 'side-scroll' },
      h('h2', { id: 'channels-title' }, 'Channels'), built.channels,
      h('h2', { id: 'direct-title' }, 'Direct messages'), built.direct,
      built.others));
}

function chooseWho() {
  openMenu(built.who, 'Act as', [
    { heading: 'Act as' },
    ...humans().map((person) => ({
      label: person.name,
      hint: `@${person.handle}`,
      icon: avatar(person.id, true),
      checked: person.id === state.me,
      run: () => go({ me: person.id }),
    })),
  ]);
}

function chooseShortcut() {
  const all = state.workspace.app.shortcuts.filter((one) => one.type === 'global');
  openMenu(built.shortcuts, 'Shortcuts', [
    { heading: state.workspace.app.name },
    ...(all.length ? all : [{ name: 'This app has no shortcuts', none: true }]).map((one) => ({
      label: one.name,
      hint: one.description,
      icon: icon('bolt'),
      run: () => !one.none && send('shortcut', { as: state.me, shortcut: one.callbackId }).then(refresh),
    })),
  ]);
}

function place(channel) {
  const unread = isUnread(channel);
  const direct = channel.kind === 'direct';
  const current = channel.id === state.channel;
  const words = [channel.name, channel.private && !direct && 'private', channel.archived && 'archived', unread && 'unread'];
  return {
    key: channel.id,
    fingerprint: JSON.stringify([words, current, direct]),
    render: () => h('li', null, h('button', {
      type: 'button',
      class: `place${unread ? ' unread' : ''}${channel.archived ? ' archived' : ''}${channel.member ? '' : ' outside'}`,
      'aria-current': current ? 'page' : null,
      'aria-label': words.filter(Boolean).join(', '),
      dataset: { channel: channel.name, focus: channel.id },
      onclick: () => {
        document.body.classList.remove('drawer');
        go({ channel: channel.id, thread: null });
      },
    },
    direct ? avatar(channel.with, true) : icon(channel.private ? 'lock' : 'hash'),
    h('span', { class: 'place-name' }, channel.name),
    direct && channel.withApp && h('span', { class: 'badge' }, 'APP'),
    unread && h('span', { class: 'dot', 'aria-hidden': 'true' }))),
  };
}

const draw = (list, channels) => reconcile(list, channels.map(place), (item) => item.render());

export function drawSidebar() {
  if (!built) build();
  const { workspace, me } = state;
  built.name.textContent = workspace.name;
  const person = personById(me);
  built.who.replaceChildren(avatar(me), h('span', { class: 'who-words' },
    h('small', null, 'You are'), h('strong', null, nameOf(me))), icon('down'));
  built.who.setAttribute('aria-label', `You are ${person?.name ?? me}. Act as somebody else`);
  const rooms = workspace.channels.filter((one) => one.kind === 'channel');
  const inOrder = [...rooms].sort((a, b) => a.archived - b.archived || a.name.localeCompare(b.name));
  draw(built.channels, inOrder.filter((one) => one.member));
  draw(built.others, inOrder.filter((one) => !one.member));
  draw(built.direct, workspace.channels.filter((one) => one.kind === 'direct'));
}

/** Goes to the next or previous channel of the list. */
export function stepChannel(step) {
  const all = [...document.querySelectorAll('.place')];
  const at = all.findIndex((one) => one.getAttribute('aria-current'));
  all[(at + step + all.length) % all.length]?.click();
}
