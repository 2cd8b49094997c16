// Message text back to what its author would type, for editing. The other way round is the workspace's own work.

import { unescape } from './mrkdwn.js';
import { nameOf, state } from './store.js';

/** Message text to what its author would type. */
export function toTyped(wire) {
  const { channels, groups, people, app } = state.workspace;
  const handle = (id) => people.find((person) => person.id === id)?.handle ?? (id === app.user ? app.handle : nameOf(id));
  return unescape(wire.replace(/<([^<>\n]+)>/g, (whole, inside) => {
    const [body, label] = inside.split('|');
    if (body.startsWith('@')) return `@${handle(body.slice(1))}`;
    if (body.startsWith('#')) return `#${channels.find((one) => one.id === body.slice(1))?.name ?? label}`;
    if (body.startsWith('!subteam^')) return `@${groups.find((one) => one.id === body.split('^')[1])?.handle ?? label}`;
    return body.startsWith('!') ? `@${body.slice(1)}` : body;
  }));
}
