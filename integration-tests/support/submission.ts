import { randomUUID } from 'node:crypto';
import type { Initiator } from '../../src/domain/envelope.ts';
import type { CitizenActor } from '../../src/ports/transaction.ts';
import type { SubmitLetterCommand } from '../../src/use-cases/submit-letter/submit-letter.ts';

/** Who writes, in tests. */
export const anInitiator = (change: Partial<Initiator> = {}): Initiator => ({
  person: { kind: 'natural', givenName: 'ნინო', familyName: 'მაგალითაძე', personalNumber: '00000000001' },
  contacts: { email: 'nino@example.ge', phone: '+995599000001', language: 'ka' },
  filingChannel: 'portal',
  authentication: { method: 'eid', level: 'high', authenticatedAt: '2026-11-22T08:00:00.000Z' },
  signatures: [],
  ...change,
});

/** A citizen who acts for themselves. */
export const anOwner = (subject: string): CitizenActor => ({ kind: 'citizen', subject });

/** A letter on its way in, filed by its owner. */
export const aSubmission = (
  change: Partial<SubmitLetterCommand['submission']> & { readonly owner?: string } = {},
): SubmitLetterCommand => {
  const { owner = 'example-nino', ...fields } = change;
  const submission = {
    letterType: 'letter',
    agencyCode: 'mof',
    language: 'ka',
    title: 'ქუჩის შეკეთების თხოვნა',
    text: 'გთხოვთ, შეაკეთოთ ქუჩა.\nპატივისცემით, ნინო მაგალითაძე',
    attachments: [],
    preferredReplyForm: 'electronic' as const,
    ...fields,
  };
  return {
    submission,
    requestBytes: Buffer.from(JSON.stringify(submission)),
    idempotencyKey: randomUUID(),
    ownerSubject: owner,
    actor: anOwner(owner),
    initiator: anInitiator(),
    filingChannel: 'portal',
    traceId: randomUUID().replaceAll('-', ''),
  };
};
