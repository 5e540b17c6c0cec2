// Opens the page of a service, fills in its form and prints its first sample: form.mjs URL [PARAMETER=VALUE …].
import { JSDOM, VirtualConsole } from 'jsdom';

const [url, ...values] = process.argv.slice(2);
const { window } = await JSDOM.fromURL(url, { runScripts: 'dangerously', resources: 'usable', virtualConsole: new VirtualConsole() });
await new Promise(loaded => { window.addEventListener('load', loaded); });
const form = window.document.querySelector('[data-try]');
for (const value of values) {
  const at = value.indexOf('=');
  window.document.getElementById(`p-${value.slice(0, at)}`).value = value.slice(at + 1);
}
form.dispatchEvent(new window.Event('input'));
process.stdout.write(window.document.querySelector('.sample code[class*=language-]').textContent);
window.close();
