// One message: who, when, what, and what can be done with it.

import { avatar } from './avatar.js';
import { attachments, blocks } from './blocks.js';
import { about, dismiss, does, isOpen, react, reply, toolbar } from './deeds.js';
import { ago, dateOf, fullTimeOf, timeOf } from './dates.js';
import { h, icon } from './dom.js';
import { editor } from './editor.js';
import { keptAt, valuesOf } from './fields.js';
import { emoji } from './emoji.js';
import { mrkdwn } from './mrkdwn.js';
import { personButton } from './person.js';
import { openPicker } from './picker.js';
import { permalink } from './places.js';
import { isApp, nameOf, state } from './store.js';

const SYSTEM = new Set(['channel_join', 'channel_leave', 'channel_topic', 'channel_purpose', 'channel_name', 'channel_archive',
  'channel_unarchive', 'group_join', 'group_leave', 'group_topic', 'group_purpose', 'group_name', 'group_archive', 'pinned_item',
  'bot_add']);

export const isSystem = (message) => SYSTEM.has(message.subtype);

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
    isOpen(message.channel) && h('button', {
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
    message.newReplies > 0 && h('span', { class: 'new-replies' }, `${message.newReplies} new`),
    message.latestReply && h('span', { class: 'faint' }, `last reply ${ago(dateOf(message.latestReply))}`));
}

function files(message) {
  return message.files?.length > 0 && h('div', { class: 'files' }, message.files.map((file) => h('div', { class: 'file' }, icon('file'),
    h('div', null,
      file.url ? h('a', { href: file.url, target: '_blank', rel: 'noopener', download: file.name }, file.title || file.name) : h('strong', null, file.title || file.name),
      h('small', null, [file.filetype?.toUpperCase(), file.size && `${Math.max(1, Math.round(file.size / 1024))} KB`].filter(Boolean).join(' · '))))));
}

/** The message's own words and blocks. */
function content(message) {
  const context = {
    fields: [],
    kept: keptAt(`${state.me}/${message.channel}/${message.ts}`),
    act: (action) => does('act', { ...about(message), action, values: valuesOf(context.fields) }),
  };
  const edited = message.edited && h('small', { class: 'edited', title: 'This message was edited' }, ' (edited)');
  if (message.blocks?.length) {
    return h('div', { class: 'content' }, blocks(context, message.blocks), attachments(context, message.attachments), edited);
  }
  return h('div', { class: 'content' },
    h('div', { class: 'text' }, mrkdwn(message.text ?? ''), edited), attachments(context, message.attachments));
}

function when(message) {
  const time = h('time', { datetime: dateOf(message.ts).toISOString(), title: fullTimeOf(message.ts) }, timeOf(message.ts));
  return message.ephemeral ? h('span', { class: 'when' }, time)
    : h('a', { class: 'when', href: permalink(message), tabindex: '-1', 'aria-label': `Link to this message, ${timeOf(message.ts)}` }, time);
}

function flags(message) {
  return [
    message.ephemeral && h('div', { class: 'flag only-you' }, icon('eye'), 'Only visible to you · ',
      h('button', { type: 'button', class: 'link-button', dataset: { focus: 'dismiss' }, onclick: () => dismiss(message) }, 'Dismiss')),
    message.pinned && h('div', { class: 'flag pinned' }, icon('pin'), 'Pinned'),
    message.broadcast && h('div', { class: 'flag' }, icon('reply'), 'Replied in a thread and here'),
  ];
}

function systemLine(message) {
  return h('article', { class: 'message system', tabindex: '-1', dataset: { ts: message.ts } },
    h('span', { class: 'gutter' }, when(message)),
    h('div', { class: 'body' }, personButton(message.user, 'author', nameOf(message.user)), ' ',
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
    !grouped && h('div', { class: 'byline' },
      message.username ? h('strong', { class: 'author' }, name) : personButton(message.user, 'author', name),
      (message.app || isApp(message.user)) && h('span', { class: 'badge' }, 'APP'), when(message)),
    editing ? editor(message) : content(message),
    files(message), reactions(message), threadLine(message, inThread)),
  !editing && !message.ephemeral && toolbar(message, inThread));
}
