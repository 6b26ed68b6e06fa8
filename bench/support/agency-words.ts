import { GATEWAY, ids } from '../../integration-tests/support/parts.ts';
import type { EnvelopeBody, MessageKind } from '../../src/domain/envelope.ts';
import { newHeader } from '../../src/domain/envelope-header.ts';
import type { EnvelopeSealer } from '../../src/ports/envelope.ts';
import { AGENCY } from './setting.ts';

/** The letter that an agency speaks about. */
export interface LetterIds {
  readonly messageId: string;
  readonly caseId: string;
  readonly legId: string;
}

const DAY_MS = 86_400_000;

/** Seals one word of the agency about a letter. */
export const sealWord = async (
  sealer: EnvelopeSealer,
  letter: LetterIds,
  messageKind: MessageKind,
  body: EnvelopeBody,
): Promise<Buffer> => {
  const { systemCode, agencyCode } = AGENCY;
  const header = newHeader({
    messageId: ids.uuid(),
    conversationId: letter.caseId,
    legId: letter.legId,
    sequenceInConversation: 1,
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + DAY_MS),
    messageKind,
    letterType: 'letter',
    traceId: ids.traceId(),
    sender: { scheme: 'agency', code: agencyCode, name: agencyCode, systemId: systemCode },
    receiver: GATEWAY,
    refToMessageId: letter.messageId,
  });
  return (await sealer.seal({ header, body, files: [] })).envelopeXml;
};
