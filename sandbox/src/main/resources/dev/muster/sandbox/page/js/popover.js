// Things that open beside a button: menus and the emoji picker. One at a time; Esc and a click elsewhere close it,
// and the focus goes back to where it came from.

import { h } from './dom.js';

let open = null;

export function closePopover(returnFocus = true) {
  if (!open) return;
  const { node, anchor, stop, closed } = open;
  open = null;
  stop();
  node.remove();
  // First the focus: the tools of a message are there only while one of them is open or has it.
  if (returnFocus && anchor.isConnected) anchor.focus();
  anchor.setAttribute('aria-expanded', 'false');
  closed?.();
  // What was not drawn anew while this stood open can be now.
  anchor.dispatchEvent(new Event('settled', { bubbles: true }));
}

function place(node, anchor) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = node;
  const edge = 8;
  const left = Math.min(Math.max(edge, box.right - width), innerWidth - width - edge);
  const startsRight = box.left + width < innerWidth - edge;
  const below = box.bottom + 4;
  const top = below + height < innerHeight - edge ? below : Math.max(edge, box.top - height - 4);
  node.style.left = `${Math.max(edge, startsRight ? box.left : left)}px`;
  node.style.top = `${top}px`;
}

/** Opens `node` at `anchor`; a second call for the same anchor closes it instead. `closed` runs when it goes. */
export function openPopover(anchor, node, closed) {
  const again = open?.anchor === anchor;
  closePopover(again);
  if (again) return false;
  const away = (event) => {
    if (!node.contains(event.target) && !anchor.contains(event.target)) closePopover(false);
  };
  const keys = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    closePopover();
  };
  document.addEventListener('pointerdown', away, true);
  document.addEventListener('keydown', keys, true);
  open = {
    node,
    anchor,
    closed,
    stop() {
      document.removeEventListener('pointerdown', away, true);
      document.removeEventListener('keydown', keys, true);
    },
  };
  node.classList.add('popover');
  // Inside an open form the popover must belong to it: everything else on the page cannot be reached then.
  (anchor.closest('dialog') ?? document.body).append(node);
  anchor.setAttribute('aria-expanded', 'true');
  place(node, anchor);
  return true;
}

/** Moves the focus among `items` with the arrow keys. */
export function arrowKeys(node, items, columns = 1) {
  node.addEventListener('keydown', (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const step = { ArrowDown: columns, ArrowUp: -columns, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    let next = null;
    if (step) next = at < 0 ? 0 : (at + step + all.length) % all.length;
    else if (event.key === 'Home') next = 0;
    else if (event.key === 'End') next = all.length - 1;
    else if (event.key === 'Tab') closePopover();
    if (next === null || !all.length) return;
    event.preventDefault();
    all[next].focus();
  });
}

/** A menu. `entries`: `{label, run, hint, key, icon, danger, checked}`, `{heading}`, or null for a line. */
export function openMenu(anchor, label, entries) {
  const node = h('div', { class: 'menu', role: 'menu', 'aria-label': label });
  for (const entry of entries) {
    if (!entry) node.append(h('hr', { role: 'separator' }));
    else if (entry.heading) node.append(h('div', { class: 'menu-heading', role: 'presentation' }, entry.heading));
    else node.append(menuItem(entry));
  }
  if (!openPopover(anchor, node)) return;
  const items = () => [...node.querySelectorAll('button')];
  arrowKeys(node, items);
  (node.querySelector('[aria-checked=true]') ?? items()[0])?.focus();
}

function menuItem(entry) {
  const choosable = entry.checked !== undefined;
  return h('button', {
    type: 'button',
    class: `menu-item${entry.danger ? ' danger' : ''}`,
    role: choosable ? 'menuitemradio' : 'menuitem',
    'aria-checked': choosable ? String(entry.checked) : null,
    tabindex: '-1',
    onclick: () => {
      closePopover();
      entry.run();
    },
  }, entry.icon, h('span', { class: 'menu-words' }, h('span', null, entry.label), entry.hint && h('small', null, entry.hint)),
  entry.key && h('kbd', { 'aria-hidden': 'true' }, entry.key));
}
