// Which participants are chosen outlives the rows, which are replaced while the room changes.
// After an act the page comes back with the same selection, at the same place; a text that was not
// sent, because one had to sign in anew, comes back with it.
(() => {
  const kept = (() => {
    try {
      const state = JSON.parse(sessionStorage.getItem('acts') ?? '{}');
      sessionStorage.removeItem('acts');
      return state.page === location.pathname ? state : {};
    } catch {
      return {};
    }
  })();
  const chosen = new Set(kept.chosen ?? []);
  const everybody = document.getElementById('acts-all');
  const text = document.getElementById('act-text');
  const count = document.getElementById('acts-count');
  const shown = document.getElementById('acts-shown');
  const boxes = () => [...document.querySelectorAll('input[name="participant"][form="acts"]')];
  const visible = () => boxes().filter((box) => box.offsetParent !== null);
  const show = () => {
    const all = everybody.checked;
    boxes().forEach((box) => {
      box.checked = chosen.has(box.value);
      box.disabled = all;
    });
    count.textContent = all ? count.dataset.all
      : chosen.size ? count.dataset.some.replace('#', chosen.size) : count.dataset.none;
    shown.hidden = all;
  };
  const choose = (box) => box.checked ? chosen.add(box.value) : chosen.delete(box.value);
  shown.addEventListener('click', () => {
    const those = visible();
    const any = those.some((box) => !chosen.has(box.value));
    those.forEach((box) => any ? chosen.add(box.value) : chosen.delete(box.value));
    show();
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('input[name="participant"][form="acts"]')) choose(event.target);
    if (event.target === everybody || event.target.form?.id === 'acts') show();
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-choose]');
    if (!button) return;
    chosen.clear();
    button.dataset.choose.split(' ').forEach((id) => chosen.add(id));
    everybody.checked = false;
    show();
    text.focus();
  });
  document.getElementById('acts').addEventListener('submit', (event) => {
    const rows = new Set(boxes().map((box) => box.value));
    event.target.querySelectorAll('input.acts-hidden').forEach((input) => input.remove());
    if (!everybody.checked) [...chosen].filter((id) => !rows.has(id)).forEach((id) => {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name: 'participant', value: id, className: 'acts-hidden' });
      event.target.append(input);
    });
  });
  document.addEventListener('submit', () => {
    try {
      sessionStorage.setItem('acts', JSON.stringify({
        page: location.pathname, top: scrollY, chosen: [...chosen], text: text.value, all: everybody.checked,
      }));
    } catch { /* without storage the page comes back as new */ }
  });
  document.addEventListener('live:updated', show);
  if (kept.text && !document.getElementById('acts-said')) {
    text.value = kept.text;
    everybody.checked = kept.all;
  }
  boxes().filter((box) => box.checked).forEach(choose);
  show();
  if (kept.top) document.addEventListener('room:arranged', () => scrollTo({ top: kept.top, behavior: 'instant' }), { once: true });
})();
