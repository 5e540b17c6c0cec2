// SPDX-License-Identifier: MIT
// Shared by all pages: the theme, copying, the shortcut to the search box.
(() => {
  'use strict';

  const root = document.documentElement;
  const switcher = document.querySelector('[data-theme-switch]');
  const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const label = () => { switcher.textContent = isDark() ? switcher.dataset.light : switcher.dataset.dark; };
  if (switcher) {
    label();
    switcher.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      try {
        localStorage.setItem('phalnet.theme', root.dataset.theme);
      } catch {
        // The choice then only applies to this page.
      }
      label();
    });
  }

  // The clipboard API needs https or localhost; elsewhere the selection is copied.
  function copyMarked(text) {
    const box = document.createElement('textarea');
    box.value = text;
    box.readOnly = true;
    box.className = 'copied';
    document.body.append(box);
    box.select();
    try {
      return document.execCommand('copy');
    } finally {
      box.remove();
    }
  }

  async function write(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyMarked(text);
    }
  }

  async function copy(button, text) {
    if (!await write(text)) return;
    button.focus();
    const before = button.textContent;
    button.textContent = button.dataset.done;
    button.disabled = true;
    setTimeout(() => { button.textContent = before; button.disabled = false; }, 1500);
  }

  // On a form, "closest" may be a field with this name.
  const closest = (element, selector) => Element.prototype.closest.call(element, selector);

  document.addEventListener('click', async event => {
    const button = closest(event.target, 'button');
    if (!button) return;
    if (button.dataset.copy) await copy(button, button.dataset.copy);
    else if (button.dataset.copyFrom) await copy(button, await (await fetch(button.dataset.copyFrom)).text());
    else if ('copyCode' in button.dataset) await copy(button, button.parentElement.querySelector('code').textContent);
  });

  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || closest(event.target, 'input, textarea, select')) return;
    const search = document.querySelector('[data-search]');
    event.preventDefault();
    if (search) search.focus();
    else location.href = document.querySelector('.brand').href;
  });
})();
