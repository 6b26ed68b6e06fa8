import { CARRIED_BY, type SignatureForm, type SignedFileFinding } from '../../domain/signed-file.ts';
import type { Content } from '../../ports/content.ts';
import type { SignedFiles } from '../../ports/signed-files.ts';
import { lookIntoAsic } from './asic.ts';
import { lookIntoCms } from './cades.ts';
import { lookIntoPdf } from './pdf-signature.ts';
import { type StoredBytes, storedBytes } from './stored-bytes.ts';
import { lookIntoXmlFile } from './xades.ts';

const LOOKS: { readonly [F in SignatureForm]: (file: StoredBytes) => Promise<SignedFileFinding> } = {
  PAdES: lookIntoPdf,
  CAdES: lookIntoCms,
  XAdES: lookIntoXmlFile,
  ASiC: lookIntoAsic,
};

/** Looks into stored files for signatures, form by form; meets port SignedFiles. */
export const makeSignedFiles = ({ content }: { readonly content: Pick<Content, 'stream'> }): SignedFiles => ({
  look: async (actor, file, form) =>
    file.mediaType === CARRIED_BY[form]
      ? LOOKS[form](storedBytes(actor, content, file))
      : { kind: 'absent', detail: `a signature of form ${form} is carried by a file of type ${CARRIED_BY[form]}` },
});
