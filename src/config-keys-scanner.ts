import type { ConfigKey } from './config-schema.ts';

/** Where files are scanned for malware (ADR 0023); a part of CONFIG_KEYS. */
export const SCANNER_KEYS: readonly ConfigKey[] = [
  {
    name: 'SHIKRIKI_SCANNER_ADDRESS',
    description:
      'clamd, which scans every file. Missing in the sandbox: a built-in stand-in that knows the EICAR test file only, refused in production.',
    form: 'host:port, a path of a unix socket, or builtin:eicar-only',
    schema: {
      type: 'string',
      pattern: '^(builtin:eicar-only|/[^\\u0000]{1,100}|([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\]):[1-9][0-9]{0,4})$',
    },
    required: true,
  },
];
