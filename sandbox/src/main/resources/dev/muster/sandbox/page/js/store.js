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
  /** On a narrow screen one pane is seen at a time: the list, or the place one is in. */
  pane: 'place',
  /** The ts of a message to scroll to and mark once it is drawn, and the one that must be among the messages for that. */
  target: null,
  reach: null,
  live: 'connecting',
  limit: PAGE_OF_MESSAGES,
  editing: null,
  clockOffsetMs: 0,
  /** When this page was loaded: what one person alone is shown is not kept for longer than a page stands. */
  since: null,
  /** The zone in which a story is told; while one sees it through many eyes its times stay comparable. */
  storyZone: null,
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
  const wanted = { as: state.me, channel: state.channel, thread: state.thread, reach: state.reach, limit: state.limit, since: state.since };
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
    since: seen.since,
    clockOffsetMs: seen.workspace.now - Date.now(),
  });
  if (state.thread && !seen.thread.length) state.thread = null;
  if (state.target) tellMissing(wanted);
  redraw();
}

/** Somebody followed a link: says so where it leads to nothing that they can see. */
function tellMissing(wanted) {
  const elsewhere = wanted.channel !== state.channel;
  const there = [...state.messages, ...state.replies].some((one) => one.ts === state.target && !one.deleted);
  if (there && !elsewhere) return;
  state.target = null;
  toast(elsewhere ? `${nameOf(state.me)} cannot see that conversation.` : 'That message is gone.');
}

/** Shows another channel, thread or person; whatever is not named stays. */
export function go(change) {
  const before = state.thread;
  if (change.channel && change.channel !== state.channel) {
    Object.assign(state, { thread: null, limit: PAGE_OF_MESSAGES, reach: null, target: null, messages: [], replies: [], tab: 'messages' });
  }
  if (change.me && change.me !== state.me) Object.assign(state, { thread: null, form: null });
  Object.assign(state, change);
  state.editing = null;
  // The replies of another thread must not be seen under the new heading.
  if (state.thread !== before) state.replies = [];
  redraw();
  return refresh();
}

export function showEarlier() {
  state.limit += PAGE_OF_MESSAGES;
  return refresh();
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
