// Runs a program in a page with jQuery: page.cjs PROGRAM ORIGIN [NAME=PATH of a file input …] [jquery=PACKAGE].
// Scripts added by the page are loaded and run, which JSONP needs.
const { existsSync, readFileSync } = require('node:fs');
const { basename } = require('node:path');
const { JSDOM, VirtualConsole } = require('jsdom');

const [program, origin, ...inputs] = process.argv.slice(2);
const { window } = new JSDOM('<body></body>', { url: origin, runScripts: 'dangerously', resources: 'usable', virtualConsole: new VirtualConsole() });
window.console.log = (...values) => console.log(...values);
window.programArguments = inputs;
for (const [name, path] of inputs.map(input => input.split('=', 2)).filter(parts => parts.length === 2 && existsSync(parts[1]))) {
  const input = window.document.body.appendChild(window.document.createElement('input'));
  input.type = 'file';
  input.name = name;
  Object.defineProperty(input, 'files', { value: [new window.File([readFileSync(path)], basename(path))] });
}

const jQuery = inputs.find(input => input.startsWith('jquery='))?.slice('jquery='.length) ?? 'jquery';
window.eval(readFileSync(require.resolve(jQuery), 'utf8'));
if (existsSync('PhalApiClient.jquery.js')) {
  window.eval(readFileSync('PhalApiClient.jquery.js', 'utf8'));
}
window.eval(readFileSync(program, 'utf8'));
