// A menu of options to choose one or several from: a button that says what is chosen, and a list that filters while
// somebody types. Entries: `{value, label, hint, picture, group}`; `picture` makes a node.

import { h, icon } from './dom.js';
import { closePopover, openPopover } from './popover.js';

const FILTER_FROM = 8;
let serial = 0;

function optionNode(entry, id, at, chosen) {
  return h('div', {
    class: 'option', role: 'option', id, 'aria-selected': String(chosen), dataset: { value: entry.value, at },
  }, entry.picture?.(), h('span', { class: 'menu-words' }, h('span', null, entry.label), entry.hint && h('small', null, entry.hint)),
  chosen && icon('check'));
}

/** Opens the list at `anchor`. `isChosen(value)` tells what is marked, `pick(value)` is told; it stays open for `several`. */
function openList(anchor, label, entries, { several, isChosen, pick, closed }) {
  const id = `list-${++serial}`;
  let found = entries;
  let at = 0;
  const list = h('div', { class: 'options', id, role: 'listbox', 'aria-label': label, 'aria-multiselectable': several ? 'true' : null });
  const field = h('input', {
    class: `field${entries.length < FILTER_FROM ? ' hush' : ''}`, type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': id,
    'aria-autocomplete': 'list', 'aria-label': `Find in ${label}`, placeholder: 'Type to find', autocomplete: 'off',
  });
  const draw = () => {
    const nodes = [];
    found.forEach((entry, index) => {
      if (entry.group && entry.group !== found[index - 1]?.group) nodes.push(h('div', { class: 'menu-heading', role: 'presentation' }, entry.group));
      const node = optionNode(entry, `${id}-${index}`, index, isChosen(entry.value));
      node.classList.toggle('at', index === at);
      nodes.push(node);
    });
    list.replaceChildren(...(nodes.length ? nodes : [h('p', { class: 'faint none' }, 'Nothing of that name')]));
    if (found.length) field.setAttribute('aria-activedescendant', `${id}-${at}`);
    list.querySelector('.at')?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (entry) => {
    if (!entry) return;
    if (!several) closePopover();
    pick(entry.value);
    if (several) draw();
  };
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const node = event.target.closest('.option');
    if (node) choose(found[Number(node.dataset.at)]);
  });
  field.addEventListener('input', () => {
    const part = field.value.trim().toLowerCase();
    found = entries.filter((entry) => `${entry.label} ${entry.hint ?? ''}`.toLowerCase().includes(part));
    at = 0;
    draw();
  });
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) at = (at + step + found.length) % found.length;
    else if (event.key === 'Home' || event.key === 'End') at = event.key === 'Home' ? 0 : found.length - 1;
    else if (event.key === 'Tab') closePopover();
    else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[at]);
      return;
    } else return;
    event.preventDefault();
    draw();
  });
  at = Math.max(0, entries.findIndex((entry) => isChosen(entry.value)));
  const node = h('div', { class: 'chooser' }, field, list);
  if (!openPopover(anchor, node, closed)) return;
  node.style.minWidth = `${Math.min(anchor.offsetWidth, 520)}px`;
  draw();
  field.focus();
}

const changed = (node) => node.dispatchEvent(new Event('change', { bubbles: true }));

/** One of the entries. Answers `{node, value(), choose(value)}`. */
export function single(entries, prompt, initial, wiring) {
  let value = initial || null;
  const words = h('span', { class: 'combo-words' });
  const node = h('button', { ...wiring, type: 'button', class: 'field combo', 'aria-haspopup': 'listbox', 'aria-expanded': 'false' }, words, icon('down'));
  if (wiring['aria-labelledby']) node.setAttribute('aria-labelledby', `${wiring['aria-labelledby']} ${wiring.id}`);
  const show = () => {
    const entry = entries.find((one) => one.value === value);
    words.textContent = entry?.label ?? prompt;
    words.classList.toggle('empty', !entry);
    if (wiring['aria-label']) node.setAttribute('aria-label', entry ? `${wiring['aria-label']}: ${entry.label}` : wiring['aria-label']);
  };
  const choose = (next) => {
    value = next || null;
    show();
  };
  node.addEventListener('click', () => openList(node, wiring['aria-label'] ?? prompt, entries, {
    isChosen: (one) => one === value,
    pick: (one) => {
      if (one === value) return;
      choose(one);
      changed(node);
    },
  }));
  show();
  return { node, value: () => value, choose };
}

/** Several of the entries, as chips; `most` is how many may be chosen. Answers `{node, values(), choose(values)}`. */
export function several(entries, prompt, initial, wiring, most = 100) {
  let values = initial;
  const chips = h('span', { class: 'chips' });
  const { 'aria-label': label, 'aria-labelledby': labelledby, 'aria-describedby': describedby, ...rest } = wiring;
  const open = h('button', { type: 'button', class: 'chips-add', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-describedby': describedby });
  const node = h('div', { ...rest, class: 'field many', role: 'group', 'aria-label': label, 'aria-labelledby': labelledby }, chips, open);
  const set = (next) => {
    values = next;
    show();
  };
  const chip = (entry) => h('span', { class: 'chip' }, entry.picture?.(), entry.label, h('button', {
    type: 'button', 'aria-label': `Remove ${entry.label}`,
    onclick: () => {
      set(values.filter((one) => one !== entry.value));
      changed(node);
      open.focus();
    },
  }, icon('close')));
  const show = () => {
    chips.replaceChildren(...values.map((value) => entries.find((one) => one.value === value)).filter(Boolean).map(chip));
    open.replaceChildren(values.length ? 'Add' : prompt, icon('down'));
  };
  let before = '';
  open.addEventListener('click', () => {
    before = values.join();
    choose();
  });
  // The app hears of it once, when the list closes.
  const choose = () => openList(open, label ?? prompt, entries, {
    several: true,
    closed: () => values.join() !== before && changed(node),
    isChosen: (one) => values.includes(one),
    pick: (one) => {
      if (values.includes(one)) set(values.filter((other) => other !== one));
      else if (values.length < most) set([...values, one]);
    },
  });
  show();
  return {
    node,
    values: () => values,
    choose(next) {
      values = next;
      show();
    },
  };
}
