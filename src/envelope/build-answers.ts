import type { Forward, Receipt, Registration, Reply, Status } from '../domain/envelope.ts';
import { addressMarkup, appealMarkup, bilingualMarkup, signaturesMarkup } from './build-shared.ts';
import { element, field, type Markup, optionalField } from './markup.ts';

/** RegistrationType: the agency's number and day. */
export const registrationMarkup = (registration: Registration): Markup =>
  element(
    'Registration',
    field('RegistrationNumber', registration.registrationNumber),
    field('RegisteredAt', registration.registeredAt),
    field('ReportedAt', registration.reportedAt),
    optionalField('Unit', registration.unit),
    optionalField('ResponsiblePerson', registration.responsiblePerson),
    optionalField('ReplyDueOn', registration.replyDueOn),
  );

/** StatusType: what an agency says about a letter it has. */
export const statusMarkup = (status: Status): Markup =>
  element(
    'Status',
    field('Code', status.code),
    field('OccurredAt', status.occurredAt),
    field('ReportedAt', status.reportedAt),
    bilingualMarkup('Reason', status.reason),
    optionalField('NewDueOn', status.newDueOn),
    optionalField('LegalGround', status.legalGround),
    optionalField('Unit', status.unit),
    optionalField('ResponsiblePerson', status.responsiblePerson),
    appealMarkup(status.appeal),
  );

/** ReplyType: the answer. */
export const replyMarkup = (reply: Reply): Markup =>
  element(
    'Reply',
    field('Outcome', reply.outcome),
    field('OccurredAt', reply.occurredAt),
    field('ReportedAt', reply.reportedAt),
    optionalField('ReplyNumber', reply.replyNumber),
    optionalField('ReplyDate', reply.replyDate),
    optionalField('Text', reply.text),
    field('Language', reply.language),
    reply.ground === undefined
      ? undefined
      : element(
          'Ground',
          field('LegalGround', reply.ground.legalGround),
          bilingualMarkup('Reason', reply.ground.reason),
        ),
    appealMarkup(reply.appeal),
    reply.post === undefined
      ? undefined
      : element(
          'Post',
          field('PostedOn', reply.post.postedOn),
          optionalField('PostalReference', reply.post.postalReference),
        ),
    optionalField('ResponsiblePerson', reply.responsiblePerson),
    signaturesMarkup(reply.signatures),
  );

/** ReceiptType: the receiver's word about bytes it received. */
export const receiptMarkup = (receipt: Receipt): Markup =>
  element(
    'Receipt',
    field('Verdict', receipt.verdict),
    receipt.problem === undefined
      ? undefined
      : element('Problem', field('Code', receipt.problem.code), optionalField('Detail', receipt.problem.detail)),
    field('ReceivedSha256', receipt.receivedSha256),
    field('ReceivedSizeBytes', receipt.receivedSizeBytes),
    field('ReceivedAt', receipt.receivedAt),
    optionalField('TrackingNumber', receipt.trackingNumber),
    optionalField('LogCheckpoint', receipt.logCheckpoint),
  );

/** ForwardType: from whom to whom, why, and the day the citizen filed. */
export const forwardMarkup = (forward: Forward): Markup =>
  element(
    'Forward',
    addressMarkup('ForwardedFrom', forward.forwardedFrom),
    addressMarkup('ForwardedTo', forward.forwardedTo),
    field('OccurredAt', forward.occurredAt),
    field('ReportedAt', forward.reportedAt),
    bilingualMarkup('Reason', forward.reason),
    optionalField('LegalGround', forward.legalGround),
    field('OriginallySubmittedAt', forward.originallySubmittedAt),
    optionalField('OriginalRegistrationNumber', forward.originalRegistrationNumber),
    field('Extent', forward.extent),
  );
