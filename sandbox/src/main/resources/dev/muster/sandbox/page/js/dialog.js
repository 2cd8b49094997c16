// Questions before something happens. The browser's own dialog keeps the focus inside and closes with Esc.

import { h } from './dom.js';
import { plainText, textObject } from './mrkdwn.js';

/** The browser gives the focus back without the caret: what is typed then would go nowhere. */
function takeFocusAnew(node) {
  if (!node?.matches('input, textarea')) return;
  node.blur();
  node.focus({ preventScroll: true });
}

/** Shows `node` as a dialog until it closes; then removes it. */
export function showDialog(dialog, closed) {
  document.body.append(dialog);
  dialog.addEventListener('close', () => {
    dialog.remove();
    closed?.();
    takeFocusAnew(document.activeElement);
  });
  dialog.showModal();
}

/** Asks what a `confirm` object says. Resolves to true only when it was agreed to. */
export function confirmDialog(confirm) {
  return new Promise((resolve) => {
    let agreed = false;
    const dialog = h('dialog', { class: 'dialog ask', 'aria-labelledby': 'ask-title' },
      h('h2', { id: 'ask-title' }, plainText(confirm.title)),
      h('div', { class: 'text' }, textObject(confirm.text)),
      h('div', { class: 'dialog-foot' },
        h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, plainText(confirm.deny) || 'Cancel'),
        h('button', {
          type: 'button',
          class: `button ${confirm.style === 'danger' ? 'danger' : 'primary'}`,
          autofocus: true,
          onclick: () => {
            agreed = true;
            dialog.close();
          },
        }, plainText(confirm.confirm) || 'Yes')));
    showDialog(dialog, () => resolve(agreed));
  });
}

/** A question of the page itself. */
export function ask(title, text, yes) {
  const words = (value) => ({ type: 'plain_text', text: value, emoji: false });
  return confirmDialog({ title: words(title), text: words(text), confirm: words(yes), deny: words('Cancel'), style: 'danger' });
}
