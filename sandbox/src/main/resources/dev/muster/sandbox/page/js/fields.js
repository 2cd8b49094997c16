// Input blocks: a label, the field, its hint, and the place where an error is said.

import { h } from './dom.js';
import { inputFor } from './inputs.js';
import { plainText } from './mrkdwn.js';

/** Slack tells an app of typed characters once somebody pauses. */
const TYPING_PAUSE_MS = 400;

let serial = 0;

const spot = (block, element) => `${block.block_id}\n${element.action_id}`;

const kept = new Map();

/** What was put into the fields of a place that may be drawn anew: a message, or a Home tab. */
export function keptAt(place) {
  if (!kept.has(place)) kept.set(place, new Map());
  return kept.get(place);
}

/** Notes what stands in a field, for when it is drawn anew. */
export function keep(context, block, element, made) {
  context.kept?.set(spot(block, element), made.read());
}

/** Puts in again what stood there before. */
export function putBack(context, block, element, made) {
  const before = context.kept?.get(spot(block, element));
  if (before && before.type === element.type) made.write(before);
}

/** What stands in these fields, by block and action. */
export function valuesOf(fields) {
  const found = {};
  for (const { block, element, field: made } of fields) {
    const value = made.read();
    if (value) (found[block.block_id] ??= {})[element.action_id] = value;
  }
  return found;
}

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
    dataset: { block: block.block_id, action: block.element.action_id ?? '', focus: `use-${block.element.action_id}` },
  });
  if (!made) return h('div', { class: 'block unknown' }, `(a field of the kind ${block.element.type})`);
  putBack(context, block, block.element, made);
  for (const name of ['input', 'change']) made.node.addEventListener(name, () => keep(context, block, block.element, made));
  const single = ['INPUT', 'TEXTAREA', 'BUTTON'].includes(made.node.tagName);
  const node = h('div', { class: 'block input-block', dataset: { inputBlock: block.block_id } },
    h(single ? 'label' : 'div', { class: 'field-label', id: `${id}-label`, for: single ? id : null },
      plainText(block.label), block.optional && h('span', { class: 'optional' }, ' (optional)')),
    made.node, hint, error);
  const entry = {
    block,
    element: block.element,
    field: made,
    say(message) {
      error.textContent = message ?? '';
      node.classList.toggle('wrong', Boolean(message));
      made.node.setAttribute('aria-invalid', String(Boolean(message)));
    },
    /** Words that the app was to hear of a little later: it hears of them with the form, or not at all. */
    hush() {},
  };
  context.fields?.push(entry);
  if (block.dispatch_action) tellAtOnce(context, block, made, entry);
  return node;
}

/** The app hears of a change before the form is sent: of words at Enter or while they are typed, of a choice at once. */
function tellAtOnce(context, block, made, entry) {
  const { element } = block;
  made.node.addEventListener('input', () => { delete made.node.dataset.told; });
  const tell = () => {
    made.node.dataset.told = 'yes';
    return context.act({ block_id: block.block_id, action_id: element.action_id, ...made.read() });
  };
  if (!element.type.endsWith('_input')) {
    made.node.addEventListener('change', tell);
    return;
  }
  const when = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  let timer = null;
  entry.hush = () => clearTimeout(timer);
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
