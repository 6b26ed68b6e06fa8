import { createHash } from 'node:crypto';
import type { Envelope } from '../../domain/envelope.ts';
import { fail, ok, type ProblemCode, problem, type Result } from '../../domain/problems.ts';
import type { Clock, Ids } from '../../ports/clock.ts';
import type { VerifiedEnvelope } from '../../ports/envelope.ts';
import type { SimulatedAgency } from './agencies.ts';
import type { Defect } from './defects.ts';
import type { Desk, Standing } from './desk.ts';
import type { GatewayClient } from './gateway-client.ts';
import { makeRegisterAgain } from './register-again.ts';
import type { Seals } from './seals.ts';
import { certificateWithin, readUnsealed } from './unsealed.ts';
import { type KnownGateway, makeVerifyArrival, type VerifyArrival } from './verify-arrival.ts';

const OPENING = ['SUBMISSION', 'FORWARD'];
const isOther =
  <T extends { readonly code: string }>(code: string) =>
  ({ code: other }: T): boolean =>
    other !== code;

/** The parts of a system, each as bad as its settings say at the moment of the call. */
export const makeDefective = (deps: {
  readonly has: (defect: Defect) => boolean;
  readonly systemCode: string;
  readonly agencies: readonly SimulatedAgency[];
  readonly gateway: KnownGateway;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
}) => {
  const { has, agencies, gateway, clock } = deps;
  const codes = agencies.map(({ code }) => code);

  const unverified = (envelopeXml: Buffer): VerifiedEnvelope => ({
    envelope: readUnsealed(envelopeXml),
    sha256: createHash('sha256').update(envelopeXml).digest('hex'),
    sizeBytes: envelopeXml.byteLength,
    sealedBy: '',
  });

  const verifyArrival =
    (verify: VerifyArrival): VerifyArrival =>
    async (envelopeXml, expected) => {
      const verified = await verify(envelopeXml, expected);
      if (verified.ok) return verified;
      const refusedWith = (...refusals: ProblemCode[]): boolean => refusals.includes(verified.problem.code);
      if (has('checks_no_seal') && refusedWith('SignatureInvalid', 'CertificateUnknown'))
        return ok(unverified(envelopeXml));
      if (has('believes_key_info') && refusedWith('SignatureInvalid', 'CertificateUnknown')) {
        const believed = { ...gateway, sealCertificatesPem: [certificateWithin(envelopeXml)] };
        return makeVerifyArrival({ gateway: believed, agencyCodes: codes, clock })(envelopeXml, expected);
      }
      if (has('takes_expired_letters') && refusedWith('Expired')) return ok(unverified(envelopeXml));
      if (has('takes_any_addressee') && refusedWith('InvalidAddressee')) return ok(toFirst(unverified(envelopeXml)));
      return verified;
    };
  const toFirst = (verified: VerifiedEnvelope): VerifiedEnvelope => {
    const { header } = verified.envelope;
    const receiver = { ...header.receiver, code: codes[0] ?? '' };
    return { ...verified, envelope: { ...verified.envelope, header: { ...header, receiver } } };
  };

  const badly = (envelope: Envelope): Envelope => {
    const { header, body } = envelope;
    if (body.block === 'receipt' && has('tells_other_digests')) {
      const receivedSha256 = createHash('sha256').update('something else').digest('hex');
      return { ...envelope, body: { ...body, receipt: { ...body.receipt, receivedSha256 } } };
    }
    if (body.block === 'registration' && has('refers_to_nothing'))
      return { ...envelope, header: { ...header, refToMessageId: deps.ids.uuid() } };
    return envelope;
  };
  const seals =
    (good: Seals): Seals =>
    (agencyCode) => ({
      ...good(agencyCode),
      seal: (envelope) => {
        const foreign = has('seals_with_foreign_key') && envelope.body.block === 'receipt';
        const other = foreign ? agencies.find(isOther(agencyCode)) : undefined;
        return good(other?.code ?? agencyCode).seal(badly(envelope));
      },
    });

  const client = (good: GatewayClient): GatewayClient => ({
    ...good,
    submit: async (answer, signal) => {
      const outcome = await good.submit(answer, signal);
      if (outcome.kind === 'unknown' && !signal.aborted && has('gives_up_after_lost_answer'))
        return { kind: 'refused', problem: problem('Validation', 'Whatever.') };
      if (outcome.kind !== 'unavailable' || !has('ignores_retry_after')) return outcome;
      const { code, detail } = outcome.problem;
      return { kind: 'unavailable', problem: { code, detail } };
    },
  });

  const desk = (good: Desk, sealer: Seals, outgoing: GatewayClient): Desk => {
    const registerAgain = makeRegisterAgain({ ...deps, seals: sealer, client: outgoing });
    const finish = async (standing: Result<Standing>): Promise<Result<Standing>> => {
      if (!standing.ok || standing.value.kind !== 'received' || !standing.value.duplicate) return standing;
      if (has('registers_repeats_again')) await registerAgain(standing.value);
      if (!has('seals_receipts_anew')) return standing;
      const { header, ...rest } = readUnsealed(standing.value.receiptXml);
      const anew = { ...rest, header: { ...header, messageId: deps.ids.uuid() } };
      return ok({ ...standing.value, receiptXml: (await sealer(standing.value.agencyCode).seal(anew)).envelopeXml });
    };
    return {
      ...good,
      begin: async (verified, envelopeXml) => {
        const { messageKind, messageId } = verified.envelope.header;
        if (has('refuses_follow_ups') && !OPENING.includes(messageKind))
          return fail('TypeNotAccepted', 'Only letters that open a case are taken.');
        const begun = await good.begin(verified, envelopeXml);
        const conflict = !begun.ok && begun.problem.code === 'ConflictSameIdOtherContent';
        const first = conflict && has('takes_conflicting_bytes') ? await good.status(messageId) : undefined;
        return first === undefined ? finish(begun) : ok(first);
      },
      submit: async (messageId) => finish(await good.submit(messageId)),
      status: async (messageId) => (has('knows_no_status') ? undefined : good.status(messageId)),
    };
  };

  return { verifyArrival, seals, client, desk };
};
