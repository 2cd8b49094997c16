// The page's own small JSON API. Every call names the person who acts.

import { toast } from './toast.js';

async function read(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.problem || 'The sandbox did not accept that.');
  return body;
}

/** Everything this person sees at this moment, in one consistent answer. */
export async function snapshot(query) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return read(await fetch(`/page/api/snapshot?${asked}`, { cache: 'no-store' }));
}

/** The messages that `person` finds with `question`: `{total, found}`; null when that could not be asked. */
export async function find(person, question) {
  try {
    return await read(await fetch(`/page/api/search?${new URLSearchParams({ as: person, q: question })}`, { cache: 'no-store' }));
  } catch (failure) {
    toast(failure instanceof TypeError ? 'The sandbox cannot be reached right now.' : failure.message);
    return null;
  }
}

/** Does something as a person. Answers null when it was refused; the reason has then been shown. */
export async function send(what, body) {
  try {
    const response = await fetch(`/page/api/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await read(response);
    if (answer.problem) toast(answer.problem);
    return answer;
  } catch (failure) {
    toast(failure instanceof TypeError ? 'The sandbox cannot be reached right now.' : failure.message);
    return null;
  }
}
