// Block Kit to document nodes.

import { element } from './elements.js';
import { h } from './dom.js';
import { field } from './fields.js';
import { markdown } from './markdown.js';
import { link, mrkdwn, plainText, textObject, unescape } from './mrkdwn.js';
import { picture } from './picture.js';
import { richText } from './richtext.js';

function section(context, block) {
  const words = block.text && h('div', { class: 'text' }, textObject(block.text));
  const accessory = block.accessory && element(context, block, block.accessory, words);
  return h('div', { class: `block section${block.accessory?.type === 'image' ? ' with-image' : ''}` },
    h('div', { class: 'section-body' },
      words,
      block.fields && h('div', { class: 'pairs' }, block.fields.map((one) => h('div', { class: 'text' }, textObject(one))))),
    accessory && h('div', { class: 'accessory' }, accessory));
}

function contextBlock(block) {
  return h('div', { class: 'block context' }, block.elements.map((one) => (one.type === 'image'
    ? picture(one, 'tiny')
    : h('span', { class: 'text' }, textObject(one)))));
}

function imageBlock(block) {
  return h('figure', { class: 'block image' },
    block.title && h('figcaption', null, plainText(block.title)), picture(block, 'block'));
}

/** Named and linked only: a player would be somebody else's page inside this one. */
function videoBlock(block) {
  const title = plainText(block.title);
  const from = [block.provider_name, block.author_name].filter(Boolean).join(' · ');
  return h('figure', { class: 'block video' },
    h('figcaption', null, h('strong', null, block.title_url ? link(block.title_url, title) : title), from && h('small', null, ` ${from}`)),
    picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, 'block'),
    block.description && h('div', { class: 'text' }, plainText(block.description)),
    h('small', null, link(block.video_url, 'Watch the video'), ' · it is not played here'));
}

function tableBlock(block) {
  const cell = (name) => (one, at) => {
    const column = block.column_settings?.[at];
    const classes = [column?.align && `align-${column.align}`, column?.is_wrapped && 'wraps'].filter(Boolean).join(' ');
    return h(name, { class: classes || null }, one.type === 'rich_text' ? richText(one) : one.text ?? '');
  };
  const [head = [], ...rows] = block.rows ?? [];
  return h('div', { class: 'block table-scroll', tabindex: '0', role: 'group', 'aria-label': 'Table' }, h('table', null,
    h('thead', null, h('tr', null, head.map(cell('th')))),
    h('tbody', null, rows.map((row) => h('tr', null, row.map(cell('td')))))));
}

function render(context, block) {
  switch (block.type) {
    case 'section': return section(context, block);
    case 'actions':
      return h('div', { class: 'block actions' }, block.elements.map((one) => element(context, block, one)));
    case 'context': return contextBlock(block);
    case 'header': return h('h3', { class: 'block header' }, plainText(block.text));
    case 'divider': return h('hr', { class: 'block divider' });
    case 'image': return imageBlock(block);
    case 'rich_text': return h('div', { class: 'block' }, richText(block));
    case 'markdown': return h('div', { class: 'block text markdown' }, markdown(block.text ?? ''));
    case 'input': return field(context, block);
    case 'table': return tableBlock(block);
    case 'video': return videoBlock(block);
    default: return h('div', { class: 'block unknown' }, `(a block of the kind ${block.type})`);
  }
}

/** All blocks of a message or view. */
export function blocks(context, list) {
  return list.map((block, index) => render(context, { ...block, block_id: block.block_id ?? `b${index}` }));
}

function attachmentFields(fields) {
  return h('div', { class: 'pairs' }, fields.map((one) => h('div', { class: `text${one.short ? '' : ' whole'}` },
    h('strong', null, unescape(one.title ?? '')), h('div', null, mrkdwn(one.value ?? '')))));
}

const linked = (url, words) => (url ? link(url, words) : words);

/** What monitoring tools send instead of blocks. */
function oldStyle(one) {
  const words = one.text ?? (one.title || one.fields?.length ? '' : one.fallback ?? '');
  return [
    one.author_name && h('small', { class: 'attachment-author' }, linked(one.author_link, unescape(one.author_name))),
    one.title && h('strong', null, linked(one.title_link, unescape(one.title))),
    words && h('div', { class: 'text' }, mrkdwn(words)),
    one.fields?.length > 0 && attachmentFields(one.fields),
    one.image_url && picture({ image_url: one.image_url, alt_text: one.fallback || one.title }, 'block'),
  ];
}

/** The older coloured attachments: a bar at the side, with blocks or text inside. */
export function attachments(context, list) {
  return (list ?? []).map((one) => {
    const node = h('div', { class: 'attachment' },
      one.pretext && h('div', { class: 'text' }, mrkdwn(one.pretext)),
      one.blocks ? blocks(context, one.blocks) : oldStyle(one),
      one.footer && h('small', null, unescape(one.footer)));
    const colour = String(one.color ?? '');
    if (/^#?[0-9a-f]{6}$/i.test(colour)) node.style.setProperty('--bar', `#${colour.replace('#', '')}`);
    return node;
  });
}
