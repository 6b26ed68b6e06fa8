import type {
  AssuranceLevel,
  Authentication,
  Contacts,
  FilingChannel,
  Initiator,
  Mandate,
  Person,
  PostalAddress,
  Record,
  ReplyForm,
} from '../domain/envelope.ts';
import { readSignatures } from './read-shared.ts';
import {
  childOf,
  collapsedTextOf,
  optionalChild,
  optionalCollapsed,
  optionalText,
  requiredChildOf,
  textOf,
  type XmlTree,
} from './tree.ts';

const readPerson = (tree: XmlTree): Person => {
  const natural = childOf(tree, 'NaturalPerson');
  if (natural !== undefined) {
    return {
      kind: 'natural',
      givenName: textOf(natural, 'GivenName'),
      familyName: textOf(natural, 'FamilyName'),
      ...optionalText('personalNumber', natural, 'PersonalNumber'),
      ...optionalCollapsed('birthDate', natural, 'BirthDate'),
      ...optionalText('citizenship', natural, 'Citizenship'),
    };
  }
  const legal = requiredChildOf(tree, 'LegalPerson');
  return {
    kind: 'legal',
    name: textOf(legal, 'Name'),
    organisationNumber: textOf(legal, 'OrganisationNumber'),
    ...optionalText('legalForm', legal, 'LegalForm'),
  };
};

const readContacts = (tree: XmlTree): Contacts => ({
  ...optionalText('email', tree, 'Email'),
  ...optionalText('phone', tree, 'Phone'),
  language: textOf(tree, 'Language'),
});

const readPostalAddress = (tree: XmlTree): PostalAddress => ({
  text: textOf(tree, 'Text'),
  ...optionalText('postalCode', tree, 'PostalCode'),
  ...optionalText('locality', tree, 'Locality'),
  country: textOf(tree, 'Country'),
});

const readMandate = (tree: XmlTree): Mandate => ({
  reference: textOf(tree, 'Reference'),
  kind: textOf(tree, 'Kind'),
  ...optionalCollapsed('validFrom', tree, 'ValidFrom'),
  ...optionalCollapsed('validUntil', tree, 'ValidUntil'),
  ...optionalText('fileGuid', tree, 'FileGuid'),
});

const readAuthentication = (tree: XmlTree): Authentication => ({
  method: textOf(tree, 'Method'),
  level: textOf(tree, 'Level') as AssuranceLevel,
  authenticatedAt: collapsedTextOf(tree, 'AuthenticatedAt'),
});

/** Reads InitiatorType. */
export const readInitiator = (tree: XmlTree): Initiator => ({
  person: readPerson(requiredChildOf(tree, 'Person')),
  contacts: readContacts(requiredChildOf(tree, 'Contacts')),
  ...optionalChild('postalAddress', tree, 'PostalAddress', readPostalAddress),
  ...optionalChild('represented', tree, 'RepresentedParty', (party) => ({
    party: readPerson(party),
    ...optionalChild('mandate', tree, 'Mandate', readMandate),
  })),
  filingChannel: textOf(tree, 'FilingChannel') as FilingChannel,
  authentication: readAuthentication(requiredChildOf(tree, 'Authentication')),
  signatures: readSignatures(tree),
});

/** Reads RecordType. */
export const readRecord = (tree: XmlTree): Record => ({
  trackingNumber: textOf(tree, 'TrackingNumber'),
  title: textOf(tree, 'Title'),
  language: textOf(tree, 'Language'),
  text: textOf(tree, 'Text'),
  ...optionalChild('form', tree, 'Form', (form) => ({
    schemaId: textOf(form, 'SchemaId'),
    canonicalJson: textOf(form, 'CanonicalJson'),
  })),
  submittedAt: collapsedTextOf(tree, 'SubmittedAt'),
  ...optionalChild('replyDue', tree, 'ReplyDueOn', () => ({
    on: collapsedTextOf(tree, 'ReplyDueOn'),
    rule: textOf(tree, 'ReplyDueRule'),
  })),
  preferredReplyForm: textOf(tree, 'PreferredReplyForm') as ReplyForm,
});
