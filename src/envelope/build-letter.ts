import type { Initiator, Person, Record } from '../domain/envelope.ts';
import { signaturesMarkup } from './build-shared.ts';
import { element, field, type Markup, optionalField } from './markup.ts';

const personMarkup = (name: 'Person' | 'RepresentedParty', person: Person): Markup =>
  element(
    name,
    person.kind === 'natural'
      ? element(
          'NaturalPerson',
          field('GivenName', person.givenName),
          field('FamilyName', person.familyName),
          optionalField('PersonalNumber', person.personalNumber),
          optionalField('BirthDate', person.birthDate),
          optionalField('Citizenship', person.citizenship),
        )
      : element(
          'LegalPerson',
          field('Name', person.name),
          field('OrganisationNumber', person.organisationNumber),
          optionalField('LegalForm', person.legalForm),
        ),
  );

const contactsMarkup = ({ contacts }: Initiator): Markup =>
  element(
    'Contacts',
    optionalField('Email', contacts.email),
    optionalField('Phone', contacts.phone),
    field('Language', contacts.language),
  );

const postalAddressMarkup = ({ postalAddress }: Initiator): Markup | undefined =>
  postalAddress === undefined
    ? undefined
    : element(
        'PostalAddress',
        field('Text', postalAddress.text),
        optionalField('PostalCode', postalAddress.postalCode),
        optionalField('Locality', postalAddress.locality),
        field('Country', postalAddress.country),
      );

const mandateMarkup = ({ represented }: Initiator): Markup | undefined =>
  represented?.mandate === undefined
    ? undefined
    : element(
        'Mandate',
        field('Reference', represented.mandate.reference),
        field('Kind', represented.mandate.kind),
        optionalField('ValidFrom', represented.mandate.validFrom),
        optionalField('ValidUntil', represented.mandate.validUntil),
        optionalField('FileGuid', represented.mandate.fileGuid),
      );

/** InitiatorType: who writes, and how we know it. */
export const initiatorMarkup = (initiator: Initiator): Markup =>
  element(
    'Initiator',
    personMarkup('Person', initiator.person),
    contactsMarkup(initiator),
    postalAddressMarkup(initiator),
    initiator.represented === undefined ? undefined : personMarkup('RepresentedParty', initiator.represented.party),
    mandateMarkup(initiator),
    field('FilingChannel', initiator.filingChannel),
    element(
      'Authentication',
      field('Method', initiator.authentication.method),
      field('Level', initiator.authentication.level),
      field('AuthenticatedAt', initiator.authentication.authenticatedAt),
    ),
    signaturesMarkup(initiator.signatures),
  );

/** RecordType: the citizen's words. */
export const recordMarkup = (record: Record): Markup =>
  element(
    'Record',
    field('TrackingNumber', record.trackingNumber),
    field('Title', record.title),
    field('Language', record.language),
    field('Text', record.text),
    record.form === undefined
      ? undefined
      : element('Form', field('SchemaId', record.form.schemaId), field('CanonicalJson', record.form.canonicalJson)),
    field('SubmittedAt', record.submittedAt),
    optionalField('ReplyDueOn', record.replyDue?.on),
    optionalField('ReplyDueRule', record.replyDue?.rule),
    field('PreferredReplyForm', record.preferredReplyForm),
  );
