// The head of a conversation: its name and topic, who is in it, what is pinned, its links.

import { send } from './api.js';
import { avatar } from './avatar.js';
import { byId, fill, h, icon } from './dom.js';
import { emoji } from './emoji.js';
import { inline, link, plainText, wordsOf } from './mrkdwn.js';
import { openMenu } from './popover.js';
import { channelById, go, isApp, nameOf, redraw, state } from './store.js';

let shown = '';

function openDrawer() {
  document.body.classList.add('drawer');
  document.querySelector('.sidebar button')?.focus();
}

export function closeDrawer() {
  if (!document.body.classList.contains('drawer')) return false;
  document.body.classList.remove('drawer');
  document.querySelector('.drawer-button')?.focus();
  return true;
}

function counter(name, count, label, run) {
  const node = h('button', {
    type: 'button', class: 'counter', 'aria-label': label, title: label, 'aria-haspopup': 'menu', 'aria-expanded': 'false',
    dataset: { counter: name }, onclick: () => run(node),
  }, icon(name), h('span', null, count));
  return node;
}

function showMembers(anchor, channel) {
  openMenu(anchor, 'Members', [{ heading: `In this ${channel.private ? 'private ' : ''}channel` },
    ...channel.members.map((id) => ({ label: nameOf(id), hint: isApp(id) ? 'app' : '', icon: avatar(id, true), run: () => {} }))]);
}

function showPins(anchor, channel) {
  openMenu(anchor, 'Pinned', [{ heading: 'Pinned to this channel' },
    ...channel.pins.map((pin) => ({
      label: wordsOf(pin.text).slice(0, 120) || 'A message',
      hint: nameOf(pin.user),
      icon: icon('pin'),
      run: () => {
        const node = document.querySelector(`#messages [data-ts="${CSS.escape(pin.ts)}"]`);
        if (!node) {
          go({ thread: pin.threadTs ?? pin.ts });
          return;
        }
        node.scrollIntoView({ block: 'center' });
        node.focus();
      },
    }))]);
}

function tab(name, label) {
  return h('button', {
    type: 'button', role: 'tab', class: 'tab', 'aria-selected': String(state.tab === name),
    onclick: () => {
      state.tab = name;
      redraw();
      if (name === 'home') send('home', { as: state.me });
    },
  }, label);
}

function bookmark(one) {
  const glyph = emoji(String(one.emoji ?? '').replaceAll(':', ''));
  const words = [glyph ? h('span', { class: 'emoji' }, glyph) : icon('link'), h('span', null, plainText(one.title))];
  return one.link ? link(one.link, words) : h('span', null, words);
}

export function drawHeader() {
  const channel = channelById(state.channel);
  if (!channel) return;
  const known = channel.members.map(nameOf);
  const print = JSON.stringify([channel, known, state.me, state.tab]);
  if (print === shown) return;
  shown = print;
  const direct = channel.kind === 'direct';
  document.title = `${direct ? '' : '#'}${channel.name} · ${state.workspace.name}`;
  fill(byId('channel-head'),
    h('button', { type: 'button', class: 'icon-button drawer-button', 'aria-label': 'Show channels', onclick: openDrawer }, icon('menu')),
    h('div', { class: 'channel-title' },
      h('h2', null, direct ? avatar(channel.with, true) : icon(channel.private ? 'lock' : 'hash'), h('span', null, channel.name),
        channel.withApp && h('span', { class: 'badge' }, 'APP'),
        channel.archived && h('span', { class: 'badge' }, 'archived')),
      channel.topic && h('p', { class: 'topic', title: wordsOf(channel.topic) }, inline(channel.topic))),
    channel.withApp && h('div', { class: 'tabs', role: 'tablist' }, tab('messages', 'Messages'), tab('home', 'Home')),
    channel.pins.length > 0 && counter('pin', channel.pins.length, `${channel.pins.length} pinned`, (anchor) => showPins(anchor, channel)),
    !direct && counter('people', channel.members.length, `${channel.members.length} members`, (anchor) => showMembers(anchor, channel)));
  const bar = byId('bookmarks');
  bar.hidden = !channel.bookmarks.length;
  bar.replaceChildren(...channel.bookmarks.map((one) => h('span', { class: 'bookmark' }, bookmark(one))));
}
