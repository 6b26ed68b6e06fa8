import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { ok, type Problem, problem } from '../../domain/problems.ts';
import type { Log } from '../../ports/log.ts';
import type { ReceiveEnvelope, Reception } from '../../use-cases/receive-envelope.ts';
import type { ReceiveFile } from '../../use-cases/receive-file.ts';
import {
  type EdocSoapRequest,
  edocSoapAcknowledgement,
  edocSoapDeliveryStatus,
  edocSoapXsd,
  faultOf,
  readEdocSoapRequest,
  type SoapAnswer,
  WireProblem,
  wsdlFor,
} from '../../wire/edoc-soap.ts';
import { passingProblem } from '../http/passing-problem.ts';
import type { IdentifySystem } from '../http/tls-system.ts';

/** Where edoc-soap is served. */
export const EDOC_SOAP_PATH = '/soap/edoc-soap/1.0';

interface AgencySoapDeps {
  readonly identifySystem: IdentifySystem;
  readonly receiveEnvelope: ReceiveEnvelope;
  readonly receiveFile: ReceiveFile;
  /** Our address as agencies reach it, for the WSDL. */
  readonly publicAddress: string;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

/** Which messages are being read right now, by this process. */
interface UnderWay {
  during<T>(systemCode: string, messageId: string, work: () => Promise<T>): Promise<T>;
  has(systemCode: string, messageId: string): boolean;
}

const makeUnderWay = (): UnderWay => {
  const calls = new Map<string, number>();
  const keyOf = (systemCode: string, messageId: string): string => `${systemCode} ${messageId}`;
  return {
    has: (systemCode, messageId) => calls.has(keyOf(systemCode, messageId)),
    async during(systemCode, messageId, work) {
      const key = keyOf(systemCode, messageId);
      calls.set(key, (calls.get(key) ?? 0) + 1);
      try {
        return await work();
      } finally {
        const left = (calls.get(key) ?? 0) - 1;
        if (left > 0) calls.set(key, left);
        else calls.delete(key);
      }
    },
  };
};

/** Dialect edoc-soap as a receiver: SOAP 1.1 by schemas/wsdl/edoc-soap-1.0.wsdl, MTOM streamed, faults from the problem catalogue. */
export const registerAgencySoap = (root: FastifyInstance, deps: AgencySoapDeps): void => {
  const underWay = makeUnderWay();
  void root.register((app, _options, done) => {
    app.removeAllContentTypeParsers();
    // The wire room reads the body itself, bounded and streamed, whatever it claims to be.
    app.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));

    app.get(EDOC_SOAP_PATH, async (request, reply) => {
      const asked = Object.keys(request.query as object).map((name) => name.toLowerCase());
      if (asked.includes('xsd')) return reply.type('text/xml; charset=utf-8').send(edocSoapXsd);
      const address = `${deps.publicAddress}${EDOC_SOAP_PATH}`;
      return reply.type('text/xml; charset=utf-8').send(wsdlFor(address, `${address}?xsd`));
    });

    app.post<{ Body: Readable | null }>(EDOC_SOAP_PATH, async (request, reply) => {
      const soap = await answer({ ...deps, underWay }, request);
      // What is left of a refused body is read and dropped: many senders listen only when all is sent.
      request.raw.resume();
      return send(reply, soap);
    });

    app.setErrorHandler((error, request, reply) => {
      const broken =
        error instanceof WireProblem
          ? error.problem
          : (passingProblem(error) ?? problem('InternalError', 'The request could not be worked on.'));
      if (request.raw.destroyed && !request.raw.complete)
        deps.log.warn('http.request_broken_off', { traceId: request.id });
      else if (!(error instanceof WireProblem)) deps.log.error('http.failed', error, { traceId: request.id });
      return send(reply, faultOf(broken, request.id));
    });
    done();
  });
};

const send = (reply: FastifyReply, soap: SoapAnswer): FastifyReply =>
  reply.code(soap.httpStatus).type(soap.contentType).send(soap.body);

type Deps = AgencySoapDeps & { readonly underWay: UnderWay };

const answer = async (deps: Deps, request: FastifyRequest<{ Body: Readable | null }>): Promise<SoapAnswer> => {
  const fault = (broken: Problem): SoapAnswer => faultOf(broken, request.id);
  const system = await deps.identifySystem(request);
  if (!system.ok) return fault(system.problem);
  if (request.body === null) return fault(problem('Validation', 'The request has no body.'));
  try {
    const call = await readEdocSoapRequest({ contentType: request.headers['content-type'] ?? '', body: request.body });
    return call.operation === 'SubmitEnvelope'
      ? await submit(deps, system.value.code, call, fault)
      : await status(deps, system.value.code, call.messageId, fault);
  } catch (error) {
    if (error instanceof WireProblem) return faultOf(error.problem, request.id, error.faultCode);
    throw error;
  }
};

const submit = async (
  deps: Deps,
  systemCode: string,
  call: Extract<EdocSoapRequest, { operation: 'SubmitEnvelope' }>,
  fault: (broken: Problem) => SoapAnswer,
): Promise<SoapAnswer> => {
  const begun = await deps.receiveEnvelope.envelope(systemCode, call.envelopeXml);
  if (!begun.ok) return fault(begun.problem);
  return deps.underWay.during(systemCode, begun.value.messageId, () =>
    readFiles(deps, systemCode, begun.value, call, fault),
  );
};

const readFiles = async (
  deps: Deps,
  systemCode: string,
  begun: Reception,
  call: Extract<EdocSoapRequest, { operation: 'SubmitEnvelope' }>,
  fault: (broken: Problem) => SoapAnswer,
): Promise<SoapAnswer> => {
  const { messageId } = begun;
  const listed =
    begun.kind === 'awaiting_files' ? new Map(begun.files.map((file) => [file.contentId, file])) : undefined;
  // Read to the end even when nothing is awaited: only then a body that was cut off is told from a whole one.
  for await (const file of call.files) {
    if (listed === undefined) continue;
    if (listed.get(file.contentId)?.fileGuid !== file.fileGuid) {
      return fault(
        problem(
          'Validation',
          'The message carries a file that its envelope does not list under this FileGuid and ContentId.',
        ),
      );
    }
    const stored = await deps.receiveFile.receive({
      systemCode,
      messageId,
      contentPart: file.contentId,
      stream: file.body,
    });
    if (!stored.ok) return fault(stored.problem);
  }
  const ended = listed === undefined ? ok(begun) : await deps.receiveEnvelope.submit(systemCode, messageId);
  if (!ended.ok) return fault(ended.problem);
  if (ended.value.kind !== 'received')
    return fault(problem('FileMissing', 'Files that the envelope lists have not arrived.'));
  return edocSoapAcknowledgement(
    {
      messageId,
      receivedAt: ended.value.receivedAt.toISOString(),
      receivedSha256: ended.value.sha256,
      duplicate: ended.value.repeated,
    },
    ended.value.receiptXml,
  );
};

const status = async (
  deps: Deps,
  systemCode: string,
  messageId: string,
  fault: (broken: Problem) => SoapAnswer,
): Promise<SoapAnswer> => {
  if (!isUuid(messageId)) return fault(problem('Validation', 'MessageId must be a lower-case UUID.'));
  const standing = await deps.receiveEnvelope.status(systemCode, messageId);
  if (!standing.ok) return fault(standing.problem);
  // This dialect sends a message in one call. Where that broke off, RECEIVING would tell the sender to ask for ever; sending it again is
  // right, and harmless should another process still be reading the first call's last bytes.
  const brokenOff = standing.value?.kind === 'awaiting_files' && !deps.underWay.has(systemCode, messageId);
  return statusAnswer(messageId, brokenOff ? undefined : standing.value);
};

const statusAnswer = (messageId: string, reception: Reception | undefined): SoapAnswer => {
  if (reception === undefined) return edocSoapDeliveryStatus({ messageId, state: 'NOT_RECEIVED' });
  const known = { messageId, receivedAt: reception.receivedAt.toISOString(), receivedSha256: reception.sha256 };
  return reception.kind === 'received'
    ? edocSoapDeliveryStatus({ ...known, state: 'RECEIVED' }, reception.receiptXml)
    : edocSoapDeliveryStatus({ ...known, state: 'RECEIVING' });
};
