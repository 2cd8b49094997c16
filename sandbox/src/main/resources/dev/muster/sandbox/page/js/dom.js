// Building the document without markup strings: every piece of content becomes a text node, so nothing that
// somebody typed can turn into an element.

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element. `props`: class, on… handlers, dataset, and attributes; false and null leave an attribute out. */
export function h(name, props, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key === 'class') node.className = value;
    else if (key === 'dataset') Object.assign(node.dataset, value);
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'value') node.value = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  append(node, children);
  return node;
}

/** A button inside running text: unlike a real one it breaks over lines as words do. `props.onclick` is what it does. */
export function inlineButton(props, ...children) {
  const node = h('span', { role: 'button', tabindex: '0', ...props }, ...children);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    node.click();
  });
  return node;
}

/** Appends nodes, strings and nested lists; leaves out null, undefined and false. */
export function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child instanceof Node) node.append(child);
    else if (child !== null && child !== undefined && child !== false) node.append(String(child));
  }
  return node;
}

/** Replaces everything in `node`; leaves out what `append` leaves out. */
export function fill(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

/** The same for what may have the focus: it stays at what has the same name (`data-focus`), else it goes to `node` itself. */
export function refill(node, ...children) {
  const held = node.contains(document.activeElement) ? document.activeElement : null;
  const [name, at] = held ? namedPlace(held, node) : [];
  fill(node, ...children);
  if (held) passFocus(held, (name && node.querySelectorAll(name)[at]) ?? node, node);
}

export const byId = (id) => document.getElementById(id);

const ICONS = {
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z',
  hash: 'M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14.2c1.8 2.6 5.2 2.6 7 0M9 9.5v.6M15 9.5v.6',
  reply: 'M20 12.5a7 7 0 0 1-7 6.5H5l1.8-3A7 7 0 1 1 20 12.500z',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  pin: 'M9 4h6l-.8 6 3.3 3.500H6.500L9.8 10zM12 13.500V20',
  edit: 'M5 19l.8-3.800L16 5l3 3L8.8 18.200z',
  bin: 'M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7',
  bolt: 'M13 3 5.5 13.500H11L10 21l8-11h-5.800z',
  send: 'M4.5 12 4 5l16.5 7L4 19l.5-7zm0 0H12',
  people: 'M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 19.500c.5-3.5 3-5 6-5s5.5 1.5 6 5M16 5a3 3 0 0 1 0 6M17.5 14.800c2 .7 3.2 2.2 3.5 4.7',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M18.7 5.300l-1.4 1.400M6.7 17.300l-1.4 1.4',
  moon: 'M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z',
  file: 'M7 3.500h7l4 4v13H7zM14 3.500v4h4',
  down: 'M6 9.500l6 6 6-6',
  eye: 'M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 9.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  at: 'M12 8.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM15.5 12v1.500a2.5 2.5 0 0 0 5 0V12a8.5 8.5 0 1 0-3.5 6.9',
  link: 'M10 14a4 4 0 0 0 6 .3l3-3a4 4 0 0 0-5.7-5.700L12 7M14 10a4 4 0 0 0-6-.3l-3 3a4 4 0 0 0 5.7 5.700L12 17',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.300 15.300 20 20',
  clock: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 7.500V12l3 2',
  keys: 'M3.500 7h17v10.500h-17zM7 10.500h.01M10.500 10.500h.01M14 10.500h.01M17.500 10.500h.01M8 14h8',
  contrast: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 3.500v17M15 5v14M18 7.500v9',
  unread: 'M12 5H5v14h14v-7M18 3.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  play: 'M8 5.500v13l11-6.500z',
  pause: 'M7 5.500h3.500v13H7zM13.500 5.500H17v13h-3.500z',
  next: 'M6 5.500v13l9.500-6.500zM17 5.500h1.500v13H17z',
  traffic: 'M8 20V5M4.500 8.500 8 5l3.500 3.500M16 4v15M12.500 15.500 16 19l3.500-3.500',
  check: 'M5 12.500l4.5 4.500L19 7.5',
};

/** A line icon, hidden from screen readers: the control it sits in carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * Makes the children of `container` match `items`, touching only what changed. A changed item for which
 * `isHeld(node, item)` says yes is left as it is, for as long as it says so.
 */
export function reconcile(container, items, render, isHeld = () => false) {
  const old = new Map([...container.children].map((node) => [node.dataset.key, node]));
  let cursor = container.firstElementChild;
  for (const item of items) {
    let node = old.get(item.key);
    old.delete(item.key);
    if (!node || (node.fingerprint !== item.fingerprint && !isHeld(node, item))) {
      const fresh = render(item);
      fresh.dataset.key = item.key;
      fresh.fingerprint = item.fingerprint;
      if (node) {
        if (cursor === node) cursor = fresh;
        swap(node, fresh);
      }
      node = fresh;
    }
    if (node === cursor) cursor = cursor.nextElementSibling;
    else container.insertBefore(node, cursor);
  }
  for (const gone of old.values()) gone.remove();
}

/** Gives the focus to what took the place of `held`, with the caret where it was. */
function passFocus(held, node, otherwise) {
  node.focus({ preventScroll: true });
  // The tools of a message are there only while something in it has the focus.
  if (document.activeElement !== node) {
    otherwise.focus({ preventScroll: true });
    node.focus({ preventScroll: true });
  }
  const isText = (one) => one.matches('textarea, input:is([type=text], [type=url])');
  if (isText(held) && isText(node)) node.setSelectionRange(held.selectionStart, held.selectionEnd);
}

/** How `held` can be found again in what takes the place of `node`: its name, and the how manieth of that name it is. */
function namedPlace(held, node) {
  if (!held.dataset.focus) return [null, -1];
  const name = `[data-focus="${CSS.escape(held.dataset.focus)}"]`;
  return [name, [...node.querySelectorAll(name)].indexOf(held)];
}

/** Puts `fresh` in the place of `node`; the focus stays at what has the same name, else it goes to `fresh` itself. */
function swap(node, fresh) {
  const held = node.contains(document.activeElement) ? document.activeElement : null;
  const [name, at] = held ? namedPlace(held, node) : [];
  node.replaceWith(fresh);
  if (!held) return;
  passFocus(held, (name && fresh.querySelectorAll(name)[at]) ?? fresh, fresh);
}
