import type { DeliveryOutcome } from '../../ports/connector.ts';
import { type ConformanceCase, type Finding, notApplicable } from './case.ts';
import type { HandOver } from './letter.ts';
import type { Run } from './run.ts';

/** The receipt of an outcome, as bytes. */
export const receiptOf = (outcome: DeliveryOutcome | undefined): Buffer | undefined =>
  outcome !== undefined && 'receiptXml' in outcome ? outcome.receiptXml : undefined;

/** Hands over as the gateway does. */
export const submit = ({ connector, consignment, endpoint, signal }: HandOver): Promise<DeliveryOutcome> =>
  connector.submit(consignment, endpoint, signal);

/** Asks as the gateway does. */
export const askStatus = ({ connector, consignment, endpoint, signal }: HandOver) =>
  connector.askStatus(consignment.messageId, endpoint, signal);

/** A case of how we call the system; in dialects in which it calls us there is nothing to ask. */
export const whereWeCall = (
  about: Omit<ConformanceCase, 'run'>,
  run: (run: Run) => Promise<Finding>,
): ConformanceCase => ({
  ...about,
  run: async (around) =>
    around.vendor.dialect === 'mailbox'
      ? notApplicable('In this dialect the system picks its letters up; the gateway does not call it.')
      : run(around),
});
