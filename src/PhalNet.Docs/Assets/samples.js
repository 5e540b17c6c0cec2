// SPDX-License-Identifier: MIT
// Writes samples in the browser, byte for byte as the server writes them.
var PhalNetSamples = (() => {
'use strict';

const mustache = typeof Mustache === 'object' ? Mustache : require('./lib/mustache.min.js');

/**
 * @param {string} template a Mustache template
 * @param {{address: string, service: string, values: {name: string, value: string}[], files: {name: string, value: string}[]}} call
 * @returns {string} the sample
 */
function writeSample(template, call) {
  // Values come as literals of the sample's language, which HTML escapes would spoil.
  return mustache.render(template, view(call), undefined, { escape: text => text });
}

function view(call) {
  return {
    address: literals(call.address),
    service: literals(call.service),
    fields: [{ name: 's', value: call.service }, ...call.values].map(field),
    values: call.values.map(field),
    hasFiles: call.files.length > 0,
    files: call.files.map(({ name, value }) => ({
      name: literals(name),
      path: literals(value),
      part: literals(`${name}=@"${value.replace(/[\\"]/g, '\\$&')}"`),
    })),
  };
}

function field({ name, value }) {
  return {
    name: literals(name),
    value: literals(value),
    pair: literals(`${encode(clean(name))}=${value}`),
    part: literals(`${name}=${value}`),
  };
}

function literals(text) {
  const known = clean(text);
  const double = quoted(known);
  return {
    shell: shell(known),
    javascript: double,
    php: php(known),
    python: double,
    java: double,
    csharp: double,
    go: double,
    objectivec: objectiveC(known),
  };
}

// Halves of surrogate pairs become U+FFFD: no UTF-8 file can hold them. NUL is dropped: neither a form nor a shell can.
const clean = text => text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/\0/g, '');

const encode = text => encodeURIComponent(text).replace(/[!'()*]/g, mark => `%${hex(mark, 2).toUpperCase()}`);

const hex = (character, digits) => character.charCodeAt(0).toString(16).padStart(digits, '0');

// What would end a literal, be refused by a compiler, or hide or reorder what stands beside it.
const hidden = '\\u0001-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff';
const needsEscape = new RegExp(`[${hidden}]`);
const marked = new RegExp(`[\\\\"${hidden}]`, 'g');
const markedOrDollar = new RegExp(`[\\\\"$${hidden}]`, 'g');
const markedOrQuestion = new RegExp(`[\\\\"${hidden}]|\\?{2,}`, 'g');

const short = { '\\': '\\\\', '"': '\\"', '$': '\\$', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const shell = text => `'${text.replace(/'/g, "'\\''")}'`;

const quoted = text => `"${text.replace(marked, mark => short[mark] ?? `\\u${hex(mark, 4)}`)}"`;

const php = text => needsEscape.test(text)
  ? `"${text.replace(markedOrDollar, mark => short[mark] ?? `\\u{${hex(mark, 1)}}`)}"`
  : `'${text.replace(/[\\']/g, '\\$&')}'`;

// Two question marks may begin a trigraph; C has no \\u for controls.
const objectiveC = text => `@"${text.replace(markedOrQuestion, mark => short[mark] ?? (mark[0] === '?' ? apart(mark) : octal(mark)))}"`;

const apart = marks => `?${'\\?'.repeat(marks.length - 1)}`;

const octal = mark => Array.from(new TextEncoder().encode(mark), byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');

// The templates come with a file of their own, sample-templates.js.
return { writeSample, templates: {} };
})();

if (typeof module === 'object') module.exports = PhalNetSamples;
