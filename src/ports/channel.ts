/** One message to a citizen; holds no letter text, personal number or third person's name. */
export interface ChannelMessage {
  /** The notification's id; the same on every retry, so that a receiver can recognise a repeat. */
  readonly notificationId: string;
  /** E-mail address, or E.164 phone number. */
  readonly to: string;
  readonly language: 'ka' | 'en';
  /** E-mail only. */
  readonly subject?: string;
  readonly text: string;
}

/** What came of one try. `detail` names no address and no person. */
export type ChannelOutcome =
  | { readonly kind: 'sent'; readonly providerReference: string }
  | {
      readonly kind: 'temporary_failure';
      readonly detail: string;
      /** The message left us and no word came back: it may have been taken all the same. */
      readonly unsure?: true;
    }
  | {
      readonly kind: 'permanent_failure';
      readonly detail: string;
      /** The provider says that nobody has this address; other refusals may be about us, or about this message. */
      readonly noSuchAddress?: true;
    }
  | { readonly kind: 'technical_failure'; readonly detail: string };

/** A way to reach citizens; e-mail also reaches operators and contacts of agencies. No letter goes this way. */
export interface Channel {
  readonly channel: 'email' | 'sms';
  /** One try; never throws for what a provider does. */
  send(message: ChannelMessage, signal: AbortSignal): Promise<ChannelOutcome>;
  close(): Promise<void>;
}
