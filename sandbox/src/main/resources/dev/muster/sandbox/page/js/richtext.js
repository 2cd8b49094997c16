// rich_text blocks: what people's own messages arrive as.

import { h } from './dom.js';
import { emoji } from './emoji.js';
import { channelMention, dateMention, groupMention, link, personMention } from './mrkdwn.js';

function styled(node, style = {}) {
  let out = node;
  if (style.highlight) out = h('mark', null, out);
  if (style.underline) out = h('u', null, out);
  if (style.code) out = h('code', null, out);
  if (style.strike) out = h('s', null, out);
  if (style.italic) out = h('em', null, out);
  if (style.bold) out = h('strong', null, out);
  return out;
}

function lines(text) {
  return text.split('\n').flatMap((line, index) => (index ? [h('br'), line] : [line]));
}

function leaf(element) {
  switch (element.type) {
    case 'text': return styled(h('span', null, lines(element.text)), element.style);
    case 'link': return styled(link(element.url, element.text || element.url), element.style);
    case 'user': return styled(personMention(element.user_id), element.style);
    case 'channel': return styled(channelMention(element.channel_id), element.style);
    case 'usergroup': return styled(groupMention(element.usergroup_id), element.style);
    case 'broadcast': return h('span', { class: 'mention loud' }, `@${element.range}`);
    case 'date': return dateMention(element.timestamp, element.format ?? '{date} {time}', element.url, element.fallback ?? '');
    case 'emoji': return h('span', { class: 'emoji' }, emoji(element.name) ?? `:${element.name}:`);
    case 'color': return colour(element.value);
    default: return h('span', null, element.text ?? '');
  }
}

/** A colour as its name, with a spot of it. */
function colour(value) {
  const spot = h('span', { class: 'spot', 'aria-hidden': 'true' });
  if (/^#[0-9a-f]{6}$/i.test(value)) spot.style.setProperty('--bar', value);
  return h('code', null, spot, value);
}

function group(element) {
  const inner = () => (element.elements ?? []).map(leaf);
  switch (element.type) {
    case 'rich_text_section': return h('div', { class: 'run' }, inner());
    case 'rich_text_quote': return h('blockquote', null, inner());
    case 'rich_text_preformatted': return h('pre', null, inner().map((node) => node.textContent));
    case 'rich_text_list': {
      const list = h(element.style === 'ordered' ? 'ol' : 'ul', { class: 'list', start: element.offset ? element.offset + 1 : null },
        element.elements.map((item) => h('li', null, group(item))));
      list.style.setProperty('--indent', element.indent ?? 0);
      return list;
    }
    default: return h('div', { class: 'run' }, inner());
  }
}

export function richText(block) {
  return h('div', { class: 'text' }, (block.elements ?? []).map(group));
}
