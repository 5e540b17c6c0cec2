// SPDX-License-Identifier: MIT
// Runs before the page is painted, so that neither the theme nor what needs a script flickers.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('script');
  try {
    const theme = localStorage.getItem('phalnet.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // A browser that keeps nothing follows the system's theme.
  }
})();
