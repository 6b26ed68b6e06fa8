/** The arrows of docs/adr/0001: inbound -> use-cases -> ports <- outbound, envelope, evidence, store, queue. */
const room = (name) => `^src/${name}/`;
const TESTS = '\\.(test|contract|peer)\\.tsx?$|/test-support/';

/** A room and the only rooms of src it may import. Tests beside the code may reach further: they wire real parts together. */
const only = (name, allowed, instead) => ({
  name: `${name}-imports`,
  comment: instead,
  severity: 'error',
  from: { path: room(name), pathNot: TESTS },
  to: {
    path: '^src/',
    pathNot: [name, ...allowed].map((other) => (other.includes('/') ? `^src/${other}` : room(other))),
  },
});

/** A library and the only places that may import it. */
const library = (name, places, instead) => ({
  name: `${name}-only-in-its-room`,
  comment: instead,
  severity: 'error',
  from: { path: '^src/', pathNot: [...places.map((place) => `^src/${place}`), TESTS] },
  to: { path: `node_modules/${name}(/|$)` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('domain', [], 'The domain is pure. What it needs from outside comes in as a value.'),
    only('ports', ['domain'], 'A port speaks of domain values only.'),
    only('use-cases', ['domain', 'ports'], 'Take the port as a dependency; compose.ts hands the real thing in.'),
    only(
      'inbound',
      ['use-cases', 'domain', 'ports', 'wire', 'generated'],
      'Translate to a command and call a use case, or read through a port.',
    ),
    only('outbound', ['ports', 'domain', 'wire'], 'A connector or channel meets a port and knows no other room.'),
    only('envelope', ['ports', 'domain'], 'The envelope room meets a port and knows no other room.'),
    // WS-Security borrows three files of the envelope room: what an exclusive canonical form is, and which algorithms and keys
    // may sign, is said once (ADR 0018).
    only(
      'wire',
      ['domain', 'ports', 'envelope/canonical.ts', 'envelope/names.ts', 'envelope/verify/key.ts'],
      'Framing is shared by connectors, inbound and simulators, and knows none of them.',
    ),
    only('store', ['ports', 'domain'], 'The store meets ports; logic belongs to domain or use-cases.'),
    only('queue', ['ports', 'domain'], 'The queue meets a port and knows no other room.'),
    only('observability', ['ports', 'domain'], 'Observability meets ports.'),
    only(
      'cli',
      ['use-cases', 'domain', 'ports', 'generated'],
      'A command calls a use case, or reads through a port; run-cli.ts hands the real things in.',
    ),
    only('web', ['generated'], 'Pages are clients of the public APIs, through the generated client.'),
    only(
      'simulators',
      ['wire', 'domain', 'ports', 'envelope', 'web'],
      'Simulators stand outside the gateway: they speak its protocols and never reach into it.',
    ),
    {
      name: 'only-main-composes',
      comment:
        'compose.ts is the only file that knows concrete parts; nothing but main, the sandbox and the conformance run (kit/, ADR 0026) starts it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|compose|run-|sandbox/|kit/)' },
      to: { path: '^src/(main|compose|run-|sandbox/|kit/)' },
    },
    {
      name: 'config-is-read-at-the-top',
      comment: 'Take the value as a dependency; compose.ts reads the configuration.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|compose|run-|sandbox/|kit/|config)' },
      to: { path: '^src/config' },
    },
    library('pg', ['store/'], 'All SQL lives in store/.'),
    library('bull', ['queue/'], 'Bull stays behind the queue port.'),
    library(
      'soap',
      ['outbound/connectors/', 'simulators/'],
      'node-soap is a client and a simulator part only; inbound SOAP is ours (src/wire).',
    ),
    library(
      'pdfkit',
      ['outbound/papers/'],
      'Papers are drawn in one place; say what stands on them as domain/papers/paper.ts.',
    ),
    library('fontkit', ['outbound/papers/'], 'Fonts of papers are read in one place.'),
    library('qrcode', ['outbound/papers/'], 'QR codes stand on papers; a page draws its own from the same link.'),
    library('libphonenumber-js', ['use-cases/contacts/'], 'Numbers are read once, where a citizen gives them.'),
    library(
      'pkijs',
      ['outbound/revocation/', 'outbound/signatures/'],
      'Lists, responders and CMS are read in two places.',
    ),
    library(
      'asn1js',
      ['outbound/revocation/', 'outbound/signatures/'],
      'Lists, responders and CMS are read in two places.',
    ),
    library('xml-crypto', ['envelope/', 'evidence/'], "Sealing is the envelope room's."),
    library(
      'libxml2-wasm',
      ['envelope/', 'evidence/', 'wire/'],
      'Foreign XML enters through envelope/ and wire/ only.',
    ),
    library('node-forge', [], 'node-forge stays outside the trust path: certs-example only.'),
    library('@xmldom/xmldom', ['envelope/'], 'One parser for foreign XML: libxml2-wasm.'),
    {
      name: 'no-tests-in-code',
      comment: 'Code must not need a test file.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'src-stands-alone',
      comment: 'src is what runs in production; certs-example and tests are not there.',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/(sandbox|kit)/'] },
      to: { path: '^(certs-example|integration-tests|scripts|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
};
