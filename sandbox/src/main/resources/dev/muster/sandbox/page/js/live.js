// The stream of changes. It only says that something changed; the page then asks for a new snapshot, so a lost
// event can never leave the page wrong for longer than until the next one.

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
const HIDDEN_EVERY_MS = 4000;

const others = new Map();

/** Calls `listener` for another kind of news on the same stream; `connected` comes after each (re)connection. */
export function on(name, listener) {
  others.set(name, [...(others.get(name) ?? []), listener]);
}

const tell = (name) => others.get(name)?.forEach((listener) => listener());

/**
 * Calls `changed` after every change and once after each (re)connection, `told` with 'live' or 'lost'. A hidden tab
 * lets go of its stream, because a browser keeps only six to one address, and takes it up again when it is looked at;
 * meanwhile it asks now and then, so that its title tells when something waits there.
 */
export function listen(changed, told) {
  let wait = FIRST_WAIT_MS;
  let source = null;
  let timer = null;

  function leave() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function connect() {
    leave();
    source = new EventSource('/page/api/changes');
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      told('live');
      changed();
      tell('connected');
    };
    source.addEventListener('change', changed);
    for (const name of others.keys()) {
      if (name !== 'connected') source.addEventListener(name, () => tell(name));
    }
    source.onerror = () => {
      leave();
      told('lost');
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  }

  let asking = null;
  document.addEventListener('visibilitychange', () => {
    clearInterval(asking);
    if (document.hidden) {
      leave();
      asking = setInterval(changed, HIDDEN_EVERY_MS);
    } else connect();
  });
  window.addEventListener('online', connect);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', (event) => event.persisted && connect());
  connect();
}
