// Times as people read them, in the zone of whoever looks at the page.

import { now } from './store.js';

const DAY_MS = 86_400_000;
const LANGUAGE = 'en-GB';

const fmt = (options) => new Intl.DateTimeFormat(LANGUAGE, options);
const TIME = fmt({ hour: '2-digit', minute: '2-digit' });
const TIME_SECS = fmt({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DATE = fmt({ day: 'numeric', month: 'long', year: 'numeric' });
const DATE_SHORT = fmt({ day: 'numeric', month: 'short', year: 'numeric' });
const DATE_LONG = fmt({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const FULL = fmt({ dateStyle: 'full', timeStyle: 'long' });
const DAY = fmt({ weekday: 'long', day: 'numeric', month: 'long' });

export const dateOf = (ts) => new Date(Number(ts) * 1000);
export const timeOf = (ts) => TIME.format(dateOf(ts));
export const fullTimeOf = (ts) => FULL.format(dateOf(ts));

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
const daysAway = (date) => Math.round((midnight(date) - midnight(now())) / DAY_MS);

function pretty(date, otherwise) {
  return { 0: 'today', 1: 'tomorrow', '-1': 'yesterday' }[daysAway(date)] ?? otherwise.format(date);
}

/** The heading of a day in a conversation. */
export function dayOf(ts) {
  const date = dateOf(ts);
  const text = pretty(date, date.getFullYear() === now().getFullYear() ? DAY : DATE_LONG);
  return text[0].toUpperCase() + text.slice(1);
}

/** "3 minutes ago". */
export function ago(date) {
  const seconds = Math.round((date - now()) / 1000);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, size] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return 'just now';
}

const pad = (number) => String(number).padStart(2, '0');

const TOKENS = {
  date_num: (d) => `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`,
  date: (d) => DATE.format(d),
  date_short: (d) => DATE_SHORT.format(d),
  date_long: (d) => DATE_LONG.format(d),
  date_pretty: (d) => pretty(d, DATE),
  date_short_pretty: (d) => pretty(d, DATE_SHORT),
  date_long_pretty: (d) => pretty(d, DATE_LONG),
  day_divider_pretty: (d) => pretty(d, DAY),
  time: (d) => TIME.format(d),
  time_secs: (d) => TIME_SECS.format(d),
  ago,
};

/** The text of `<!date^unix^format|fallback>`; null when it cannot be read, so that the fallback stands. */
export function formatDate(unix, format) {
  const date = new Date(Number(unix) * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const text = format.replace(/\{(\w+)\}/g, (whole, token) => TOKENS[token]?.(date) ?? whole);
  return text.startsWith('today') || text.startsWith('tomorrow') || text.startsWith('yesterday')
    ? text[0].toUpperCase() + text.slice(1) : text;
}
