// People: whom one can be, and the card of somebody whose name was clicked.

import { avatar } from './avatar.js';
import { compose } from './centre.js';
import { clockIn } from './dates.js';
import { h, icon, inlineButton } from './dom.js';
import { closePopover, openMenu, openPopover } from './popover.js';
import { go, humans, isApp, nameOf, now, personById, redraw, state } from './store.js';
import { chooseOwnZone, distance, hereZone, isOwnZone, placeOfZone } from './zones.js';

const clockWords = (zone) => `${clockIn(zone)} in ${placeOfZone(zone)}`;

/** The menu of whom to be, and in whose zone times are shown. */
export function chooseWho(anchor) {
  const me = personById(state.me);
  const zone = (own, label, hint) => ({
    label, hint, checked: isOwnZone() === own, run: () => {
      chooseOwnZone(own);
      redraw();
    },
  });
  openMenu(anchor, 'Act as', [
    { heading: 'Act as' },
    ...humans().map((person) => ({
      label: person.name, hint: `@${person.handle} · ${clockWords(person.zone)}`, icon: avatar(person.id, true), checked: person.id === state.me,
      run: () => go({ me: person.id }),
    })),
    me && null,
    me && { heading: 'Times are shown' },
    me && zone(false, `as ${me.name} reads them`, clockWords(me.zone)),
    me && zone(true, 'as on this computer', clockWords(hereZone())),
  ].filter((entry) => entry !== undefined));
}

function facts(person) {
  if (!person) return [h('p', { class: 'faint' }, 'An app')];
  const away = distance(person.zone, now());
  return [
    h('p', { class: 'faint' }, `@${person.handle}${person.guest ? ' · guest' : ''}`),
    h('p', null, icon('clock'), ` ${clockWords(person.zone)}`),
    person.id !== state.me && h('p', { class: 'faint' }, away),
  ];
}

/** Shows the card of a person at what was clicked. */
export function openProfile(anchor, id) {
  const person = personById(id);
  if (!person && !isApp(id)) return;
  const handle = person?.handle ?? state.workspace.app.handle;
  const act = (run) => () => {
    closePopover();
    run();
  };
  const node = h('div', { class: 'profile', role: 'dialog', 'aria-label': nameOf(id), tabindex: '-1' },
    h('div', { class: 'profile-head' }, avatar(id), h('div', null, h('strong', null, nameOf(id)), facts(person))),
    h('div', { class: 'profile-foot' },
      h('button', { type: 'button', class: 'button', onclick: act(() => compose(`@${handle} `, true)) }, 'Mention'),
      person?.acts && id !== state.me && h('button', { type: 'button', class: 'button', onclick: act(() => go({ me: id })) }, 'Act as')));
  if (openPopover(anchor, node)) node.querySelector('button')?.focus();
}

/** A name that opens the card. */
export function personButton(id, className, text) {
  if (!personById(id) && !isApp(id)) return h('span', { class: className }, text);
  const node = inlineButton({
    class: className, 'aria-haspopup': 'dialog', 'aria-expanded': 'false', dataset: { user: id, focus: `person-${id}` },
    onclick: () => openProfile(node, id),
  }, text);
  return node;
}
