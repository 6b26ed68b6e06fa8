/** What every channel promises, run against a real receiver. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, ChannelMessage } from '../../ports/channel.ts';

/** One message as the far side saw it. `identity` is what a repeat has in common with the first try. */
export interface Arrived {
  readonly text: string;
  readonly subject?: string;
  readonly identity: string;
}

/** A channel with its receiver, each address chosen for what the receiver does with it. */
export interface ChannelUnderTest {
  readonly channel: Channel;
  readonly addresses: { readonly good: string; readonly refused: string; readonly busy: string };
  /** In arrival order. */
  arrived(): readonly Arrived[];
  /** The same channel towards an address where nobody listens. */
  readonly towardsNobody: Channel;
  /** The same channel towards a server that takes the connection and never says a word. */
  readonly towardsSilence: Channel;
  /** The same channel with a wrong password. */
  readonly withWrongPassword: Channel;
  /** Words no outcome may repeat. */
  readonly secrets: readonly string[];
  readonly timeoutMs: number;
  close(): Promise<void>;
}

const FIRST = '019f0000-0000-7000-8000-000000000001';
const SECOND = '019f0000-0000-7000-8000-000000000002';
const TEXT = 'MG-2026-0004217-1: მიღებულია პასუხი. იხილეთ my.gov.ge';

/** Registers the suite. */
export const describeChannel = (name: string, start: () => Promise<ChannelUnderTest>): void => {
  describe(`the ${name} channel`, () => {
    let under: ChannelUnderTest;
    beforeAll(async () => {
      under = await start();
    });
    afterAll(() => under.close());

    const never = new AbortController().signal;
    const messageTo = (to: string, notificationId = FIRST): ChannelMessage => ({
      notificationId,
      to,
      language: 'ka',
      text: TEXT,
      ...(under.channel.channel === 'email'
        ? { subject: '[MG-2026-0004217-1] მიღებულია პასუხი – მაგალითის უწყება' }
        : {}),
    });
    const expectNothingGivenAway = (outcome: unknown): void => {
      const words = JSON.stringify(outcome);
      for (const secret of [...under.secrets, ...Object.values(under.addresses), 'მიღებულია']) {
        expect(words).not.toContain(secret);
        expect(words).not.toContain(secret.replace('+', ''));
      }
    };

    it('delivers Georgian text without changing a byte, and returns the provider’s reference', async () => {
      const outcome = await under.channel.send(messageTo(under.addresses.good), never);
      expect(outcome).toEqual({ kind: 'sent', providerReference: expect.stringMatching(/^\S+$/) });
      const last = under.arrived().at(-1);
      expect(Buffer.from(last?.text.trimEnd() ?? '').equals(Buffer.from(TEXT))).toBe(true);
      expect(last?.subject).toBe(messageTo('').subject);
    });

    it('makes a repeat recognisable by the notification it belongs to', async () => {
      await under.channel.send(messageTo(under.addresses.good, FIRST), never);
      await under.channel.send(messageTo(under.addresses.good, FIRST), never);
      await under.channel.send(messageTo(under.addresses.good, SECOND), never);
      const [first, repeat, other] = under.arrived().slice(-3);
      expect(repeat?.identity).toBe(first?.identity);
      expect(other?.identity).not.toBe(first?.identity);
    });

    it('calls an address that the provider refuses a permanent failure', async () => {
      const outcome = await under.channel.send(messageTo(under.addresses.refused), never);
      expect(outcome).toMatchObject({ kind: 'permanent_failure', noSuchAddress: true });
      expectNothingGivenAway(outcome);
    });

    it('calls a provider that asks to wait a temporary failure', async () => {
      const outcome = await under.channel.send(messageTo(under.addresses.busy), never);
      expect(outcome.kind).toBe('temporary_failure');
      expect(outcome, 'the provider has said no').not.toHaveProperty('unsure');
      expectNothingGivenAway(outcome);
    });

    it('calls a provider that is down a temporary failure, in time', async () => {
      const startedAt = performance.now();
      const outcome = await under.towardsNobody.send(messageTo(under.addresses.good), never);
      expect(outcome.kind).toBe('temporary_failure');
      expect(outcome, 'nothing can have been taken').not.toHaveProperty('unsure');
      expect(performance.now() - startedAt).toBeLessThan(under.timeoutMs + 1000);
      expectNothingGivenAway(outcome);
    });

    it('calls a provider that never answers a temporary failure, in time', async () => {
      const startedAt = performance.now();
      const outcome = await under.towardsSilence.send(messageTo(under.addresses.good), never);
      expect(outcome.kind).toBe('temporary_failure');
      expect(performance.now() - startedAt).toBeLessThan(under.timeoutMs + 1000);
      expectNothingGivenAway(outcome);
    });

    it('calls a refused sign-in our own mistake, and repeats no password', async () => {
      const outcome = await under.withWrongPassword.send(messageTo(under.addresses.good), never);
      expect(outcome.kind).toBe('technical_failure');
      expectNothingGivenAway(outcome);
    });

    it('stops waiting when it is told to', async () => {
      const stop = new AbortController();
      const pending = under.towardsSilence.send(messageTo(under.addresses.good), stop.signal);
      stop.abort();
      expect(await pending).toMatchObject({ kind: 'temporary_failure', detail: 'The try was aborted.' });
    });

    it('sends nothing when it was told to stop before it began', async () => {
      const before = under.arrived().length;
      const outcome = await under.channel.send(messageTo(under.addresses.good), AbortSignal.abort());
      expect(outcome.kind).toBe('temporary_failure');
      // One that is sent after it shows that nothing was still under way.
      await under.channel.send(messageTo(under.addresses.good), never);
      expect(under.arrived()).toHaveLength(before + 1);
    });
  });
};
