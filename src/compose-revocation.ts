import { readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import { readCertificate } from './domain/certificates.ts';
import { startRevocationLists } from './outbound/revocation/lists.ts';
import { makeOcspResponder } from './outbound/revocation/responder.ts';
import type { Clock } from './ports/clock.ts';
import type { RevocationLists, RevocationResponder } from './ports/revocation.ts';

/** Lists and responders as the settings name them. Close the lists when done. */
export const composeRevocation = async (
  config: Pick<Config, 'tls' | 'revocation'>,
  clock: Clock,
): Promise<{ readonly lists: RevocationLists; readonly responder: RevocationResponder | undefined }> => {
  const caPem = config.tls === undefined ? '' : readFileSync(config.tls.caFile, 'utf8');
  const { crlUrls, ocspUrls, ...rest } = config.revocation;
  return {
    lists: await startRevocationLists({ files: config.tls?.crlFiles ?? [], urls: crlUrls, caPem, clock, ...rest }),
    responder: ocspUrls.length === 0 ? undefined : makeOcspResponder({ urls: ocspUrls, caPem, clock }),
  };
};

/** The gateway's own certificates, from the files that the settings name. @throws where one cannot be read. */
export const readOwnCertificates = ({ seals, tls }: Pick<Config, 'seals' | 'tls'>) => {
  const files = [
    ...(seals ?? []).map(({ certificateFile }) => ({ use: 'seal' as const, certificateFile })),
    ...(tls === undefined
      ? []
      : [
          { use: 'tls_server' as const, certificateFile: tls.server.certificateFile },
          { use: 'tls' as const, certificateFile: tls.client.certificateFile },
        ]),
  ];
  return files.map(({ use, certificateFile }) => {
    const read = readCertificate(readFileSync(certificateFile));
    if (!read.ok) throw new Error(`${certificateFile}: ${read.problem.detail}`);
    return { use, ...read.value };
  });
};
