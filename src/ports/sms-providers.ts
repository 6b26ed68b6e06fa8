import type { EarlierTry, ProviderStanding, ShareMove } from '../domain/sms-balance.ts';
import type { ChannelOutcome } from './channel.ts';
import type { Transaction } from './transaction.ts';

/** A provider's share, for operators: since when it is as it is. */
export interface SmsProviderOverview extends ProviderStanding {
  readonly weightChangedAt: Date | undefined;
}

/** How a try ended; `unsure` where the message may have been taken all the same. */
export type SmsTryOutcome = ChannelOutcome['kind'] | 'unsure';

/** SMS providers, their shares, and what every try of the last days took: one truth for all workers. */
export interface SmsProviders {
  /** All that this version can speak to, by name, with what was measured lately. `lock`: nobody else changes shares until the end. */
  standings(tx: Transaction, options?: { readonly lock: boolean }): Promise<readonly SmsProviderOverview[]>;
  weights(tx: Transaction): Promise<readonly Pick<ProviderStanding, 'name' | 'weight'>[]>;
  /** Earlier tries of a message, the newest first, and as what a provider took it, where one did. */
  earlierTries(
    tx: Transaction,
    notificationId: string,
  ): Promise<{
    readonly tries: readonly EarlierTry[];
    readonly taken: { readonly provider: string; readonly providerReference: string } | undefined;
  }>;
  /** Writes, before anything is sent, that a provider is asked. */
  beginTry(
    tx: Transaction,
    attempt: { readonly tryId: string; readonly notificationId: string; readonly provider: string },
  ): Promise<void>;
  endTry(
    tx: Transaction,
    tryId: string,
    end: { readonly outcome: SmsTryOutcome; readonly tookMs: number; readonly providerReference?: string },
  ): Promise<void>;
  move(tx: Transaction, change: ShareMove): Promise<void>;
  /** Sets share and resting share of all providers at once; their sum must be 100. */
  setWeights(tx: Transaction, weights: readonly { readonly name: string; readonly weight: number }[]): Promise<void>;
  /** Forgets at most `limit` tries that are older. @returns how many. */
  sweepTries(tx: Transaction, olderThanMs: number, limit: number): Promise<number>;
}
