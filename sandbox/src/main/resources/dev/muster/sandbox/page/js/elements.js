// The parts of a message or form that can be used: buttons, menus, pickers. Using one tells the app.

import { confirmDialog } from './dialog.js';
import { h, icon } from './dom.js';
import { inputFor } from './inputs.js';
import { plainText } from './mrkdwn.js';
import { openMenu } from './popover.js';
import { picture } from './picture.js';

/**
 * `context.act(action, node)` sends an action and answers a promise; `context.key` tells elements of different
 * messages apart.
 */
async function use(context, block, element, values, node) {
  if (node.getAttribute('aria-busy') === 'true') return false;
  if (element.confirm && !(await confirmDialog(element.confirm))) return false;
  node.setAttribute('aria-busy', 'true');
  try {
    await context.act({ type: element.type, block_id: block.block_id, action_id: element.action_id, ...values });
  } finally {
    node.removeAttribute('aria-busy');
  }
  return true;
}

// Not the block's id: where the app names none, it is a new one after every change.
const focusKey = (element) => `use-${element.action_id}`;

function button(context, block, element) {
  const node = h(element.url ? 'a' : 'button', {
    class: `button ${element.style ?? ''}`,
    type: element.url ? null : 'button',
    href: element.url && /^https?:/i.test(element.url) ? element.url : null,
    target: element.url ? '_blank' : null,
    rel: element.url ? 'noopener noreferrer' : null,
    'aria-label': element.accessibility_label ?? null,
    dataset: { action: element.action_id ?? '', value: element.value ?? '', focus: focusKey(element) },
    onclick: () => use(context, block, element, { value: element.value, text: element.text }, node),
  }, plainText(element.text));
  return node;
}

function overflow(context, block, element) {
  const node = h('button', {
    type: 'button', class: 'button icon-button', 'aria-label': 'More choices', 'aria-haspopup': 'menu', 'aria-expanded': 'false',
    dataset: { action: element.action_id, focus: focusKey(element) },
    onclick: () => openMenu(node, 'More choices', element.options.map((option) => ({
      label: plainText(option.text),
      hint: option.description && plainText(option.description),
      run: () => {
        if (option.url && /^https?:/i.test(option.url)) open(option.url, '_blank', 'noopener');
        use(context, block, element, { selected_option: option }, node);
      },
    }))),
  }, icon('more'));
  return node;
}

/** A field that stands in a message or outside an input block: changing it is the action. */
function live(context, block, element) {
  const label = plainText(element.placeholder) || element.action_id;
  const field = inputFor(element, {
    'aria-label': label, dataset: { action: element.action_id, focus: focusKey(element) },
  });
  if (!field) return null;
  let before = field.read();
  context.fields?.push({ block, element, field });
  field.node.addEventListener('change', async () => {
    const { type, ...values } = field.read();
    if (await use(context, block, element, values, field.node)) before = { type, ...values };
    else field.write(before);
  });
  field.node.classList.add('inline-field');
  return field.node;
}

/** An element of an actions block or the accessory of a section. */
export function element(context, block, one) {
  switch (one.type) {
    case 'button': case 'workflow_button': return button(context, block, one);
    case 'overflow': return overflow(context, block, one);
    case 'image': return picture(one, 'accessory');
    default:
      return live(context, block, one) ?? h('span', { class: 'unknown' }, `(an element of the kind ${one.type})`);
  }
}
