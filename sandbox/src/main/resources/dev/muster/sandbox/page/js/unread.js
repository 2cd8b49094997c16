// What this person has read: said to the workspace, shown at the channels and as a line in the conversation.

import { send } from './api.js';
import { channelById, go, refresh, state } from './store.js';

/** Nothing was read here yet; where all is new, no line says so. */
const NOTHING = '0';

/** Where the line stood when the channel was entered; it stays there until one leaves. */
const line = { place: null, after: null };
let told = '';
/** Marked by hand: reads on only once one has left. */
let kept = null;

const placeNow = () => `${state.me}/${state.channel}`;

/** Whether the messages of the channel are looked at: not its Home, not the list or a thread on a phone, not another tab. */
function isInView() {
  const narrow = matchMedia('(max-width: 720px)').matches;
  const atHome = state.tab === 'home' && channelById(state.channel)?.withApp;
  return !document.hidden && !atHome && !(narrow && (state.pane === 'list' || state.thread));
}

const newest = (messages) => messages.findLast((one) => !one.ephemeral)?.ts;

/** Runs after every change: what is shown to somebody who looks counts as read. */
export function noteRead() {
  const channel = channelById(state.channel);
  if (!channel || !channel.member) return;
  if (line.place !== placeNow()) {
    Object.assign(line, { place: placeNow(), after: channel.unread && channel.read !== NOTHING ? channel.read : null });
    kept = null;
  }
  if (document.hidden) {
    if (!channel.unread) line.after = null;
    else line.after ??= channel.read;
    return;
  }
  const last = newest(state.messages);
  if (last && last > channel.read && channel.unread && kept !== line.place && isInView()) tell(null, last);
  const reply = newest(state.replies);
  const root = state.replies[0];
  if (state.thread && root?.newReplies && reply) tell(state.thread, reply);
}

function tell(thread, ts) {
  const print = [state.me, state.channel, thread, ts].join();
  if (print === told) return;
  told = print;
  send('read', { as: state.me, channel: state.channel, thread, ts });
}

/** Whether the line "New" stands above this message. */
export function isFirstUnread(message, before) {
  const { after } = line;
  if (after === null || line.place !== placeNow() || message.ephemeral) return false;
  return message.ts > after && (!before || before.ts <= after);
}

/** Everything from this message on shall count as not read. */
export async function markUnread(message) {
  const all = state.messages.filter((one) => !one.ephemeral);
  const before = all[all.findIndex((one) => one.ts === message.ts) - 1]?.ts ?? NOTHING;
  Object.assign(line, { place: placeNow(), after: before });
  kept = line.place;
  told = '';
  await send('read', { as: state.me, channel: message.channel, ts: before });
  await refresh();
}

export const isUnread = (channel) => channel.unread > 0 && (channel.id !== state.channel || kept === placeNow() || !isInView());

/** All that wants to be seen by this person elsewhere: `{mentions, others}`. */
export function waiting() {
  const all = state.workspace.channels.filter(isUnread);
  return { mentions: all.reduce((sum, one) => sum + one.mentions, 0), others: all.length };
}

/** Goes to the next channel with something unread, in the order of the list. */
export function nextUnread(step) {
  const all = [...document.querySelectorAll('.place')];
  const at = all.findIndex((one) => one.getAttribute('aria-current'));
  const order = all.map((_, index) => all[(at + step * (index + 1) + all.length * 2) % all.length]);
  order.find((one) => one.classList.contains('unread'))?.click();
}

export const openThread = (one) => go({ channel: one.channel, thread: one.ts, pane: 'place', tab: 'messages' });
