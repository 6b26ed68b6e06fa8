import type { FastifyInstance } from 'fastify';
import { problem } from '../../domain/problems.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReportedState } from '../../ports/notifications.ts';
import type { TakeDeliveryReport } from '../../use-cases/take-delivery-report.ts';
import { isSignedBody } from '../../wire/signed-body.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { bodyCheck } from '../portal/schemas.ts';

/** Where the SMS provider over HTTP brings its reports, below the address of the portal API. */
export const SMS_REPORTS_PATH = '/sms-reports/v1';

// A report has two hundred bytes.
const BODY_LIMIT_BYTES = 8_192;
const PROVIDER = 'http';

interface SmsReportBody {
  readonly messageId: string;
  readonly reference: string;
  readonly state: 'accepted' | 'delivered' | 'expired' | 'undeliverable' | 'rejected' | 'number_unknown';
}

const REPORTED: { readonly [K in SmsReportBody['state']]: ReportedState | undefined } = {
  accepted: undefined,
  delivered: 'delivered',
  expired: 'unreachable',
  undeliverable: 'refused',
  rejected: 'refused',
  number_unknown: 'no_such_address',
};

const checkBody = bodyCheck<SmsReportBody>('urn:shikriki:schema:sms-report:1');

/**
 * Takes delivery reports that are signed under one of the secrets (docs/operations.md, SMS over HTTP). A report about a message that is not
 * known, or not this provider's, is answered like any other: whoever holds the secret learns nothing about notifications.
 */
export const registerSmsReports = (
  app: FastifyInstance,
  deps: {
    readonly secrets: readonly string[];
    readonly takeDeliveryReport: TakeDeliveryReport;
    readonly clock: Pick<Clock, 'now'>;
  },
): void => {
  app.post(SMS_REPORTS_PATH, { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
    const header = request.headers['sms-signature'];
    const bytes = request.bodyBytes ?? Buffer.alloc(0);
    const signed = typeof header === 'string' && isSignedBody(bytes, header, deps.secrets, deps.clock.now());
    if (!signed) return sendProblem(reply, problem('Unauthenticated', 'The report is not signed, or not lately.'));
    const body = checkBody(request.body);
    if (!body.ok) return sendProblem(reply, body.problem);
    const state = REPORTED[body.value.state];
    if (state !== undefined)
      await deps.takeDeliveryReport({
        provider: PROVIDER,
        message: { notificationId: body.value.reference, providerReference: body.value.messageId },
        state,
      });
    return reply.code(204).send();
  });
};
