#!/usr/bin/env node
/** Starts the program: from its sources where they are there, as built otherwise. */
import { existsSync } from 'node:fs';

const at = (path) => new URL(path, import.meta.url);
if (existsSync(at('../src/main.ts'))) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(at('../src/main.ts').href);
} else {
  await import(at(existsSync(at('../src/main.js')) ? '../src/main.js' : '../dist/src/main.js').href);
}
