// SPDX-License-Identifier: MIT
// The form: its values, their storage, and sending the call.
(() => {
  'use strict';

  // Fields shadow a form's own members, and parameters may have any name, so the surrounding element is used.
  const panel = document.querySelector('[data-try]');
  const told = panel.dataset;
  const target = document.querySelector('[data-reply]');
  const texts = JSON.parse(target.dataset.texts);
  const { element, say } = PhalNetReply;
  const storageKey = `phalnet.values.${told.try}`;
  const isOffline = location.protocol === 'file:';

  const fields = [...panel.querySelectorAll('.field')].map(box => ({
    box,
    name: box.dataset.name,
    source: box.dataset.source,
    isSensitive: 'sensitive' in box.dataset,
    isRequired: 'required' in box.dataset,
    example: box.dataset.example ?? '',
    file: box.dataset.file ?? '',
    input: box.querySelector('input, select, textarea'),
  }));

  // Browsers send an empty field as an empty text; here it is only sent if the reader requests it.
  for (const field of fields.filter(one => !one.isRequired && one.input.matches('textarea, input[type=text], input[type=password]'))) {
    field.sendEmpty = element('input', { type: 'checkbox' });
    field.box.querySelector('label').after(element('label', { class: 'empty' }, field.sendEmpty, texts.sendEmpty));
  }

  const isSent = field => field.input.value !== '' || field.isRequired || field.sendEmpty?.checked === true;

  // A route value may have the name of a parameter; braces keep the two apart.
  const keyOf = field => field.source === 'Path' ? `{${field.name}}` : field.name;

  function remember() {
    try {
      const values = fields.filter(field => field.input.type !== 'file' && !field.isSensitive && isSent(field)).map(field => [keyOf(field), field.input.value]);
      localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(values)));
    } catch {
      // Storage is unavailable, so nothing is stored.
    }
  }

  function recall() {
    let values;
    try {
      values = JSON.parse(localStorage.getItem(storageKey));
    } catch {
      return;
    }
    if (!values) return;
    for (const field of fields.filter(one => one.input.type !== 'file' && !one.isSensitive)) {
      const value = Object.hasOwn(values, keyOf(field)) ? values[keyOf(field)] : undefined;
      field.input.value = value ?? '';
      if (field.sendEmpty) field.sendEmpty.checked = value === '';
    }
  }

  const { lacksBody } = PhalNetSamples;

  const inPath = fields.filter(field => field.source === 'Path');

  inPath.forEach(field => { field.input.required = true; });

  // The address with its route values.
  const fill = (address, valueOf) => inPath.reduce(
    (filled, field) => filled.replaceAll(`{${field.name}}`, PhalNetSamples.encode(valueOf(field))), address);

  // A sample shows example values until the reader has entered some.
  const shown = field => ({ name: field.name, value: isAsMade(field) ? field.example : field.input.value });

  // Unchanged JSON is written compactly, like in the sample from the server.
  const isAsMade = ({ input, isRequired, example }) =>
    (input.value === '' && isRequired) || (input.matches('textarea') && example !== '' && input.value !== '' && input.value === input.defaultValue);

  const filesOf = field => field.input.files.length > 0 ? [...field.input.files].map(file => file.name) : field.isRequired ? [field.file] : [];

  function call() {
    const sent = fields.filter(isSent);
    const from = (...sources) => sent.filter(field => sources.includes(field.source));
    const inAddress = lacksBody(told.verb) ? [] : from('Query');
    const others = lacksBody(told.verb) ? from('Any', 'Body', 'Query') : from('Any', 'Body');
    const cookies = from('Cookie').map(shown).map(({ name, value }) => `${name}=${PhalNetSamples.encode(value)}`).join('; ');
    return {
      address: PhalNetSamples.withQuery(fill(told.shown, field => field.input.value || field.example), inAddress.map(shown)),
      service: told.try,
      verb: told.verb,
      values: others.filter(field => field.input.type !== 'file').map(shown),
      files: others.filter(field => field.input.type === 'file')
        .flatMap(field => filesOf(field).map(value => ({ name: field.name, value }))),
      headers: [...from('Header').map(shown), ...(cookies === '' ? [] : [{ name: 'Cookie', value: cookies }])],
    };
  }

  const changed = () => panel.dispatchEvent(new CustomEvent('callchange', { detail: call() }));

  function request(method) {
    const query = new URLSearchParams();
    const body = [];
    const headers = [];
    if (panel.querySelector('[data-debug-ask]')?.checked) query.append('__debug__', '1');
    for (const field of fields.filter(one => isSent(one) && one.source !== 'Path')) {
      if (field.source === 'Header') headers.push([field.name, field.input.value]);
      else if (field.source === 'Cookie') document.cookie = `${field.name}=${encodeURIComponent(field.input.value)};path=/;samesite=strict`;
      else if (lacksBody(method) || field.source === 'Query') query.append(field.name, field.input.value);
      else if (field.input.type === 'file') [...field.input.files].forEach(file => body.push([field.name, file]));
      else body.push([field.name, field.input.value]);
    }
    const isMultipart = 'multipart' in told;
    const data = isMultipart ? new FormData() : new URLSearchParams();
    body.forEach(([name, value]) => data.append(name, value));
    const address = fill(told.address, field => field.input.value);
    const mark = address.includes('?') ? '&' : '?';
    const url = String(query) === '' ? address : `${address}${mark}${query}`;
    return { method, url, headers, body: lacksBody(method) ? undefined : data, parts: body, isMultipart };
  }

  function describe(sent) {
    const lines = [`${sent.method} ${sent.url} HTTP/1.1`, `Host: ${new URL(sent.url, location.href).host}`];
    sent.headers.forEach(([name, value]) => lines.push(`${name}: ${value}`));
    if (lacksBody(sent.method)) return `${lines.join('\n')}\n`;
    if (!sent.isMultipart) return [...lines, 'Content-Type: application/x-www-form-urlencoded;charset=UTF-8', '', String(sent.body)].join('\n');
    const parts = sent.parts.map(([name, value]) => value instanceof File
      ? `--…\nContent-Disposition: form-data; name="${name}"; filename="${value.name}"\nContent-Type: ${value.type || 'application/octet-stream'}\n\n… (${value.size})`
      : `--…\nContent-Disposition: form-data; name="${name}"\n\n${value}`);
    return [...lines, 'Content-Type: multipart/form-data; boundary=…', '', ...parts, '--…--'].join('\n');
  }

  const headersOf = response => [`HTTP ${response.status} ${response.statusText}`.trim(), ...[...response.headers].map(([name, value]) => `${name}: ${value}`)].join('\n');

  async function readEvents(response, controller) {
    const shown = element('code');
    const stop = element('button', { type: 'button', class: 'quiet' }, texts.stop);
    stop.addEventListener('click', () => controller.abort());
    PhalNetReply.message(target, say(texts.status, response.status), stop, element('pre', { tabindex: '0' }, shown));
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) shown.append(part.value);
    } finally {
      stop.remove();
    }
  }

  function nameOf(response) {
    const disposition = response.headers.get('content-disposition') ?? '';
    const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition);
    return encoded ? decodeURIComponent(encoded[1]) : /filename="?([^";]+)/i.exec(disposition)?.[1] ?? told.try;
  }

  // A downloaded file may have a JSON media type.
  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  async function read(response, started) {
    const contentType = response.headers.get('content-type') ?? '';
    const blob = await response.blob();
    const reply = { status: response.status, headers: headersOf(response), size: blob.size, milliseconds: Math.round(performance.now() - started), contentType };
    const isFile = /^attachment/i.test(response.headers.get('content-disposition') ?? '');
    if (isFile || !/json|text|xml|javascript/.test(contentType)) return { ...reply, download: URL.createObjectURL(blob), fileName: nameOf(response) };
    reply.text = await blob.text();
    const envelope = contentType.includes('json') ? parse(reply.text) : null;
    reply.ret = envelope?.[told.ret];
    reply.debug = envelope?.[told.debug];
    return reply;
  }

  async function send(method) {
    const sent = request(method);
    const controller = new AbortController();
    PhalNetReply.message(target, texts.sending);
    const started = performance.now();
    try {
      const response = await fetch(sent.url, { method, headers: sent.headers, body: sent.body, signal: controller.signal });
      if ((response.headers.get('content-type') ?? '').startsWith('text/event-stream')) await readEvents(response, controller);
      else PhalNetReply.show(target, describe(sent), await read(response, started), texts);
    } catch (error) {
      if (error.name !== 'AbortError') PhalNetReply.message(target, say(texts.failed, error.message));
    }
  }

  panel.addEventListener('input', () => { remember(); changed(); });
  panel.addEventListener('change', () => { remember(); changed(); });
  panel.addEventListener('reset', () => setTimeout(() => { localStorage.removeItem(storageKey); changed(); }));
  panel.addEventListener('submit', event => {
    // An exported page has no server, so the browser submits the form.
    if (isOffline) {
      if (told.action) Element.prototype.setAttribute.call(event.target, 'action', fill(told.action, field => field.input.value));
      Element.prototype.setAttribute.call(event.target, 'target', '_blank');
      return;
    }
    event.preventDefault();
    send(event.submitter?.value || told.verb);
  });

  if (isOffline) PhalNetReply.message(target, texts.offline);
  recall();
  document.addEventListener('DOMContentLoaded', changed);
})();
