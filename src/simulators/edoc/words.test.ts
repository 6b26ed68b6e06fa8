import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, sealLetter, startSandbox } from './test-support/sandbox.ts';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

const never = new AbortController().signal;

describe('a simulated agency', () => {
  it('says whatever it is told to, several times, and what a sequence plans for each kind of letter', async () => {
    sandbox = await startSandbox({
      settings: {
        sequences: {
          SUBMISSION: [
            { kind: 'REGISTRATION', delayMs: 0 },
            { kind: 'STATUS', code: 'CLARIFICATION_REQUESTED', delayMs: 0 },
          ],
          CLARIFICATION_REPLY: [{ kind: 'REPLY', outcome: 'PARTLY_ANSWERED', delayMs: 0 }],
          WITHDRAWAL: [{ kind: 'STATUS', code: 'WITHDRAWAL_DECLINED', delayMs: 0 }],
        },
      },
    });
    const { keys, callers, gateway, simulators } = sandbox;
    const { ledger, say } = simulators.systems.mof;
    const confirmed = () => ledger.answers().filter((answer) => answer.confirmed !== undefined).length;
    const letter = await sealLetter(keys, 'mof');
    await callers.mof.submit(letter, never);
    await callers.mof.submit(await sealLetter(keys, 'mof', { kind: 'CLARIFICATION_REPLY' }), never);
    await callers.mof.submit(await sealLetter(keys, 'mof', { kind: 'WITHDRAWAL' }), never);
    await callers.mof.submit(await sealLetter(keys, 'mof', { kind: 'REMINDER' }), never);
    await ledger.waitUntil(() => confirmed() === 4, 15_000);
    expect(ledger.counts().registered).toBe(4);

    for (const code of ['EXTENDED', 'EXTENDED', 'REOPENED'] as const) {
      expect(await say(letter.messageId, { kind: 'STATUS', code })).toMatchObject({ ok: true });
    }
    await say(letter.messageId, { kind: 'FORWARD', toAgencyCode: 'napr', extent: 'PART', withFile: true });
    await ledger.waitUntil(() => confirmed() === 8, 15_000);
    expect(await say('00000000-0000-7000-8000-000000000000', { kind: 'REGISTRATION' })).toMatchObject({
      problem: { code: 'UnknownMessage' },
    });

    const told = gateway.said.map(({ header, body }) =>
      body.block === 'status' ? body.status.code : body.block === 'reply' ? body.reply.outcome : header.messageKind,
    );
    expect([...told].sort()).toEqual(
      ['REGISTRATION', 'CLARIFICATION_REQUESTED', 'PARTLY_ANSWERED', 'WITHDRAWAL_DECLINED']
        .concat(['EXTENDED', 'EXTENDED', 'REOPENED', 'FORWARD'])
        .sort(),
    );
    const sequenceNumbers = gateway.said
      .filter(({ header }) => header.refToMessageId === letter.messageId)
      .map(({ header }) => header.sequenceInConversation);
    expect(new Set(sequenceNumbers).size).toBe(sequenceNumbers.length);
  });
});
