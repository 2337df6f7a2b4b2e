const room = document.getElementById('room');
const plan = document.getElementById('plan');
const byId = (id) => document.getElementById(id);

if (plan && plan.dataset.fresh) {
  const local = (date) => new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  byId('zone').value = Intl.DateTimeFormat().resolvedOptions().timeZone || byId('zone').value;
  byId('start').value = local(new Date());
  byId('end').value = local(new Date(Date.now() + 3 * 3600000));
}

if (room) {
  const ahead = new Date(room.dataset.now).getTime() - Date.now();
  const rows = byId('rows');
  let version = room.dataset.version;
  let wanted = new Set();
  let all = false;
  let busy = false;

  const two = (number) => String(number).padStart(2, '0');
  const span = (seconds) => seconds >= 3600
    ? `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
    : `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  const tick = () => {
    const now = Date.now() + ahead;
    room.querySelectorAll('time.since').forEach((time) => { time.textContent = span(Math.max(0, Math.floor((now - new Date(time.dateTime)) / 1000))); });
    room.querySelectorAll('time.until').forEach((time) => { time.textContent = span(Math.max(0, Math.floor((new Date(time.dateTime) - now) / 1000))); });
  };

  const orders = {
    joined: (a, b) => a.dataset.joined.localeCompare(b.dataset.joined),
    name: (a, b) => a.dataset.name.localeCompare(b.dataset.name, document.documentElement.lang),
    progress: (a, b) => b.dataset.done - a.dataset.done,
    time: (a, b) => (a.dataset.since || '9').localeCompare(b.dataset.since || '9'),
  };
  const arrange = () => {
    if (!rows) return;
    const search = byId('search').value.trim().toLocaleLowerCase();
    const mark = byId('filter').value;
    const order = orders[byId('sort').value];
    const lines = Array.from(rows.rows);
    lines.forEach((row) => {
      row.hidden = !row.dataset.name.toLocaleLowerCase().includes(search) || (mark && !row.dataset.marks.split(' ').includes(mark));
    });
    const sorted = [...lines].sort((a, b) => order(a, b) || orders.joined(a, b));
    if (sorted.some((row, at) => row !== lines[at])) rows.append(...sorted);
    byId('shown').textContent = lines.filter((row) => !row.hidden).length;
    byId('nobody').hidden = lines.length > 0;
  };

  const fetched = async (address) => {
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' } });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const template = document.createElement('template');
    template.innerHTML = await answer.text();
    return template.content;
  };
  const replaceRows = (content, everything) => {
    const fresh = Array.from(content.querySelectorAll('tr'));
    fresh.forEach((row) => {
      const old = byId(row.id);
      if (old) {
        row.querySelector('input').checked = old.querySelector('input').checked;
        old.replaceWith(row);
      } else {
        rows.append(row);
      }
    });
    if (everything) {
      const ids = new Set(fresh.map((row) => row.id));
      Array.from(rows.rows).filter((row) => !ids.has(row.id)).forEach((row) => row.remove());
    }
    arrange();
  };
  const replacePart = (content, id) => {
    const part = content.getElementById(id);
    const open = new Set(Array.from(byId(id).querySelectorAll('details[open] summary')).map((one) => one.textContent));
    const focus = document.activeElement && byId(id).contains(document.activeElement);
    if (focus && document.activeElement.tagName === 'BUTTON') return;
    byId(id).replaceWith(part);
    part.querySelectorAll('summary').forEach((one) => { if (open.has(one.textContent)) one.parentElement.open = true; });
    document.dispatchEvent(new CustomEvent('room:part', { detail: part }));
  };
  const update = async () => {
    if (busy) return;
    busy = true;
    try {
      while (all || wanted.size) {
        const everything = all || wanted.size > 100;
        const ids = Array.from(wanted).filter((id) => id !== '');
        all = false;
        wanted = new Set();
        if (room.dataset.live) {
          replacePart(await fetched(room.dataset.live), 'live');
        } else {
          const [lines, summary] = await Promise.all([
            everything || ids.length ? fetched(`${room.dataset.room}/rows${everything ? '' : `?ids=${ids.join(',')}`}`) : null,
            fetched(`${room.dataset.room}/summary`),
          ]);
          if (lines) replaceRows(lines, everything);
          replacePart(summary, 'summary');
        }
        tick();
      }
    } catch (problem) {
      all = true;
      setTimeout(update, 1000 + Math.random() * 9000);
    } finally {
      busy = false;
    }
  };

  const lost = (is) => { if (byId('room-lost')) byId('room-lost').hidden = !is; };
  const follow = () => {
    const events = new EventSource(`${room.dataset.room}/events?seen=${encodeURIComponent(version)}`);
    events.addEventListener('room', (event) => {
      const news = JSON.parse(event.data);
      version = news.version;
      if (news.rows) news.rows.concat('').forEach((id) => wanted.add(id));
      else all = true;
      update();
    });
    events.onopen = () => lost(false);
    events.onerror = () => {
      lost(true);
      if (events.readyState === EventSource.CLOSED) setTimeout(follow, 1000 + Math.random() * 9000);
    };
    window.addEventListener('pagehide', () => events.close(), { once: true });
  };

  if (rows) {
    ['search', 'filter', 'sort'].forEach((id) => byId(id).addEventListener('input', arrange));
    byId('pick-all').addEventListener('change', (event) => Array.from(rows.rows)
      .filter((row) => !row.hidden)
      .map((row) => row.querySelector('input'))
      .forEach((pick) => {
        pick.checked = event.target.checked;
        pick.dispatchEvent(new Event('change', { bubbles: true }));
      }));
    arrange();
  }
  tick();
  setInterval(tick, 1000);
  follow();
}
