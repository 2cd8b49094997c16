// What can be done with a message: by its tools, by its menu, by a key.

import { send } from './api.js';
import { ask } from './dialog.js';
import { h, icon } from './dom.js';
import { openPicker } from './picker.js';
import { permalink } from './places.js';
import { openMenu } from './popover.js';
import { channelById, go, redraw, refresh, state } from './store.js';
import { announce, toast } from './toast.js';
import { markUnread } from './unread.js';

export const about = (message) => ({ as: state.me, channel: message.channel, ts: message.ts });
export const does = (what, body) => send(what, body).then(refresh);

const isOwn = (message) => message.user === state.me && !message.app && !message.subtype?.startsWith('channel_');

/** Whether anything can be changed where it stands: not in an archived channel, and not from outside. */
export function isOpen(id) {
  const channel = channelById(id);
  return Boolean(channel?.member && !channel.archived);
}

export const reply = (message) => go({ thread: message.threadTs ?? message.ts });

export function react(message, name) {
  const mine = message.reactions.find((one) => one.name === name)?.users.includes(state.me);
  return does('react', { ...about(message), name, on: !mine });
}

export function edit(message) {
  state.editing = message.ts;
  redraw();
}

export const dismiss = (message) => does('dismiss', about(message));

const pin = (message) => does('pin', { ...about(message), on: !message.pinned });

async function remove(message) {
  if (await ask('Delete this message?', 'It goes for everybody. Those who were notified may have read it.', 'Delete')) {
    await does('delete', about(message));
  }
}

async function copyLink(message) {
  const address = permalink(message);
  try {
    await navigator.clipboard.writeText(address);
    announce('The link was copied.');
    toast('The link to the message was copied.');
  } catch {
    toast(address);
  }
}

/** What the message's menu offers. */
function choicesOf(message, anchor) {
  const open = isOpen(message.channel);
  const own = open && isOwn(message);
  const shortcuts = state.workspace.app.shortcuts.filter((one) => one.type === 'message');
  return [
    { label: 'Reply in thread', key: 'T', icon: icon('reply'), run: () => reply(message) },
    open && { label: 'Add a reaction', key: 'R', icon: icon('smile'), run: () => openPicker(anchor, (name) => react(message, name)) },
    open && { label: message.pinned ? 'Unpin from this channel' : 'Pin to this channel', key: 'P', icon: icon('pin'), run: () => pin(message) },
    !message.threadTs && { label: 'Mark unread from here', key: 'U', icon: icon('unread'), run: () => markUnread(message) },
    { label: 'Copy link', key: 'L', icon: icon('link'), run: () => copyLink(message) },
    own && { label: 'Edit message', key: 'E', icon: icon('edit'), run: () => edit(message) },
    own && { label: 'Delete message', icon: icon('bin'), danger: true, run: () => remove(message) },
    shortcuts.length && null,
    shortcuts.length && { heading: state.workspace.app.name },
    ...shortcuts.map((one) => ({
      label: one.name,
      hint: one.description,
      icon: icon('bolt'),
      run: () => does('shortcut', { ...about(message), shortcut: one.callbackId }),
    })),
  ].filter((one) => one === null || one);
}

const openChoices = (message, anchor) => openMenu(anchor, 'Message', choicesOf(message, anchor));

/** The tools that show while somebody points at the message. */
export function toolbar(message, inThread) {
  const tool = (name, label, run, extra) => h('button', {
    type: 'button', class: 'icon-button', 'aria-label': label, title: label, dataset: { focus: `tool-${name}` },
    onclick: (event) => run(event.currentTarget), ...extra,
  }, icon(name));
  return h('div', { class: 'tools', role: 'toolbar', 'aria-label': 'Message actions' },
    isOpen(message.channel) && tool('smile', 'Add a reaction', (anchor) => openPicker(anchor, (name) => react(message, name)), { 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }),
    !inThread && tool('reply', 'Reply in thread', () => reply(message)),
    tool('more', 'More actions', (anchor) => openChoices(message, anchor), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' }));
}

/** Does what a letter stands for on a message, whose node has the focus; false where it stands for nothing. */
export function deed(letter, message, node) {
  const tool = (name) => node.querySelector(`[data-focus=tool-${name}]`);
  const open = message && isOpen(message.channel);
  const run = {
    t: () => reply(message),
    e: () => open && isOwn(message) && edit(message),
    r: () => open && openPicker(tool('smile'), (name) => react(message, name)),
    p: () => open && pin(message),
    u: () => !message.threadTs && markUnread(message),
    l: () => copyLink(message),
    m: () => openChoices(message, tool('more')),
  }[letter];
  if (!run || !message || !tool('more')) return false;
  run();
  return true;
}
