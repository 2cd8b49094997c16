// Where one is: the address, what this browser remembers, and links to messages.

import { go, state } from './store.js';

let known = null;

function read(path, search, hash) {
  const asked = new URLSearchParams(search);
  const link = path.match(/^\/archives\/(\w+)(?:\/p(\d+)(\d{6}))?/);
  if (!link) {
    const [channel, thread] = hash.slice(1).split('/');
    return { me: asked.get('as'), channel: channel || null, thread: thread || null, target: null };
  }
  const target = link[2] ? `${link[2]}.${link[3]}` : null;
  return { me: asked.get('as'), channel: link[1], thread: asked.get('thread_ts'), target };
}

/** Takes person, place and message from the address: `/?as=U1#C1/123.456`, or a message link `/archives/C1/p123456`. */
export function recall() {
  const { me, channel, thread, target } = read(location.pathname, location.search, location.hash);
  Object.assign(state, {
    me: me || localStorage.getItem('person'), channel: channel || localStorage.getItem('channel'), thread, target, reach: target,
    pane: history.state?.pane ?? 'place',
  });
}

/** Writes the address anew; another place is a new entry, so that the browser's Back goes where one was. */
export function remember() {
  if (!state.workspace) return;
  localStorage.setItem('person', state.me);
  localStorage.setItem('channel', state.channel ?? '');
  const place = [state.channel, state.thread].filter(Boolean).join('/');
  const next = `/?as=${encodeURIComponent(state.me)}#${place}`;
  const print = `${next} ${state.pane}`;
  if (print === known) return;
  if (known === null) history.replaceState({ pane: state.pane }, '', next);
  else history.pushState({ pane: state.pane }, '', next);
  known = print;
}

/** Follows the browser's Back and Forward, and an address typed by hand. */
export function followHistory() {
  addEventListener('popstate', (event) => {
    const { me, channel, thread, target } = read(location.pathname, location.search, location.hash);
    const pane = event.state?.pane ?? 'place';
    known = `/?as=${encodeURIComponent(me ?? state.me)}#${[channel, thread].filter(Boolean).join('/')} ${pane}`;
    go({ me: me ?? state.me, channel: channel ?? state.channel, thread, target, reach: target, pane });
  });
}

/** The address under which this message can be shown to somebody. */
export function permalink(message) {
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${message.channel}` : '';
  return `${location.origin}/archives/${message.channel}/p${message.ts.replace('.', '')}${thread}`;
}

const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** The place to which a link of this workspace leads; null for any other link. */
function placeOf(href) {
  const url = new URL(href, location.href);
  const sameHost = url.hostname === location.hostname || (OWN_NAMES.includes(url.hostname) && OWN_NAMES.includes(location.hostname));
  if (!sameHost || url.port !== location.port || !url.pathname.startsWith('/archives/')) return null;
  return read(url.pathname, url.search, '');
}

/** Goes to a message: opens its channel and thread, scrolls to it and marks it for a moment. */
export function openMessage({ channel, thread, target }) {
  const root = thread && thread !== target ? thread : null;
  return go({ channel, thread: root, target, reach: root ?? target, pane: 'place', tab: 'messages' });
}

/** Links to messages of this workspace stay on this page; with a key held they open as any link does. */
export function followLinks() {
  document.addEventListener('click', (event) => {
    const anchor = event.target.closest?.('a[href]');
    if (!anchor || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = placeOf(anchor.href);
    if (!place) return;
    event.preventDefault();
    openMessage(place);
  });
}
