// Pictures. Those on this machine are shown; one from elsewhere is named and linked, because loading it would tell
// somebody that this page was open.

import { h } from './dom.js';
import { link } from './mrkdwn.js';

function isHere(url) {
  try {
    const { protocol, hostname } = new URL(url, location.href);
    return protocol === 'data:' || (/^https?:$/.test(protocol) && ['localhost', '127.0.0.1', location.hostname].includes(hostname));
  } catch {
    return false;
  }
}

export function picture(image, kind) {
  const url = image.image_url ?? image.slack_file?.url ?? '';
  if (!url) return h('span', { class: `picture absent ${kind}`, role: 'img', 'aria-label': `${image.alt_text ?? 'picture'} (a file in Slack)`, title: image.alt_text ?? '' }, kind === 'block' && `${image.alt_text ?? 'A picture'} (a file in Slack)`);
  if (isHere(url)) return h('img', { class: `picture ${kind}`, src: url, alt: image.alt_text ?? '', loading: 'lazy' });
  if (kind !== 'block') return h('span', { class: `picture absent ${kind}`, role: 'img', 'aria-label': image.alt_text ?? 'picture', title: image.alt_text ?? '' });
  return h('span', { class: 'picture absent block' }, link(url, image.alt_text || url));
}
