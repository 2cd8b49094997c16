// The left side: the workspace, who one is at the moment, channels and direct messages.

import { send } from './api.js';
import { avatar } from './avatar.js';
import { byId, h, icon, reconcile } from './dom.js';
import { wordsOf } from './mrkdwn.js';
import { openHelp } from './help.js';
import { chooseWho } from './person.js';
import { openMenu } from './popover.js';
import { openSearch } from './search.js';
import { channelById, go, nameOf, personById, refresh, state } from './store.js';
import { chooseTheme, themeIcon } from './theme.js';
import { isUnread, openThread, waiting } from './unread.js';

let built = null;

function side(id, glyph, label, keys, run, menu) {
  return h('button', {
    type: 'button', class: 'side-action', id, 'aria-haspopup': menu ? 'menu' : 'dialog', 'aria-expanded': menu ? 'false' : null, onclick: run,
  }, icon(glyph), h('span', { class: 'grow' }, label), keys && h('kbd', { 'aria-hidden': 'true' }, keys));
}

function build() {
  const theme = h('button', {
    type: 'button', class: 'icon-button', id: 'theme', 'aria-label': 'Dark or light', title: 'Dark or light', 'aria-haspopup': 'menu',
    'aria-expanded': 'false', onclick: () => chooseTheme(theme),
  }, icon(themeIcon()));
  const help = h('button', {
    type: 'button', class: 'icon-button', 'aria-label': 'Keys', title: 'Keys (?)', 'aria-haspopup': 'dialog', onclick: openHelp,
  }, icon('keys'));
  built = {
    name: h('h1', { class: 'workspace-name' }),
    who: h('button', {
      type: 'button', class: 'who', id: 'who', 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: () => chooseWho(built.who),
    }),
    search: side('search', 'search', 'Search', 'Ctrl G', () => openSearch()),
    threads: side('threads', 'reply', 'Threads', null, () => chooseThread(), true),
    shortcuts: side('shortcuts', 'bolt', 'Shortcuts', null, () => chooseShortcut(), true),
    count: h('span', { class: 'count-badge' }),
    channels: h('ul', { class: 'places', 'aria-labelledby': 'channels-title' }),
    others: h('ul', { class: 'places', 'aria-label': 'Channels you are not in' }),
    direct: h('ul', { class: 'places', 'aria-labelledby': 'direct-title' }),
  };
  built.threads.append(built.count);
  byId('sidebar').replaceChildren(
    h('div', { class: 'side-head' }, h('img', { src: '/page/icon.svg', alt: '', class: 'logo' }), built.name, help, theme),
    built.who, built.search, built.shortcuts, built.threads,
    h('div', { class: 'side-scroll' },
      h('h2', { id: 'channels-title' }, 'Channels'), built.channels,
      h('h2', { id: 'direct-title' }, 'Direct messages'), built.direct,
      built.others));
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

function chooseThread() {
  openMenu(built.threads, 'Threads', [{ heading: 'New replies in threads you follow' },
    ...state.workspace.threads.map((one) => ({
      label: wordsOf(one.text).slice(0, 90) || 'A message',
      hint: `${one.unread} new · ${nameOf(one.user)} in #${channelById(one.channel)?.name ?? ''}`,
      icon: icon('reply'),
      run: () => openThread(one),
    }))]);
}

function place(channel) {
  const unread = isUnread(channel);
  const forMe = unread ? channel.mentions : 0;
  const direct = channel.kind === 'direct';
  const current = channel.id === state.channel;
  const words = [channel.name, channel.private && !direct && 'private', channel.archived && 'archived',
    unread && `${channel.unread} unread`, forMe && `${forMe} for you`];
  return {
    key: channel.id,
    fingerprint: JSON.stringify([words, current, direct]),
    render: () => h('li', null, h('button', {
      type: 'button',
      class: `place${unread ? ' unread' : ''}${channel.archived ? ' archived' : ''}${channel.member ? '' : ' outside'}`,
      'aria-current': current ? 'page' : null,
      'aria-label': words.filter(Boolean).join(', '),
      dataset: { channel: channel.name, focus: channel.id },
      onclick: () => go({ channel: channel.id, thread: null, pane: 'place' }),
    },
    direct ? avatar(channel.with, true) : icon(channel.private ? 'lock' : 'hash'),
    h('span', { class: 'place-name' }, channel.name),
    direct && channel.withApp && h('span', { class: 'badge' }, 'APP'),
    forMe ? h('span', { class: 'count-badge', 'aria-hidden': 'true' }, forMe > 99 ? '99+' : forMe)
      : unread && h('span', { class: 'dot', 'aria-hidden': 'true' }))),
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
  const replies = workspace.threads.reduce((sum, one) => sum + one.unread, 0);
  built.threads.hidden = !replies;
  built.count.textContent = replies;
  const rooms = workspace.channels.filter((one) => one.kind === 'channel');
  const inOrder = [...rooms].sort((a, b) => a.archived - b.archived || a.name.localeCompare(b.name));
  draw(built.channels, inOrder.filter((one) => one.member));
  draw(built.others, inOrder.filter((one) => !one.member));
  draw(built.direct, workspace.channels.filter((one) => one.kind === 'direct'));
  drawTitle();
}

function drawTitle() {
  const channel = channelById(state.channel);
  const { mentions, others } = waiting();
  const sign = mentions ? `(${mentions}) ` : others ? '• ' : '';
  document.title = `${sign}${channel?.kind === 'channel' ? '#' : ''}${channel?.name ?? ''} · ${state.workspace.name}`;
}

/** Goes to the next or previous channel of the list. */
export function stepChannel(step) {
  const all = [...document.querySelectorAll('.place')];
  const at = all.findIndex((one) => one.getAttribute('aria-current'));
  all[(at + step + all.length) % all.length]?.click();
}
