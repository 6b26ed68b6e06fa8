import { readCertificate } from '../domain/certificates.ts';
import { fail, ok } from '../domain/problems.ts';
import { STEP_WORDS, VERIFICATION_STEPS } from '../domain/verification-steps.ts';
import type { EnvelopeInspector, VerificationTrace } from '../ports/envelope-inspection.ts';
import { answerSentence } from './answers.ts';
import type { Noun } from './command.ts';
import { readNamedFile } from './read-directory.ts';

/** What checking needs: no directory, no database. */
export interface EnvelopeBench {
  readonly inspector: EnvelopeInspector;
  readFile(path: string): Promise<Buffer>;
  /** Told where an envelope was refused. */
  refused(): void;
}

/** The trace as lines for people; a step that refuses says where to look. */
const traceText = ({ passed, refusedAt, digests, result }: VerificationTrace): string => {
  const lines = VERIFICATION_STEPS.map((step) => {
    if (passed.includes(step)) return `passed   ${step}`;
    return step === refusedAt ? `REFUSED  ${step}` : `-        ${step}`;
  });
  if (result.ok) {
    const { header } = result.value.envelope;
    return [
      ...lines,
      '',
      `The envelope holds: ${header.messageKind} ${header.messageId} of ${header.sender.code}.`,
    ].join('\n');
  }
  return [
    ...lines,
    '',
    `${result.problem.code}: ${result.problem.detail}`,
    ...(refusedAt === undefined ? [] : [`It should be: ${STEP_WORDS[refusedAt].asks}`, STEP_WORDS[refusedAt].hint]),
    ...Object.entries(digests).map(([name, sha256]) => `${name}  ${sha256}`),
  ].join('\n');
};

const traceJson = ({ passed, refusedAt, digests, result }: VerificationTrace): unknown => ({
  verdict: result.ok ? 'accepted' : 'refused',
  steps: VERIFICATION_STEPS.map((step) => ({
    step,
    verdict: passed.includes(step) ? 'passed' : step === refusedAt ? 'refused' : 'not_reached',
    ...(step === refusedAt && { hint: STEP_WORDS[step].hint }),
  })),
  digests,
  ...(!result.ok && { problem: result.problem }),
});

/** Sealed envelopes as files, looked at offline: for those who build an e-document system. */
export const envelopes: Noun<EnvelopeBench> = {
  about: 'Sealed envelopes in files: what our door would say about them. Needs no database.',
  verbs: {
    check: {
      about: 'take a sealed envelope through the verification profile and say what each step found',
      args: ['FILE'],
      options: {
        seal: { takes: 'CERT.pem', about: 'the certificate whose seal it should carry', required: true },
        receiver: { takes: 'CODE', about: 'whom it should be addressed to; left out: my.gov.ge' },
        agency: { about: 'the receiver is an agency: for envelopes that the gateway sent' },
      },
      async run(bench, call) {
        const envelopeXml = await readNamedFile(bench, call.argument('FILE'));
        if (!envelopeXml.ok) return envelopeXml;
        const file = await readNamedFile(bench, call.option('seal') ?? '');
        if (!file.ok) return file;
        const seal = readCertificate(file.value);
        if (!seal.ok) return fail('Validation', `--seal: ${seal.problem.detail}`);
        const trace = await bench.inspector.inspect(envelopeXml.value, {
          receiver: {
            scheme: call.flag('agency') ? 'agency' : 'gateway',
            code: call.option('receiver') ?? 'my.gov.ge',
          },
          now: new Date(),
          // Nothing is known of who may speak for whom: whoever the Sender is, this is the seal.
          keysOf: async () => ok([seal.value]),
        });
        if (!trace.result.ok) bench.refused();
        return answerSentence(traceText(trace), traceJson(trace));
      },
    },
  },
};
