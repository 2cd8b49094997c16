// The workspace's text markup to document nodes. Content only ever becomes text nodes.

import { h, inlineButton } from './dom.js';
import { emoji, withEmoji } from './emoji.js';
import { formatDate, fullTimeOf } from './dates.js';
import { personButton } from './person.js';
import { channelById, go, groupById, nameOf, personById, isApp, state } from './store.js';

export const unescape = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A link when the address is one that may be followed, else the plain label. */
export function link(url, ...label) {
  if (!/^(https?:|mailto:)/i.test(url)) return h('span', null, label);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}

export function personMention(id, label) {
  const known = personById(id) || isApp(id);
  return personButton(id, `mention${id === state.me ? ' me' : ''}`, `@${known ? nameOf(id) : label || id}`);
}

export function channelMention(id, label) {
  const known = channelById(id);
  const name = known?.name || label || id;
  if (!known) return h('span', { class: 'mention' }, `#${name}`);
  return inlineButton({ class: 'mention channel', dataset: { focus: `channel-${id}` }, onclick: () => go({ channel: id, pane: 'place' }) }, `#${name}`);
}

export function groupMention(id, label) {
  const handle = groupById(id)?.handle || label || id;
  return h('span', { class: 'mention' }, handle.startsWith('@') ? handle : `@${handle}`);
}

export function dateMention(unix, format, url, fallback) {
  const text = formatDate(unix, format);
  const node = h('time', { title: text ? fullTimeOf(unix) : null }, text ?? fallback);
  return url ? link(url, node) : node;
}

/** What stands between < and >. */
function angle(inside) {
  const bar = inside.indexOf('|');
  const body = unescape(bar < 0 ? inside : inside.slice(0, bar));
  const label = bar < 0 ? '' : unescape(inside.slice(bar + 1));
  if (body.startsWith('@')) return personMention(body.slice(1), label);
  if (body.startsWith('#')) return channelMention(body.slice(1), label);
  if (body.startsWith('!date^')) {
    const [, unix, format = '', url] = body.split('^');
    return dateMention(unix, format, url, label);
  }
  if (body.startsWith('!subteam^')) return groupMention(body.split('^')[1], label);
  if (body.startsWith('!')) return h('span', { class: 'mention loud' }, `@${body.slice(1).split('^')[0]}`);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(body)) return `<${unescape(inside)}>`;
  return link(body, withEmoji(label || body.replace(/^mailto:/, '')));
}

const MARKS = { '*': 'strong', _: 'em', '~': 's' };
const WORD = /[\p{L}\p{N}]/u;
const BARE_URL = /^https?:\/\/[^\s<>|"]+[^\s<>|"'.,;:!?)\]]/;

/** Where the mark opened at `at` closes, or -1. */
function closing(text, at) {
  const mark = text[at];
  if (at > 0 && WORD.test(text[at - 1])) return -1;
  if (!text[at + 1] || /\s/.test(text[at + 1]) || text[at + 1] === mark) return -1;
  for (let i = at + 2; i < text.length; i++) {
    if (text[i] === '\n') return -1;
    if (text[i] === '<') i = Math.max(i, text.indexOf('>', i));
    else if (text[i] === mark && !/\s/.test(text[i - 1]) && !(text[i + 1] && WORD.test(text[i + 1]))) return i;
  }
  return -1;
}

/** The piece that starts at `at`: `[node, length]`, or null when it is an ordinary character. */
function piece(text, at) {
  const rest = text.slice(at);
  switch (text[at]) {
    case '<': {
      const end = rest.indexOf('>');
      return end > 1 && !/[\n<]/.test(rest.slice(1, end)) ? [angle(rest.slice(1, end)), end + 1] : null;
    }
    case '`': {
      const end = rest.indexOf('`', 1);
      return end > 1 && !rest.slice(0, end).includes('\n') ? [h('code', null, unescape(rest.slice(1, end))), end + 1] : null;
    }
    case ':': {
      const [whole, name] = rest.match(/^:([a-z0-9_+-]+(?:::skin-tone-\d)?):/) ?? [];
      const glyph = name && emoji(name);
      return glyph ? [h('span', { class: 'emoji', role: 'img', 'aria-label': name, title: `:${name}:` }, glyph), whole.length] : null;
    }
    case '*': case '_': case '~': {
      const end = closing(text, at);
      return end < 0 ? null : [h(MARKS[text[at]], null, inline(text.slice(at + 1, end))), end - at + 1];
    }
    case 'h': {
      const url = !(at > 0 && WORD.test(text[at - 1])) && rest.match(BARE_URL)?.[0];
      return url ? [link(unescape(url), unescape(url)), url.length] : null;
    }
    case '\n':
      return [h('br'), 1];
    default:
      return null;
  }
}

/** One run of text without block structure, as nodes. */
export function inline(text) {
  const nodes = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const found = piece(text, at);
    if (found) {
      if (plain) nodes.push(unescape(plain));
      plain = '';
      nodes.push(found[0]);
      at += found[1];
    } else {
      plain += text[at++];
    }
  }
  if (plain) nodes.push(unescape(plain));
  return nodes;
}

function paragraphs(text) {
  const nodes = [];
  let run = [];
  let quoted = false;
  const flush = () => {
    if (!run.length) return;
    const body = inline(run.join('\n'));
    const onlyEmoji = text.length < 80 && body.every((node) => (node.nodeType ? node.classList.contains('emoji') : !node.trim()));
    nodes.push(quoted ? h('blockquote', null, body) : h('span', { class: `run${onlyEmoji ? ' jumbo' : ''}` }, body));
    run = [];
  };
  for (const line of text.split('\n')) {
    const quote = line.match(/^(?:>|&gt;)\s?(.*)$/);
    if (run.length && Boolean(quote) !== quoted) flush();
    quoted = Boolean(quote);
    run.push(quote ? quote[1] : line);
  }
  flush();
  return nodes;
}

/** A whole text: code fences, quotes, lines, and what `inline` knows. */
export function mrkdwn(text) {
  const nodes = [];
  text.split(/```\n?([\s\S]+?)\n?```\n?/).forEach((part, index) => {
    if (index % 2) nodes.push(h('pre', null, unescape(part)));
    else if (part) nodes.push(...paragraphs(part.replace(/\n$/, '')));
  });
  return nodes;
}

/** A text object of Block Kit. */
export function textObject(object) {
  if (!object) return [];
  if (object.type === 'mrkdwn') return mrkdwn(object.text ?? '');
  return [plainText(object)];
}

/** The bare words of a plain_text object, for buttons, labels and options. */
export function plainText(object) {
  const text = unescape(typeof object === 'string' ? object : object?.text ?? '');
  return object?.emoji === false ? text : withEmoji(text);
}

/** The words of a message without any markup, for announcements and summaries. */
export function wordsOf(text) {
  return h('span', null, mrkdwn(text ?? '')).textContent;
}
