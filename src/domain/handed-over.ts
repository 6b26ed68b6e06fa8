/** What a person hands to an agency whose system is off: names of files and the readable sheet of a letter. Pure. */
import type { Initiator, Person } from './envelope.ts';

/** A file name that is safe on every system and still says what it was; `position` counts from 1. */
export const safeFileName = (position: number, fileName: string): string => {
  const cleaned = fileName
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = cleaned.lastIndexOf('.');
  const [stem, extension] =
    dot > 0 && cleaned.length - dot <= 10 ? [cleaned.slice(0, dot), cleaned.slice(dot)] : [cleaned, ''];
  return `${String(position).padStart(2, '0')}-${[...stem].slice(0, 80).join('')}${extension}`;
};

/** What the sheet says of one letter. */
export interface CoverSheet {
  readonly trackingNumber: string;
  readonly messageId: string;
  readonly messageKind: string;
  readonly letterType: string;
  readonly agencyNameKa: string;
  readonly agencyNameEn: string;
  readonly filedAt: Date;
  readonly envelopeSha256: string;
  readonly initiator: Initiator;
  readonly title: string;
  readonly text: string;
  readonly preferredReplyForm: string;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number; readonly sha256: string }[];
}

const personLine = (person: Person): string =>
  person.kind === 'natural'
    ? [`${person.givenName} ${person.familyName}`, person.personalNumber].filter(Boolean).join(', ')
    : `${person.name}, ${person.organisationNumber}`;

/** Writes the sheet as plain text, Georgian labels first. It holds the letter: it is for the agency alone. */
export const renderCoverSheet = (sheet: CoverSheet): string => {
  const { contacts, postalAddress, represented } = sheet.initiator;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['უწყება / Agency', `${sheet.agencyNameKa} / ${sheet.agencyNameEn}`],
    ['წერილის ნომერი / Letter number', sheet.trackingNumber],
    ['წარდგენილია / Filed at', sheet.filedAt.toISOString()],
    ['სახე / Kind', `${sheet.messageKind}, ${sheet.letterType}`],
    ['ავტორი / From', personLine(sheet.initiator.person)],
    ['წარმოდგენილი პირი / Represented', represented === undefined ? undefined : personLine(represented.party)],
    ['ელფოსტა / E-mail', contacts.email],
    ['ტელეფონი / Phone', contacts.phone],
    ['მისამართი / Address', postalAddress?.text.replace(/\s+/g, ' ')],
    ['პასუხის ფორმა / Reply wanted', sheet.preferredReplyForm],
    ['კონვერტი / Envelope', `envelope.xml, MessageId ${sheet.messageId}`],
    ['SHA-256', sheet.envelopeSha256],
  ];
  const files = sheet.files.map(({ name, sizeBytes, sha256 }) => `- files/${name} (${sizeBytes} B, SHA-256 ${sha256})`);
  return `${[
    lines.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`])).join('\n'),
    sheet.title,
    sheet.text,
    ...(files.length > 0 ? [['ფაილები / Files:', ...files].join('\n')] : []),
    'წერილი დალუქულია: envelope.xml-ის ხელმოწერა ფარავს ტექსტს და ფაილების დაიჯესტებს. გთხოვთ, დაარეგისტრიროთ და ნომერი და თარიღი შეატყობინოთ პორტალის ადმინისტრატორებს.\nThe letter is sealed: the signature of envelope.xml covers the text and the digests of the files. Please register it and tell the number and the day to the integration admins of the portal.',
  ].join('\n\n')}\n`;
};
