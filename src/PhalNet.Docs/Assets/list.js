// SPDX-License-Identifier: MIT
// Search as you type in the rows of the page.
(() => {
  'use strict';

  const Shown = 100;
  const box = document.querySelector('[data-search]');
  const tree = document.querySelector('[data-tree]');
  const results = document.querySelector('[data-results]');
  const hits = document.querySelector('[data-hits]');
  const rows = [...tree.querySelectorAll('li.service')];

  document.addEventListener('click', event => {
    const fold = event.target.closest('[data-fold]')?.dataset.fold;
    if (fold) tree.querySelectorAll('details').forEach(details => { details.open = fold === 'open'; });
  });

  // The server's result; the form searches again.
  if (rows.length === 0) return;

  const Han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

  // Words, the parts of names (ChatMessage: chat, message), and for scripts without spaces single characters and pairs of them.
  function tokenize(text) {
    const tokens = [];
    for (const word of text.replace(Han, ' ').split(/[^\p{L}\p{N}]+/u)) {
      if (!word) continue;
      tokens.push(word);
      const parts = word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u);
      if (parts.length > 1) tokens.push(...parts);
    }
    for (const [run] of text.matchAll(Han)) {
      const characters = [...run];
      characters.forEach((character, i) => {
        tokens.push(character);
        if (i > 0) tokens.push(characters[i - 1] + character);
      });
    }
    return tokens;
  }

  // A query is matched as a whole: a pair of characters is not split, and neither is a name.
  function tokenizeQuery(text) {
    const tokens = text.replace(Han, ' ').split(/[^\p{L}\p{N}]+/u).filter(word => word);
    for (const [run] of text.matchAll(Han)) {
      const characters = [...run];
      if (characters.length === 1) tokens.push(run);
      else characters.slice(1).forEach((character, i) => tokens.push(characters[i] + character));
    }
    return tokens;
  }

  let index;
  function prepare() {
    if (!index) {
      index = new MiniSearch({
        fields: ['name', 'title', 'group'],
        tokenize,
        searchOptions: { tokenize: tokenizeQuery, combineWith: 'AND', prefix: true, fuzzy: term => (term.length > 4 ? 0.15 : false), boost: { name: 2, title: 2 } },
      });
      index.addAll(rows.map((row, id) => ({
        id,
        name: row.querySelector('code').textContent,
        title: row.querySelector('.title').textContent,
        group: row.closest('details').querySelector('summary .title').textContent,
      })));
    }
  }

  // Indexing thousands of services takes a while, so it is done before the first key stroke.
  (window.requestIdleCallback ?? setTimeout)(prepare);

  function search(query) {
    prepare();
    return index.search(query).map(hit => rows[hit.id]);
  }

  const say = (text, value) => text.replace('{0}', value);

  function show(found, count) {
    results.replaceChildren(...found.slice(0, count).map(row => row.cloneNode(true)));
    hits.textContent = found.length === 0 ? hits.dataset.none : say(hits.dataset.some, found.length);
    if (found.length <= count) return;
    const more = document.createElement('button');
    more.type = 'button';
    more.className = 'quiet';
    more.textContent = say(hits.dataset.first, found.length);
    more.addEventListener('click', () => show(found, found.length));
    hits.append(' ', more);
  }

  function update() {
    const query = box.value.trim();
    results.hidden = query === '';
    tree.hidden = query !== '';
    if (query === '') {
      hits.textContent = '';
      results.replaceChildren();
    } else {
      show(search(query), Shown);
    }
  }

  const links = () => [...(results.hidden ? tree : results).querySelectorAll('li.service a')].filter(link => link.offsetParent);

  function move(event, step) {
    const all = links();
    const at = all.indexOf(document.activeElement);
    event.preventDefault();
    if (at + step < 0) box.focus();
    else all[at + step]?.focus();
  }

  box.addEventListener('input', update);
  box.form.addEventListener('submit', event => {
    event.preventDefault();
    links()[0]?.click();
  });
  document.addEventListener('keydown', event => {
    if (event.target !== box && !event.target.closest('li.service')) return;
    if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
    else if (event.key === 'Escape' && box.value) { box.value = ''; update(); box.focus(); }
  });

  // Going back from a service shows the search again.
  if (box.value) update();
})();
