import type { Address, Appeal, BilingualText, SignatureMetadata } from '../domain/envelope.ts';
import { element, field, inOrder, type Markup, optionalField } from './markup.ts';

/** AddressType under the name it has there: Sender, Receiver, ForwardedFrom, ForwardedTo. */
export const addressMarkup = (name: string, address: Address): Markup =>
  element(
    name,
    field('Scheme', address.scheme),
    field('Code', address.code),
    field('Name', address.name),
    optionalField('Unit', address.unit),
    field('SystemId', address.systemId),
  );

/** BilingualTextType, or nothing where there is no text. */
export const bilingualMarkup = (name: string, text: BilingualText | undefined): Markup | undefined =>
  text === undefined ? undefined : element(name, field('Ka', text.ka), optionalField('En', text.en));

/** AppealType, or nothing where there is none. */
export const appealMarkup = (appeal: Appeal | undefined): Markup | undefined =>
  appeal === undefined
    ? undefined
    : element(
        'Appeal',
        field('Body', appeal.body),
        field('TermAmount', appeal.termAmount),
        field('TermUnit', appeal.termUnit),
        optionalField('LegalGround', appeal.legalGround),
        bilingualMarkup('Explanation', appeal.explanation),
      );

/** SignatureMetadataType, once for each signature. */
export const signaturesMarkup = (signatures: readonly SignatureMetadata[]): Markup =>
  inOrder(
    signatures.map((signature) =>
      element(
        'SignatureMetadata',
        field('Type', signature.type),
        field('Signer', signature.signer),
        optionalField('SignedAt', signature.signedAt),
        optionalField('VerifiedAt', signature.verifiedAt),
        field('FileGuid', signature.fileGuid),
      ),
    ),
  );
