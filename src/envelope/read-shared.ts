import type { Address, Appeal, BilingualText, SignatureMetadata, TermUnit } from '../domain/envelope.ts';
import {
  childrenOf,
  collapsedTextOf,
  optionalChild,
  optionalCollapsed,
  optionalText,
  textOf,
  type XmlTree,
} from './tree.ts';

/** Reads AddressType. */
export const readAddress = (tree: XmlTree): Address => ({
  scheme: textOf(tree, 'Scheme') as Address['scheme'],
  code: textOf(tree, 'Code'),
  name: textOf(tree, 'Name'),
  ...optionalText('unit', tree, 'Unit'),
  systemId: textOf(tree, 'SystemId'),
});

/** Reads BilingualTextType. */
export const readBilingualText = (tree: XmlTree): BilingualText => ({
  ka: textOf(tree, 'Ka'),
  ...optionalText('en', tree, 'En'),
});

/** Reads AppealType. */
export const readAppeal = (tree: XmlTree): Appeal => ({
  body: textOf(tree, 'Body'),
  termAmount: Number(collapsedTextOf(tree, 'TermAmount')),
  termUnit: textOf(tree, 'TermUnit') as TermUnit,
  ...optionalText('legalGround', tree, 'LegalGround'),
  ...optionalChild('explanation', tree, 'Explanation', readBilingualText),
});

/** Reads every SignatureMetadata child. */
export const readSignatures = (tree: XmlTree): SignatureMetadata[] =>
  childrenOf(tree, 'SignatureMetadata').map((child) => ({
    type: textOf(child, 'Type') as SignatureMetadata['type'],
    signer: textOf(child, 'Signer'),
    ...optionalCollapsed('signedAt', child, 'SignedAt'),
    ...optionalCollapsed('verifiedAt', child, 'VerifiedAt'),
    fileGuid: textOf(child, 'FileGuid'),
  }));
