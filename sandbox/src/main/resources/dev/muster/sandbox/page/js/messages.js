// The conversation in the middle and the replies of a thread: grouping, days, scrolling, moving by keyboard.

import { byId, h, reconcile } from './dom.js';
import { dayOf } from './dates.js';
import { deed, isOpen } from './deeds.js';
import { isSystem, messageNode } from './message.js';
import { wordsOf } from './mrkdwn.js';
import { channelById, groupById, nameOf, redraw, showEarlier, state } from './store.js';
import { announce } from './toast.js';
import { isFirstUnread } from './unread.js';
import { readerZone } from './zones.js';

const GROUP_SECONDS = 300;
const NEAR_BOTTOM_PX = 90;
/** A little longer than the mark takes to fade. */
const MARKED_MS = 4000;

function follows(message, before) {
  return before && !before.deleted && !isSystem(before) && before.user === message.user && before.username === message.username
    && Boolean(before.ephemeral) === Boolean(message.ephemeral) && !message.pinned && !message.broadcast
    && message.ts - before.ts < GROUP_SECONDS;
}

const IDS = /\b[UWCDGS]0[A-Z0-9]{9}\b/g;
const DIRECTORY = /"(?:multi_)?(?:users|channels|conversations)_select"/;

/** What a reader of a message depends on besides the message: the names in it, and how it is shown. */
function surroundings(print) {
  const { people, channels, app } = state.workspace;
  const named = new Set(print.match(IDS));
  const names = [...named].map((id) => channelById(id)?.name ?? groupById(id)?.handle ?? nameOf(id));
  const directory = DIRECTORY.test(print) && [people.map((one) => one.name), channels.map((one) => [one.name, one.archived])];
  return JSON.stringify([state.me, readerZone(), app.name, names, directory, isOpen(state.channel)]);
}

/** Something changed that is not shown yet, because somebody is in the middle of something there. */
let behind = false;
let pressed = false;

/** Words that nobody was told yet; what the app has heard of, it may answer with another message. */
function isTyping(node) {
  const at = document.activeElement;
  return at !== node && node.contains(at) && at.matches('input:is([type=text], [type=email], [type=url]), textarea') && at.value && !at.dataset.told;
}

/** Words in an editor or a field stay as they are, and so does what a menu is open at. */
function isHeld(node, { message, editing }) {
  if (!message || message.deleted) return false;
  const edits = Boolean(node.querySelector('.editor'));
  const held = edits === editing && (edits || isTyping(node) || Boolean(node.querySelector('[aria-expanded=true]')));
  behind ||= held;
  return held;
}

/** Not between the press of a button and its release: a button that is drawn anew in between is not clicked. */
function catchUp() {
  if (!behind || pressed) return;
  behind = false;
  redraw();
}

const soon = () => setTimeout(catchUp);

function catchesUp(box) {
  box.addEventListener('focusout', soon);
  box.addEventListener('settled', soon);
}

addEventListener('pointerdown', () => { pressed = true; }, true);
for (const name of ['pointerup', 'pointercancel']) {
  addEventListener(name, () => {
    pressed = false;
    soon();
  }, true);
}

function itemsOf(messages, inThread) {
  const items = [];
  let day = null;
  let before = null;
  for (const message of messages) {
    const its = dayOf(message.ts);
    if (its !== day && !inThread) {
      items.push({ key: `day-${its}`, fingerprint: its, day: its });
      before = null;
    }
    day = its;
    if (!inThread && isFirstUnread(message, before)) {
      items.push({ key: 'new', fingerprint: '', fresh: true });
      before = null;
    }
    const grouped = Boolean(follows(message, before));
    const editing = state.editing === message.ts;
    const print = JSON.stringify([message, grouped, editing]);
    items.push({
      key: message.ephemeral ? `only-${message.ts}` : message.ts, fingerprint: print + surroundings(print), message, grouped, editing,
    });
    before = message;
  }
  return items;
}

function render(inThread) {
  return (item) => {
    if (item.day) return h('div', { class: 'day', role: 'separator', 'aria-label': item.day }, h('span', null, item.day));
    if (item.fresh) return h('div', { class: 'new-line', role: 'separator', 'aria-label': 'New messages' }, h('span', null, 'New'));
    if (item.earlier) return h('button', { type: 'button', class: 'button earlier', onclick: showEarlier }, 'Show earlier messages');
    if (item.start) return beginning();
    return messageNode(item.message, { grouped: item.grouped, inThread });
  };
}

function beginning() {
  const channel = channelById(state.channel);
  const direct = channel?.kind === 'direct';
  return h('div', { class: 'beginning' },
    h('h2', null, direct ? channel.name : `#${channel?.name ?? ''}`),
    h('p', null, direct
      ? `This is where ${channel.name} ${state.workspace.app.home.readOnly ? `writes to ${nameOf(state.me)}` : `and ${nameOf(state.me)} write to each other`}.`
      : 'This is the very beginning of the channel.'));
}

/** Boxes whose reader is at the end; they stay there when something grows, as pictures and fonts do late. */
const atEnd = new WeakSet();

function keepAtEnd(box) {
  if (box.keepsEnd) return;
  box.keepsEnd = true;
  let before = 0;
  box.addEventListener('scroll', () => {
    // Only somebody who goes up leaves the end; content that grew below did not move anybody.
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_BOTTOM_PX) atEnd.add(box);
    else if (box.scrollTop < before) atEnd.delete(box);
    before = box.scrollTop;
  });
  new ResizeObserver(() => toEnd(box, atEnd.has(box))).observe(box);
}

function toEnd(box, wanted) {
  if (!wanted) return;
  atEnd.add(box);
  box.scrollTop = box.scrollHeight;
  requestAnimationFrame(() => { if (atEnd.has(box)) box.scrollTop = box.scrollHeight; });
}

/** What was not read yet begins in view, also when it is more than one screen. */
function toLine(box, line) {
  const above = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (above >= 0) return;
  atEnd.delete(box);
  box.scrollTop += above - 60;
}

/** Scrolls to the message that a link or a search led to, and marks it for a moment. */
function showTarget(box) {
  const node = state.target && box.querySelector(`.message[data-ts="${CSS.escape(state.target)}"]`);
  if (!node) return;
  state.target = null;
  atEnd.delete(box);
  requestAnimationFrame(() => {
    atEnd.delete(box);
    node.scrollIntoView({ block: 'center' });
    node.classList.add('target');
    setTimeout(() => node.classList.remove('target'), MARKED_MS);
    moveTo(box, node);
  });
}

let lastPlace = '';
let lastSeen = '';
let lastReply = '';

/** Draws the messages of the channel. */
export function drawMessages() {
  const box = byId('messages');
  const place = `${state.me}/${state.channel}`;
  const moved = place !== lastPlace;
  keepAtEnd(box);
  const atBottom = atEnd.has(box);
  const fromBottom = box.scrollHeight - box.scrollTop;
  const first = state.more ? { key: 'earlier', fingerprint: '', earlier: true } : { key: `start-${place}`, fingerprint: place, start: true };
  reconcile(box, [first, ...itemsOf(state.messages, false)], render(false), isHeld);
  const last = state.messages.at(-1);
  const line = moved && box.querySelector('.new-line');
  const fresh = last && last.ts > lastSeen && !moved;
  toEnd(box, moved || atBottom);
  if (line) toLine(box, line);
  showTarget(box);
  if (!moved && !atBottom && box.scrollTop < NEAR_BOTTOM_PX && !fresh) box.scrollTop = box.scrollHeight - fromBottom;
  byId('new-below').hidden = moved || atBottom || !(fresh || !byId('new-below').hidden);
  if (fresh && last.user !== state.me && lastSeen) announce(`${nameOf(last.user)}: ${wordsOf(last.text)}`);
  lastPlace = place;
  lastSeen = last?.ts ?? '0';
  roving(box);
}

/** Draws the replies of the open thread into `box`. */
export function drawReplies(box) {
  keepAtEnd(box);
  const before = box.childElementCount;
  const items = itemsOf(state.replies, true);
  reconcile(box, items, render(true), isHeld);
  toEnd(box, atEnd.has(box) || !before);
  showTarget(box);
  const last = state.replies.at(-1);
  if (before && last && last.ts > lastReply && last.user !== state.me) announce(`${nameOf(last.user)}, in the thread: ${wordsOf(last.text)}`);
  lastReply = last?.ts ?? '0';
  roving(box);
}

function roving(box) {
  const all = [...box.querySelectorAll('.message')];
  if (!all.some((node) => node.tabIndex === 0)) all.at(-1)?.setAttribute('tabindex', '0');
}

function moveTo(box, node) {
  if (!node) return;
  for (const other of box.querySelectorAll('.message[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  node.setAttribute('tabindex', '0');
  node.focus();
}

/** Arrow keys between messages, letters for what can be done with one; `messages` tells which there are. */
export function messageKeys(box, messages) {
  catchesUp(box);
  box.addEventListener('keydown', (event) => {
    const node = event.target.closest('.message');
    const onIt = node === event.target || event.target.closest('.tools');
    if (!node || !onIt || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...box.querySelectorAll('.message')];
    const at = all.indexOf(node);
    const way = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) };
    if (event.key in way) moveTo(box, way[event.key]);
    else if (event.key.length !== 1 || !deed(event.key.toLowerCase(), messages().find((one) => one.ts === node.dataset.ts), node)) return;
    event.preventDefault();
  });
}
