// The parts of a message or form that can be used: buttons, menus, pickers. Using one tells the app.

import { confirmDialog } from './dialog.js';
import { h, icon } from './dom.js';
import { keep, putBack } from './fields.js';
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

/** Addresses that this page leads to; a button with another one still tells the app. */
const LEADS = /^(https?:|mailto:)/i;

function button(context, block, element) {
  const href = LEADS.test(element.url ?? '') ? element.url : null;
  const press = async (event) => {
    // The link waits for the answer, too.
    if (element.confirm) event.preventDefault();
    const agreed = await use(context, block, element, { value: element.value, text: element.text }, node);
    if (agreed && href && element.confirm) open(href, '_blank', 'noopener,noreferrer');
  };
  const node = h(href ? 'a' : 'button', {
    class: `button ${element.style ?? ''}`,
    type: href ? null : 'button',
    href,
    target: href ? '_blank' : null,
    rel: href ? 'noopener noreferrer' : null,
    title: element.url && !href ? element.url : null,
    'aria-label': element.accessibility_label ?? null,
    dataset: { action: element.action_id ?? '', value: element.value ?? '', focus: focusKey(element) },
    onclick: press,
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
        use(context, block, element, { selected_option: option }, node).then((agreed) => {
          if (agreed && LEADS.test(option.url ?? '')) open(option.url, '_blank', 'noopener,noreferrer');
        });
      },
    }))),
  }, icon('more'));
  return node;
}

const NAMES = {
  datepicker: 'Date', timepicker: 'Time', datetimepicker: 'Date and time', checkboxes: 'Choices', radio_buttons: 'Choices', rich_text_input: 'Text',
};

let serial = 0;

/** What a field is called: what it asks for, else the words it stands beside, else what kind it is. */
function nameFor(element, words) {
  const asked = plainText(element.placeholder);
  if (!words) return { 'aria-label': asked || NAMES[element.type] || 'Choose' };
  words.id ||= `words-${++serial}`;
  return { id: `live-${++serial}`, 'aria-labelledby': words.id };
}

/** A field that stands in a message or outside an input block: changing it is the action. */
function live(context, block, element, words) {
  const field = inputFor(element, { ...nameFor(element, words), dataset: { action: element.action_id, block: block.block_id, focus: focusKey(element) } });
  if (!field) return null;
  putBack(context, block, element, field);
  let before = field.read();
  context.fields?.push({ block, element, field });
  field.node.addEventListener('change', async () => {
    const { type, ...values } = field.read();
    if (await use(context, block, element, values, field.node)) {
      before = { type, ...values };
      keep(context, block, element, field);
    } else field.write(before);
  });
  field.node.classList.add('inline-field');
  return field.node;
}

/** An element of an actions block or the accessory of a section, where `words` is what it stands beside. */
export function element(context, block, one, words) {
  switch (one.type) {
    case 'button': case 'workflow_button': return button(context, block, one);
    case 'overflow': return overflow(context, block, one);
    case 'image': return picture(one, 'accessory');
    default:
      return live(context, block, one, words) ?? h('span', { class: 'unknown' }, `(an element of the kind ${one.type})`);
  }
}
