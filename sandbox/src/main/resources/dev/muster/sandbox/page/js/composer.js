// The box in which people write.

import { send } from './api.js';
import { completes } from './completion.js';
import { h, icon } from './dom.js';
import { emoji } from './emoji.js';
import { edit } from './deeds.js';
import { openPicker } from './picker.js';
import { refresh, state } from './store.js';
import { toast } from './toast.js';

const drafts = new Map();

const commandOf = (text) => text.match(/^\/(?!\/)(\S+)\s*([\s\S]*)$/);

/** A composer. `label` is its name and prompt; in a thread it can also send to the channel. */
export function composer({ id, label, inThread }) {
  const list = h('div', { class: 'completions', id: `${id}-list`, role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  const field = h('textarea', {
    id: `${id}-text`, class: 'composer-text', rows: '1', placeholder: label, 'aria-label': label,
    'aria-autocomplete': 'list', 'aria-controls': list.id, enterkeyhint: 'send',
  });
  // What somebody else is seen to type in a performance: to look at, not part of what this box holds.
  const ghost = h('div', { class: 'ghost', 'aria-hidden': 'true', hidden: true });
  const usage = h('div', { class: 'usage', hidden: true });
  const also = inThread && h('input', { type: 'checkbox' });
  const button = h('button', { type: 'submit', class: 'icon-button send', 'aria-label': 'Send' }, icon('send'));
  const smile = h('button', {
    type: 'button', class: 'icon-button', 'aria-label': 'Insert an emoji', 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
    onclick: () => openPicker(smile, insert),
  }, icon('smile'));
  const useKey = completes(field, list, !inThread);

  const draftKey = () => `${state.me}/${state.channel}/${inThread ? state.thread : ''}`;

  function insert(name) {
    field.setRangeText(emoji(name), field.selectionStart, field.selectionEnd, 'end');
    field.focus();
    changed();
  }

  function changed() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
    button.disabled = !field.value.trim();
    const typed = !inThread && commandOf(field.value);
    const known = typed && state.workspace?.app.commands.find((one) => one.command === `/${typed[1]}`);
    usage.hidden = !known || !list.hidden;
    usage.replaceChildren(...(known ? [h('code', null, known.command), ' ', known.usageHint, h('span', { class: 'faint' }, ` · ${known.description}`)] : []));
    drafts.set(draftKey(), field.value);
  }

  async function submit() {
    const text = field.value.trim();
    if (!text) return;
    const kept = field.value;
    const command = commandOf(text);
    if (command && inThread) {
      toast(`/${command[1]} does not work in threads. Write to @${state.workspace.app.handle} instead, or use the channel.`);
      return;
    }
    field.value = '';
    // Told as if typed, so that the suggestions go as well.
    field.dispatchEvent(new Event('input'));
    const answer = command ? await runCommand(command) : await send('say', {
      as: state.me, channel: state.channel, text, thread: inThread ? state.thread : null, broadcast: Boolean(also?.checked),
    });
    if (!answer || answer.problem) {
      if (!field.value) field.value = kept;
      changed();
      return;
    }
    if (also) also.checked = false;
    await refresh();
    const box = inThread ? document.querySelector('#thread .messages') : document.getElementById('messages');
    if (box) box.scrollTop = box.scrollHeight;
  }

  function runCommand([, word, rest]) {
    const known = state.workspace.app.commands.find((one) => one.command === `/${word}`);
    if (!known) {
      toast(`/${word} is not a command here. To send it as a message, put a space before it.`);
      return null;
    }
    return send('command', { as: state.me, channel: state.channel, command: known.command, text: rest.trim() });
  }

  function editLast() {
    const own = (inThread ? state.replies : state.messages)
      .findLast((one) => one.user === state.me && !one.app && !one.subtype && !one.deleted && !one.ephemeral);
    if (own) edit(own);
  }

  field.addEventListener('input', changed);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || useKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && !event.altKey && !field.value) {
      event.preventDefault();
      editLast();
    }
  });

  const node = h('form', {
    class: 'composer', id,
    onsubmit: (event) => {
      event.preventDefault();
      submit();
      field.focus();
    },
  },
  list, usage,
  h('div', { class: 'composer-box' }, h('div', { class: 'composer-words' }, field, ghost), h('div', { class: 'composer-tools' }, smile, button)),
  also && h('label', { class: 'tick also' }, also, h('span', null, 'Also send to the channel')));
  button.disabled = true;
  // Called when another channel or person is shown: each place has its own draft.
  node.adopt = (prompt) => {
    field.placeholder = prompt;
    field.setAttribute('aria-label', prompt);
    field.value = drafts.get(draftKey()) ?? '';
    changed();
  };
  node.typed = () => (field.value && !/\s$/.test(field.value) ? `${field.value} ` : field.value);
  node.put = (text) => {
    field.value = text;
    field.focus();
    changed();
  };
  return node;
}
