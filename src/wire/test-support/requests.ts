import { Readable } from 'node:stream';
import type { Problem } from '../../domain/problems.ts';
import {
  EDOC_SOAP_LIMITS,
  type EdocSoapLimits,
  readEdocSoapRequest,
  type SoapFaultCode,
  WireProblem,
} from '../edoc-soap.ts';
import { collect } from './streams.ts';

/** A request read to its end. */
export type WholeRequest =
  | {
      operation: 'SubmitEnvelope';
      envelopeXml: Buffer;
      files: { fileGuid: string; contentId: string; bytes: Buffer }[];
    }
  | { operation: 'GetDeliveryStatus'; messageId: string };

/** Reads a request to the end of its last file. */
export const readWhole = async (
  contentType: string,
  body: Readable | Buffer | string,
  limits: Partial<EdocSoapLimits> = {},
): Promise<WholeRequest> => {
  const stream = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
  const request = await readEdocSoapRequest({ contentType, body: stream, limits: { ...EDOC_SOAP_LIMITS, ...limits } });
  if (request.operation === 'GetDeliveryStatus') return request;
  const files = [];
  for await (const { fileGuid, contentId, body: bytes } of request.files) {
    files.push({ fileGuid, contentId, bytes: await collect(bytes) });
  }
  return { operation: request.operation, envelopeXml: request.envelopeXml, files };
};

/** What a promise was refused with; fails where it was not refused with a WireProblem. */
export const refusalOf = async (
  promise: Promise<unknown>,
): Promise<Problem & { faultCode: SoapFaultCode | undefined }> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof WireProblem) return { ...error.problem, faultCode: error.faultCode };
    throw error;
  }
  throw new Error('The bytes were accepted.');
};
