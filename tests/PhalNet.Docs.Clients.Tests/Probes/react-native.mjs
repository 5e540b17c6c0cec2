import PhalApiClient from './PhalApiClient.reactnative.js';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const [base, closed, text, path, key] = process.argv.slice(2);
const client = PhalApiClient.create();
const say = (name, { ret, msg, data }) => console.log([name, ret, msg, JSON.stringify(data)].join('|'));
for (const name of ['silent', 'drip', 'broken', 'page', 'list', 'spaced', 'mirrored']) {
  client.reset().withHost(base + name);
  say(name, await (name === 'silent' || name === 'drip' ? client.withTimeout(500) : client).request());
}
say('closed', await client.withHost(closed).request());
say('nowhere', await client.withHost('').request());
client.withHost(`${base}api`).withService('App.Upload.Echo');
say('refused', await client.request());
say('echo', await client.withParams('text', text).request());
client.withMethod('GET').withService('App.Places.Read').withHeader('X-Key', key);
say('get', await client.request());
say('split', await client.withHeader('X-Key', 'a\r\nX-Other: other').request());
say('misfit', await client.withFile('photo', new Blob([])).request());
client.reset().withService('App.Upload.Take').withParams('title', text).withTimeout(20000);
say('file', await client.withFile('photo', new Blob([readFileSync(path)]), basename(path)).request());
