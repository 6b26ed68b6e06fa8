import type { NoticeChannel } from './notice-template.ts';

/** Ways to reach a citizen, as the portal API names them. */
export const CONTACT_KINDS = ['email', 'phone'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** The channel that leads to a contact, and back. */
export const CHANNEL_OF = { email: 'email', phone: 'sms' } as const satisfies { readonly [K in ContactKind]: string };
export const KIND_OF = { email: 'email', sms: 'phone' } as const satisfies { readonly [C in NoticeChannel]: string };

/** What the identity provider says of one contact; `vouched`: it says so itself, or at least does not deny it (ADR 0030). */
export interface TokenContact {
  readonly address: string;
  readonly vouched: boolean;
}

/** The contacts of an access token, and of whom they are. */
export interface TokenContacts {
  readonly subject: string;
  readonly email?: TokenContact;
  readonly phone?: TokenContact;
}
