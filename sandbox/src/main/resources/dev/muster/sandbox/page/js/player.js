// The bar from which a performance is watched: what happens now, the story's clock, play and pause, speed, the moments
// that matter. The page follows the action until somebody looks elsewhere.

import { byId, fill, h, icon } from './dom.js';
import { on } from './live.js';
import { channelById, go, redraw, state } from './store.js';
import { announce } from './toast.js';

const PATH = '/page/api/performance';
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' });

let scene = null;
let seenAt = 0;
let bar = null;
let following = true;
/** Where the page was taken last; when it is elsewhere now, somebody else took it there. */
let led = null;

async function ask(body) {
  try {
    const answer = await fetch(PATH, body
      ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
      : { cache: 'no-store' });
    if (answer.ok) show(await answer.json());
  } catch {
    // When the sandbox is away the strip says so.
  }
}

const press = (control) => ask({ press: control });
const toggle = () => press(scene?.state === 'playing' ? 'pause' : 'play');
const isOver = () => scene.state === 'ended' || scene.state === 'failed';

// ---- the bar

function build() {
  const button = (name, label, run) => h('button', {
    type: 'button', class: 'icon-button', 'aria-label': label, title: label, dataset: { player: name }, onclick: run,
  });
  bar = {
    play: button('play', 'Play', toggle),
    next: button('next', 'Next step (→)', () => press('next')),
    clock: h('span', { class: 'player-clock', title: 'The time of the story, in UTC' }),
    caption: h('p', { class: 'player-caption', dataset: { player: 'caption' } }),
    follow: h('button', { type: 'button', class: 'button player-follow', hidden: true, onclick: followAgain }, icon('eye'), 'Follow'),
    paces: h('div', { class: 'player-paces', role: 'group', 'aria-label': 'Speed' }),
    progress: h('div', {
      class: 'player-progress', role: 'progressbar', 'aria-label': 'Progress', 'aria-valuemin': '0', dataset: { player: 'progress' },
    }),
  };
  bar.next.append(icon('next'));
  const node = h('section', { class: 'player', id: 'player', 'aria-label': 'Time-lapse' },
    bar.progress,
    h('div', { class: 'player-row' }, bar.play, bar.next, bar.clock, bar.caption, bar.follow, bar.paces));
  byId('app').after(node);
  document.body.classList.add('has-player');
  setInterval(drawClock, 250);
}

function drawPaces() {
  fill(bar.paces, scene.paces.map((one) => h('button', {
    type: 'button', class: 'pace', 'aria-pressed': String(one.id === scene.pace), dataset: { pace: one.id },
    title: one.id === 'read' ? 'As fast as one can read' : `${one.label} real time`, onclick: () => ask({ pace: one.id }),
  }, one.label)));
}

function drawProgress() {
  const share = (step) => `${(100 * step) / scene.steps}%`;
  const fillBar = h('div', { class: 'player-done' });
  fillBar.style.width = share(scene.step);
  const marks = scene.marks.map((mark, at) => {
    const past = scene.step >= mark.step;
    const near = scene.marks[at + 1] && scene.marks[at + 1].step - mark.step < scene.steps * 0.07;
    const node = h('span', { class: `player-mark${past ? ' past' : ''}${near ? ' near' : ''}`, title: mark.label },
      h('span', { class: 'player-dot' }), h('span', { class: 'player-label' }, mark.label));
    node.style.left = share(mark.step);
    return node;
  });
  fill(bar.progress, h('div', { class: 'player-track' }, fillBar), marks);
  bar.progress.setAttribute('aria-valuemax', scene.steps);
  bar.progress.setAttribute('aria-valuenow', scene.step);
  bar.progress.setAttribute('aria-valuetext', `Step ${scene.step} of ${scene.steps}`);
}

function drawClock() {
  const passed = (performance.now() - seenAt) * scene.rate;
  bar.clock.textContent = CLOCK.format(new Date(scene.clock + passed));
}

function caption() {
  if (isOver()) return [h('strong', null, scene.state === 'ended' ? 'The end. ' : 'It could not go on. '), scene.closing[0] ?? ''];
  if (scene.state === 'paused' && scene.step === 0) return [h('strong', null, scene.title), ' · press space to begin'];
  const place = scene.act && channelById(scene.act.channel);
  return scene.act
    ? [h('strong', null, scene.act.who), ` ${scene.act.caption}`, place && h('span', { class: 'faint' }, ` · #${place.name}`)]
    : ['…'];
}

function drawCaption() {
  fill(bar.caption, caption());
  bar.caption.title = bar.caption.textContent;
}

function draw() {
  if (!scene?.steps) return;
  if (!bar) build();
  const playing = scene.state === 'playing';
  fill(bar.play, icon(playing ? 'pause' : 'play'));
  bar.play.setAttribute('aria-label', playing ? 'Pause (space)' : 'Play (space)');
  bar.play.title = playing ? 'Pause (space)' : 'Play (space)';
  bar.play.disabled = isOver();
  bar.next.disabled = isOver();
  bar.follow.hidden = following || isOver();
  byId('player').dataset.state = scene.state;
  drawPaces();
  drawProgress();
  drawClock();
  drawCaption();
  drawEnd();
}

function drawEnd() {
  let box = byId('player-end');
  if (!isOver() || box?.dataset.shown) return;
  box = h('div', { class: 'player-end', id: 'player-end', role: 'status', dataset: { shown: 'yes' } },
    h('h2', null, scene.state === 'ended' ? 'The end' : 'It could not go on'),
    h('p', null, scene.closing[0] ?? ''),
    scene.closing.length > 1 && h('pre', null, scene.closing.slice(1).map((line) => line.trim()).join('\n')),
    h('p', { class: 'faint' }, 'The workspace and the bot are still here: look around, type something. Ctrl-C where it was started ends it.'),
    h('button', { type: 'button', class: 'button primary', onclick: () => { box.hidden = true; } }, 'Look around'));
  byId('player').before(box);
}

// ---- following the action

function follow() {
  const act = scene?.act;
  if (led && (state.me !== led.me || state.channel !== led.channel || (led.thread && state.thread && state.thread !== led.thread))) {
    following = false;
  }
  if (!following || !act || !state.workspace || (scene.state === 'paused' && scene.step === 0)) return;
  const place = { me: act.as || state.me, channel: act.channel || state.channel, thread: act.thread || null, pane: 'place' };
  const moved = place.me !== state.me || place.channel !== state.channel || place.thread !== state.thread;
  led = place;
  if (moved) go(place).then(letGo);
  writeAlong();
}

/** A thread that opens takes the focus; the space bar is to stay with the player. */
function letGo() {
  const held = document.activeElement;
  if (following && held?.matches('textarea') && !held.value) held.blur();
  writeAlong();
}

/** Shows over the message box what is being typed there; the box itself stays empty, so that it cannot be sent from here. */
function writeAlong() {
  const seen = following && led && state.me === led.me;
  const place = document.querySelector(scene?.act?.thread ? '#thread .ghost' : '#composer .ghost');
  for (const one of document.querySelectorAll('.ghost')) {
    one.textContent = (seen && one === place && scene.act?.typed) || '';
    one.hidden = !one.textContent;
  }
}

function followAgain() {
  following = true;
  led = null;
  follow();
  draw();
}

function show(next) {
  const before = scene;
  scene = next;
  if (!scene.steps) return;
  seenAt = performance.now();
  if (state.storyZone !== 'UTC') {
    state.storyZone = 'UTC';
    redraw();
  }
  const mark = scene.marks.find((one) => one.step === scene.step);
  if (mark && before?.step !== scene.step) announce(`${mark.label}.`);
  draw();
  follow();
  bar.follow.hidden = following || isOver();
}

// ---- keys

const ownKeys = (target) => target.closest('input, select, button, a, summary, [contenteditable], dialog, [role=menu], [role=button], [role=option]')
  || (target.matches('textarea') && target.value);

function keys(event) {
  if (!scene?.steps || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (ownKeys(event.target)) return;
  const run = { ' ': toggle, ArrowRight: () => press('next') }[event.key];
  if (!run || isOver()) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

/** Shows the bar where something is played; without a performance nothing is seen of it. */
export function startPlayer() {
  on('performance', () => ask());
  on('connected', () => ask());
  document.addEventListener('keydown', keys, true);
}

/** Runs after every change of the page. */
export function drawPlayer() {
  if (!scene?.steps || !bar) return;
  follow();
  bar.follow.hidden = following || isOver();
  drawCaption();
}
