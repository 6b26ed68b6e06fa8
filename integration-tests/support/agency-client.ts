import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import {
  type EdocSoapResponse,
  edocSoapAskStatus,
  edocSoapSubmit,
  readEdocSoapResponse,
} from '../../src/wire/edoc-soap.ts';
import type { AgencyWord, WordFile } from './agency-words.ts';
import { exampleCertificates } from './certificates.ts';

/** What the gateway answered. `json` is undefined where the body is none. */
export interface AgencyAnswer {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers as an agency's developer would
  readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
}

interface AgencyCall {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | Readable;
}

/** An e-document system's own HTTP client: mutual TLS with real certificates, both dialects. */
export interface AgencyClient {
  call(method: Dispatcher.HttpMethod, path: string, call?: AgencyCall): Promise<AgencyAnswer>;
  /** How many connections it has opened so far. */
  connections(): number;
  /** Dialect edoc-rest. */
  readonly rest: {
    envelope(envelopeXml: Buffer): Promise<AgencyAnswer>;
    put(
      messageId: string,
      file: WordFile,
      part?: { readonly from: number; readonly to: number; readonly bytes?: Buffer },
    ): Promise<AgencyAnswer>;
    putWhole(messageId: string, file: WordFile, bytes?: Buffer): Promise<AgencyAnswer>;
    offset(messageId: string, file: WordFile): Promise<AgencyAnswer>;
    submit(messageId: string): Promise<AgencyAnswer>;
    status(messageId: string): Promise<AgencyAnswer>;
    /** Envelope, files, submit. */
    handOver(word: AgencyWord): Promise<AgencyAnswer>;
  };
  /** Dialect edoc-soap. */
  readonly soap: {
    /** MTOM. */
    submit(
      word: Pick<AgencyWord, 'messageId' | 'envelopeXml' | 'files'>,
    ): Promise<EdocSoapResponse & { readonly httpStatus: number }>;
    status(messageId: string): Promise<EdocSoapResponse & { readonly httpStatus: number }>;
    /** Any bytes, whatever they claim to be. */
    raw(contentType: string, body: Buffer): Promise<EdocSoapResponse & { readonly httpStatus: number }>;
  };
  close(): Promise<void>;
}

export const SOAP_PATH = '/soap/edoc-soap/1.0';
const REST_PATH = '/edoc-rest/v1/envelopes';

/**
 * Makes a client that shows the certificate of this name of the example PKI (`system-mof-client`), another pair, or none.
 * @param address of the agency port, https://host:port
 */
export const agencyClient = async (
  address: string,
  certificate?: string | { readonly keyPem: string; readonly chainPem: string },
): Promise<AgencyClient> => {
  const set = await exampleCertificates();
  const ca = await readFile(set.caChainFile, 'utf8');
  const pair = typeof certificate === 'string' ? await readExampleKeyPair(set, certificate) : certificate;
  const dispatcher = new Agent({
    connect: { ca, ...(pair && { key: pair.keyPem, cert: pair.chainPem }) },
    connections: 8,
  });
  let opened = 0;
  dispatcher.on('connect', () => void (opened += 1));

  const call: AgencyClient['call'] = async (method, path, { headers = {}, body } = {}) => {
    const answer = await dispatcher.request({ origin: address, path, method, headers, body: body ?? null });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      bytes,
      json: isJson && bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : undefined,
    };
  };

  const filePath = (messageId: string, { contentId }: WordFile): string =>
    `${REST_PATH}/${messageId}/files/${encodeURIComponent(contentId)}`;
  const put = (messageId: string, file: WordFile, bytes: Buffer, headers: Readonly<Record<string, string>>) =>
    call('PUT', filePath(messageId, file), {
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body: bytes,
    });
  const rest: AgencyClient['rest'] = {
    envelope: (envelopeXml) =>
      call('POST', REST_PATH, { headers: { 'content-type': 'application/xml' }, body: envelopeXml }),
    put: (messageId, file, { from, to, bytes } = { from: 0, to: file.sizeBytes }) =>
      put(messageId, file, bytes ?? file.bytes.subarray(from, to), {
        'content-range': `bytes ${from}-${to - 1}/${file.sizeBytes}`,
      }),
    putWhole: (messageId, file, bytes = file.bytes) => put(messageId, file, bytes, {}),
    offset: (messageId, file) => call('HEAD', filePath(messageId, file)),
    submit: (messageId) => call('POST', `${REST_PATH}/${messageId}/submit`),
    status: (messageId) => call('GET', `${REST_PATH}/${messageId}/status`),
    async handOver({ messageId, envelopeXml, files }) {
      const begun = await rest.envelope(envelopeXml);
      if (begun.status !== 202) return begun;
      for (const file of files) {
        const stored = await rest.put(messageId, file);
        if (stored.status !== 204) return stored;
      }
      return rest.submit(messageId);
    },
  };

  const post = async (contentType: string, soapAction: string, body: Buffer | Readable, contentLength: number) => {
    const headers = {
      'content-type': contentType,
      soapaction: `"${soapAction}"`,
      'content-length': String(contentLength),
    };
    const answer = await call('POST', SOAP_PATH, { headers, body });
    const read = await readEdocSoapResponse(
      String(answer.headers['content-type'] ?? ''),
      answer.status,
      Readable.from([answer.bytes], { objectMode: false }),
    );
    return { ...read, httpStatus: answer.status };
  };

  return {
    call,
    connections: () => opened,
    rest,
    soap: {
      submit({ messageId, envelopeXml, files }) {
        const opening = files.map((file) => ({
          ...file,
          open: () => Promise.resolve(Readable.from([file.bytes], { objectMode: false })),
        }));
        const { contentType, soapAction, body, contentLength } = edocSoapSubmit({
          messageId,
          envelopeXml,
          files: opening,
        });
        return post(contentType, soapAction, body, contentLength);
      },
      status(messageId) {
        const { contentType, soapAction, body, contentLength } = edocSoapAskStatus(messageId);
        return post(contentType, soapAction, body, contentLength);
      },
      raw: (contentType, body) => post(contentType, 'urn:shikriki:edoc-soap:1/SubmitEnvelope', body, body.length),
    },
    close: () => dispatcher.destroy(),
  };
};
