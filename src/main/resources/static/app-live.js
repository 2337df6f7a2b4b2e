// Follows what a page shows: an event says that it has changed, and the page is fetched again and morphed into place.
// Stays as it is: what is open, what somebody has closed, what has focus, forms that somebody types in, and whatever has hx-preserve.
(() => {
  const live = document.querySelector('main [data-live]') ?? document.querySelector('[data-live]');
  if (!live) return;
  const main = document.getElementById('main');
  const parts = ['lab-bar', 'seat', 'news', ...(main.contains(live) ? ['main'] : [])];
  const text = 'textarea, select, input:not([type=hidden], [type=checkbox], [type=radio])';
  const chosen = (field) => Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  const typed = (field) => field === document.activeElement
    || (field.options ? field.selectedIndex !== chosen(field) : field.value !== field.defaultValue);
  const inUse = (node) => node.nodeType === Node.ELEMENT_NODE
    && (node.hasAttribute('hx-preserve') || (node.matches(text) ? typed(node) : [...node.querySelectorAll(text)].some(typed)));
  const opened = new WeakSet(document.querySelectorAll('details[open]'));
  const count = /^\(\d+\) /;
  const key = (node) => node.id || `${node.nodeName} ${node.classList?.[0] ?? ''}`;

  const morph = (old, fresh) => {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return;
    }
    if (old.isEqualNode(fresh) || (old.matches(`form, [hx-preserve], ${text}`) && inUse(old))) return;
    const own = (name) => name === 'open' && old.nodeName === 'DETAILS';
    [...fresh.attributes].filter(({ name, value }) => !(own(name) && opened.has(old)) && old.getAttribute(name) !== value)
      .forEach(({ name, value }) => old.setAttribute(name, value));
    [...old.attributes].filter(({ name }) => !own(name) && !fresh.hasAttribute(name)).forEach(({ name }) => old.removeAttribute(name));
    if (old.open) opened.add(old);
    const free = Map.groupBy([...old.childNodes], key);
    const pairs = [...fresh.childNodes].map((child) => [child, free.get(key(child))?.shift()]);
    const gone = new Set([...free.values()].flat());
    gone.forEach((node) => { if (!inUse(node)) node.remove(); });
    let next = old.firstChild;
    pairs.forEach(([child, known]) => {
      while (gone.has(next)) next = next.nextSibling;
      if (known) morph(known, child);
      if (known && known === next) next = next.nextSibling;
      else if (!known || !('sorted' in old.dataset)) old.insertBefore(known ?? document.importNode(child, true), next);
    });
  };

  // What somebody looks at stays where it is on the screen: what has focus, else what is at the top.
  document.documentElement.style.overflowAnchor = 'none';
  const clear = () => Math.max(0, document.querySelector('.notices').getBoundingClientRect().bottom);
  const inPlace = (change) => {
    const visible = (node) => node !== document.body && node.getBoundingClientRect().bottom > 0 && node.getBoundingClientRect().top < innerHeight;
    const focus = document.activeElement;
    const anchor = visible(focus) ? focus : scrollY > 0 ? document.elementFromPoint(innerWidth / 2, 1 + clear()) : null;
    const top = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: 'instant' });
  };

  let leaving = new AbortController();
  let events;
  let followed;
  let changed = false;
  let busy = false;
  let fetched = Date.now();
  const pause = (millis) => new Promise((done) => setTimeout(done, millis));
  const lost = (failed) => document.getElementById('live-lost').toggleAttribute('hidden', !failed && events.readyState === EventSource.OPEN);
  const update = async () => {
    changed = true;
    if (busy) return;
    busy = true;
    while (changed && !leaving.signal.aborted) {
      changed = false;
      const begun = Date.now();
      try {
        const answer = await fetch(live.dataset.page, { signal: leaving.signal });
        if ([401, 403, 404].includes(answer.status)) {
          leave();
          break;
        }
        // the page is not open any more; what is typed stays until it is left
        if (!new URL(answer.url).pathname.startsWith(new URL(live.dataset.page, location).pathname)) {
          leave();
          if ([...main.querySelectorAll(text)].some((field) => field.type !== 'search' && typed(field) && field.value)) lost(true);
          else location.reload();
          break;
        }
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        if (!answer.ok || (parts.includes('main') && !page.querySelector('main [data-page]'))) throw new Error(answer.status);
        if (events.readyState === EventSource.CLOSED) follow();
        inPlace(() => {
          parts.map((id) => [document.getElementById(id), page.getElementById(id)])
            .filter(([old, fresh]) => old && fresh)
            .forEach(([old, fresh]) => morph(old, fresh));
          document.title = `${count.exec(page.title) ?? ''}${document.title.replace(count, '')}`;
          lost(false);
          document.dispatchEvent(new CustomEvent('live:updated'));
        });
        if (!live.dataset.live) leave();
        else if (address() !== followed) {
          events.close();
          follow();
        }
        fetched = Date.now();
        await pause(Math.max(100, fetched - begun));
      } catch (problem) {
        changed = true;
        if (!leaving.signal.aborted) lost(true);
        await pause(1000 + Math.random() * 9000);
      }
    }
    busy = false;
  };
  const address = () => live.dataset.live.split('?')[0];
  const follow = () => {
    followed = address();
    events = new EventSource(live.dataset.live);
    events.addEventListener('changed', update);
    // who has lost access finds out why by the page
    events.addEventListener('ended', () => {
      events.close();
      update();
    });
    events.onopen = () => lost(false);
    events.onerror = () => {
      lost(true);
      if (events.readyState === EventSource.CLOSED) setTimeout(update, 1000 + Math.random() * 9000);
    };
  };
  const leave = () => {
    leaving.abort();
    events.close();
  };
  // costs and durations change without an event; a lost stream is not waited for
  setInterval(() => {
    const every = events.readyState === EventSource.OPEN ? live.dataset.every ?? 60 : 10;
    if (Date.now() - fetched >= every * 1000) update();
  }, 1000);
  window.addEventListener('submit', (event) => { if (!event.defaultPrevented) leave(); });
  window.addEventListener('pagehide', leave);
  // a stream does not notice that its network is gone
  ['offline', 'online'].forEach((name) => window.addEventListener(name, update));
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    leaving = new AbortController();
    follow();
    update();
  });
  follow();
})();
