import { Readable } from 'node:stream';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { FetchedFile } from '../../use-cases/mailbox/fetch-from-mailbox.ts';
import { EDOC_SOAP_LIMITS, type SoapAnswer } from '../../wire/edoc-soap.ts';
import {
  type MailboxSoapRequest,
  mailboxSoapAnswer,
  mailboxSoapStreamed,
  type StreamedSoapAnswer,
} from '../../wire/mailbox-soap.ts';

/** Bytes of a file that go inline in one answer, as the contract says: some megabytes of memory a call. */
const INLINE_MAX_BYTES = 4_194_304;

/** FetchEnvelopeResponse: inline, as MTOM where the envelope is larger than goes inline. */
export const fetchedEnvelope = (
  messageId: string,
  found: Result<{ readonly envelopeXml: Buffer }>,
): Result<SoapAnswer | StreamedSoapAnswer> => {
  if (!found.ok) return found;
  const { envelopeXml } = found.value;
  const fields = { MessageId: messageId };
  return ok(
    envelopeXml.length <= EDOC_SOAP_LIMITS.inlineMaxBytes
      ? mailboxSoapAnswer('FetchEnvelope', { ...fields, Envelope: envelopeXml.toString('base64') })
      : mailboxSoapStreamed('FetchEnvelope', fields, {
          element: 'Envelope',
          sizeBytes: envelopeXml.length,
          open: async () => Readable.from([envelopeXml], { objectMode: false }),
        }),
  );
};

/** FetchFileResponse: MTOM, one chunk in memory at a time; inline where it is asked for. Problem RangeNotSatisfiable. */
export const fetchedFile = async (
  deps: { readonly content: Pick<Content, 'stream'> },
  systemCode: string,
  call: Extract<MailboxSoapRequest, { operation: 'FetchFile' }>,
  found: Result<FetchedFile>,
): Promise<Result<SoapAnswer | StreamedSoapAnswer>> => {
  if (!found.ok) return found;
  const { contentId, sizeBytes } = found.value;
  const { offset, inline } = call;
  if (offset > sizeBytes) return fail('RangeNotSatisfiable', `The file has ${sizeBytes} bytes.`);
  const wanted = Math.min(call.maxBytes ?? sizeBytes, inline ? INLINE_MAX_BYTES : sizeBytes);
  const partBytes = Math.min(wanted, sizeBytes - offset);
  const open = (): Readable =>
    partBytes === 0
      ? Readable.from([])
      : deps.content.stream({ kind: 'system', code: systemCode }, contentId, {
          start: offset,
          end: offset + partBytes - 1,
        });
  const fields = { MessageId: call.messageId, ContentId: call.contentId, Offset: offset, SizeBytes: sizeBytes };
  if (!inline)
    return ok(
      mailboxSoapStreamed('FetchFile', fields, {
        element: 'Content',
        sizeBytes: partBytes,
        open: async () => open(),
      }),
    );
  const chunks: Buffer[] = [];
  for await (const chunk of open()) chunks.push(chunk as Buffer);
  return ok(mailboxSoapAnswer('FetchFile', { ...fields, Content: Buffer.concat(chunks).toString('base64') }));
};
