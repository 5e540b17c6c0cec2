// Provides a program with the file inputs of a page: each argument is NAME=PATH.
import { File } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const paths = new Map(process.argv.slice(2).map(argument => argument.split('=', 2)));
if (paths.size > 0) {
  globalThis.document = {
    getElementsByName: name => [{ files: [new File([readFileSync(paths.get(name))], basename(paths.get(name)))] }],
  };
}
