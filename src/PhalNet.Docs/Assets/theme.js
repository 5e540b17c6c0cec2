// SPDX-License-Identifier: MIT
// Runs before the page is painted, to avoid a flash of the wrong theme or of elements that need a script.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('script');
  try {
    const theme = localStorage.getItem('phalnet.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Without storage the system's theme is used.
  }
})();
