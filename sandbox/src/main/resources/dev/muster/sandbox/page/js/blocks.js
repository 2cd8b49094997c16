// Block Kit to document nodes.

import { element } from './elements.js';
import { h } from './dom.js';
import { field } from './fields.js';
import { markdown } from './markdown.js';
import { mrkdwn, plainText, textObject } from './mrkdwn.js';
import { picture } from './picture.js';
import { richText } from './richtext.js';

function section(context, block) {
  const accessory = block.accessory && element(context, block, block.accessory);
  return h('div', { class: `block section${block.accessory?.type === 'image' ? ' with-image' : ''}` },
    h('div', { class: 'section-body' },
      block.text && h('div', { class: 'text' }, textObject(block.text)),
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

function tableBlock(block) {
  const cell = (name) => (one) => h(name, null, one.type === 'rich_text' ? richText(one) : one.text ?? '');
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
    default: return h('div', { class: 'block unknown' }, `(a block of the kind ${block.type})`);
  }
}

/** All blocks of a message or view. */
export function blocks(context, list) {
  return list.map((block, index) => render(context, { ...block, block_id: block.block_id ?? `b${index}` }));
}

/** The older coloured attachments: a bar at the side, with blocks or text inside. */
export function attachments(context, list) {
  return (list ?? []).map((one) => {
    const node = h('div', { class: 'attachment' },
      one.pretext && h('div', { class: 'text' }, mrkdwn(one.pretext)),
      one.title && h('strong', null, one.title),
      one.blocks ? blocks(context, one.blocks) : h('div', { class: 'text' }, mrkdwn(one.text ?? one.fallback ?? '')),
      one.footer && h('small', null, one.footer));
    const colour = String(one.color ?? '');
    if (/^#?[0-9a-f]{6}$/i.test(colour)) node.style.setProperty('--bar', `#${colour.replace('#', '')}`);
    return node;
  });
}
