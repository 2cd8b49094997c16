// What can be completed while typing: commands, people, channels, emoji.

import { avatar } from './avatar.js';
import { h, icon } from './dom.js';
import { findEmoji } from './emoji.js';
import { humans, state } from './store.js';

const MOST = 10;

const startsOrHolds = (text, part) => {
  const at = text.toLowerCase().indexOf(part.toLowerCase());
  return at === 0 ? 0 : at > 0 && /[ ._-]/.test(text[at - 1]) ? 1 : at > 0 ? 2 : -1;
};

function ranked(entries, part) {
  return entries
    .map((entry) => ({ entry, rank: Math.min(...entry.words.map((word) => startsOrHolds(word, part)).filter((rank) => rank >= 0), 9) }))
    .filter(({ rank }) => rank < 9)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

function people() {
  const { groups, app } = state.workspace;
  const one = (id, handle, name, hint) => ({ insert: `@${handle} `, words: [handle, name], label: name, hint, picture: avatar(id, true) });
  return [
    ...humans().map((person) => one(person.id, person.handle, person.name, `@${person.handle}`)),
    one(app.user, app.handle, app.name, 'app'),
    ...groups.map((group) => ({ insert: `@${group.handle} `, words: [group.handle, group.name], label: `@${group.handle}`, hint: group.name, picture: icon('people') })),
    { insert: '@here ', words: ['here'], label: '@here', hint: 'everybody who is active in this channel', picture: icon('people') },
  ];
}

const channels = () => state.workspace.channels.filter((one) => one.kind === 'channel').map((one) => ({
  insert: `#${one.name} `, words: [one.name], label: one.name, hint: one.archived ? 'archived' : '', picture: icon(one.private ? 'lock' : 'hash'),
}));

const commands = () => state.workspace.app.commands.map((one) => ({
  insert: `${one.command} `, words: [one.command], label: one.command, hint: one.usageHint || one.description, picture: icon('bolt'),
}));

/** What may follow a command, where its hint lists it: `[new|status|help]`, `hello | card`. */
function verbsOf(command) {
  const hint = state.workspace.app.commands.find((one) => one.command === command)?.usageHint ?? '';
  const list = hint.match(/[\p{L}\p{N}_?-]+(?:\s*\|\s*[\p{L}\p{N}_?-]+)+/u)?.[0] ?? '';
  return list.split('|').map((verb) => verb.trim()).filter(Boolean);
}

const verbs = (command, part) => verbsOf(command).filter((verb) => verb.startsWith(part.toLowerCase())).map((verb) => ({
  insert: `${verb} `, words: [verb], label: verb, hint: command, picture: icon('bolt'),
}));

const emojis = (part) => findEmoji(part).slice(0, MOST).map(({ name, glyph }) => ({
  insert: `${glyph} `, words: [name], label: `:${name}:`, hint: '', picture: h('span', { class: 'emoji' }, glyph),
}));

/** What the text before the caret asks for: `{from, part, entries, waits}`, or null. `waits`: nothing is chosen by itself. */
function wanted(before, withCommands) {
  if (withCommands && /^\/\S*$/.test(before)) return { from: 0, part: before, entries: ranked(commands(), before) };
  const [, command, verb] = (withCommands && before.match(/^(\/\S+) +(\S*)$/)) || [];
  // Enter sends what was typed, not what was meant: only Tab or an arrow takes a verb.
  if (command) return { from: before.length - verb.length, part: verb, entries: verbs(command, verb), waits: true };
  const mention = before.match(/(?:^|[\s(])@([\p{L}\p{N}._-]*)$/u);
  if (mention) return { from: before.length - mention[1].length - 1, part: mention[0].trim(), entries: ranked(people(), mention[1]) };
  const channel = before.match(/(?:^|[\s(])#([\p{L}\p{N}_-]*)$/u);
  if (channel) return { from: before.length - channel[1].length - 1, part: channel[0].trim(), entries: ranked(channels(), channel[1]) };
  const smiley = before.match(/(?:^|\s):([a-z0-9_+-]{2,})$/);
  if (smiley) return { from: before.length - smiley[1].length - 1, part: smiley[0].trim(), entries: emojis(smiley[1]) };
  return null;
}

/** Adds completion to `field`; the list appears in `list`. Answers `keydown(event)`: true when it used the key. */
export function completes(field, list, withCommands) {
  let found = null;
  let at = 0;

  const close = () => {
    found = null;
    list.hidden = true;
    list.replaceChildren();
    field.removeAttribute('aria-activedescendant');
  };
  const choose = (entry) => {
    const rest = field.value.slice(field.selectionStart);
    const head = field.value.slice(0, found.from) + entry.insert;
    field.value = head + rest.replace(/^ /, '');
    field.setSelectionRange(head.length, head.length);
    close();
    field.dispatchEvent(new Event('input'));
    field.focus();
  };
  const draw = () => {
    list.hidden = false;
    list.replaceChildren(...found.entries.map((entry, index) => h('div', {
      class: 'completion', role: 'option', id: `${list.id}-${index}`, 'aria-selected': String(index === at),
      // The field keeps the focus, so that a tap on a phone does not close the keyboard.
      onpointerdown: (event) => {
        event.preventDefault();
        choose(entry);
      },
    }, entry.picture, h('span', { class: 'completion-label' }, entry.label), h('small', null, entry.hint))));
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `${list.id}-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  const look = () => {
    found = wanted(field.value.slice(0, field.selectionStart), withCommands);
    at = found?.waits ? -1 : 0;
    if (found?.waits && found.entries.length === 1 && found.entries[0].label === found.part) close();
    else if (found?.entries.length) draw();
    else close();
  };

  field.addEventListener('input', look);
  field.addEventListener('blur', close);
  return (event) => {
    if (!found) return false;
    const count = found.entries.length;
    // A command that is already there in full is meant to be sent.
    const exact = at < 0 || (found.part.startsWith('/') && found.entries[at].insert.trim() === found.part);
    if (event.altKey) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      at = at < 0 ? (event.key === 'ArrowDown' ? 0 : count - 1) : (at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      draw();
    } else if ((event.key === 'Enter' && !event.shiftKey && !exact) || (event.key === 'Tab' && !event.shiftKey)) choose(found.entries[Math.max(0, at)]);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
}
