import type { ContentId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** An address that is told of changes, and how far it has confirmed them. */
export interface Webhook {
  /** A lower-case UUID. */
  readonly webhookId: string;
  /** Whose it is: the client of the access token, or the name an operator gave. */
  readonly clientId: string;
  /** May carry secrets of its owner; never logged. */
  readonly address: string;
  /** Kinds of events to be told of; undefined is all. */
  readonly kinds: readonly string[] | undefined;
  readonly state: 'active' | 'paused';
  readonly pausedBecause: 'asked' | 'failing' | undefined;
  readonly secretContentId: ContentId;
  /** The secret before the last rotation, while it is still in use. */
  readonly previousSecretContentId: ContentId | undefined;
  /** Everything up to this position is confirmed. */
  readonly cursorPosition: number;
  readonly failingSince: Date | undefined;
  readonly failureCount: number;
  /** A code: `HTTP 503`, `timeout`, `no_connection`, ... */
  readonly lastFailure: string | undefined;
  readonly lastDeliveredAt: Date | undefined;
  readonly nextTryAt: Date;
  readonly createdAt: Date;
}

/** The right to deliver to one webhook until the lease ends. */
export interface WebhookClaim extends Webhook {
  readonly fence: number;
}

/** Webhooks and their cursors. `owner` is a client id; undefined is an operator, who sees all. */
export interface Webhooks {
  insert(
    tx: Transaction,
    webhook: Pick<Webhook, 'webhookId' | 'clientId' | 'address' | 'kinds' | 'secretContentId' | 'cursorPosition'>,
  ): Promise<void>;
  list(tx: Transaction, owner: string | undefined): Promise<readonly Webhook[]>;
  /** Locks the row until the transaction ends. */
  lock(tx: Transaction, owner: string | undefined, webhookId: string): Promise<Webhook | undefined>;
  remove(tx: Transaction, webhookId: string): Promise<void>;
  pause(tx: Transaction, webhookId: string): Promise<void>;
  /** Sets it going from a position on, at once; what is under way can no longer write its cursor. */
  startAt(tx: Transaction, webhookId: string, cursorPosition: number): Promise<void>;
  /** A new secret; the one before is used beside it for `overlapMs`. */
  setSecret(tx: Transaction, webhookId: string, secretContentId: ContentId, overlapMs: number): Promise<void>;
  /** Claims it where it is active, due, not being worked on, and the feed has gone on beyond its cursor. */
  claim(tx: Transaction, webhookId: string, leaseMs: number): Promise<WebhookClaim | undefined>;
  /** The receiver has everything up to `through`. @returns false where the claim was lost. */
  saveDelivered(tx: Transaction, claim: Pick<WebhookClaim, 'webhookId' | 'fence'>, through: number): Promise<boolean>;
  /** The receiver did not take it. @returns false where the claim was lost. */
  saveFailed(
    tx: Transaction,
    claim: Pick<WebhookClaim, 'webhookId' | 'fence'>,
    change: { readonly failure: string; readonly dueInMs: number; readonly pausedAfterMs: number },
  ): Promise<'retrying' | 'paused' | 'lost'>;
  /** Webhooks that a claim would get. */
  due(tx: Transaction, limit: number): Promise<readonly string[]>;
}
