// SPDX-License-Identifier: MIT
// Shows the request and the reply.
var PhalNetReply = (() => {
  'use strict';

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const say = (text, value) => text.replace('{0}', value);

  function code(text, language) {
    const inner = element('code', language ? { class: `language-${language}` } : {}, text);
    if (language && text.length < 200000) hljs.highlightElement(inner);
    return element('pre', { tabindex: '0' }, inner);
  }

  function fold(title, ...children) {
    return element('details', {}, element('summary', {}, title), ...children);
  }

  function pretty(text) {
    try {
      return JSON.stringify(JSON.parse(text), null, 4);
    } catch {
      return null;
    }
  }

  // '[#2 - 1.1ms - NAME]location', optionally with a memory column; the time up to the next mark belongs to a mark.
  function parseStack(stack) {
    return stack.map(String).map(line => {
      const match = /^\[#(\d+) - ([\d.]+)ms(?: - [^\]]*?)? - ([^\]-]+)\](.*)$/.exec(line);
      return match ? { number: match[1], time: Number(match[2]), name: match[3], where: match[4] } : { name: line, where: '' };
    });
  }

  function timeBar(marks) {
    const timed = marks.filter(mark => mark.time !== undefined);
    const total = timed.at(-1)?.time;
    if (!(total > 0)) return [];
    const bar = element('div', { class: 'timebar', 'aria-hidden': 'true' });
    timed.slice(1).forEach((mark, i) => {
      const part = element('span', { title: `${timed[i].name} → ${mark.name}: ${(mark.time - timed[i].time).toFixed(1)} ms` });
      part.style.flexGrow = String(Math.max(mark.time - timed[i].time, total / 200));
      bar.append(part);
    });
    return [bar];
  }

  function debug(output, texts) {
    const parts = [];
    if (Array.isArray(output.stack)) {
      const marks = parseStack(output.stack);
      const list = element('ol', { class: 'stack' }, ...marks.map(mark => element('li', {},
        element('span', { class: 'time' }, mark.time === undefined ? '' : say(texts.time, mark.time)), ' ',
        element('strong', {}, mark.name), ' ', element('small', {}, mark.where))));
      parts.push(element('h4', {}, texts.stack), ...timeBar(marks), list);
    }
    if (Array.isArray(output.sqls)) {
      parts.push(element('h4', {}, `${texts.sqls} (${output.sqls.length})`));
      parts.push(output.sqls.length === 0
        ? element('p', {}, texts.none)
        : element('ol', { class: 'sqls' }, ...output.sqls.map(sql => element('li', {}, code(String(sql), 'sql')))));
    }
    return parts.length > 0 ? element('section', { class: 'debug' }, ...parts) : '';
  }

  // A file has no ret, so its status shows whether the call succeeded.
  const isGood = reply => reply.status >= 200 && reply.status < 300 && (reply.ret === undefined || reply.ret === 200);

  function facts(reply, texts) {
    return element('p', { class: 'facts-line' },
      element('strong', { class: isGood(reply) ? 'good' : 'bad' }, reply.ret === undefined ? say(texts.status, reply.status) : `ret ${reply.ret}`),
      ...(reply.ret === undefined ? [] : [element('span', {}, say(texts.status, reply.status))]),
      element('span', {}, say(texts.time, reply.milliseconds)),
      element('span', {}, say(texts.size, reply.size)));
  }

  function bodyOf(reply, texts) {
    if (reply.download) {
      const link = element('a', { href: reply.download, download: reply.fileName, role: 'button' }, texts.download);
      return reply.contentType.startsWith('image/') ? element('figure', {}, element('img', { src: reply.download, alt: reply.fileName }), link) : link;
    }
    const json = pretty(reply.text);
    return code(json ?? reply.text, json ? 'json' : null);
  }

  /** Shows a whole reply. */
  function show(target, request, reply, texts) {
    target.replaceChildren(
      facts(reply, texts),
      element('h3', {}, texts.body),
      bodyOf(reply, texts),
      reply.debug ? debug(reply.debug, texts) : '',
      fold(texts.request, code(request)),
      fold(texts.headers, code(reply.headers)));
    target.hidden = false;
  }

  function message(target, text, ...more) {
    target.replaceChildren(element('p', {}, text), ...more);
    target.hidden = false;
  }

  return { show, message, element, code, fold, say };
})();
