// Times as people read them, in the zone of the reader.

import { now } from './store.js';
import { dayNumber, formatter, placeOfZone, readerZone, wallClock } from './zones.js';

const LOOKS = {
  time: { hour: '2-digit', minute: '2-digit' },
  secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  full: { dateStyle: 'full', timeStyle: 'long' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
};
const look = (name, date) => formatter(readerZone(), LOOKS[name]).format(date);

export const dateOf = (ts) => new Date(Number(ts) * 1000);
export const timeOf = (ts) => look('time', dateOf(ts));
export const fullTimeOf = (ts) => `${look('full', dateOf(ts))} (${placeOfZone(readerZone())})`;
/** The time of now in a zone, as "09:05". */
export const clockIn = (zone) => wallClock(now(), zone).slice(11);

const yearOf = (date) => wallClock(date).slice(0, 4);
const daysAway = (date) => dayNumber(date) - dayNumber(now());

function pretty(date, otherwise) {
  return { 0: 'today', 1: 'tomorrow', '-1': 'yesterday' }[daysAway(date)] ?? look(otherwise, date);
}

/** The heading of a day in a conversation. */
export function dayOf(ts) {
  const date = dateOf(ts);
  const text = pretty(date, yearOf(date) === yearOf(now()) ? 'day' : 'long');
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

const TOKENS = {
  date_num: (d) => wallClock(d).slice(0, 10),
  date: (d) => look('date', d),
  date_short: (d) => look('short', d),
  date_long: (d) => look('long', d),
  date_pretty: (d) => pretty(d, 'date'),
  date_short_pretty: (d) => pretty(d, 'short'),
  date_long_pretty: (d) => pretty(d, 'long'),
  day_divider_pretty: (d) => pretty(d, 'day'),
  time: (d) => look('time', d),
  time_secs: (d) => look('secs', d),
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
