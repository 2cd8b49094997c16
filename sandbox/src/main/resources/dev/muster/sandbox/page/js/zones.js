// In which time zone times are shown: that of the person one is, or this computer's own.

import { personById, state } from './store.js';

const KEY = 'zone';
const DAY_MS = 86_400_000;

export const isOwnZone = () => localStorage.getItem(KEY) === 'here';
export const chooseOwnZone = (own) => (own ? localStorage.setItem(KEY, 'here') : localStorage.removeItem(KEY));
export const hereZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone of the reader. */
export function readerZone() {
  return state.storyZone ?? ((!isOwnZone() && personById(state.me)?.zone) || hereZone());
}

const made = new Map();

/** A formatter of English dates, made once for each zone. */
export function formatter(zone, options) {
  const key = `${zone} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }));
  return made.get(key);
}

/** "Sao Paulo" for America/Sao_Paulo. */
export const placeOfZone = (zone) => zone.split('/').at(-1).replaceAll('_', ' ');

/** The wall clock of a moment in a zone, as `2026-03-01T09:05`. */
export function wallClock(date, zone = readerZone()) {
  const parts = Object.fromEntries(formatter(zone, {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(date).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The moment at which a zone's clocks show `text`, in seconds since 1970. */
export function momentOf(text, zone = readerZone()) {
  const wanted = Date.parse(`${text}Z`);
  let guess = wanted;
  // Twice, because the first guess may lie on the other side of a change of the clocks.
  for (let i = 0; i < 2; i++) guess += wanted - Date.parse(`${wallClock(new Date(guess), zone)}Z`);
  return Math.floor(guess / 1000);
}

/** The number of a date's day in the zone of the reader; neighbours differ by one. */
export const dayNumber = (date) => Date.parse(`${wallClock(date).slice(0, 10)}T00:00Z`) / DAY_MS;

/** How far another zone's clocks are from the reader's: "3 hours ahead of you". */
export function distance(zone, date) {
  const minutes = Math.round((Date.parse(`${wallClock(date, zone)}Z`) - Date.parse(`${wallClock(date)}Z`)) / 60_000);
  if (!minutes) return 'the same time as yours';
  const hours = Math.abs(minutes) / 60;
  return `${hours} ${hours === 1 ? 'hour' : 'hours'} ${minutes > 0 ? 'ahead of' : 'behind'} you`;
}
