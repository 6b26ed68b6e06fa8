import { describe, expect, it } from 'vitest';
import { DEFECTS, type Defect } from '../src/simulators/edoc/defects.ts';
import { conformanceOf, failedCases } from './support/conformance-scene.ts';

const SYSTEMS = ['mof', 'napr', 'mia', 'postal'] as const;

const TAKEN = /it was acknowledged\.$/;
const RECEIPT_DIFFERS = /other receipt bytes|without the receipt/;

/**
 * What a defect makes of a system: the cases that fail, and what is found. Those of `called` only where the gateway calls the system,
 * those of `calling` only where the system calls the gateway.
 */
const FAULTS: {
  readonly [D in Defect]: {
    readonly everywhere?: Readonly<Record<string, RegExp>>;
    readonly called?: Readonly<Record<string, RegExp>>;
    readonly calling?: Readonly<Record<string, RegExp>>;
  };
} = {
  believes_key_info: { everywhere: { 'wrong-seal': TAKEN } },
  checks_no_seal: { everywhere: { 'wrong-seal': TAKEN, 'flipped-byte': TAKEN } },
  takes_any_addressee: { everywhere: { 'unknown-addressee': TAKEN } },
  takes_expired_letters: { everywhere: { expired: TAKEN } },
  // Over SOAP the acknowledgement names the digest of the first bytes, which our connector does not believe.
  takes_conflicting_bytes: { called: { conflict: /(it was acknowledged|could be understood)\.$/ } },
  checks_no_file_digests: { everywhere: { 'other-file-bytes': TAKEN } },
  refuses_follow_ups: {
    everywhere: Object.fromEntries(
      ['follow-up', 'clarification-reply', 'withdrawal', 'reminder', 'dispute'].map((kind) => [
        `kind-${kind}`,
        /refused with TypeNotAccepted/,
      ]),
    ),
  },
  registers_repeats_again: { called: { 'registered-once': /got [23] registration numbers/ } },
  seals_receipts_anew: { called: { repeat: RECEIPT_DIFFERS, 'answer-lost': RECEIPT_DIFFERS } },
  tells_other_digests: { everywhere: { 'letter-accepted': /ReceivedSha256/ } },
  seals_with_foreign_key: { everywhere: { 'letter-accepted': /CertificateUnknown|SignatureInvalid/ } },
  refers_to_nothing: { everywhere: { registration: /RefToMessageId/ } },
  knows_no_status: { called: { 'answer-lost': /NOT_RECEIVED/ } },
  ignores_retry_after: { calling: { 'retry-after': /^It came again after \d+ ms/ } },
  gives_up_after_lost_answer: { calling: { 'our-answer-lost': /^Nothing came again/ } },
};

// These break every receipt or registration: only the first of what follows from them is asked.
const BREAKS_EVERYTHING: readonly Defect[] = ['tells_other_digests', 'seals_with_foreign_key', 'refers_to_nothing'];
const ALONE = ['letter-accepted', 'registration'];

describe.each(SYSTEMS)('the system %s', (system) => {
  it('keeps the contract while it is healthy', async () => {
    expect(failedCases(await conformanceOf(system))).toEqual({});
  });

  it.each(DEFECTS)('is told its fault: %s', async (defect) => {
    const { everywhere, called, calling } = FAULTS[defect];
    const report = await conformanceOf(system, {
      defects: [defect],
      // Here a word is waited for that never comes.
      ...(defect === 'gives_up_after_lost_answer' && { patienceMs: 6_000 }),
      ...(BREAKS_EVERYTHING.includes(defect) && { only: ALONE }),
    });
    const expected = { ...everywhere, ...(system !== 'postal' && called), ...(system !== 'mia' && calling) };
    expect(failedCases(report)).toEqual(
      Object.fromEntries(Object.entries(expected).map(([id, found]) => [id, expect.stringMatching(found)])),
    );
  });
});
