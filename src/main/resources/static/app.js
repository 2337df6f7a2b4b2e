document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button || !navigator.clipboard) return;
  navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trimEnd()).then(() => {
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1500);
  });
});
document.querySelector('.walk [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
// A page that answers a refused form is found again at its own address.
const refused = document.querySelector('[data-address]');
if (refused) history.replaceState(null, '', refused.dataset.address);
const enterForm = document.getElementById('enter-form');
const enter = () => {
  if (location.hash.length < 2) return;
  document.getElementById('secret').value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  enterForm.submit();
};
if (enterForm) {
  enter();
  window.addEventListener('hashchange', enter);
}
const showLocalTimes = (root) => root.querySelectorAll('time.local-time[datetime]').forEach((time) => {
  const at = new Date(time.dateTime);
  const today = !('dated' in time.dataset) && at.toDateString() === new Date().toDateString();
  const timeStyle = 'seconds' in time.dataset ? 'medium' : 'short';
  time.textContent = at.toLocaleString(document.documentElement.lang, today ? { timeStyle } : { dateStyle: 'medium', timeStyle });
});
showLocalTimes(document);
document.querySelectorAll('.local-zone').forEach((zone) => { zone.textContent = Intl.DateTimeFormat().resolvedOptions().timeZone; });
document.addEventListener('live:updated', () => showLocalTimes(document));
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) window.print();
});
