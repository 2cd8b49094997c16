// A small emoji picker with a search field.

import { h } from './dom.js';
import { emoji, findEmoji, FREQUENT } from './emoji.js';
import { arrowKeys, closePopover, openPopover } from './popover.js';

const COLUMNS = 8;

/** Opens the picker at `anchor`; `chosen` gets the short name. */
export function openPicker(anchor, chosen) {
  const grid = h('div', { class: 'emoji-grid', role: 'group', 'aria-label': 'Emoji' });
  const field = h('input', { type: 'search', class: 'field', placeholder: 'Search emoji', 'aria-label': 'Search emoji' });
  const pick = (name) => {
    closePopover();
    chosen(name);
  };
  const cell = ({ name, glyph }) => h('button', {
    type: 'button', class: 'emoji-cell', 'aria-label': name.replaceAll('_', ' '), title: `:${name}:`, dataset: { emoji: name },
    onclick: () => pick(name),
  }, glyph);
  const fill = () => {
    const frequent = FREQUENT.map((name) => ({ name, glyph: emoji(name) }));
    const others = findEmoji(field.value).filter(({ name }) => field.value || !FREQUENT.includes(name));
    grid.replaceChildren(...[...(field.value ? [] : frequent), ...others].slice(0, 160).map(cell));
  };
  field.addEventListener('input', fill);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      grid.querySelector('button')?.click();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      event.stopPropagation();
      grid.querySelector('button')?.focus();
    }
  });
  fill();
  const node = h('div', { class: 'picker', role: 'dialog', 'aria-label': 'Pick an emoji' }, field, grid);
  if (!openPopover(anchor, node)) return;
  arrowKeys(grid, () => [...grid.querySelectorAll('button')], COLUMNS);
  field.focus();
}
