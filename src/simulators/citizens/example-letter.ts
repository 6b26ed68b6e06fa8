/**
 * One letter as an invented citizen writes it, before the gateway has seen it.
 *
 * `agencyCode` is a code of the agency list; `citizenSubject` a `subject` of `exampleCitizens`; `attachments` are keys of
 * `exampleAttachments`; `text` is raw (it may hold CRLF or XML-like pieces); `form` holds the fields of the letter type's form.
 */
export type ExampleLetter = {
  readonly key: string;
  readonly letterType: 'letter' | 'foi' | 'admin_complaint';
  readonly agencyCode: string;
  readonly citizenSubject: string;
  readonly language: 'ka' | 'en';
  readonly title: string;
  readonly text: string;
  readonly attachments: readonly string[];
  readonly form?: Readonly<Record<string, unknown>>;
};
