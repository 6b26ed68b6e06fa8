import { fileURLToPath } from 'node:url';
import { type Client, createClientAsync, type IHttpClient } from 'soap';

const WSDL_FILE = fileURLToPath(new URL('../../../schemas/wsdl/edoc-soap-1.0.wsdl', import.meta.url));

/** A SOAP request as the library wrote it. */
export interface WrittenCall {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

type StatusClient = Client & {
  GetDeliveryStatus(args: { MessageId: string }, callback: (error: unknown) => void): void;
};

/**
 * Writes GetDeliveryStatus with the soap library from the WSDL on disk. The library sends nothing: the message goes out
 * over our own TLS pool, and the answer is read by wire, because it may come as MTOM and must be bounded and held to
 * the XSD, which the library does not do. The MessageId is the only value it is given.
 */
export const writeStatusCall = async (messageId: string): Promise<WrittenCall> => {
  let written: WrittenCall | undefined;
  const httpClient: Pick<IHttpClient, 'request'> = {
    request: ((_url: string, body: string, done: (error: Error) => void, headers: Record<string, string>) => {
      written = { body: Buffer.from(body), headers };
      done(new Error('The message is sent elsewhere.'));
    }) as unknown as IHttpClient['request'],
  };
  const client = (await createClientAsync(WSDL_FILE, { httpClient: httpClient })) as StatusClient;
  await new Promise<void>((settled) => client.GetDeliveryStatus({ MessageId: messageId }, () => settled()));
  if (written === undefined) throw new Error('The soap library wrote no message.');
  return written;
};
