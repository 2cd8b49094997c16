// Fields and choices. Each is `{node, read(), write(value)}`; `read` gives the wire's own state value of the element.

import { h } from './dom.js';
import { plainText, textObject } from './mrkdwn.js';
import { humans, state } from './store.js';

const TEXT_KINDS = { plain_text_input: 'text', email_text_input: 'email', url_text_input: 'url', number_input: 'text' };

let serial = 0;

function textField(element, wiring) {
  const multi = element.type === 'plain_text_input' && element.multiline;
  const node = h(multi ? 'textarea' : 'input', {
    ...wiring,
    class: 'field',
    type: multi ? null : TEXT_KINDS[element.type],
    inputmode: element.type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : null,
    rows: multi ? '4' : null,
    placeholder: plainText(element.placeholder) || null,
    maxlength: element.max_length ?? null,
    value: element.initial_value ?? '',
  });
  return {
    node,
    read: () => ({ type: element.type, value: node.value === '' ? null : node.value }),
    write: (value) => { node.value = value.value ?? ''; },
  };
}

/** Every option of an element, from its list or its groups. */
export const optionsOf = (element) => element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);

function optionNodes(element) {
  const one = (option) => h('option', { value: option.value }, plainText(option.text));
  return element.options
    ? element.options.map(one)
    : (element.option_groups ?? []).map((group) => h('optgroup', { label: plainText(group.label) }, group.options.map(one)));
}

function selectField(element, wiring) {
  const initial = element.initial_option?.value ?? '';
  const node = h('select', { ...wiring, class: 'field' },
    h('option', { value: '' }, plainText(element.placeholder) || 'Choose…'), optionNodes(element));
  node.value = initial;
  return {
    node,
    read: () => ({ type: element.type, selected_option: optionsOf(element).find((one) => one.value === node.value) ?? null }),
    write: (value) => { node.value = value.selected_option?.value ?? ''; },
  };
}

/** People, channels or conversations, single or several: `[ids with names, wire key, how one starts]`. */
function directory(type) {
  const people = humans().map(({ id, name }) => [id, name]);
  const channels = state.workspace.channels.filter((one) => one.kind === 'channel' && !one.archived)
    .map(({ id, name }) => [id, `#${name}`]);
  if (type.includes('users')) return [people, 'user', 'Choose a person…'];
  if (type.includes('channels')) return [channels, 'channel', 'Choose a channel…'];
  return [channels, 'conversation', 'Choose a conversation…'];
}

function directoryField(element, wiring) {
  const [entries, word, prompt] = directory(element.type);
  if (element.type.startsWith('multi_')) {
    const key = `selected_${word}s`;
    return tickList(element, wiring, entries, element[`initial_${word}s`] ?? [],
      (ids) => ({ type: element.type, [key]: ids }), (value) => value[key] ?? []);
  }
  const key = `selected_${word}`;
  const node = h('select', { ...wiring, class: 'field' },
    h('option', { value: '' }, plainText(element.placeholder) || prompt),
    entries.map(([id, name]) => h('option', { value: id }, name)));
  node.value = element[`initial_${word}`] ?? '';
  return {
    node,
    read: () => ({ type: element.type, [key]: node.value || null }),
    write: (value) => { node.value = value[key] ?? ''; },
  };
}

/** Several of a list, as ticks: works with a thumb and with the keyboard alike. */
function tickList(element, wiring, entries, initial, make, keysOf) {
  const ticks = entries.map(([id, name]) => [id, h('input', { type: 'checkbox', value: id }), name]);
  const node = h('div', { ...wiring, class: 'ticks', role: 'group' },
    ticks.map(([, box, name]) => h('label', { class: 'tick' }, box, h('span', null, name))));
  const write = (ids) => ticks.forEach(([id, box]) => { box.checked = ids.includes(id); });
  write(initial);
  return {
    node,
    read: () => make(ticks.filter(([, box]) => box.checked).map(([id]) => id)),
    write: (value) => write(keysOf(value)),
  };
}

function multiSelect(element, wiring) {
  const all = optionsOf(element);
  return tickList(element, wiring, all.map((one) => [one.value, plainText(one.text)]),
    (element.initial_options ?? []).map((one) => one.value),
    (values) => ({ type: element.type, selected_options: all.filter((one) => values.includes(one.value)) }),
    (value) => (value.selected_options ?? []).map((one) => one.value));
}

/** Radio buttons and checkboxes, whose options may carry markup and a description. */
function choices(element, wiring) {
  const several = element.type === 'checkboxes';
  const name = `choice-${++serial}`;
  const chosen = several ? element.initial_options ?? [] : [element.initial_option].filter(Boolean);
  const boxes = element.options.map((option) => [option, h('input', { type: several ? 'checkbox' : 'radio', name, value: option.value })]);
  const write = (options) => boxes.forEach(([option, box]) => {
    box.checked = options.some((one) => one.value === option.value);
  });
  write(chosen);
  const node = h('div', { ...wiring, class: 'choices', role: several ? 'group' : 'radiogroup' },
    boxes.map(([option, box]) => h('label', { class: 'tick' }, box,
      h('span', null, textObject(option.text), option.description && h('small', null, textObject(option.description))))));
  const picked = () => boxes.filter(([, box]) => box.checked).map(([option]) => option);
  return {
    node,
    read: () => (several
      ? { type: element.type, selected_options: picked() }
      : { type: element.type, selected_option: picked()[0] ?? null }),
    write: (value) => write(several ? value.selected_options ?? [] : [value.selected_option].filter(Boolean)),
  };
}

const MOMENTS = {
  datepicker: ['date', 'initial_date', 'selected_date'],
  timepicker: ['time', 'initial_time', 'selected_time'],
};

function momentField(element, wiring) {
  const [type, first, key] = MOMENTS[element.type];
  const node = h('input', { ...wiring, class: 'field', type, value: element[first] ?? '' });
  return {
    node,
    read: () => ({ type: element.type, [key]: node.value || null }),
    write: (value) => { node.value = value[key] ?? ''; },
  };
}

function dateTimeField(element, wiring) {
  const local = (unix) => {
    const date = new Date(unix * 1000);
    return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  const show = (unix) => (unix ? local(unix) : '');
  const node = h('input', { ...wiring, class: 'field', type: 'datetime-local', value: show(element.initial_date_time) });
  return {
    node,
    read: () => ({ type: element.type, selected_date_time: node.value ? Math.floor(new Date(node.value) / 1000) : null }),
    write: (value) => { node.value = show(value.selected_date_time); },
  };
}

/** The field of an element; null for kinds this page does not know. `wiring` holds id and aria attributes. */
export function inputFor(element, wiring = {}) {
  switch (element.type) {
    case 'plain_text_input': case 'email_text_input': case 'url_text_input': case 'number_input':
      return textField(element, wiring);
    case 'static_select': return selectField(element, wiring);
    case 'multi_static_select': return multiSelect(element, wiring);
    case 'users_select': case 'channels_select': case 'conversations_select':
    case 'multi_users_select': case 'multi_channels_select': case 'multi_conversations_select':
      return directoryField(element, wiring);
    case 'radio_buttons': case 'checkboxes': return choices(element, wiring);
    case 'datepicker': case 'timepicker': return momentField(element, wiring);
    case 'datetimepicker': return dateTimeField(element, wiring);
    default: return null;
  }
}
