import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXAMPLE_AGENCIES, EXAMPLE_SYSTEMS } from './example-agencies.ts';
import { makeExampleCertificates } from './example-certificates.ts';

export { EXAMPLE_ORGANISATION } from './certificate.ts';
export {
  type ExampleCertificates,
  type ExampleCertificatesRequest,
  makeExampleCertificates,
  readExampleKeyPair,
} from './example-certificates.ts';
export type { ExampleCertificate } from './leaf.ts';

/** Where `npm run certs` writes unless told otherwise: `.data/certs` under the project root. */
export const DEFAULT_OUT_DIR = fileURLToPath(new URL('../.data/certs', import.meta.url));

const runCommandLine = async (): Promise<void> => {
  if (process.env.NODE_ENV === 'production') {
    console.error('Example certificates are not for production: NODE_ENV=production, nothing was made.');
    process.exitCode = 1;
    return;
  }
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: DEFAULT_OUT_DIR },
      host: { type: 'string', multiple: true, default: [] },
    },
  });
  const { certificates, made } = await makeExampleCertificates({
    outDir: values.out,
    agencyCodes: EXAMPLE_AGENCIES,
    systems: EXAMPLE_SYSTEMS,
    hosts: values.host,
  });
  console.log(
    `${join(values.out, 'index.json')}: ${certificates.length} example certificates, ${made.length} of them new.`,
  );
};

const startedAs = process.argv[1];
if (startedAs !== undefined && existsSync(startedAs) && realpathSync(startedAs) === fileURLToPath(import.meta.url)) {
  await runCommandLine();
}
