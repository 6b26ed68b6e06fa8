import { Readable } from 'node:stream';
import { EDOC_SOAP_LIMITS, type EdocSoapLimits, xmlLimitsOf } from './edoc-soap-limits.ts';
import { copyValidMessage, type EdocSoapMessage, messageOfTree } from './edoc-soap-messages.ts';
import { readBounded } from './multipart-related.ts';
import { openSoapBody, type SoapBody } from './soap-body.ts';
import { readSoap11 } from './soap11.ts';
import { wireProblem } from './wire-problem.ts';

/** One file of a request with its bytes on their way in. */
export interface IncomingFile {
  readonly fileGuid: string;
  readonly contentId: string;
  readonly body: Readable;
}

/** A request of dialect edoc-soap. */
export type EdocSoapRequest =
  | {
      readonly operation: 'SubmitEnvelope';
      readonly envelopeXml: Buffer;
      /**
       * The files in the order of the message, each read before the next is asked for. Iterate to the end, also where no
       * file is expected: only then is it known that the body was whole. Throws WireProblem Validation.
       */
      readonly files: AsyncIterable<IncomingFile>;
    }
  | { readonly operation: 'GetDeliveryStatus'; readonly messageId: string };

async function* filesOf(
  listed: Extract<EdocSoapMessage, { operation: 'SubmitEnvelope' }>['files'],
  body: SoapBody,
): AsyncGenerator<IncomingFile, void, undefined> {
  for (const [index, { fileGuid, contentId, content }] of listed.entries()) {
    const bytes = await body.open(content, `/SubmitEnvelope/Files/File[${index + 1}]/Content`);
    yield {
      fileGuid,
      contentId,
      body: bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false }),
    };
  }
  await body.expectEnd();
}

/**
 * Reads a request of dialect edoc-soap, inline or MTOM; in MTOM nothing is held in memory beyond the envelope.
 * Throws WireProblem: Validation, SizeLimitExceeded, MediaTypeNotSupported; write it with `faultOf`. The stream is left
 * as it is then; the HTTP server closes it.
 */
export const readEdocSoapRequest = async (request: {
  readonly contentType: string;
  readonly body: Readable;
  readonly limits?: EdocSoapLimits;
}): Promise<EdocSoapRequest> => {
  const limits = request.limits ?? EDOC_SOAP_LIMITS;
  const body = await openSoapBody(request.contentType, request.body, limits);
  const read = readSoap11(body.messageXml, xmlLimitsOf(limits, 'request'), copyValidMessage);
  if (read.kind === 'fault') throw wireProblem('Validation', 'A request is expected, a fault came.');
  const message = messageOfTree(read.message, limits);
  switch (message.operation) {
    case 'GetDeliveryStatus':
      await body.expectEnd();
      return message;
    case 'SubmitEnvelope': {
      const pointer = '/SubmitEnvelope/Envelope';
      const envelopeXml = await readBounded(
        await body.open(message.envelope, pointer),
        limits.envelopeMaxBytes,
        'The envelope',
      );
      if (envelopeXml.length === 0) throw wireProblem('Validation', 'The envelope is empty.', pointer);
      return { operation: 'SubmitEnvelope', envelopeXml, files: filesOf(message.files, body) };
    }
    default:
      throw wireProblem('Validation', 'A request is expected, a response came.');
  }
};
