// The choosing kinds of fields: menus, people, channels, radio buttons, checkboxes. Each is `{node, read(), write(value)}`.

import { avatar } from './avatar.js';
import { several, single } from './combo.js';
import { h, icon } from './dom.js';
import { plainText, textObject } from './mrkdwn.js';
import { humans, state } from './store.js';

let serial = 0;

/** Every option of an element, from its list or its groups. */
const optionsOf = (element) => element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);

function entriesOf(element) {
  const one = (group) => (option) => ({
    value: option.value, label: plainText(option.text), hint: option.description && plainText(option.description), group,
  });
  return element.options
    ? element.options.map(one())
    : (element.option_groups ?? []).flatMap((group) => group.options.map(one(plainText(group.label))));
}

/** `static_select` and its twin for several. */
export function menuField(element, wiring) {
  const all = optionsOf(element);
  const prompt = plainText(element.placeholder) || 'Choose…';
  const find = (value) => all.find((one) => one.value === value) ?? null;
  if (!element.type.startsWith('multi_')) {
    const made = single(entriesOf(element), prompt, element.initial_option?.value, wiring);
    return {
      node: made.node,
      read: () => ({ type: element.type, selected_option: find(made.value()) }),
      write: (value) => made.choose(value.selected_option?.value),
    };
  }
  const made = several(entriesOf(element), prompt, (element.initial_options ?? []).map((one) => one.value), wiring, element.max_selected_items);
  return {
    node: made.node,
    read: () => ({ type: element.type, selected_options: made.values().map(find).filter(Boolean) }),
    write: (value) => made.choose((value.selected_options ?? []).map((one) => one.value)),
  };
}

function people(element) {
  const { app } = state.workspace;
  const all = humans().map(({ id, name, handle }) => ({ value: id, label: name, hint: `@${handle}`, picture: () => avatar(id, true) }));
  return element.filter?.exclude_bot_users ? all : [...all, { value: app.user, label: app.name, hint: 'app', picture: () => avatar(app.user, true) }];
}

function channels(element) {
  const wanted = element.type.includes('conversations') ? element.filter?.include ?? ['public', 'private', 'im'] : ['public'];
  const kindOf = (one) => (one.kind === 'direct' ? 'im' : one.private ? 'private' : 'public');
  return state.workspace.channels.filter((one) => !one.archived && wanted.includes(kindOf(one)) && one.id !== 'direct')
    .map((one) => ({
      value: one.id, label: one.kind === 'direct' ? one.name : `#${one.name}`,
      picture: () => (one.kind === 'direct' ? avatar(one.with, true) : icon(one.private ? 'lock' : 'hash')),
    }));
}

/** People, channels or conversations, one or several. */
export function directoryField(element, wiring) {
  const [entries, word, prompt] = element.type.includes('users') ? [people(element), 'user', 'Choose a person…']
    : element.type.includes('channels') ? [channels(element), 'channel', 'Choose a channel…']
      : [channels(element), 'conversation', 'Choose a conversation…'];
  const asked = plainText(element.placeholder) || prompt;
  const here = element.default_to_current_conversation ? state.channel : null;
  if (element.type.startsWith('multi_')) {
    const key = `selected_${word}s`;
    const initial = element[`initial_${word}s`] ?? (here ? [here] : []);
    const made = several(entries, asked, initial, wiring, element.max_selected_items);
    return { node: made.node, read: () => ({ type: element.type, [key]: made.values() }), write: (value) => made.choose(value[key] ?? []) };
  }
  const key = `selected_${word}`;
  const made = single(entries, asked, element[`initial_${word}`] ?? here, wiring);
  return { node: made.node, read: () => ({ type: element.type, [key]: made.value() }), write: (value) => made.choose(value[key]) };
}

/** Radio buttons and checkboxes, whose options may carry markup and a description. */
export function tickField(element, wiring) {
  const many = element.type === 'checkboxes';
  const name = `choice-${++serial}`;
  const chosen = many ? element.initial_options ?? [] : [element.initial_option].filter(Boolean);
  const boxes = element.options.map((option) => [option, h('input', { type: many ? 'checkbox' : 'radio', name, value: option.value })]);
  const write = (options) => boxes.forEach(([option, box]) => {
    box.checked = options.some((one) => one.value === option.value);
  });
  write(chosen);
  const node = h('div', { ...wiring, class: 'choices', role: many ? 'group' : 'radiogroup' },
    boxes.map(([option, box]) => h('label', { class: 'tick' }, box,
      h('span', null, textObject(option.text), option.description && h('small', null, textObject(option.description))))));
  const picked = () => boxes.filter(([, box]) => box.checked).map(([option]) => option);
  return {
    node,
    read: () => (many
      ? { type: element.type, selected_options: picked() }
      : { type: element.type, selected_option: picked()[0] ?? null }),
    write: (value) => write(many ? value.selected_options ?? [] : [value.selected_option].filter(Boolean)),
  };
}
