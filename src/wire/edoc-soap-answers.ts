import { PROBLEMS, type Problem } from '../domain/problems.ts';
import type { Acknowledgement, DeliveryStatus } from './edoc-soap-messages.ts';
import { EDOC_SOAP_NAMESPACE } from './edoc-soap-schema.ts';
import { boundedForeignText, escapeText } from './escape-text.ts';
import { soap11Envelope, soap11Fault } from './soap11.ts';
import type { SoapFaultCode } from './wire-problem.ts';

/** An HTTP answer ready to be sent. */
export interface SoapAnswer {
  readonly httpStatus: 200 | 500;
  readonly contentType: string;
  readonly body: string;
}

const CONTENT_TYPE = 'text/xml; charset=utf-8';
const FAULT_ERRORS_MAX = 100;
const RETRY_AFTER_MAX_SECONDS = 604_800;
const NO_TRACE_ID = '0'.repeat(32);

const element = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${escapeText(text)}</${name}>`;

const answered = (bodyXml: string): SoapAnswer => ({
  httpStatus: 200,
  contentType: CONTENT_TYPE,
  body: soap11Envelope(bodyXml),
});

/** Writes SubmitEnvelopeResponse; the receipt goes inline. */
export const edocSoapAcknowledgement = (acknowledgement: Acknowledgement, receiptXml?: Buffer): SoapAnswer =>
  answered(
    `<SubmitEnvelopeResponse xmlns="${EDOC_SOAP_NAMESPACE}"><Acknowledgement>${element('MessageId', acknowledgement.messageId)}` +
      `${element('ReceivedAt', acknowledgement.receivedAt)}${element('ReceivedSha256', acknowledgement.receivedSha256)}` +
      `${element('Duplicate', String(acknowledgement.duplicate))}</Acknowledgement>` +
      `${element('Receipt', receiptXml?.toString('base64'))}</SubmitEnvelopeResponse>`,
  );

/** Writes GetDeliveryStatusResponse; the receipt goes inline. */
export const edocSoapDeliveryStatus = (status: DeliveryStatus, receiptXml?: Buffer): SoapAnswer =>
  answered(
    `<GetDeliveryStatusResponse xmlns="${EDOC_SOAP_NAMESPACE}">${element('MessageId', status.messageId)}` +
      `${element('State', status.state)}${element('ReceivedSha256', status.receivedSha256)}` +
      `${element('ReceivedAt', status.receivedAt)}${element('Receipt', receiptXml?.toString('base64'))}</GetDeliveryStatusResponse>`,
  );

/**
 * Writes a problem as a SOAP 1.1 fault: HTTP 500 (SOAP 1.1, 6.2), the problem in the detail, nothing else.
 * @param traceId 32 hex digits; zeros where there is none.
 * @param faultCode `WireProblem.faultCode` where it is set; else Client or Server by the problem's status.
 */
export const faultOf = (problem: Problem, traceId: string | undefined, faultCode?: SoapFaultCode): SoapAnswer => {
  const { status, title } = PROBLEMS[problem.code];
  const errors = (problem.errors ?? [])
    .slice(0, FAULT_ERRORS_MAX)
    .map(
      (error) =>
        `<Error>${element('Pointer', boundedForeignText(error.pointer))}${element('Detail', boundedForeignText(error.detail))}</Error>`,
    );
  const retryAfterSeconds =
    problem.retryAfterMs === undefined
      ? undefined
      : String(Math.min(RETRY_AFTER_MAX_SECONDS, Math.max(0, Math.ceil(problem.retryAfterMs / 1_000))));
  const detail =
    `<Problem xmlns="${EDOC_SOAP_NAMESPACE}">${element('Code', problem.code)}${element('Title', title)}` +
    `${element('Detail', boundedForeignText(problem.detail))}${errors.length === 0 ? '' : `<Errors>${errors.join('')}</Errors>`}` +
    element('RetryAfterSeconds', retryAfterSeconds) +
    `${element('TraceId', traceId !== undefined && /^[0-9a-f]{32}$/.test(traceId) ? traceId : NO_TRACE_ID)}</Problem>`;
  const body = soap11Fault(faultCode ?? (status < 500 ? 'Client' : 'Server'), `${problem.code}: ${title}`, detail);
  return { httpStatus: 500, contentType: CONTENT_TYPE, body };
};
