/**
 * A paper: what a PDF says, block by block, before anybody draws it. Built of values alone, so that the same letter always gives the same
 * paper, and the same paper the same bytes.
 */

/** Languages of papers. */
export type PaperLanguage = 'ka' | 'en';

/** One line of facts. A value may have several lines. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A file in a list: `about` is size, kind and what became of it. */
export interface ListedFile {
  readonly name: string;
  readonly about: string;
  readonly sha256: string;
}

/** Something that happened: `at` is shown beside it. */
export interface ListedEvent {
  readonly at: string;
  readonly what: string;
  readonly more: readonly string[];
}

export type Block =
  | { readonly block: 'heading'; readonly text: string }
  | { readonly block: 'facts'; readonly facts: readonly Fact[] }
  /** Somebody's words, as they were written; LF ends a line. */
  | { readonly block: 'words'; readonly text: string }
  | { readonly block: 'files'; readonly files: readonly ListedFile[] }
  | { readonly block: 'events'; readonly events: readonly ListedEvent[] }
  /** What the gateway says. */
  | { readonly block: 'statement'; readonly text: string }
  | { readonly block: 'note'; readonly text: string };

/** How a reader checks the paper. */
export interface PaperCheck {
  readonly title: string;
  /** What to do, with the address. */
  readonly advice: string;
  readonly facts: readonly Fact[];
  /** In groups; drawn large. */
  readonly code: string;
  /** What the QR code holds. Number and code stand behind `#`, which no browser sends to a server. */
  readonly link: string;
  /** What the QR code is, for those who cannot see it. */
  readonly linkAlt: string;
}

export interface Paper {
  readonly language: PaperLanguage;
  /** The document's title for programs and screen readers: kind and number, never a name or a subject. */
  readonly documentTitle: string;
  /** Above the first line, and on the following pages. */
  readonly issuer: string;
  readonly number: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Missing where there is nothing to check. */
  readonly check?: PaperCheck;
  /** At the foot of every page. */
  readonly foot: string;
  /** `{page}` and `{pages}` are put in. */
  readonly pageOf: string;
  /** Said under the words where signs could not be drawn; `{count}`, `{mark}` and `{signs}` are put in. */
  readonly undrawable: string;
  /** Written into the PDF as its date; no paper says when it was printed. */
  readonly dated: Date;
}
