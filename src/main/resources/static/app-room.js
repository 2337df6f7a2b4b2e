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
    if (sorted.some((row, at) => row !== lines[at])) {
      const focused = document.activeElement;
      rows.append(...sorted);
      focused.focus({ preventScroll: true });
    }
    byId('shown').textContent = lines.filter((row) => !row.hidden).length;
    byId('nobody').hidden = lines.length > 0;
  };

  if (rows) {
    const fields = ['search', 'filter', 'sort'].map(byId);
    const view = `room ${location.pathname}`;
    try {
      JSON.parse(sessionStorage.getItem(view) ?? '[]').forEach((value, at) => { fields[at].value = value; });
    } catch { /* without storage everybody is shown */ }
    fields.forEach((field) => field.addEventListener('input', () => {
      try {
        sessionStorage.setItem(view, JSON.stringify(fields.map((each) => each.value)));
      } catch { /* the choice lasts as long as the page */ }
      arrange();
    }));
    byId('pick-all')?.addEventListener('change', (event) => Array.from(rows.rows)
      .filter((row) => !row.hidden)
      .map((row) => row.querySelector('input'))
      .forEach((pick) => {
        pick.checked = event.target.checked;
        pick.dispatchEvent(new Event('change', { bubbles: true }));
      }));
    arrange();
    document.dispatchEvent(new CustomEvent('room:arranged'));
  }
  tick();
  setInterval(tick, 1000);
  document.addEventListener('live:updated', () => {
    arrange();
    tick();
  });
}
