// SPDX-License-Identifier: MIT
// Writes samples in the browser, byte for byte like the server.
var PhalNetSamples = (() => {
'use strict';

const mustache = typeof Mustache === 'object' ? Mustache : require('./lib/mustache.min.js');

/**
 * @param {string} template a Mustache template
 * @param {{address: string, service: string, verb: string, values: Value[], files: Value[], headers: Value[]}} call where a
 *   Value is {name: string, value: string}
 * @returns {string} the sample
 */
function writeSample(template, call) {
  // Values are literals of the sample's language, which HTML escapes would break.
  return mustache.render(template, view(call), undefined, { escape: text => text });
}

// Methods with all parameters in the query (RFC 9110, section 9.3).
const lacksBody = verb => ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].includes(verb);

function view(call) {
  const fields = [{ name: 's', value: call.service }, ...call.values];
  const isBodiless = lacksBody(call.verb);
  const files = isBodiless ? [] : call.files;
  const pageHeaders = call.headers.filter(one => !isCookie(one));
  return {
    verb: literals(call.verb),
    isGet: call.verb === 'GET',
    isPost: call.verb === 'POST',
    isOther: call.verb !== 'GET' && call.verb !== 'POST',
    bodiless: isBodiless,
    form: !isBodiless && files.length === 0,
    hasFiles: files.length > 0,
    hasHeaders: call.headers.length > 0,
    hasPageHeaders: pageHeaders.length > 0,
    onlyValues: call.verb === 'POST' && files.length === 0 && call.headers.length === 0,
    address: literals(call.address),
    url: literals(isBodiless ? withQuery(call.address, fields) : call.address),
    service: literals(call.service),
    fields: fields.map(field),
    values: call.values.map(field),
    files: files.map(({ name, value }) => ({
      name: literals(name),
      path: literals(value),
      base: literals(value.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1)),
      part: literals(`${name}=@"${value.replace(/[\\"]/g, '\\$&')}"`),
    })),
    headers: call.headers.map(header),
    pageHeaders: pageHeaders.map(header),
    cookies: call.headers.filter(isCookie).map(header),
  };
}

// Browsers do not let scripts set it.
const isCookie = ({ name }) => name.toLowerCase() === 'cookie';

// A line break would begin another header, and white space at the ends is not part of a value.
function header({ name, value }) {
  const sent = clean(value).replace(/[\u0001-\u001f\u007f]/g, ' ').replace(/^ +| +$/g, '');
  return { name: literals(name), value: literals(sent), line: literals(sent === '' ? `${name};` : `${name}: ${sent}`) };
}

/** An address with values in its query. */
function withQuery(address, values) {
  const query = values.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&');
  return query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
}

function field({ name, value }) {
  return {
    name: literals(name),
    value: literals(value),
    pair: literals(`${encode(name)}=${value}`),
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
    ruby: ruby(known),
  };
}

// Unpaired surrogates become U+FFFD, because UTF-8 files cannot contain them. NUL is removed, because forms and shells do not support it.
const clean = text => text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/\0/g, '');

const encode = text => encodeURIComponent(clean(text)).replace(/[!'()*]/g, mark => `%${hex(mark, 2).toUpperCase()}`);

const hex = (character, digits) => character.charCodeAt(0).toString(16).padStart(digits, '0');

// Characters that would end a literal, be refused by a compiler, or hide or reorder their surroundings.
const hidden = '\\u0001-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff';
const needsEscape = new RegExp(`[${hidden}]`);
const marked = new RegExp(`[\\\\"${hidden}]`, 'g');
const markedOrDollar = new RegExp(`[\\\\"$${hidden}]`, 'g');
const markedOrQuestion = new RegExp(`[\\\\"${hidden}]|\\?{2,}`, 'g');

const short = { '\\': '\\\\', '"': '\\"', '$': '\\$', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const shell = text => `'${text.replace(/'/g, "'\\''")}'`;

const quoted = text => `"${text.replace(marked, mark => short[mark] ?? `\\u${hex(mark, 4)}`)}"`;

// In Ruby # begins an interpolation.
const ruby = text => quoted(text).replace(/#/g, '\\#');

const php = text => needsEscape.test(text)
  ? `"${text.replace(markedOrDollar, mark => short[mark] ?? `\\u{${hex(mark, 1)}}`)}"`
  : `'${text.replace(/[\\']/g, '\\$&')}'`;

// Two question marks may begin a trigraph; C has no \\u for control characters.
const objectiveC = text => `@"${text.replace(markedOrQuestion, mark => short[mark] ?? (mark[0] === '?' ? apart(mark) : octal(mark)))}"`;

const apart = marks => `?${'\\?'.repeat(marks.length - 1)}`;

const octal = mark => Array.from(new TextEncoder().encode(mark), byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');

// The templates are in a separate file, sample-templates.js.
return { writeSample, withQuery, encode, lacksBody, templates: {} };
})();

if (typeof module === 'object') module.exports = PhalNetSamples;
