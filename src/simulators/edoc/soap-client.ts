import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Client, createClientAsync, type IHttpClient } from 'soap';
import { type Dispatcher, request } from 'undici';
import { isRetryable } from '../../domain/problems.ts';
import type { TlsIdentity } from '../../ports/connector.ts';
import { type EdocSoapResponse, edocSoapSubmit, readEdocSoapResponse } from '../../wire/edoc-soap.ts';
import {
  addressOf,
  bodyBytes,
  brokenCall,
  type GatewayClient,
  gatewayAgent,
  type LateAddress,
  type OutgoingAnswer,
  type SendOutcome,
  traceparent,
} from './gateway-client.ts';

const WSDL = fileURLToPath(new URL('../../../schemas/wsdl/edoc-soap-1.0.wsdl', import.meta.url));
const ANSWER_MAX_BYTES = 14_000_000;

/** An answer as it came over the network. */
interface SoapHttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const outcomeOf = (response: EdocSoapResponse): SendOutcome => {
  switch (response.kind) {
    case 'acknowledgement':
    case 'status':
      return response.receiptXml === undefined
        ? { kind: 'unknown', problem: { code: 'TemporarilyUnavailable', detail: 'There is no receipt yet.' } }
        : { kind: 'answered', receiptXml: response.receiptXml };
    case 'fault':
      return { kind: isRetryable(response.problem.code) ? 'unavailable' : 'refused', problem: response.problem };
    case 'unreadable':
      return { kind: 'unknown', problem: response.problem };
  }
};

const readAnswer = ({ contentType, status, body }: SoapHttpAnswer): Promise<EdocSoapResponse> =>
  readEdocSoapResponse(contentType, status, Readable.from([body], { objectMode: false }));

/**
 * Lets the soap library call over our connections, and keeps each answer as it came: the library reads it too, but what
 * a fault means is decided by the one reader of the dialect.
 */
const httpClientOver = (dispatcher: Dispatcher, keep: (answer: SoapHttpAnswer) => void, signal: AbortSignal) =>
  ({
    request: (
      address: string,
      body: string,
      callback: (error: unknown, answer?: unknown, body?: string) => void,
      headers: Record<string, string>,
    ) => {
      request(address, { method: 'POST', headers, body, dispatcher, signal })
        .then(async (answer) => {
          const bytes = await bodyBytes(answer.body, ANSWER_MAX_BYTES);
          keep({
            status: answer.statusCode,
            contentType: String(answer.headers['content-type'] ?? ''),
            body: bytes,
          });
          callback(null, { status: answer.statusCode, headers: answer.headers }, bytes.toString());
        })
        .catch((error: unknown) => callback(error));
    },
  }) as unknown as IHttpClient;

/**
 * The sending side of dialect edoc-soap. What has no files goes through the `soap` library (the envelope as base64, so
 * that no words of a letter pass its XML writer); what has files is streamed as MTOM by src/wire.
 * @param address where the gateway's SOAP interface is.
 */
export const makeSoapClient = (options: {
  readonly address: LateAddress;
  readonly tls: TlsIdentity;
}): GatewayClient => {
  const dispatcher = gatewayAgent(options.tls);

  const callByLibrary = async (
    operation: 'SubmitEnvelope' | 'GetDeliveryStatus',
    message: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<EdocSoapResponse> => {
    let kept: SoapHttpAnswer | undefined;
    const httpClient = httpClientOver(dispatcher, (answer) => (kept = answer), signal);
    // One client to a call: its state is not made for several calls at a time. The WSDL is cached by the library.
    const client: Client = await createClientAsync(WSDL, { httpClient, endpoint: addressOf(options.address) });
    try {
      await (client as unknown as Record<string, (message: object) => Promise<unknown>>)[`${operation}Async`]?.(
        message,
      );
    } catch (error) {
      if (kept === undefined) throw error;
    }
    if (kept === undefined) throw new Error('the soap library gave no answer');
    return readAnswer(kept);
  };

  const submitWithFiles = async (answer: OutgoingAnswer, signal: AbortSignal): Promise<EdocSoapResponse> => {
    const { contentType, soapAction, body, contentLength } = edocSoapSubmit({
      messageId: answer.messageId,
      envelopeXml: answer.envelopeXml,
      files: answer.files.map((file) => ({
        fileGuid: file.fileGuid,
        contentId: file.contentId,
        sizeBytes: file.sizeBytes,
        open: () => answer.openFile(file),
      })),
    });
    const headers = {
      'content-type': contentType,
      'content-length': String(contentLength),
      soapaction: `"${soapAction}"`,
      traceparent: traceparent(answer.traceId),
    };
    const response = await request(addressOf(options.address), { method: 'POST', headers, body, dispatcher, signal });
    return readAnswer({
      status: response.statusCode,
      contentType: String(response.headers['content-type'] ?? ''),
      body: await bodyBytes(response.body, ANSWER_MAX_BYTES),
    });
  };

  return {
    submit: async (answer, signal) => {
      try {
        return outcomeOf(
          answer.files.length > 0
            ? await submitWithFiles(answer, signal)
            : await callByLibrary('SubmitEnvelope', { Envelope: answer.envelopeXml.toString('base64') }, signal),
        );
      } catch (error) {
        return brokenCall(error);
      }
    },
    askStatus: async (messageId, signal) => {
      try {
        const outcome = outcomeOf(await callByLibrary('GetDeliveryStatus', { MessageId: messageId }, signal));
        return outcome.kind === 'answered' ? outcome.receiptXml : undefined;
      } catch {
        return undefined;
      }
    },
    close: () => dispatcher.close(),
  };
};
