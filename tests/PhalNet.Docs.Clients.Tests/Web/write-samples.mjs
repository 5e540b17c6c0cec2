// Writes samples like the browser. Texts are passed as lists of UTF-16 units, because JSON in .NET cannot contain unpaired surrogates.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const { writeSample } = createRequire(import.meta.url)(resolve(process.argv[2]));
const { templates, calls } = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const text = units => String.fromCharCode(...units);
const item = ({ name, value }) => ({ name: text(name), value: text(value) });
const read = ({ address, service, verb, values, files, headers }) => ({
  address: text(address), service: text(service), verb, values: values.map(item), files: files.map(item), headers: headers.map(item),
});
console.log(JSON.stringify(templates.map(template => calls.map(call => writeSample(template, read(call))))));
