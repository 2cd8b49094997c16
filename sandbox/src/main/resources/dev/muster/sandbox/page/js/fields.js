// Input blocks: a label, the field, its hint, and the place where an error is said.

import { h } from './dom.js';
import { inputFor } from './inputs.js';
import { plainText } from './mrkdwn.js';

/** Slack tells an app of typed characters once somebody pauses. */
const TYPING_PAUSE_MS = 400;

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
  const single = ['INPUT', 'TEXTAREA', 'BUTTON'].includes(made.node.tagName);
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
  if (block.dispatch_action) tellAtOnce(context, block, made);
  return node;
}

/** The app hears of a change before the form is sent: of words at Enter or while they are typed, of a choice at once. */
function tellAtOnce(context, block, made) {
  const { element } = block;
  const tell = () => context.act({ block_id: block.block_id, action_id: element.action_id, ...made.read() });
  if (!element.type.endsWith('_input')) {
    made.node.addEventListener('change', tell);
    return;
  }
  const when = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  let timer = null;
  if (when.includes('on_character_entered')) {
    made.node.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(tell, TYPING_PAUSE_MS);
    });
  }
  if (when.includes('on_enter_pressed')) {
    made.node.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      tell();
    });
  }
}
