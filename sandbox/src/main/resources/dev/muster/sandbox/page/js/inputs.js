// Fields of every kind. Each is `{node, read(), write(value)}`; `read` gives the wire's own state value of the element, null
// where it has none. What is wrong with a value the workspace says when it is sent.

import { directoryField, menuField, tickField } from './choices.js';
import { h } from './dom.js';
import { plainText } from './mrkdwn.js';
import { momentOf, wallClock } from './zones.js';

const TEXT_KINDS = { plain_text_input: 'text', email_text_input: 'email', url_text_input: 'url', number_input: 'text' };

function textField(element, wiring) {
  const multi = element.type === 'plain_text_input' && element.multiline;
  const node = h(multi ? 'textarea' : 'input', {
    ...wiring,
    class: 'field',
    type: multi ? null : TEXT_KINDS[element.type],
    inputmode: element.type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : null,
    rows: multi ? '4' : null,
    placeholder: plainText(element.placeholder) || null,
    maxlength: element.max_length ?? (element.type === 'number_input' ? null : 3000),
    autocomplete: 'off',
    value: element.initial_value ?? '',
  });
  return {
    node,
    read: () => ({ type: element.type, value: node.value === '' ? null : node.value }),
    write: (value) => { node.value = value.value ?? ''; },
  };
}

/** Plain words only; what they are wrapped in is what Slack's own editor sends. */
function richField(element, wiring) {
  const node = h('textarea', { ...wiring, class: 'field', rows: '4', placeholder: plainText(element.placeholder) || null });
  const wordsIn = (block) => (block?.elements ?? []).flatMap((part) => part.elements ?? []).map((one) => one.text ?? '').join('');
  node.value = wordsIn(element.initial_value);
  const wrapped = (text) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] });
  return {
    node,
    read: () => ({ type: element.type, rich_text_value: node.value ? wrapped(node.value) : null }),
    write: (value) => { node.value = wordsIn(value.rich_text_value); },
  };
}

const MOMENTS = {
  datepicker: ['date', 'initial_date', 'selected_date'],
  timepicker: ['time', 'initial_time', 'selected_time'],
};

function momentField(element, wiring) {
  const [type, first, key] = MOMENTS[element.type];
  const node = h('input', { ...wiring, class: 'field moment', type, value: element[first] ?? '', title: plainText(element.placeholder) || null });
  return {
    node,
    read: () => ({ type: element.type, [key]: node.value || null }),
    write: (value) => { node.value = value[key] ?? ''; },
  };
}

/** Day and time as one; the wall clock is that of the reader's zone. */
function dateTimeField(element, wiring) {
  const show = (unix) => (unix ? wallClock(new Date(unix * 1000)) : '');
  const node = h('input', { ...wiring, class: 'field moment', type: 'datetime-local', value: show(element.initial_date_time) });
  return {
    node,
    read: () => ({ type: element.type, selected_date_time: node.value ? momentOf(node.value.slice(0, 16)) : null }),
    write: (value) => { node.value = show(value.selected_date_time); },
  };
}

/** A field that this workspace cannot fill: it says so, and keeps what the app put in. */
function notOffered(element, wiring, why, read) {
  const chosen = [element.initial_option, ...(element.initial_options ?? [])].filter(Boolean).map((one) => plainText(one.text)).join(', ');
  const node = h('div', { ...wiring, class: 'field not-offered', role: 'group', tabindex: '-1' },
    h('span', null, chosen || plainText(element.placeholder)), h('small', null, why));
  return { node, read, write() {} };
}

const EXTERNAL = 'Not offered here: the app would be asked for the options.';
const FILES = 'Not offered here: files cannot be handed in with a form.';

/** The field of an element; null for kinds this page does not know. `wiring` holds id and aria attributes. */
export function inputFor(element, wiring = {}) {
  switch (element.type) {
    case 'plain_text_input': case 'email_text_input': case 'url_text_input': case 'number_input':
      return textField(element, wiring);
    case 'rich_text_input': return richField(element, wiring);
    case 'static_select': case 'multi_static_select': return menuField(element, wiring);
    case 'users_select': case 'channels_select': case 'conversations_select':
    case 'multi_users_select': case 'multi_channels_select': case 'multi_conversations_select':
      return directoryField(element, wiring);
    case 'radio_buttons': case 'checkboxes': return tickField(element, wiring);
    case 'datepicker': case 'timepicker': return momentField(element, wiring);
    case 'datetimepicker': return dateTimeField(element, wiring);
    case 'external_select':
      return notOffered(element, wiring, EXTERNAL, () => ({ type: element.type, selected_option: element.initial_option ?? null }));
    case 'multi_external_select':
      return notOffered(element, wiring, EXTERNAL, () => ({ type: element.type, selected_options: element.initial_options ?? [] }));
    case 'file_input': return notOffered(element, wiring, FILES, () => null);
    default: return null;
  }
}
