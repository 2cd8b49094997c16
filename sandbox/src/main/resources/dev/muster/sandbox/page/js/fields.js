// Input blocks: a label, the field, its hint, and the place where an error is said.

import { h } from './dom.js';
import { inputFor } from './inputs.js';
import { plainText } from './mrkdwn.js';

let serial = 0;

/** An input block. The field is added to `context.fields`, by which a form reads and marks it. */
export function field(context, block) {
  const id = `field-${++serial}`;
  const hint = block.hint && h('p', { class: 'field-hint', id: `${id}-hint` }, plainText(block.hint));
  const error = h('p', { class: 'field-error', id: `${id}-error`, role: 'alert' });
  const made = inputFor(block.element, {
    id,
    'aria-describedby': [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' '),
    'aria-labelledby': `${id}-label`,
    'aria-required': block.optional ? null : 'true',
    dataset: { block: block.block_id, action: block.element.action_id ?? '' },
  });
  if (!made) return h('div', { class: 'block unknown' }, `(a field of the kind ${block.element.type})`);
  const single = ['INPUT', 'TEXTAREA', 'SELECT'].includes(made.node.tagName);
  const node = h('div', { class: 'block input-block', dataset: { inputBlock: block.block_id } },
    h(single ? 'label' : 'div', { class: 'field-label', id: `${id}-label`, for: single ? id : null },
      plainText(block.label), block.optional && h('span', { class: 'optional' }, ' (optional)')),
    made.node, hint, error);
  context.fields?.push({
    block,
    element: block.element,
    field: made,
    say(message) {
      error.textContent = message ?? '';
      node.classList.toggle('wrong', Boolean(message));
      made.node.setAttribute('aria-invalid', String(Boolean(message)));
    },
  });
  if (block.dispatch_action) {
    made.node.addEventListener('change', () => context.act({
      block_id: block.block_id, action_id: block.element.action_id, ...made.read(),
    }));
  }
  return node;
}
