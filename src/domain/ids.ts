/**
 * Branded ids, so that a case id cannot be passed where a message id is meant.
 * All are lower-case UUIDs except where a comment says otherwise; they are text everywhere outside PostgreSQL.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** One case (thread): the envelope's ConversationId. */
export type CaseId = Branded<'CaseId'>;
/** One body's part of a case. */
export type LegId = Branded<'LegId'>;
/** One piece of correspondence, either direction. */
export type LetterId = Branded<'LetterId'>;
/** One stored file; also the FileGuid inside an envelope. */
export type FileId = Branded<'FileId'>;
/** One sealed envelope: unchanged on every resend. */
export type MessageId = Branded<'MessageId'>;
/** The duty to bring one envelope to one endpoint. */
export type DeliveryId = Branded<'DeliveryId'>;
/** One message on one channel about one event. */
export type NotificationId = Branded<'NotificationId'>;
/** One sealed or secret piece behind the content port. */
export type ContentId = Branded<'ContentId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID, the only spelling in use (envelope-1.0.xsd, UuidType). */
export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * Reads a branded id from text that came from outside.
 * @returns the id, or undefined where the text is no lower-case UUID.
 */
export const parseId = <Id extends string>(text: string): Id | undefined => (isUuid(text) ? (text as Id) : undefined);
