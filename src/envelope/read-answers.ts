import type { Forward, Outcome, Receipt, Registration, Reply, Status, StatusCode } from '../domain/envelope.ts';
import { readAddress, readAppeal, readBilingualText, readSignatures } from './read-shared.ts';
import {
  collapsedTextOf,
  optionalChild,
  optionalCollapsed,
  optionalText,
  requiredChildOf,
  textOf,
  type XmlTree,
} from './tree.ts';

/** Reads RegistrationType. */
export const readRegistration = (tree: XmlTree): Registration => ({
  registrationNumber: textOf(tree, 'RegistrationNumber'),
  registeredAt: collapsedTextOf(tree, 'RegisteredAt'),
  reportedAt: collapsedTextOf(tree, 'ReportedAt'),
  ...optionalText('unit', tree, 'Unit'),
  ...optionalText('responsiblePerson', tree, 'ResponsiblePerson'),
  ...optionalCollapsed('replyDueOn', tree, 'ReplyDueOn'),
});

/** Reads StatusType. */
export const readStatus = (tree: XmlTree): Status => ({
  code: textOf(tree, 'Code') as StatusCode,
  occurredAt: collapsedTextOf(tree, 'OccurredAt'),
  reportedAt: collapsedTextOf(tree, 'ReportedAt'),
  ...optionalChild('reason', tree, 'Reason', readBilingualText),
  ...optionalCollapsed('newDueOn', tree, 'NewDueOn'),
  ...optionalText('legalGround', tree, 'LegalGround'),
  ...optionalText('unit', tree, 'Unit'),
  ...optionalText('responsiblePerson', tree, 'ResponsiblePerson'),
  ...optionalChild('appeal', tree, 'Appeal', readAppeal),
});

/** Reads ReplyType. */
export const readReply = (tree: XmlTree): Reply => ({
  outcome: textOf(tree, 'Outcome') as Outcome,
  occurredAt: collapsedTextOf(tree, 'OccurredAt'),
  reportedAt: collapsedTextOf(tree, 'ReportedAt'),
  ...optionalText('replyNumber', tree, 'ReplyNumber'),
  ...optionalCollapsed('replyDate', tree, 'ReplyDate'),
  ...optionalText('text', tree, 'Text'),
  language: textOf(tree, 'Language'),
  ...optionalChild('ground', tree, 'Ground', (ground) => ({
    legalGround: textOf(ground, 'LegalGround'),
    ...optionalChild('reason', ground, 'Reason', readBilingualText),
  })),
  ...optionalChild('appeal', tree, 'Appeal', readAppeal),
  ...optionalChild('post', tree, 'Post', (post) => ({
    postedOn: collapsedTextOf(post, 'PostedOn'),
    ...optionalText('postalReference', post, 'PostalReference'),
  })),
  ...optionalText('responsiblePerson', tree, 'ResponsiblePerson'),
  signatures: readSignatures(tree),
});

/** Reads ReceiptType. */
export const readReceipt = (tree: XmlTree): Receipt => ({
  verdict: textOf(tree, 'Verdict') as Receipt['verdict'],
  ...optionalChild('problem', tree, 'Problem', (problem) => ({
    code: textOf(problem, 'Code'),
    ...optionalText('detail', problem, 'Detail'),
  })),
  receivedSha256: textOf(tree, 'ReceivedSha256'),
  receivedSizeBytes: Number(collapsedTextOf(tree, 'ReceivedSizeBytes')),
  receivedAt: collapsedTextOf(tree, 'ReceivedAt'),
  ...optionalText('trackingNumber', tree, 'TrackingNumber'),
  ...optionalText('logCheckpoint', tree, 'LogCheckpoint'),
});

/** Reads ForwardType. */
export const readForward = (tree: XmlTree): Forward => ({
  forwardedFrom: readAddress(requiredChildOf(tree, 'ForwardedFrom')),
  forwardedTo: readAddress(requiredChildOf(tree, 'ForwardedTo')),
  occurredAt: collapsedTextOf(tree, 'OccurredAt'),
  reportedAt: collapsedTextOf(tree, 'ReportedAt'),
  reason: readBilingualText(requiredChildOf(tree, 'Reason')),
  ...optionalText('legalGround', tree, 'LegalGround'),
  originallySubmittedAt: collapsedTextOf(tree, 'OriginallySubmittedAt'),
  ...optionalText('originalRegistrationNumber', tree, 'OriginalRegistrationNumber'),
  extent: textOf(tree, 'Extent') as Forward['extent'],
});
