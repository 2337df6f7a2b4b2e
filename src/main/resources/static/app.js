document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button || !navigator.clipboard) return;
  navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trimEnd()).then(() => {
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1500);
  });
});
document.querySelector('.walk [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
