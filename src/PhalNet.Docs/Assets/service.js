// SPDX-License-Identifier: MIT
// The samples: one language at a time, updated with the form.
(() => {
  'use strict';

  document.querySelectorAll('details.example code').forEach(code => hljs.highlightElement(code));

  const box = document.querySelector('[data-samples]');
  if (!box) return;
  const samples = [...box.querySelectorAll('.sample')];
  let call = JSON.parse(box.dataset.call);

  function keep(key, value) {
    try {
      if (value === undefined) return localStorage.getItem(`phalnet.${key}`);
      localStorage.setItem(`phalnet.${key}`, value);
    } catch {
      // The choice then only applies to this page.
    }
    return value;
  }

  function option(value, text) {
    const made = document.createElement('option');
    made.value = value;
    made.textContent = text;
    return made;
  }

  function select(label, options, chosen) {
    const made = document.createElement('select');
    made.setAttribute('aria-label', label);
    made.append(...options.map(([value, text]) => option(value, text)));
    if (options.some(([value]) => value === chosen)) made.value = chosen;
    return made;
  }

  const languages = new Map(samples.map(sample => [sample.dataset.language, sample.dataset.title]));
  const language = select(box.dataset.language, [...languages], keep('sample'));
  const kind = select(box.dataset.kind, [['plain', box.dataset.plain], ['client', box.dataset.client]], keep('sampleKind'));
  const tools = document.createElement('div');
  tools.className = 'choose';
  tools.append(language, kind);
  box.prepend(tools);
  box.classList.add('chosen');

  function write() {
    for (const sample of samples) {
      const isShown = sample.dataset.language === language.value && ('client' in sample.dataset) === (kind.value === 'client');
      sample.hidden = !isShown;
      if (!isShown) continue;
      sample.removeAttribute('name');
      sample.open = true;
      const code = sample.querySelector('code[class*=language-]');
      code.textContent = PhalNetSamples.writeSample(PhalNetSamples.templates[sample.dataset.id], call);
      delete code.dataset.highlighted;
      hljs.highlightElement(code);
    }
  }

  for (const [input, key] of [[language, 'sample'], [kind, 'sampleKind']]) {
    input.addEventListener('change', () => { keep(key, input.value); write(); });
  }
  document.querySelector('[data-try]')?.addEventListener('callchange', event => { call = event.detail; write(); });
  write();
})();
