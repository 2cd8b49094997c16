// The form an app has open for this person: its blocks, its answer to what was filled in, and how it goes.

import { send } from './api.js';
import { blocks } from './blocks.js';
import { h, icon } from './dom.js';
import { valuesOf } from './fields.js';
import { plainText } from './mrkdwn.js';
import { refresh, state } from './store.js';
import { showDialog } from './dialog.js';
import { announce } from './toast.js';

let shown = null;
/** What was typed into forms that another one covers, by the form's id; Slack keeps it, too. */
const covered = new Map();

/** Makes the page show the form of the state, or none. */
export function drawForm() {
  const { form } = state;
  if (!form) {
    dismiss();
    covered.clear();
    return;
  }
  const print = JSON.stringify(form);
  if (shown?.print === print && shown.person === state.me) return;
  if (shown?.person === state.me && shown.viewId === form.view.id) refill(form, print);
  else {
    const opener = shown?.opener;
    if (form.depth > 1 && shown) covered.set(shown.viewId, typedNow());
    dismiss();
    present(form, print, opener);
  }
}

function dismiss() {
  if (!shown) return;
  const { dialog } = shown;
  hush();
  shown = null;
  dialog.close();
}

const hush = () => shown.fields.forEach((one) => one.hush?.());

const typedNow = () => shown.fields.map(({ block, element, field }) => [block.block_id, element.action_id, field.read()]).filter(([, , value]) => value);

/** The same fields keep what was typed. */
function typeAgain(typed) {
  for (const [block, action, value] of typed) {
    const same = shown.fields.find((one) => one.block.block_id === block && one.element.action_id === action);
    if (same && same.element.type === value.type) same.field.write(value);
  }
}

/** Where to begin: the field that asks for it, else the first. */
function startIn(dialog) {
  const wanted = shown.fields.find(({ element }) => element.focus_on_load)?.field.node;
  const first = '.form-body :is(input, textarea, button)';
  const node = wanted?.matches('input, textarea, button') ? wanted : (wanted ?? dialog).querySelector(wanted ? 'input, button' : first);
  (node ?? dialog.querySelector('[data-form=submit], [data-form=close]'))?.focus();
}

function present(form, print, opener = document.activeElement) {
  const dialog = h('dialog', { class: 'dialog form', 'aria-labelledby': 'form-title' });
  shown = { dialog, print, viewId: form.view.id, person: state.me, fields: [], opener };
  // The app decides whether a form goes; so Esc asks it instead of closing by itself.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  fill(form);
  typeAgain(covered.get(form.view.id) ?? []);
  covered.delete(form.view.id);
  showDialog(dialog, () => returnTo(opener));
  startIn(dialog);
}

/** The focus goes back to what opened the form, or to the message box where that is gone. */
function returnTo(opener) {
  if (shown) return;
  if (opener?.isConnected && opener !== document.body) opener.focus();
  else document.getElementById('composer-text')?.focus();
}

/** The app changed the open form: the same fields keep what was typed. */
function refill(form, print) {
  const typed = typedNow();
  const top = shown.dialog.querySelector('.form-body').scrollTop;
  const find = finder(document.activeElement);
  const before = shown.dialog.querySelector('#form-title').textContent;
  shown.print = print;
  shown.fields = [];
  fill(form);
  typeAgain(typed);
  shown.dialog.querySelector('.form-body').scrollTop = top;
  const title = shown.dialog.querySelector('#form-title');
  find?.(title);
  if (title.textContent !== before) announce(title.textContent);
}

const CAN_HOLD = 'input, textarea, button';

/** How to give the focus back after everything was drawn anew: to the same field or button, else to the title. */
function finder(held) {
  if (!held || !shown.dialog.contains(held)) return null;
  const { action, block } = held.closest('[data-action]')?.dataset ?? {};
  const { form } = held.dataset;
  const [start, end] = held.matches('textarea, input:is([type=text], [type=url])') ? [held.selectionStart, held.selectionEnd] : [];
  const all = (css) => [...shown.dialog.querySelectorAll(css)];
  return (title) => {
    const same = all('[data-action]').find((one) => one.dataset.action === action && one.dataset.block === block)
      ?? all('[data-form]').find((one) => one.dataset.form === form && form)
      ?? all('[data-input-block]').find((one) => one.dataset.inputBlock === block && block);
    const node = same?.matches(CAN_HOLD) || !same ? same : same.querySelector(`.chips-add, ${CAN_HOLD}`);
    (node ?? title).focus();
    if (node && start !== undefined && node.matches('textarea, input')) node.setSelectionRange?.(start, end);
  };
}

function fill({ view, depth }) {
  const context = {
    fields: shown.fields,
    act: (action) => send('act', { as: state.me, view: view.id, action, values: valuesOf(shown?.fields ?? []) }).then(refresh),
  };
  const submit = plainText(view.submit);
  const close = plainText(view.close) || (submit ? 'Cancel' : 'Close');
  shown.dialog.replaceChildren(h('form', { class: 'form-inner', novalidate: true, onsubmit: submitted },
    h('header', { class: 'dialog-head' },
      depth > 1 && h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Back', onclick: leave }, icon('back')),
      h('h2', { id: 'form-title', tabindex: '-1' }, plainText(view.title)),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close the form', onclick: leave }, icon('close'))),
    h('div', { class: 'form-body' }, blocks(context, view.blocks ?? [])),
    h('footer', { class: 'dialog-foot' },
      h('button', { type: 'button', class: 'button', onclick: leave, dataset: { form: 'close' } }, close),
      submit && h('button', { type: 'submit', class: 'button primary', dataset: { form: 'submit' } }, submit))));
}

function showErrors(errors) {
  const wrong = shown.fields.filter((one) => one.say);
  for (const one of wrong) one.say(errors[one.block.block_id]);
  const first = wrong.find(({ block }) => errors[block.block_id]);
  if (!first) return;
  const node = first.field.node;
  (node.matches('input, textarea, button') ? node : node.querySelector('input, button'))?.focus();
  announce(`${plainText(first.block.label)}: ${errors[first.block.block_id]}`);
}

async function submitted(event) {
  event.preventDefault();
  const button = shown.dialog.querySelector('[data-form=submit]');
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  hush();
  const sent = shown;
  const answer = await send('form/submit', { as: state.me, view: shown.viewId, values: valuesOf(shown.fields) });
  button.removeAttribute('aria-busy');
  if (!answer) return;
  if (shown === sent) showErrors(answer.errors ?? {});
  if (!answer.errors) await refresh();
}

async function leave() {
  if (!shown) return;
  const { viewId } = shown;
  hush();
  await send('form/close', { as: state.me, view: viewId });
  await refresh();
}
