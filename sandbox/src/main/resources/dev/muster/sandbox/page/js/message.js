// One message: who, when, what, and what can be done with it.

import { send } from './api.js';
import { avatar } from './avatar.js';
import { attachments, blocks } from './blocks.js';
import { ask } from './dialog.js';
import { ago, dateOf, fullTimeOf, timeOf } from './dates.js';
import { h, icon } from './dom.js';
import { editor } from './editor.js';
import { emoji } from './emoji.js';
import { mrkdwn } from './mrkdwn.js';
import { openPicker } from './picker.js';
import { openMenu } from './popover.js';
import { go, nameOf, redraw, refresh, state } from './store.js';

const SYSTEM = new Set(['channel_join', 'channel_leave', 'channel_topic', 'channel_purpose', 'channel_name', 'channel_archive',
  'channel_unarchive', 'group_join', 'group_leave', 'group_topic', 'group_purpose', 'group_name', 'group_archive', 'pinned_item',
  'bot_add']);

export const isSystem = (message) => SYSTEM.has(message.subtype);

const about = (message) => ({ as: state.me, channel: message.channel, ts: message.ts });
const does = (what, body) => send(what, body).then(refresh);

export const reply = (message) => go({ thread: message.threadTs ?? message.ts });
export const react = (message, name) => {
  const mine = message.reactions.find((one) => one.name === name)?.users.includes(state.me);
  return does('react', { ...about(message), name, on: !mine });
};
export function edit(message) {
  state.editing = message.ts;
  redraw();
}

async function remove(message) {
  if (await ask('Delete this message?', 'It goes for everybody. Those who were notified may have read it.', 'Delete')) {
    await does('delete', about(message));
  }
}

/** What the message's menu offers. */
export function choicesOf(message, anchor) {
  const own = message.user === state.me && !message.app;
  const shortcuts = state.workspace.app.shortcuts.filter((one) => one.type === 'message');
  return [
    { label: 'Reply in thread', icon: icon('reply'), run: () => reply(message) },
    { label: 'Add a reaction', icon: icon('smile'), run: () => openPicker(anchor, (name) => react(message, name)) },
    {
      label: message.pinned ? 'Unpin from this channel' : 'Pin to this channel',
      icon: icon('pin'),
      run: () => does('pin', { ...about(message), on: !message.pinned }),
    },
    own && { label: 'Edit message', icon: icon('edit'), run: () => edit(message) },
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

export const openChoices = (message, anchor) => openMenu(anchor, 'Message', choicesOf(message, anchor));

function toolbar(message, inThread) {
  const tool = (name, label, run, extra) => h('button', {
    type: 'button', class: 'icon-button', 'aria-label': label, title: label, 'aria-expanded': 'false', dataset: { focus: `tool-${name}` },
    onclick: (event) => run(event.currentTarget), ...extra,
  }, icon(name));
  return h('div', { class: 'tools', role: 'toolbar', 'aria-label': 'Message actions' },
    tool('smile', 'Add a reaction', (anchor) => openPicker(anchor, (name) => react(message, name)), { 'aria-haspopup': 'dialog' }),
    !inThread && tool('reply', 'Reply in thread', () => reply(message)),
    tool('more', 'More actions', (anchor) => openChoices(message, anchor), { 'aria-haspopup': 'menu' }));
}

function reactions(message) {
  if (!message.reactions.length) return null;
  return h('div', { class: 'reactions' },
    message.reactions.map(({ name, users }) => {
      const who = users.map(nameOf).join(', ');
      return h('button', {
        type: 'button', class: 'reaction', 'aria-pressed': String(users.includes(state.me)), title: `${who} · :${name}:`,
        'aria-label': `${name.replaceAll('_', ' ')}, ${users.length}: ${who}`, dataset: { reaction: name, focus: `reaction-${name}` },
        onclick: () => react(message, name),
      }, h('span', { class: 'emoji' }, emoji(name) ?? `:${name}:`), h('span', { class: 'count' }, users.length));
    }),
    h('button', {
      type: 'button', class: 'reaction add', 'aria-label': 'Add a reaction', 'aria-haspopup': 'dialog', dataset: { focus: 'reaction-add' },
      onclick: (event) => openPicker(event.currentTarget, (name) => react(message, name)),
    }, icon('smile')));
}

function threadLine(message, inThread) {
  if (inThread || !message.replyCount) return null;
  const words = message.replyCount === 1 ? '1 reply' : `${message.replyCount} replies`;
  return h('button', { type: 'button', class: 'replies', dataset: { focus: 'replies' }, onclick: () => reply(message) },
    h('span', { class: 'faces' }, (message.replyUsers ?? []).slice(0, 4).map((id) => avatar(id, true))),
    h('strong', null, words),
    message.latestReply && h('span', { class: 'faint' }, `last ${ago(dateOf(message.latestReply))}`));
}

function files(message) {
  return (message.files ?? []).map((file) => h('div', { class: 'file' }, icon('file'),
    h('div', null,
      file.url ? h('a', { href: file.url, target: '_blank', rel: 'noopener', download: file.name }, file.title || file.name) : h('strong', null, file.title || file.name),
      h('small', null, [file.filetype?.toUpperCase(), file.size && `${Math.max(1, Math.round(file.size / 1024))} KB`].filter(Boolean).join(' · ')))));
}

/** The message's own words and blocks. */
function content(message) {
  const context = {
    act: (action) => does('act', { ...about(message), action }),
  };
  const edited = message.edited && h('small', { class: 'edited', title: 'This message was edited' }, ' (edited)');
  if (message.blocks?.length) {
    return h('div', { class: 'content' }, blocks(context, message.blocks), attachments(context, message.attachments), edited);
  }
  return h('div', { class: 'content' },
    h('div', { class: 'text' }, mrkdwn(message.text ?? ''), edited), attachments(context, message.attachments));
}

function when(message) {
  return h('time', { class: 'when', datetime: dateOf(message.ts).toISOString(), title: fullTimeOf(message.ts) }, timeOf(message.ts));
}

function flags(message) {
  return [
    message.ephemeral && h('div', { class: 'flag only-you' }, icon('eye'), 'Only visible to you'),
    message.pinned && h('div', { class: 'flag pinned' }, icon('pin'), 'Pinned'),
    message.broadcast && h('div', { class: 'flag' }, icon('reply'), 'Replied in a thread and here'),
  ];
}

function systemLine(message) {
  return h('article', { class: 'message system', tabindex: '-1', dataset: { ts: message.ts } },
    h('span', { class: 'gutter' }, when(message)),
    h('div', { class: 'body' }, h('strong', null, nameOf(message.user)), ' ',
      mrkdwn((message.text ?? '').replace(/^<@\w+(\|[^>]*)?>\s*/, ''))));
}

/** `message` as an article. `grouped`: the author stands above already. */
export function messageNode(message, { grouped, inThread }) {
  if (message.deleted) {
    return h('article', { class: 'message deleted', tabindex: '-1', dataset: { ts: message.ts } },
      h('span', { class: 'gutter' }, icon('bin')),
      h('div', { class: 'body' }, h('span', { class: 'faint' }, 'This message was deleted.'), threadLine(message, inThread)));
  }
  if (isSystem(message)) return systemLine(message);
  const name = message.username ?? nameOf(message.user);
  const editing = state.editing === message.ts;
  const classes = ['message', grouped && 'grouped', message.ephemeral && 'ephemeral', message.pinned && 'is-pinned'];
  return h('article', {
    class: classes.filter(Boolean).join(' '), tabindex: '-1', dataset: { ts: message.ts },
    'aria-label': `${name}, ${timeOf(message.ts)}${message.ephemeral ? ', only visible to you' : ''}`,
  },
  h('span', { class: 'gutter' }, grouped ? when(message) : avatar(message.user ?? message.username ?? '?')),
  h('div', { class: 'body' },
    flags(message),
    !grouped && h('div', { class: 'byline' }, h('strong', { class: 'author' }, name),
      message.app && h('span', { class: 'badge' }, 'APP'), when(message)),
    editing ? editor(message) : content(message),
    files(message), reactions(message), threadLine(message, inThread)),
  !editing && !message.ephemeral && toolbar(message, inThread));
}
