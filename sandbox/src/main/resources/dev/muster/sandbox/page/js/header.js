// The head of a conversation: its name and topic, who is in it, what is pinned, its links.

import { send } from './api.js';
import { avatar } from './avatar.js';
import { byId, h, icon, refill } from './dom.js';
import { emoji } from './emoji.js';
import { inline, link, plainText, wordsOf } from './mrkdwn.js';
import { openMenu } from './popover.js';
import { clockIn } from './dates.js';
import { openProfile } from './person.js';
import { openMessage } from './places.js';
import { channelById, isApp, nameOf, personById, redraw, refresh, state } from './store.js';
import { trafficButton } from './traffic.js';
import { placeOfZone } from './zones.js';

let shown = '';
let place = '';

document.addEventListener('settled', () => state.workspace && drawHeader());

/** On a narrow screen: back to the list of channels. */
function showList() {
  state.pane = 'list';
  redraw();
  document.querySelector('.place[aria-current]')?.focus();
}

function counter(name, count, label, run) {
  const node = h('button', {
    type: 'button', class: 'counter', 'aria-label': label, title: label, 'aria-haspopup': 'menu', 'aria-expanded': 'false',
    dataset: { counter: name, focus: `counter-${name}` }, onclick: () => run(node),
  }, icon(name), h('span', null, count));
  return node;
}

const clockWords = (zone) => (zone ? `${clockIn(zone)} in ${placeOfZone(zone)}` : '');

function showMembers(anchor, channel) {
  openMenu(anchor, 'Members', [{ heading: `In this ${channel.private ? 'private ' : ''}channel` },
    ...channel.members.map((id) => ({
      label: nameOf(id), hint: isApp(id) ? 'app' : clockWords(personById(id)?.zone), icon: avatar(id, true), run: () => openProfile(anchor, id),
    }))]);
}

function showPins(anchor, channel) {
  openMenu(anchor, 'Pinned', [{ heading: 'Pinned to this channel' },
    ...channel.pins.map((pin) => ({
      label: wordsOf(pin.text).slice(0, 120) || 'A message',
      hint: nameOf(pin.user),
      icon: icon('pin'),
      run: () => openMessage({ channel: channel.id, thread: pin.threadTs, target: pin.ts }),
    }))]);
}

function showTab(name) {
  state.tab = name;
  redraw();
  document.querySelector('.tab[aria-selected="true"]')?.focus();
  if (name === 'home') send('home', { as: state.me }).then(refresh);
}

function tab(name, label) {
  const chosen = state.tab === name;
  return h('button', {
    type: 'button', role: 'tab', class: 'tab', 'aria-selected': String(chosen), tabindex: chosen ? '0' : '-1',
    'aria-controls': name === 'home' ? 'home' : 'messages', dataset: { tab: name, focus: `tab-${name}` }, onclick: () => showTab(name),
  }, label);
}

function tabKeys(event) {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  showTab(state.tab === 'home' ? 'messages' : 'home');
}

function bookmark(one, at) {
  const glyph = emoji(String(one.emoji ?? '').replaceAll(':', ''));
  const words = [glyph ? h('span', { class: 'emoji' }, glyph) : icon('link'), h('span', null, plainText(one.title))];
  const node = one.link ? link(one.link, words) : h('span', null, words);
  node.dataset.focus = `bookmark-${at}`;
  return node;
}

export function drawHeader() {
  const channel = channelById(state.channel);
  if (!channel) return;
  const known = channel.members.map(nameOf);
  const print = JSON.stringify([channel.id, channel.name, channel.topic, channel.archived, channel.bookmarks, channel.pins, known, state.me, state.tab, state.workspace.app.home]);
  const head = byId('channel-head');
  // What a menu is open at has to stay: the focus goes back there.
  if (print === shown || (head.querySelector('.counter[aria-expanded=true]') && place === channel.id)) return;
  shown = print;
  place = channel.id;
  const direct = channel.kind === 'direct';
  refill(head,
    h('button', { type: 'button', class: 'icon-button drawer-button', 'aria-label': 'Back to the channels', dataset: { focus: 'drawer' }, onclick: showList }, icon('back')),
    h('div', { class: 'channel-title' },
      h('h2', null, direct ? avatar(channel.with, true) : icon(channel.private ? 'lock' : 'hash'), h('span', null, channel.name),
        channel.withApp && h('span', { class: 'badge' }, 'APP'),
        channel.archived && h('span', { class: 'badge' }, 'archived')),
      channel.topic && h('p', { class: 'topic', title: wordsOf(channel.topic) }, inline(channel.topic))),
    channel.withApp && state.workspace.app.home.tab && h('div', { class: 'tabs', role: 'tablist', onkeydown: tabKeys }, tab('home', 'Home'), tab('messages', 'Messages')),
    channel.pins.length > 0 && counter('pin', channel.pins.length, `${channel.pins.length} pinned`, (anchor) => showPins(anchor, channel)),
    !direct && counter('people', channel.members.length, `${channel.members.length} members`, (anchor) => showMembers(anchor, channel)),
    trafficButton());
  const bar = byId('bookmarks');
  bar.hidden = !channel.bookmarks.length;
  refill(bar, channel.bookmarks.map((one, at) => h('span', { class: 'bookmark' }, bookmark(one, at))));
}
