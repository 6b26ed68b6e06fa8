import { PROBLEMS, type Problem } from '../domain/problems.ts';
import type { Acknowledgement, DeliveryStatus } from './edoc-soap-messages.ts';
import { EDOC_SOAP_NAMESPACE } from './edoc-soap-schema.ts';
import { problemXml, textElement } from './soap-problem.ts';
import { soap11Envelope, soap11Fault } from './soap11.ts';
import type { SoapFaultCode } from './wire-problem.ts';

/** An HTTP answer ready to be sent. */
export interface SoapAnswer {
  readonly httpStatus: 200 | 500;
  readonly contentType: string;
  readonly body: string;
}

const CONTENT_TYPE = 'text/xml; charset=utf-8';

const answered = (bodyXml: string): SoapAnswer => ({
  httpStatus: 200,
  contentType: CONTENT_TYPE,
  body: soap11Envelope(bodyXml),
});

/** Writes SubmitEnvelopeResponse; the receipt goes inline. */
export const edocSoapAcknowledgement = (acknowledgement: Acknowledgement, receiptXml?: Buffer): SoapAnswer =>
  answered(
    `<SubmitEnvelopeResponse xmlns="${EDOC_SOAP_NAMESPACE}"><Acknowledgement>${textElement('MessageId', acknowledgement.messageId)}` +
      `${textElement('ReceivedAt', acknowledgement.receivedAt)}${textElement('ReceivedSha256', acknowledgement.receivedSha256)}` +
      `${textElement('Duplicate', String(acknowledgement.duplicate))}</Acknowledgement>` +
      `${textElement('Receipt', receiptXml?.toString('base64'))}</SubmitEnvelopeResponse>`,
  );

/** Writes GetDeliveryStatusResponse; the receipt goes inline. */
export const edocSoapDeliveryStatus = (status: DeliveryStatus, receiptXml?: Buffer): SoapAnswer =>
  answered(
    `<GetDeliveryStatusResponse xmlns="${EDOC_SOAP_NAMESPACE}">${textElement('MessageId', status.messageId)}` +
      `${textElement('State', status.state)}${textElement('ReceivedSha256', status.receivedSha256)}` +
      `${textElement('ReceivedAt', status.receivedAt)}${textElement('Receipt', receiptXml?.toString('base64'))}</GetDeliveryStatusResponse>`,
  );

/**
 * Writes a problem as a SOAP 1.1 fault: HTTP 500 (SOAP 1.1, 6.2), the problem in the detail, nothing else.
 * @param traceId 32 hex digits; zeros where there is none.
 * @param faultCode `WireProblem.faultCode` where it is set; else Client or Server by the problem's status.
 */
export const faultOf = (problem: Problem, traceId: string | undefined, faultCode?: SoapFaultCode): SoapAnswer => {
  const { status, title } = PROBLEMS[problem.code];
  const detail = problemXml(EDOC_SOAP_NAMESPACE, problem, traceId);
  const body = soap11Fault(faultCode ?? (status < 500 ? 'Client' : 'Server'), `${problem.code}: ${title}`, detail);
  return { httpStatus: 500, contentType: CONTENT_TYPE, body };
};
