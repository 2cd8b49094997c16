// What the page knows, and the one way it learns more: a snapshot after every change.

import { snapshot } from './api.js';
import { toast } from './toast.js';

const PAGE_OF_MESSAGES = 200;

export const state = {
  me: null,
  channel: null,
  thread: null,
  workspace: null,
  messages: [],
  more: false,
  replies: [],
  form: null,
  home: null,
  tab: 'messages',
  live: 'connecting',
  limit: PAGE_OF_MESSAGES,
  editing: null,
  clockOffsetMs: 0,
};

const watchers = [];
let asking = false;
let askAgain = false;

/** `watcher` runs after every change of the state. */
export function watch(watcher) {
  watchers.push(watcher);
}

export function redraw() {
  for (const watcher of watchers) watcher(state);
}

/** Asks for a snapshot; calls while one is under way are joined into one more. */
export async function refresh() {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  try {
    do {
      askAgain = false;
      await learn();
    } while (askAgain);
  } catch (failure) {
    // When the sandbox is away the stream says so; anything else is worth a word.
    if (!(failure instanceof TypeError)) toast(failure.message);
  } finally {
    asking = false;
  }
}

async function learn() {
  const wanted = { as: state.me, channel: state.channel, thread: state.thread, limit: state.limit };
  const seen = await snapshot(wanted);
  const stale = wanted.as !== state.me || wanted.channel !== state.channel || wanted.thread !== state.thread;
  if (stale && state.workspace) {
    askAgain = true;
    return;
  }
  Object.assign(state, {
    me: seen.you,
    channel: seen.channel,
    workspace: seen.workspace,
    messages: seen.messages,
    more: seen.more,
    replies: seen.thread,
    form: seen.form,
    home: seen.home,
    clockOffsetMs: seen.workspace.now - Date.now(),
  });
  if (state.thread && !seen.thread.length) state.thread = null;
  markRead();
  remember();
  redraw();
}

/** Shows another channel, thread or person; whatever is not named stays. */
export function go(change) {
  if (change.channel && change.channel !== state.channel) {
    Object.assign(state, { thread: null, limit: PAGE_OF_MESSAGES, messages: [], replies: [], tab: 'messages' });
  }
  if (change.me && change.me !== state.me) Object.assign(state, { thread: null, form: null });
  Object.assign(state, change);
  state.editing = null;
  redraw();
  return refresh();
}

export function showEarlier() {
  state.limit += PAGE_OF_MESSAGES;
  return refresh();
}

// ---- the address and what this browser remembers

/** Takes person, channel and thread from the address: `/?as=U1#C1/123.456`, or a message link `/archives/C1/p123456`. */
export function recall() {
  const link = location.pathname.match(/^\/archives\/(\w+)(?:\/p(\d+)(\d{6}))?/);
  const [channel, thread] = link
    ? [link[1], new URLSearchParams(location.search).get('thread_ts') || (link[2] && `${link[2]}.${link[3]}`)]
    : location.hash.slice(1).split('/');
  state.me = new URLSearchParams(location.search).get('as') || localStorage.getItem('person');
  state.channel = channel || localStorage.getItem('channel');
  state.thread = thread || null;
}

function remember() {
  localStorage.setItem('person', state.me);
  localStorage.setItem('channel', state.channel ?? '');
  const place = [state.channel, state.thread].filter(Boolean).join('/');
  history.replaceState(null, '', `/?as=${encodeURIComponent(state.me)}#${place}`);
}

// ---- unread marks, kept per person in this browser

const readKey = (channel) => `read:${state.me}:${channel}`;

function markRead() {
  const open = channelById(state.channel);
  if (!open || document.hidden) return;
  if (open.latest) localStorage.setItem(readKey(open.id), open.latest);
}

export function isUnread(channel) {
  if (!channel.latest || channel.id === state.channel) return false;
  return channel.latest > (localStorage.getItem(readKey(channel.id)) ?? '');
}

// ---- looking things up

export const channelById = (id) => state.workspace?.channels.find((channel) => channel.id === id);
export const personById = (id) => state.workspace?.people.find((person) => person.id === id);
export const groupById = (id) => state.workspace?.groups.find((group) => group.id === id);
/** Those whom one can be; the workspace's own helper is not among them. */
export const humans = () => state.workspace.people.filter((person) => person.acts);
export const isApp = (id) => state.workspace?.app.user === id;

/** How a person or the app is called; an id nobody has is shown as it is. */
export function nameOf(id) {
  return isApp(id) ? state.workspace.app.name : (personById(id)?.name ?? id ?? 'somebody');
}

/** The sandbox's own time, which may run ahead of this machine's. */
export const now = () => new Date(Date.now() + state.clockOffsetMs);
