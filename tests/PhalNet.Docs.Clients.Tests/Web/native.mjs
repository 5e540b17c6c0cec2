// The part of React Native that Node.js lacks: a form accepts a file from a picker, { uri, name, type }.
import { File } from 'node:buffer';
import { readFileSync } from 'node:fs';

const { append } = FormData.prototype;
FormData.prototype.append = function (name, value, ...more) {
  return typeof value?.uri === 'string'
    ? append.call(this, name, new File([readFileSync(value.uri)], value.name, { type: value.type }))
    : append.call(this, name, value, ...more);
};
