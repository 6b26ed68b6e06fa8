// Generated from schemas/openapi/portal-api-1.0.yaml by "npm run generate"; do not edit.
export interface paths {
    "/v1/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agencies that can be written to
         * @description In the order of their Georgian names.
         */
        get: operations["listAgencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{agencyCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One agency */
        get: operations["getAgency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/letter-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letter types with their forms and limits */
        get: operations["listLetterTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Until when an agency would have to answer, and how that is counted
         * @description For a letter of a type whose term starts on a day: the last day for the answer by the terms and days off of this
         *     installation, with each day that is not counted and why. What has happened in a case is counted in the case
         *     itself (`legs[].clock`).
         */
        get: operations["computeDeadline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload one file
         * @description The body is the file itself, streamed, not multipart and not base64. The name of the file travels only in
         *     `Content-Disposition`, never in the address. Content, extension and `Content-Type` must agree. A broken upload
         *     leaves nothing behind: send the file again. An upload that no letter takes is deleted after 24 hours.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id that the upload got.
                 * @example 3f0c9a52-7d4e-4b9b-9a53-0d6f1c2b7e11
                 */
                uploadId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /** One upload and its scan result */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        /**
         * Delete an upload that no letter has taken
         * @description An upload that belongs to a letter is no longer an upload and answers 404.
         */
        delete: operations["deleteUpload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * File a letter
         * @description Files one letter to one agency. The same key with the same body gives the same answer however often it is sent;
         *     the same key with another body is refused with IdempotencyKeyReused. Keys belong to the citizen and are kept as
         *     long as the case. The uploads of the letter can be attached nowhere else.
         */
        post: operations["submitLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The citizen's cases
         * @description The newest filed first, also with a search. Filters are combined: a case must meet all of them, and of several codes in one filter
         *     any will do. A code that no agency or type has is a problem, not an empty list.
         */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The citizen's cases as a table (CSV)
         * @description All cases, the newest filed first, with the filters of GET /v1/cases. UTF-8 with a byte order mark, RFC 4180: commas, every field in double
         *     quotes, CRLF. Names of columns, types and outcomes in Georgian, or in English where Accept-Language prefers it. Days are those in
         *     Asia/Tbilisi. A field that a spreadsheet would take for a formula begins with an apostrophe. The answer is streamed; one that
         *     breaks off ends without its last chunk.
         */
        get: operations["exportCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        /**
         * One case with its timeline and letters
         * @description Reading it changes nothing; `PUT /v1/cases/{caseId}/opened` marks replies as read.
         */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a letter into a case
         * @description The answer to what the agency asked, something to add, a withdrawal, a reminder, or a dispute. possibleLetters of
         *     the case lists what can be sent now; anything else is refused with LetterNotPossibleNow. The agency gets it as a
         *     sealed envelope of its own, after everything that was sent to it in this case before. Keys, repeats and uploads
         *     work as for `POST /v1/letters`.
         */
        post: operations["sendIntoCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/deadlines.ics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        /**
         * The days by which something is due, as a calendar file
         * @description Whole days (RFC 5545): the last day for the answer of each agency, and for the citizen's own answer where one is asked for. Numbers and names of agencies only. Empty where nothing is due.
         */
        get: operations["getCaseCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Mark the replies of a case as read
         * @description Covers the replies received so far. Repeats change nothing; only the first one appears in the timeline.
         */
        put: operations["markCaseOpened"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/filing-receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        /**
         * The sealed proof of filing
         * @description The RECEIPT envelope (envelope-1.0.xsd) with its original bytes; its SHA-256 is filingReceipt.sha256.
         */
        get: operations["getFilingReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/envelopes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        /** All sealed envelopes of a case */
        get: operations["listEnvelopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/envelopes/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
                /**
                 * @description The MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /**
         * One sealed envelope, its original bytes
         * @description Unchanged since it was sealed, so that the seal can be verified with public tools.
         */
        get: operations["getEnvelope"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
                /**
                 * @description The id of the file.
                 * @example 4a5b6c7d-8e9f-4a0b-9c1d-2e3f4a5b6c7d
                 */
                fileId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /**
         * The bytes of a file
         * @description Streamed. A broken download continues with `Range` and, so that it continues the same bytes, `If-Range` with the
         *     ETag. One range per request. Always an attachment, never shown inside the page. Only a file that was scanned for
         *     malware and found clean comes; letter.files[].scanState says how far the check is.
         */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/completed-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Completed tasks (შესრულებული დავალებები)
         * @description Every case with an outcome; those with unread replies first, then by completedAt, the newest first, also with a search. Filters are
         *     combined as in GET /v1/cases.
         */
        get: operations["listCompletedTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/completed-tasks.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Completed tasks as a table (CSV)
         * @description Every case with an outcome, the newest completed first whether read or not, with the filters of GET /v1/completed-tasks. UTF-8 with a byte order mark, RFC 4180: commas, every field in double
         *     quotes, CRLF. Names of columns, types and outcomes in Georgian, or in English where Accept-Language prefers it. Days are those in
         *     Asia/Tbilisi. A field that a spreadsheet would take for a formula begins with an apostrophe. The answer is streamed; one that
         *     breaks off ends without its last chunk.
         */
        get: operations["exportCompletedTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed since a position
         * @description Case events of all cases in the order of their positions, without gaps. A change never appears with a position that a reader has
         *     passed. Within a case the order is that in which the gateway learnt of the events. Reading changes nothing: keep nextPosition with
         *     what you made of the items, and after any mishap read from there again (at least once). Kept for 90 days. With waitMs the answer
         *     comes as soon as there is a change, at the latest after waitMs with no items.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The client's webhooks */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Add a webhook
         * @description At most 20 for each client. The secret is in this answer only.
         */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a webhook
         * @description A call that is under way may still arrive.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop calling a webhook
         * @description Nothing is lost within the 90 days that changes are kept; POST .../replay sets it going again.
         */
        post: operations["pauseWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again, or go on
         * @description Sets a paused webhook going. With after, everything after that position is delivered again.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret
         * @description For 24 hours calls are signed with the new secret and with the one before; another rotation ends the older one at once.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a webhook
         * @description Posts a signed batch without items, once, and tells what the receiver answered.
         */
        post: operations["pingWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    changes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the gateway posts to a webhook
         * @description In order, one call at a time for each webhook. Answer 2xx within ten seconds once the batch is kept; everything else, redirects
         *     too, is sent again after 5 s, then at doubling gaps up to an hour, or at Retry-After; after three days without one success the
         *     webhook is paused. The same batch may come more than once. Verify Shikriki-Signature before anything else.
         */
        post: operations["receiveChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * Agency
         * @description A public body that citizens can write to.
         */
        Agency: {
            agencyCode: components["schemas"]["Code"];
            /** @description Name in Georgian. */
            nameKa: string;
            /** @description Name in English. */
            nameEn: string;
            /** @description The group in which the agency is listed, for example justice or municipality. */
            category: string;
            /** @description False while the agency is not connected: letters to it are refused with AgencyNotConnected. */
            acceptsLetters: boolean;
            /** @description The letter types it takes; others are refused with TypeNotAccepted. In the answer about one agency, while acceptsLetters is true. */
            acceptedLetterTypes?: components["schemas"]["LetterTypeCode"][];
            /** @description What its system can take, to ask before uploading. The limits of the letter type apply as well. In the answer about one agency, while acceptsLetters is true. */
            limits?: {
                /** @description How large all files of one letter together may be, in bytes. */
                maxMessageBytes: components["schemas"]["SizeBytes"];
                /** @description How large one file may be, in bytes. */
                maxFileBytes: components["schemas"]["SizeBytes"];
                /** @description How many files one letter may carry. */
                maxFiles: number;
                /** @description The media types its files may have. */
                mediaTypes: components["schemas"]["MediaType"][];
            };
            /** @description The day the agency ceased to exist, where it did. */
            closedOn?: components["schemas"]["Day"];
        };
        /**
         * Page of agencies
         * @description Agencies in the order of their Georgian names.
         */
        AgencyPage: {
            /** @description The entries of this page, in order. */
            items: components["schemas"]["Agency"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        /**
         * Number of cases
         * @description How many cases there are, counted up to 1000, and of what is common in a long list up to 50 at least.
         */
        CaseCount: {
            /** @description So many at least. */
            matches: number;
            /** @description Counting stopped there: there are as many or more. */
            more: boolean;
        };
        /**
         * Case
         * @description Everything the citizen may see about one case.
         */
        CaseDetail: components["schemas"]["CaseSummary"] & {
            /** @description One per agency that has or had to answer, the oldest first. */
            legs: components["schemas"]["Leg"][];
            /** @description What happened, the oldest first. */
            timeline: components["schemas"]["TimelineEvent"][];
            /** @description The correspondence, the oldest first. */
            letters: components["schemas"]["Letter"][];
            /** @description What the citizen can send into the case at this moment; see POST /v1/cases/{caseId}/letters. */
            possibleLetters: {
                kind: components["schemas"]["CaseLetterKind"];
                legId: components["schemas"]["Uuid"];
                /** @description The agency that gets it. */
                agencyCode: components["schemas"]["Code"];
            }[];
            /** @description How the letter that is still on its way is doing, or the newest one where none is. */
            delivery?: {
                /**
                 * @description How the letter to the agency is doing. unreachable: the agency's system cannot be reached; the letter counts as filed at filedAt all the same and is tried again. held: sending is paused. given_up: it is not tried any more by itself; staff take over. arrived: the agency's system has it.
                 * @enum {string}
                 */
                state: "on_its_way" | "unreachable" | "held" | "given_up" | "arrived" | "refused" | "expired" | "cancelled";
                /** @description Since when the agency's system cannot be reached. */
                unreachableSince?: components["schemas"]["Instant"];
                /** @description When the letter is tried next, at the earliest; absent where nobody knows. */
                nextTryAt?: components["schemas"]["Instant"];
                /**
                 * @description Why sending is paused: by decision of the integration admins, or for planned maintenance of the agency's system.
                 * @enum {string}
                 */
                heldBecause?: "hold" | "maintenance";
            };
            /** @description What the citizen was told, the oldest first. */
            notifications: {
                /** @description What the notice is about, for example registered or reply. */
                event: string;
                /**
                 * @description How the citizen was told.
                 * @enum {string}
                 */
                channel: "email" | "sms";
                /**
                 * @description How far the notice got.
                 * @enum {string}
                 */
                state: "PENDING" | "SENDING" | "SENT" | "DELIVERED" | "TEMPORARY_FAILURE" | "PERMANENT_FAILURE" | "TECHNICAL_FAILURE" | "SUPPRESSED";
                sentAt?: components["schemas"]["Instant"];
            }[];
            /** @description The case in words that need no explanation, in both languages. */
            plainWords: {
                /** @description What happened. */
                happened: {
                    /** @description In Georgian. */
                    ka: string;
                    /** @description In English. */
                    en: string;
                };
                /** @description What comes next. */
                next: {
                    /** @description In Georgian. */
                    ka: string;
                    /** @description In English. */
                    en: string;
                };
                /** @description By when: in state clarification the last day for the citizen, else the last day for the agency; absent where nothing is due by a day. */
                byWhen?: components["schemas"]["Day"];
                /** @description What the citizen can do. */
                youCan: {
                    /** @description In Georgian. */
                    ka: string;
                    /** @description In English. */
                    en: string;
                };
                /** @description The portal only connects; the agency answers for content and term. */
                whoAnswers: {
                    /** @description In Georgian. */
                    ka: string;
                    /** @description In English. */
                    en: string;
                };
            };
        };
        /**
         * Letter into a case
         * @description What a citizen sends into a case of theirs. Unknown fields are refused, not dropped. Who writes is taken from the access token, never from here.
         */
        CaseLetter: {
            kind: components["schemas"]["CaseLetterKind"];
            /** @description Which agency's part of the case it is for. Where it is absent: the one part in which the kind can be sent now. */
            legId?: components["schemas"]["Uuid"];
            /** @description The subject in one line, 1 to 300 characters; where it is absent, that of the letter that opened the case. */
            title?: string;
            /** @description The letter, plain text, 1 to 100000 characters. Stored in Unicode NFC with LF line ends; characters that XML cannot carry are refused. */
            text: string;
            /** @description Finished uploads in the order in which they are to be read, at most 20, each once. Where none is marked as main, the first one is. */
            attachments?: {
                /** @description The id that POST /v1/uploads gave. */
                uploadId: components["schemas"]["Uuid"];
                /**
                 * @description True for the one file that is the letter itself, for example the signed PDF.
                 * @default false
                 */
                main?: boolean;
            }[];
        };
        /**
         * Letter into a case accepted
         * @description The letter is stored for good and counts as filed at filedAt, whatever happens to the delivery afterwards.
         */
        CaseLetterAccepted: {
            caseId: components["schemas"]["Uuid"];
            trackingNumber: components["schemas"]["TrackingNumber"];
            /** @description The part of the case it belongs to. */
            legId: components["schemas"]["Uuid"];
            letterId: components["schemas"]["Uuid"];
            kind: components["schemas"]["CaseLetterKind"];
            filedAt: components["schemas"]["Instant"];
            /** @description The sealed proof of filing; keep it. */
            filingReceipt: {
                /** @description The MessageId of the receipt envelope. */
                messageId: components["schemas"]["Uuid"];
                /** @description Of the bytes of the receipt. */
                sha256: components["schemas"]["Sha256"];
                href: components["schemas"]["Href"];
            };
        };
        /**
         * Kind of a letter into a case
         * @description clarification_reply: what the agency asked for. followup: anything to add. withdrawal: the citizen takes the letter back. reminder: the answer is still awaited. dispute: the citizen objects to how the agency answered, or that it did not.
         * @enum {string}
         */
        CaseLetterKind: "clarification_reply" | "followup" | "withdrawal" | "reminder" | "dispute";
        /**
         * Page of cases
         * @description Cases in the order that the operation names.
         */
        CasePage: {
            /** @description The entries of this page, in order. */
            items: components["schemas"]["CaseSummary"][];
            nextCursor?: components["schemas"]["Cursor"];
            /** @description How many cases meet the filters; with the first page only. */
            count?: components["schemas"]["CaseCount"];
            /** @description How many completed cases have replies that were not opened, whatever is filtered; with the first page only. */
            unread?: components["schemas"]["CaseCount"];
        };
        /**
         * @description The state of a case or leg as the citizen sees it (docs/states.md). forwarded: another agency has the letter and has not registered it yet.
         * @enum {string}
         */
        CaseState: "sending" | "failed" | "delivered" | "registered" | "in_progress" | "clarification" | "forwarded" | "answered" | "partially_answered" | "refused" | "not_held" | "returned" | "lapsed" | "withdrawn" | "disputed" | "closed";
        /**
         * Case in a list
         * @description One case in few words. The agency is the one that has to answer now; after a forward that is the new one.
         */
        CaseSummary: {
            caseId: components["schemas"]["Uuid"];
            trackingNumber: components["schemas"]["TrackingNumber"];
            letterType: components["schemas"]["LetterTypeCode"];
            /** @description The subject, as the citizen wrote it. */
            title: string;
            language: components["schemas"]["Language"];
            /** @description The agency. */
            agencyCode: components["schemas"]["Code"];
            /** @description Its name in Georgian. */
            agencyNameKa: string;
            /** @description Its name in English. */
            agencyNameEn: string;
            state: components["schemas"]["CaseState"];
            outcome?: components["schemas"]["Outcome"];
            filedAt: components["schemas"]["Instant"];
            /** @description When the agency registered the letter: the legal event. */
            registeredAt?: components["schemas"]["Instant"];
            registrationNumber?: components["schemas"]["Registration"];
            /** @description When the outcome became known. */
            completedAt?: components["schemas"]["Instant"];
            /** @description How many replies the citizen has not opened. */
            unreadReplies: number;
        };
        /**
         * Change
         * @description One case event in the change feed. Ids, kinds, states and instants only: what it was about is read with the citizen's own token.
         */
        Change: {
            position: components["schemas"]["Position"];
            /** @description The same event has the same id wherever it is told; drop repeats by it. */
            eventId: components["schemas"]["Uuid"];
            /** @description As in the answer to POST /v1/letters. */
            caseId: components["schemas"]["Uuid"];
            /** @description The part of the case it concerns; absent where it concerns the whole. */
            legId?: components["schemas"]["Uuid"];
            event: components["schemas"]["ChangeKind"];
            /** @description Of the case when the position was given: as new as the event, or newer. */
            caseState: components["schemas"]["CaseState"];
            /** @description When it happened, by the clock of whoever did it. */
            occurredAt: components["schemas"]["Instant"];
            /** @description When the gateway learnt of it. */
            reportedAt: components["schemas"]["Instant"];
        };
        /** @description What happened to a case, in the words of the timeline's event. New words may come: ignore those you do not know. */
        ChangeKind: string;
        /**
         * Part of the change feed
         * @description Changes in the order of their positions.
         */
        ChangePage: {
            /** @description In order, without gaps; empty where there is nothing new. */
            items: components["schemas"]["Change"][];
            /** @description The after of the next read. Keep it only once the items are dealt with. */
            nextPosition: components["schemas"]["Position"];
            /** @description The newest position there is. */
            headPosition: components["schemas"]["Position"];
        };
        /** @description A code of a list that the gateway keeps: agencies, systems. */
        Code: string;
        /** @description Where the next page starts. Opaque: pass it back unchanged, with the same filters; absent on the last page. */
        Cursor: string;
        /**
         * Format: date
         * @description A day in Asia/Tbilisi, YYYY-MM-DD.
         */
        Day: string;
        /**
         * Deadline
         * @description The last day for an answer to a letter of a type, computed before anything is written. Only letterType: no answer is owed by a day.
         */
        Deadline: {
            letterType: components["schemas"]["LetterTypeCode"];
            /** @description The day the term started; counting begins on the next. */
            startedOn?: components["schemas"]["Day"];
            /** @description The last day for the answer. */
            dueOn?: components["schemas"]["Day"];
            /** @description False: the law has not been read for this term yet; say expected, not owed. */
            verified?: boolean;
            /** @description The law and article of the term, or policy. */
            legalRef?: string;
            /** @description How the day was found, one line a step: each day that was not counted, each pause, each extension. */
            trace?: {
                /** @description In Georgian. */
                ka: string;
                /** @description In English. */
                en: string;
            }[];
        };
        /**
         * Envelopes of a case
         * @description All sealed envelopes of one case, the oldest first.
         */
        EnvelopeList: {
            /** @description The oldest first. */
            items: components["schemas"]["EnvelopeSummary"][];
        };
        /**
         * Envelope of a case
         * @description One sealed envelope as it was sent or received; its original bytes are at href.
         */
        EnvelopeSummary: {
            messageId: components["schemas"]["Uuid"];
            /**
             * @description out: sealed by the gateway; in: received from an agency.
             * @enum {string}
             */
            direction: "out" | "in";
            /**
             * @description Header/MessageKind of the envelope.
             * @enum {string}
             */
            messageKind: "SUBMISSION" | "FOLLOW_UP" | "CLARIFICATION_REPLY" | "WITHDRAWAL" | "REMINDER" | "DISPUTE" | "RECEIPT" | "REGISTRATION" | "STATUS" | "REPLY" | "FORWARD";
            /** @description The envelope it answers. */
            refToMessageId?: components["schemas"]["Uuid"];
            legId: components["schemas"]["Uuid"];
            /** @description The agency at the other end; absent on a filing receipt. */
            agencyCode?: components["schemas"]["Code"];
            /** @description Header/CreatedAt. */
            createdAt: components["schemas"]["Instant"];
            sizeBytes: components["schemas"]["SizeBytes"];
            /** @description Of the original bytes. */
            sha256: components["schemas"]["Sha256"];
            href: components["schemas"]["Href"];
        };
        /** @description A file name without any path, in Unicode NFC, 1 to 200 characters. */
        FileName: string;
        /**
         * Form of an administrative complaint
         * @description The fields of the type admin_complaint: which act is contested and when it became known.
         */
        FormAdminComplaint: {
            /** @description The number or name of the contested act, as it is printed on it. */
            act: string;
            /** @description The day of the act. */
            decidedOn: components["schemas"]["Day"];
            /** @description The day the citizen received the act or learnt of it; the term for complaining counts from it. */
            noticeOn: components["schemas"]["Day"];
            /** @description What the citizen wants to be done about the act. */
            demand?: string;
        };
        /**
         * Form of a request for public information
         * @description The fields of the type foi; all may be left out.
         */
        FormFoi: {
            /** @description The period asked about, in the words of the citizen, for example "2025" or "2024-2026". */
            period?: string;
            /**
             * @description In which form the requested information itself should come.
             * @enum {string}
             */
            preferredForm?: "electronic" | "paper";
            /** @description Which documents are wanted, as far as the citizen can tell. */
            documentDescription?: string;
        };
        /**
         * Form of a plain letter
         * @description The type letter has no fields of its own: the form may be left out or be empty.
         */
        FormLetter: Record<string, never>;
        /** @description A path on this server, to be read with the same token. */
        Href: string;
        /**
         * Format: date-time
         * @description An instant in UTC, ISO 8601, ending in Z; show it in Asia/Tbilisi.
         */
        Instant: string;
        /**
         * @description The language of the text: Georgian or English.
         * @enum {string}
         */
        Language: "ka" | "en";
        /**
         * Leg
         * @description The part of a case that one agency has to answer; forwarding adds a leg.
         */
        Leg: {
            legId: components["schemas"]["Uuid"];
            /** @description The agency. */
            agencyCode: components["schemas"]["Code"];
            /** @description Its name in Georgian. */
            agencyNameKa: string;
            /** @description Its name in English. */
            agencyNameEn: string;
            /** @description The unit of the agency that works on it. */
            unit?: string;
            state: components["schemas"]["CaseState"];
            outcome?: components["schemas"]["Outcome"];
            /** @description When the system of the agency accepted the letter. */
            deliveredAt?: components["schemas"]["Instant"];
            registeredAt?: components["schemas"]["Instant"];
            registrationNumber?: components["schemas"]["Registration"];
            /** @description True where staff entered the registration by hand, because the agency's system was off; the agency's own word replaces it. */
            enteredByHand?: boolean;
            /** @description The last day for the answer as the agency itself named it last. */
            replyDueOn?: components["schemas"]["Day"];
            /** @description The leg this one came from. */
            forwardedFromLegId?: components["schemas"]["Uuid"];
            /** @description True once the agency has extended its term; replyDueOn is the newest day. */
            extended?: boolean;
            /** @description In state clarification: the last day for the citizen's answer, where the agency named one. */
            clarificationDueOn?: components["schemas"]["Day"];
            /** @description When the citizen asked to withdraw the letter; present until the agency has confirmed or declined. */
            withdrawalAskedAt?: components["schemas"]["Instant"];
            /** @description Until when the agency has to answer and how that was counted; absent while the term has not started, or where no answer is owed by a day. */
            clock?: {
                /** @description The day the term started; counting begins on the next. */
                startedOn: components["schemas"]["Day"];
                /** @description The last day for the answer by the term; absent while the clock rests. */
                dueOn?: components["schemas"]["Day"];
                /** @description The clock rests while the citizen is asked something; what is left of the term is kept. */
                rests?: {
                    /** @description Since when. */
                    since: components["schemas"]["Day"];
                    /** @description What is left. */
                    left: number;
                    /**
                     * @description In which days that is counted.
                     * @enum {string}
                     */
                    unit: "working_day" | "calendar_day";
                };
                /** @description False: the law has not been read for this term yet; say expected, not owed. */
                verified: boolean;
                /** @description The law and article of the term, or policy. */
                legalRef: string;
                /**
                 * @description The last day has passed (end of day in Asia/Tbilisi); very_overdue: the whole term has passed once more.
                 * @enum {string}
                 */
                lateness?: "overdue" | "very_overdue";
                /** @description The day on which nothing more was owed. */
                stoppedOn?: components["schemas"]["Day"];
                /** @description When a first word of the agency was expected, and when it came. */
                firstAnswer?: {
                    /** @description The last day for a first word. */
                    dueOn: components["schemas"]["Day"];
                    /** @description The day it came; absent until then. */
                    givenOn?: components["schemas"]["Day"];
                };
                /** @description How the day was found, one line a step: each day that was not counted, each pause, each extension. */
                trace: {
                    /** @description In Georgian. */
                    ka: string;
                    /** @description In English. */
                    en: string;
                }[];
            };
        };
        /**
         * Letter of a case
         * @description One piece of correspondence in either direction. It is never changed after it was received.
         */
        Letter: {
            letterId: components["schemas"]["Uuid"];
            legId?: components["schemas"]["Uuid"];
            /**
             * @description Who wrote to whom.
             * @enum {string}
             */
            direction: "to_agency" | "to_citizen";
            /**
             * @description The MessageKind of its envelope in lower case.
             * @enum {string}
             */
            kind: "submission" | "follow_up" | "clarification_reply" | "withdrawal" | "reminder" | "dispute" | "status" | "reply" | "forward" | "receipt";
            /** @description The subject, where it has one. */
            title?: string;
            /** @description Plain text with LF line ends; of a status or a forward the reason in Georgian. */
            text?: string;
            /** @description ISO 639-1 code of its language. */
            language: string;
            createdAt: components["schemas"]["Instant"];
            /** @description Its files, the main one first. */
            files: {
                fileId: components["schemas"]["Uuid"];
                fileName: components["schemas"]["FileName"];
                mediaType: components["schemas"]["MediaType"];
                sizeBytes: components["schemas"]["SizeBytes"];
                sha256: components["schemas"]["Sha256"];
                /** @description True for the file that is the letter itself. */
                main: boolean;
                href: components["schemas"]["Href"];
                /**
                 * @description What the malware scan says. Only a clean file can be downloaded; held: a person looks at it.
                 * @enum {string}
                 */
                scanState: "not_scanned" | "clean" | "infected" | "held";
                /** @description Present when the file was taken out of the letter. It was told to both sides and cannot be downloaded. */
                removed?: {
                    /** @description When its bytes were erased. */
                    at: components["schemas"]["Instant"];
                    /**
                     * @description infected: malware was found. not_checkable: no scan could look into it, and a person gave it up.
                     * @enum {string}
                     */
                    reason: "infected" | "not_checkable";
                };
            }[];
            /**
             * @description Present while files of the letter are not checked for malware. A letter to an agency is not sent before; the text of a letter to the citizen is shown all the same. delayed: the scanner cannot be reached for now. held: a person has to look at a file.
             * @enum {string}
             */
            fileCheck?: "being_checked" | "delayed" | "held";
            outcome?: components["schemas"]["Outcome"];
            /** @description The number under which the answer left the agency. */
            replyNumber?: string;
            /** @description The day under which the answer left the agency. */
            replyDate?: components["schemas"]["Day"];
            /** @description Why it was refused. */
            ground?: {
                /** @description The provision of the law. */
                legalGround: string;
                /** @description The reason in words. */
                reason?: {
                    /** @description In Georgian. */
                    ka: string;
                    /** @description In English. */
                    en?: string;
                };
            };
            /** @description How the decision can be appealed. */
            appeal?: {
                /** @description Where one can appeal. */
                body: string;
                /** @description How many units the term has. */
                termAmount: number;
                /**
                 * @description The unit of the term.
                 * @enum {string}
                 */
                termUnit: "calendar_day" | "working_day" | "month";
                /** @description The provision of the law. */
                legalGround?: string;
                /** @description How to appeal. */
                explanation?: {
                    /** @description In Georgian. */
                    ka: string;
                    /** @description In English. */
                    en?: string;
                };
            };
            /** @description Present when the answer itself went by post. */
            post?: {
                postedOn: components["schemas"]["Day"];
                /** @description The number to follow the item by. */
                postalReference?: string;
            };
            /** @description Whose seal the envelope carries; letters to the citizen only. */
            sealedBy?: {
                /** @description The subject of the certificate that sealed the envelope. */
                subject: string;
                /** @description When the gateway verified the seal. */
                verifiedAt: components["schemas"]["Instant"];
            };
            /**
             * @description What a letter of kind status says: its code in lower case.
             * @enum {string}
             */
            status?: "in_progress" | "clarification_requested" | "clarification_closed" | "extended" | "returned" | "lapsed" | "withdrawal_confirmed" | "withdrawal_declined" | "reopened" | "closed";
            /** @description Why, in the agency's words: letters of kind status and forward. */
            reason?: {
                /** @description In Georgian. */
                ka: string;
                /** @description In English. */
                en?: string;
            };
            /** @description The provision of the law that a status or a forward rests on. */
            legalGround?: string;
            /** @description Status extended: the new last day for the answer; clarification_requested: the last day for the citizen's answer. */
            dueOn?: components["schemas"]["Day"];
            /** @description Letters of kind forward: the agency's word to the citizen, and the letter as it went to the next agency. */
            forward?: {
                /** @description The agency that forwarded the letter. */
                fromAgencyCode: components["schemas"]["Code"];
                /** @description The agency it was forwarded to. */
                toAgencyCode: components["schemas"]["Code"];
                /**
                 * @description Whether the forwarding agency is done with the letter or keeps a part of it.
                 * @enum {string}
                 */
                extent: "WHOLE" | "PART";
                /** @description When the citizen filed; forwarding does not move it. */
                originallySubmittedAt: components["schemas"]["Instant"];
                /** @description The number of the first agency, where it had registered the letter. */
                originalRegistrationNumber?: components["schemas"]["Registration"];
            };
            /** @description Letters of kind receipt: why the agency did not take a letter. */
            problem?: {
                /** @description A code of docs/errors.md. */
                code: string;
                /** @description What the agency adds. */
                detail?: string;
            };
        };
        /**
         * Letter accepted
         * @description The letter is stored for good and counts as filed at filedAt, whatever happens to the delivery afterwards.
         */
        LetterAccepted: {
            caseId: components["schemas"]["Uuid"];
            trackingNumber: components["schemas"]["TrackingNumber"];
            letterId: components["schemas"]["Uuid"];
            state: components["schemas"]["CaseState"];
            filedAt: components["schemas"]["Instant"];
            /** @description The sealed proof of filing; keep it. */
            filingReceipt: {
                /** @description The MessageId of the receipt envelope. */
                messageId: components["schemas"]["Uuid"];
                /** @description Of the bytes of the receipt. */
                sha256: components["schemas"]["Sha256"];
                href: components["schemas"]["Href"];
            };
        };
        /**
         * Letter to be filed
         * @description What a citizen files: one letter to one agency. Unknown fields are refused, not dropped. Who writes is taken from the access token, never from here.
         */
        LetterSubmission: {
            letterType: components["schemas"]["LetterTypeCode"];
            /** @description The addressee: the code of an agency whose acceptsLetters is true. */
            agencyCode: components["schemas"]["Code"];
            language: components["schemas"]["Language"];
            /** @description The subject in one line, 1 to 300 characters. Stored in Unicode NFC. */
            title: string;
            /** @description The letter, plain text, 1 to 100000 characters. Stored in Unicode NFC with LF line ends; characters that XML cannot carry are refused. */
            text: string;
            /** @description The fields of the letter type: foi takes form-foi, admin_complaint takes form-admin-complaint (and must have it), every other type an empty object or none. */
            form?: components["schemas"]["FormFoi"] | components["schemas"]["FormAdminComplaint"] | components["schemas"]["FormLetter"];
            /** @description Finished uploads in the order in which they are to be read, at most 20, each once. Where none is marked as main, the first one is. */
            attachments?: {
                /** @description The id that POST /v1/uploads gave. */
                uploadId: components["schemas"]["Uuid"];
                /**
                 * @description True for the one file that is the letter itself, for example the signed PDF.
                 * @default false
                 */
                main?: boolean;
            }[];
            /**
             * @description How the answer should come. With paper, postalAddress is required.
             * @default electronic
             * @enum {string}
             */
            preferredReplyForm?: "electronic" | "paper";
            postalAddress?: components["schemas"]["PostalAddress"];
        };
        /**
         * Letter type
         * @description A kind of letter that citizens can file, with its rules.
         */
        LetterType: {
            letterType: components["schemas"]["LetterTypeCode"];
            /** @description Name in Georgian. */
            nameKa: string;
            /** @description Name in English. */
            nameEn: string;
            /** @description What it is for, in plain Georgian. */
            explanationKa: string;
            /** @description What it is for, in plain English. */
            explanationEn: string;
            /** @description The JSON Schema of its form, for example urn:shikriki:schema:form-foi:1. */
            formSchemaId: string;
            /** @description That schema itself, so that a page can be made from it. */
            formSchema: {
                [key: string]: unknown;
            };
            /** @description How many files one letter may carry. */
            maxFiles: number;
            /** @description How large all files of one letter together may be, in bytes. */
            maxTotalBytes: components["schemas"]["SizeBytes"];
            /** @description The media types its files may have. */
            mediaTypes: components["schemas"]["MediaType"][];
            /** @description When a first word of the agency is expected, counted from the day its system took the letter: a policy, apart from the term for the answer. */
            firstAnswer?: {
                /** @description How many of these units; 0 is at once, on the day itself. */
                amount: number;
                /**
                 * @description How the term is counted.
                 * @enum {string}
                 */
                unit: "working_day" | "calendar_day" | "month";
            };
            /**
             * @description What the citizen can turn to when the answer is refused or late.
             * @enum {string}
             */
            remedy: "admin_complaint" | "admin_complaint_or_court" | "court" | "data_protection_service" | "none";
            /** @description How long the agency has for letters that are filed now; absent where it owes no answer by a day. */
            term?: {
                /** @description How many of these units; 0 is at once, on the day itself. */
                amount: number;
                /**
                 * @description How the term is counted.
                 * @enum {string}
                 */
                unit: "working_day" | "calendar_day" | "month";
                /**
                 * @description From when it runs.
                 * @enum {string}
                 */
                starts: "delivered" | "registered" | "second_working_day_after_registration";
                /** @description The law and article that says so, or policy. */
                legalRef: string;
                /** @description It holds for letters that were filed on this day or later. */
                validFrom: components["schemas"]["Day"];
                /** @description False: the law has not been read for it yet; show it as expected, not as owed. */
                verified: boolean;
            };
        };
        /** @description A letter type, for example letter, foi, admin_complaint; GET /v1/letter-types lists those in use. */
        LetterTypeCode: string;
        /**
         * Letter types
         * @description All letter types in use; few enough for one answer.
         */
        LetterTypeList: {
            /** @description The types in the order in which they are offered. */
            items: components["schemas"]["LetterType"][];
        };
        /** @description A media type in lower case without parameters. */
        MediaType: string;
        /**
         * @description How a letter ended. An answer sent by post counts as answered; the letter then carries post.
         * @enum {string}
         */
        Outcome: "answered" | "partially_answered" | "refused" | "not_held" | "returned" | "lapsed" | "withdrawn";
        /** @description A place in the change feed: the first change has 1, each next one is one more; 0 is before all. */
        Position: number;
        /**
         * Postal address
         * @description Where a paper answer is sent.
         */
        PostalAddress: {
            /** @description Street, house, flat, as it is written on an envelope; several lines are allowed. */
            text: string;
            /** @description Postal code, for example 0105. Text: leading zeros count. */
            postalCode?: string;
            /** @description Town or village. */
            locality?: string;
            /** @description ISO 3166-1 alpha-2 code, for example GE. */
            country: string;
        };
        /**
         * Problem
         * @description RFC 9457 problem. Decide by code; title and detail are for people and may be reworded. It never carries letter text, names or numbers of persons.
         */
        Problem: {
            /** @description urn:shikriki:problem: followed by the code. */
            type: string;
            /** @description What is wrong, the same for every occurrence of the code. */
            title: string;
            /** @description The HTTP status of this answer. */
            status: number;
            /** @description What exactly is wrong here. */
            detail: string;
            /** @description What the problem is about, where it has an address. */
            instance?: string;
            /** @description A stable code of the problem catalogue (docs/errors.md). Codes are added, never renamed. */
            code: string;
            traceId: components["schemas"]["TraceId"];
            /** @description The places, one entry each. */
            errors?: {
                /** @description A JSON Pointer (RFC 6901) into the request, or the path of an XML element; empty for the whole. */
                pointer: string;
                /** @description What is wrong at this place. */
                detail: string;
            }[];
            /** @description How long to wait before the same request is sent again, in seconds; equals the Retry-After header. */
            retryAfterSeconds?: number;
        };
        /** @description The number under which the agency registered the letter, as the agency writes it. */
        Registration: string;
        /** @description SHA-256 in lower-case hexadecimal. */
        Sha256: string;
        /** @description A size in bytes. */
        SizeBytes: number;
        /**
         * Event of a case
         * @description One thing that happened. The list is in the order of occurredAt; a late report is inserted where it belongs.
         */
        TimelineEvent: {
            eventId: components["schemas"]["Uuid"];
            /**
             * @description What happened. late_delivery_problem: the system of the agency cannot be reached for now; the letter counts as filed and is tried again. delivery_failed: the tries are used up; staff take over. attachment_removed: a file of a letter was stopped by the malware scan and removed. term_moved: a day off was added or taken away, and the last day for the answer is another one.
             * @enum {string}
             */
            event: "filed" | "sealed" | "acknowledged" | "delivered" | "registered" | "in_progress" | "clarification_requested" | "clarification_closed" | "extended" | "forwarded" | "reply" | "returned" | "lapsed" | "withdrawn" | "withdrawal_declined" | "refused_by_agency" | "delivery_failed" | "notified" | "opened" | "closed" | "reopened" | "clarification_replied" | "followed_up" | "withdrawal_requested" | "reminded" | "disputed" | "late_delivery_problem" | "attachment_removed" | "term_moved";
            /** @description When it happened, by the clock of whoever did it. */
            occurredAt: components["schemas"]["Instant"];
            /** @description When the gateway learnt of it. */
            reportedAt: components["schemas"]["Instant"];
            legId?: components["schemas"]["Uuid"];
            /** @description The agency it concerns. */
            agencyCode?: components["schemas"]["Code"];
            registrationNumber?: components["schemas"]["Registration"];
            /** @description True where staff entered the registration by hand, because the agency's system was off; the agency's own word replaces it. */
            enteredByHand?: boolean;
            outcome?: components["schemas"]["Outcome"];
            /** @description The envelope that proves it. */
            messageId?: components["schemas"]["Uuid"];
            /** @description attachment_removed: which file. */
            fileId?: components["schemas"]["Uuid"];
            /**
             * @description How the citizen was told.
             * @enum {string}
             */
            channel?: "email" | "sms";
            /**
             * @description How far the notice got.
             * @enum {string}
             */
            notificationState?: "PENDING" | "SENDING" | "SENT" | "DELIVERED" | "TEMPORARY_FAILURE" | "PERMANENT_FAILURE" | "TECHNICAL_FAILURE" | "SUPPRESSED";
            /** @description registered, extended and term_moved: the last day for the answer; clarification_requested: the last day for the citizen's answer. */
            dueOn?: components["schemas"]["Day"];
            /** @description term_moved: the last day before. */
            previousDueOn?: components["schemas"]["Day"];
            /** @description refused_by_agency and delivery_failed: why, as a code of docs/errors.md. */
            problemCode?: string;
            /**
             * @description forwarded: whether the agency is done with the letter or keeps a part of it.
             * @enum {string}
             */
            extent?: "WHOLE" | "PART";
            /** @description forwarded: the agency that has to answer now. */
            toAgencyCode?: components["schemas"]["Code"];
            /** @description forwarded: the leg that was opened for it. */
            toLegId?: components["schemas"]["Uuid"];
        };
        /** @description W3C Trace Context trace-id; the same from the portal to the agency. Name it when you ask for help. */
        TraceId: string;
        /** @description The number a citizen quotes; its last character is a check character. */
        TrackingNumber: string;
        /**
         * Upload
         * @description A file that was received and can be attached to one letter.
         */
        Upload: {
            uploadId: components["schemas"]["Uuid"];
            fileName: components["schemas"]["FileName"];
            /** @description What the content is, found by looking at it. */
            mediaType: components["schemas"]["MediaType"];
            sizeBytes: components["schemas"]["SizeBytes"];
            /** @description Of the bytes as received, lower-case hexadecimal. */
            sha256: components["schemas"]["Sha256"];
            /**
             * @description What the malware scan says; asked for again, it is newer. infected and held cannot be attached; a letter with a file that is not scanned yet is filed, and sent when the file is clean.
             * @enum {string}
             */
            scanState: "not_scanned" | "clean" | "infected" | "held";
            createdAt: components["schemas"]["Instant"];
        };
        /** @description A UUID in lower case, so that two spellings of one id cannot exist. */
        Uuid: string;
        /**
         * Webhook
         * @description An address that is told of changes. Its secret is told once, when it is made or rotated.
         */
        Webhook: {
            webhookId: components["schemas"]["Uuid"];
            /** @description Where changes are posted. */
            address: string;
            /** @description Only these events; absent: all. */
            events?: components["schemas"]["ChangeKind"][];
            /**
             * @description A paused webhook gets nothing until it is replayed.
             * @enum {string}
             */
            state: "active" | "paused";
            /**
             * @description failing: no call was taken for three days.
             * @enum {string}
             */
            pausedBecause?: "asked" | "failing";
            /** @description The receiver has answered 2xx for everything up to here. */
            confirmedPosition: components["schemas"]["Position"];
            /** @description The first of the failures in a row. */
            failingSince?: components["schemas"]["Instant"];
            /** @description When the next try comes, at the latest. */
            nextTryAt?: components["schemas"]["Instant"];
            /** @description HTTP and a status, or timeout, no_connection, connection_lost, address_not_allowed. */
            lastFailure?: string;
            /** @description When a call was last taken. */
            lastDeliveredAt?: components["schemas"]["Instant"];
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * Body of a webhook call
         * @description What is posted to a webhook. A batch without items is a ping: answer 2xx and keep nothing.
         */
        WebhookBatch: {
            webhookId: components["schemas"]["Uuid"];
            /** @description In order; positions that the event filter leaves out are skipped. */
            items: components["schemas"]["Change"][];
            /** @description Everything up to here counts as confirmed once the call is answered with 2xx. */
            nextPosition: components["schemas"]["Position"];
        };
        /**
         * Webhooks
         * @description All webhooks of the client of the token, the oldest first.
         */
        WebhookList: {
            /** @description The webhooks. */
            items: components["schemas"]["Webhook"][];
        };
        /**
         * Answer to a ping
         * @description What the receiver said.
         */
        WebhookPing: {
            /** @description Whether it answered 2xx within ten seconds. */
            taken: boolean;
            /** @description Its HTTP status, where it answered. */
            httpStatus?: number;
            /** @description Why it was not taken, as in lastFailure. */
            failure?: string;
        };
        /**
         * New webhook
         * @description What a client asks for.
         */
        WebhookRegistration: {
            /** @description An https address without user name and password. Private networks only where the operator lists them. In the sandbox also http://127.0.0.1. */
            address: string;
            /** @description Only these events; absent: all. */
            events?: components["schemas"]["ChangeKind"][];
            /** @description Begin after this position; absent: with what comes from now on. */
            after?: components["schemas"]["Position"];
        };
        /**
         * Replay
         * @description From where a webhook is delivered again.
         */
        WebhookReplay: {
            /** @description Deliver everything after this position again; absent: go on where it stopped. */
            after?: components["schemas"]["Position"];
        };
        /**
         * Webhook with its secret
         * @description The only answer that holds the secret.
         */
        WebhookSecret: {
            webhook: components["schemas"]["Webhook"];
            /** @description The key of the HMAC: these characters as they are. Keep it like a password. */
            secret: string;
        };
    };
    responses: {
        /** @description The webhook as it is now. */
        Webhook: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "webhookId": "9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a",
                 *       "address": "https://portal.example.ge/shikriki",
                 *       "events": [
                 *         "registered",
                 *         "reply"
                 *       ],
                 *       "state": "active",
                 *       "confirmedPosition": 4710,
                 *       "createdAt": "2026-11-20T12:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["Webhook"];
            };
        };
        /** @description The token lacks the scope, or speaks for a person. */
        ClientForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Forbidden",
                 *       "title": "This is not allowed with the given token",
                 *       "status": 403,
                 *       "detail": "The token needs the scope changes:read.",
                 *       "code": "Forbidden",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Changes from this position on are not kept any more. */
        PositionGone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:PositionGone",
                 *       "title": "Changes from this position on are not kept any more",
                 *       "status": 410,
                 *       "detail": "Changes are kept from position 1200 on.",
                 *       "code": "PositionGone",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The sealed envelope, byte for byte. */
        EnvelopeBytes: {
            headers: {
                "Content-Disposition": components["headers"]["ContentDisposition"];
                "Content-Security-Policy": components["headers"]["ContentSecurityPolicy"];
                ETag: components["headers"]["ETag"];
                "X-Content-Type-Options": components["headers"]["NoSniff"];
                [name: string]: unknown;
            };
            content: {
                /** @example <Envelope xmlns="urn:shikriki:envelope:1" ID="e1">...</Envelope> */
                "application/xml": string;
            };
        };
        /** @description A query parameter or the cursor is not valid. */
        BadQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:CursorInvalid",
                 *       "title": "The page cursor is not valid",
                 *       "status": 400,
                 *       "detail": "The cursor does not belong to these filters.",
                 *       "code": "CursorInvalid",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The case does not take this letter now, or the key was used with another body. */
        LetterNotPossibleNow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:LetterNotPossibleNow",
                 *       "title": "The case does not take this letter now",
                 *       "status": 409,
                 *       "detail": "A dispute cannot be sent now. Possible now: followup, reminder.",
                 *       "code": "LetterNotPossibleNow",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/kind",
                 *           "detail": "possible now: followup, reminder"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A header or parameter is not valid, or the addressee is unknown. */
        BadUpload: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Validation",
                 *       "title": "The message does not meet its contract",
                 *       "status": 400,
                 *       "detail": "Content-Disposition names no file.",
                 *       "code": "Validation",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The agency does not receive letters here yet. */
        AgencyNotConnected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:AgencyNotConnected",
                 *       "title": "This agency does not receive letters here yet",
                 *       "status": 422,
                 *       "detail": "The e-document system of this agency is not connected.",
                 *       "code": "AgencyNotConnected",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/agencyCode",
                 *           "detail": "not connected"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not application/json, or the agency does not take files of the type of an attachment. */
        BodyOrFileTypeNotAccepted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:FileTypeNotAllowed",
                 *       "title": "Files of this type are not accepted",
                 *       "status": 415,
                 *       "detail": "This agency accepts application/pdf, image/jpeg.",
                 *       "code": "FileTypeNotAllowed",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/attachments/0/uploadId",
                 *           "detail": "this agency does not accept image/png"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The letter does not meet its schema, the addressee is unknown, or the key is missing. */
        BadLetter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Validation",
                 *       "title": "The message does not meet its contract",
                 *       "status": 400,
                 *       "detail": "1 field is not valid.",
                 *       "code": "Validation",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/title",
                 *           "detail": "must not be longer than 300 characters"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A header or the request is not valid. */
        Validation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Validation",
                 *       "title": "The message does not meet its contract",
                 *       "status": 400,
                 *       "detail": "Content-Disposition names no file.",
                 *       "code": "Validation",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no access token, or it is not valid. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Unauthenticated",
                 *       "title": "No valid access token",
                 *       "status": 401,
                 *       "detail": "The token is out of date.",
                 *       "code": "Unauthenticated",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token does not allow this, for example its level of authentication is too low. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Forbidden",
                 *       "title": "This is not allowed with the given token",
                 *       "status": 403,
                 *       "detail": "Filing needs the level substantial.",
                 *       "code": "Forbidden",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not exist or is not this citizen's. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:NotFound",
                 *       "title": "There is nothing here",
                 *       "status": 404,
                 *       "detail": "There is nothing with this id.",
                 *       "code": "NotFound",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key was used with another body. */
        IdempotencyKeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:IdempotencyKeyReused",
                 *       "title": "The Idempotency-Key was used with another body",
                 *       "status": 409,
                 *       "detail": "This key has filed another letter.",
                 *       "code": "IdempotencyKeyReused",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Larger than allowed; detail names the limit in bytes. */
        SizeLimitExceeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:SizeLimitExceeded",
                 *       "title": "The message or a file is larger than allowed",
                 *       "status": 413,
                 *       "detail": "At most 209715200 bytes.",
                 *       "code": "SizeLimitExceeded",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The file is of a type that is not accepted, or its content and its name disagree. */
        FileTypeNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:FileTypeNotAllowed",
                 *       "title": "Files of this type are not accepted",
                 *       "status": 415,
                 *       "detail": "The content is not a PDF document.",
                 *       "code": "FileTypeNotAllowed",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not application/json. */
        MediaTypeNotSupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:MediaTypeNotSupported",
                 *       "title": "The body is of a type that is not read here",
                 *       "status": 415,
                 *       "detail": "Send application/json.",
                 *       "code": "MediaTypeNotSupported",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The letter is well formed but cannot be filed so. */
        LetterNotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:UploadNotUsable",
                 *       "title": "An upload cannot be attached",
                 *       "status": 422,
                 *       "detail": "An upload belongs to another letter.",
                 *       "code": "UploadNotUsable",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/attachments/0/uploadId",
                 *           "detail": "is already attached"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The file is not checked for malware yet, or a person has to look at it; the answer then has no Retry-After. */
        FileBeingChecked: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:FileBeingChecked",
                 *       "title": "The file has not been checked for malware yet",
                 *       "status": 409,
                 *       "detail": "The file is being checked.",
                 *       "code": "FileBeingChecked",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "retryAfterSeconds": 5
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The file was removed; letter.files[].removed says why. */
        FileRemoved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:FileRemoved",
                 *       "title": "The file was removed",
                 *       "status": 410,
                 *       "detail": "The file was removed because malware was found in it.",
                 *       "code": "FileRemoved",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The range lies outside the file. */
        RangeNotSatisfiable: {
            headers: {
                /**
                 * @description The size of the file in bytes.
                 * @example bytes *\/51200
                 */
                "Content-Range"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:RangeNotSatisfiable",
                 *       "title": "The requested range lies outside the file",
                 *       "status": 416,
                 *       "detail": "The file has 51200 bytes.",
                 *       "code": "RangeNotSatisfiable",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests. */
        Busy: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Busy",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "detail": "At most 60 requests a minute.",
                 *       "code": "Busy",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "retryAfterSeconds": 30
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something failed on the side of the gateway; the same request may be sent again. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:InternalError",
                 *       "title": "Something failed on our side",
                 *       "status": 500,
                 *       "detail": "Name the traceId when you ask for help.",
                 *       "code": "InternalError",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not available right now. */
        TemporarilyUnavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:TemporarilyUnavailable",
                 *       "title": "Not available right now",
                 *       "status": 503,
                 *       "detail": "The database cannot be reached.",
                 *       "code": "TemporarilyUnavailable",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "retryAfterSeconds": 30
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The webhook.
         * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
         */
        WebhookId: components["schemas"]["Uuid"];
        /**
         * @description The case.
         * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
         */
        CaseId: components["schemas"]["Uuid"];
        /**
         * @description Only cases in which one of these agencies has or had to answer. Several by repeating the parameter.
         * @example [
         *       "tbilisi"
         *     ]
         */
        AgencyCode: components["schemas"]["Code"][];
        /**
         * @description Only letters of these types. Several by repeating the parameter.
         * @example [
         *       "foi"
         *     ]
         */
        LetterType: components["schemas"]["LetterTypeCode"][];
        /**
         * @description Only cases in these states. Several by repeating the parameter.
         * @example [
         *       "registered"
         *     ]
         */
        State: components["schemas"]["CaseState"][];
        /**
         * @description Only cases that ended in one of these ways. Several by repeating the parameter.
         * @example [
         *       "answered"
         *     ]
         */
        Outcome: components["schemas"]["Outcome"][];
        /**
         * @description Filed on this day (Asia/Tbilisi) or later.
         * @example 2026-11-01
         */
        FiledFrom: components["schemas"]["Day"];
        /**
         * @description Filed on this day (Asia/Tbilisi) or earlier.
         * @example 2026-11-30
         */
        FiledTo: components["schemas"]["Day"];
        /**
         * @description Completed on this day (Asia/Tbilisi) or later.
         * @example 2026-12-01
         */
        CompletedFrom: components["schemas"]["Day"];
        /**
         * @description Completed on this day (Asia/Tbilisi) or earlier.
         * @example 2026-12-31
         */
        CompletedTo: components["schemas"]["Day"];
        /**
         * @description With true, only cases with replies that were not opened.
         * @example true
         */
        Unread: boolean;
        /**
         * @description Words of the citizen's letters and their replies: titles, texts, forms, names of files and of agencies, tracking and registration
         *     numbers. All words must be there, in any order and in any letter of the case; each is met by words that begin like it, whatever
         *     the ending (ინფორმაციის finds ინფორმაცია). Georgian, capital (Mtavruli) and Latin letters find the same, also Latin as it is typed
         *     (informacia). Numbers with or without №, slashes, spaces and leading zeros. A word of one or two letters is met by itself only,
         *     unless it is the last. A search without a letter or digit finds nothing.
         * @example ინფორმაცია
         */
        Search: string;
        /**
         * @description Which of Georgian (ka) and English (en) is preferred; Georgian where neither is named.
         * @example en
         */
        AcceptLanguage: string;
        /**
         * @description nextCursor of the page before; absent for the first page.
         * @example eyJmIjoxfQ
         */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description How many entries a page holds at most.
         * @example 20
         */
        Limit: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Where the new thing is read.
         * @example /v1/cases/5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
         */
        Location: string;
        /**
         * @description Seconds to wait before the same request is sent again.
         * @example 30
         */
        RetryAfter: number;
        /**
         * @description The SHA-256 of the whole content in lower-case hexadecimal, in double quotes.
         * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         */
        ETag: string;
        /**
         * @description Always bytes.
         * @example bytes
         */
        AcceptRanges: "bytes";
        /**
         * @description attachment, with the name of the file by RFC 8187.
         * @example attachment; filename*=UTF-8''%E1%83%A5%E1%83%A3%E1%83%A9%E1%83%90.pdf
         */
        ContentDisposition: string;
        /**
         * @description Always sandbox.
         * @example sandbox
         */
        ContentSecurityPolicy: "sandbox";
        /**
         * @description Always nosniff.
         * @example nosniff
         */
        NoSniff: "nosniff";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAgencies: {
        parameters: {
            query?: {
                /**
                 * @description A part of a name or code, Georgian or Latin letters.
                 * @example რეესტრი
                 */
                search?: string;
                /**
                 * @description Only agencies of this category.
                 * @example justice
                 */
                category?: string;
                /**
                 * @description nextCursor of the page before; absent for the first page.
                 * @example eyJmIjoxfQ
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many entries a page holds at most.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of agencies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "agencyCode": "napr",
                     *           "nameKa": "საჯარო რეესტრის ეროვნული სააგენტო",
                     *           "nameEn": "National Agency of Public Registry",
                     *           "category": "justice",
                     *           "acceptsLetters": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AgencyPage"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getAgency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The code of the agency.
                 * @example napr
                 */
                agencyCode: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agencyCode": "napr",
                     *       "nameKa": "საჯარო რეესტრის ეროვნული სააგენტო",
                     *       "nameEn": "National Agency of Public Registry",
                     *       "category": "justice",
                     *       "acceptsLetters": true,
                     *       "acceptedLetterTypes": [
                     *         "letter",
                     *         "foi"
                     *       ],
                     *       "limits": {
                     *         "maxMessageBytes": 104857600,
                     *         "maxFileBytes": 52428800,
                     *         "maxFiles": 10,
                     *         "mediaTypes": [
                     *           "application/pdf",
                     *           "image/jpeg"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Agency"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listLetterTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All types in use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "letterType": "letter",
                     *           "nameKa": "წერილი",
                     *           "nameEn": "Letter",
                     *           "explanationKa": "თხოვნა, შეკითხვა ან შეტყობინება ნებისმიერ საკითხზე.",
                     *           "explanationEn": "A request, a question or a report about anything.",
                     *           "formSchemaId": "urn:shikriki:schema:form-letter:1",
                     *           "formSchema": {
                     *             "type": "object",
                     *             "additionalProperties": false,
                     *             "properties": {}
                     *           },
                     *           "maxFiles": 20,
                     *           "maxTotalBytes": 209715200,
                     *           "mediaTypes": [
                     *             "application/pdf",
                     *             "image/jpeg",
                     *             "image/png",
                     *             "text/plain"
                     *           ],
                     *           "firstAnswer": {
                     *             "amount": 2,
                     *             "unit": "working_day"
                     *           },
                     *           "remedy": "admin_complaint",
                     *           "term": {
                     *             "amount": 1,
                     *             "unit": "month",
                     *             "starts": "delivered",
                     *             "legalRef": "General Administrative Code, Art. 100",
                     *             "validFrom": "2000-01-01",
                     *             "verified": false
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LetterTypeList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    computeDeadline: {
        parameters: {
            query: {
                /**
                 * @description A letter type.
                 * @example foi
                 */
                letterType: components["schemas"]["LetterTypeCode"];
                /**
                 * @description The day the term starts; counting begins on the next.
                 * @example 2025-12-30
                 */
                from: components["schemas"]["Day"];
                /** @description The agency, where a decree lets some work on a day off. */
                agencyCode?: components["schemas"]["Code"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last day. Without dueOn no answer is owed by a day. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "letterType": "consultation",
                     *       "startedOn": "2026-06-05",
                     *       "dueOn": "2026-06-09",
                     *       "verified": false,
                     *       "legalRef": "policy",
                     *       "trace": [
                     *         {
                     *           "ka": "05.06.2026: უწყების სისტემამ წერილი მიიღო; ათვლა იწყება მეორე დღიდან",
                     *           "en": "05.06.2026: the system of the agency took the letter; counting begins on the next day"
                     *         },
                     *         {
                     *           "ka": "06.06.2026: არ ითვლება, დასვენების დღე",
                     *           "en": "06.06.2026: not counted, weekend"
                     *         },
                     *         {
                     *           "ka": "07.06.2026: არ ითვლება, დასვენების დღე",
                     *           "en": "07.06.2026: not counted, weekend"
                     *         },
                     *         {
                     *           "ka": "08.06.2026 – 09.06.2026: 2 სამუშაო დღე",
                     *           "en": "08.06.2026 – 09.06.2026: 2 working days"
                     *         },
                     *         {
                     *           "ka": "ბოლო დღე: 09.06.2026",
                     *           "en": "Last day: 09.06.2026"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Deadline"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    createUpload: {
        parameters: {
            query?: {
                /**
                 * @description For whom the file is meant, where the portal knows it: what this agency does not take is refused before a byte is sent.
                 * @example tbilisi
                 */
                agencyCode?: components["schemas"]["Code"];
            };
            header: {
                /**
                 * @description `attachment; filename*=UTF-8''` and the name of the file, percent-encoded by RFC 8187; decoded it is 1 to 200 characters without path separators.
                 * @example attachment; filename*=UTF-8''%E1%83%A5%E1%83%A3%E1%83%A9%E1%83%90.pdf
                 */
                "Content-Disposition": string;
                /**
                 * @description The size of the file in bytes; a chunked body without it is refused with Validation.
                 * @example 48213
                 */
                "Content-Length": number;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes of the file. */
        requestBody: {
            content: {
                "application/pdf": string;
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                "image/jpeg": string;
                "image/png": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description The file is stored. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uploadId": "3f0c9a52-7d4e-4b9b-9a53-0d6f1c2b7e11",
                     *       "fileName": "ქუჩა.pdf",
                     *       "mediaType": "application/pdf",
                     *       "sizeBytes": 48213,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "scanState": "clean",
                     *       "createdAt": "2026-11-22T09:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["BadUpload"];
            401: components["responses"]["Unauthenticated"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["FileTypeNotAllowed"];
            422: components["responses"]["AgencyNotConnected"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id that the upload got.
                 * @example 3f0c9a52-7d4e-4b9b-9a53-0d6f1c2b7e11
                 */
                uploadId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uploadId": "3f0c9a52-7d4e-4b9b-9a53-0d6f1c2b7e11",
                     *       "fileName": "ქუჩა.pdf",
                     *       "mediaType": "application/pdf",
                     *       "sizeBytes": 48213,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "scanState": "clean",
                     *       "createdAt": "2026-11-22T09:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deleteUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id that the upload got.
                 * @example 3f0c9a52-7d4e-4b9b-9a53-0d6f1c2b7e11
                 */
                uploadId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    submitLetter: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Made by the portal, one per letter; 8 to 100 characters of A-Z, a-z, 0-9, _ and -.
                 * @example 0b9f4c1e-5d7a-4a44-9a4b-7d3a60a6a001
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LetterSubmission"];
            };
        };
        responses: {
            /** @description The letter is filed. A repeat answers 201 with the same body. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "caseId": "5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f",
                     *       "trackingNumber": "MG-2026-0004217-K",
                     *       "letterId": "7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718",
                     *       "state": "sending",
                     *       "filedAt": "2026-11-22T09:31:07.412Z",
                     *       "filingReceipt": {
                     *         "messageId": "1d2c3b4a-5f6e-4a7b-8c9d-0e1f2a3b4c5d",
                     *         "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *         "href": "/v1/cases/5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f/filing-receipt"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LetterAccepted"];
                };
            };
            400: components["responses"]["BadLetter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["BodyOrFileTypeNotAccepted"];
            422: components["responses"]["LetterNotAcceptable"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listCases: {
        parameters: {
            query?: {
                /**
                 * @description Only cases in these states. Several by repeating the parameter.
                 * @example [
                 *       "registered"
                 *     ]
                 */
                state?: components["parameters"]["State"];
                /**
                 * @description Only cases in which one of these agencies has or had to answer. Several by repeating the parameter.
                 * @example [
                 *       "tbilisi"
                 *     ]
                 */
                agencyCode?: components["parameters"]["AgencyCode"];
                /**
                 * @description Only letters of these types. Several by repeating the parameter.
                 * @example [
                 *       "foi"
                 *     ]
                 */
                letterType?: components["parameters"]["LetterType"];
                /**
                 * @description Filed on this day (Asia/Tbilisi) or later.
                 * @example 2026-11-01
                 */
                filedFrom?: components["parameters"]["FiledFrom"];
                /**
                 * @description Filed on this day (Asia/Tbilisi) or earlier.
                 * @example 2026-11-30
                 */
                filedTo?: components["parameters"]["FiledTo"];
                /**
                 * @description Words of the citizen's letters and their replies: titles, texts, forms, names of files and of agencies, tracking and registration
                 *     numbers. All words must be there, in any order and in any letter of the case; each is met by words that begin like it, whatever
                 *     the ending (ინფორმაციის finds ინფორმაცია). Georgian, capital (Mtavruli) and Latin letters find the same, also Latin as it is typed
                 *     (informacia). Numbers with or without №, slashes, spaces and leading zeros. A word of one or two letters is met by itself only,
                 *     unless it is the last. A search without a letter or digit finds nothing.
                 * @example ინფორმაცია
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description nextCursor of the page before; absent for the first page.
                 * @example eyJmIjoxfQ
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many entries a page holds at most.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of cases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "caseId": "5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f",
                     *           "trackingNumber": "MG-2026-0004217-K",
                     *           "letterType": "letter",
                     *           "title": "მაგალითის ქუჩის შეკეთება",
                     *           "language": "ka",
                     *           "agencyCode": "tbilisi",
                     *           "agencyNameKa": "ქალაქ თბილისის მუნიციპალიტეტის მერია",
                     *           "agencyNameEn": "Tbilisi City Hall",
                     *           "state": "registered",
                     *           "filedAt": "2026-11-22T09:31:07.412Z",
                     *           "registeredAt": "2026-11-22T10:02:00Z",
                     *           "registrationNumber": "№ 08/12345",
                     *           "unreadReplies": 0
                     *         }
                     *       ],
                     *       "nextCursor": "eyJmIjoxfQ"
                     *     }
                     */
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    exportCases: {
        parameters: {
            query?: {
                /**
                 * @description Only cases in these states. Several by repeating the parameter.
                 * @example [
                 *       "registered"
                 *     ]
                 */
                state?: components["parameters"]["State"];
                /**
                 * @description Only cases in which one of these agencies has or had to answer. Several by repeating the parameter.
                 * @example [
                 *       "tbilisi"
                 *     ]
                 */
                agencyCode?: components["parameters"]["AgencyCode"];
                /**
                 * @description Only letters of these types. Several by repeating the parameter.
                 * @example [
                 *       "foi"
                 *     ]
                 */
                letterType?: components["parameters"]["LetterType"];
                /**
                 * @description Filed on this day (Asia/Tbilisi) or later.
                 * @example 2026-11-01
                 */
                filedFrom?: components["parameters"]["FiledFrom"];
                /**
                 * @description Filed on this day (Asia/Tbilisi) or earlier.
                 * @example 2026-11-30
                 */
                filedTo?: components["parameters"]["FiledTo"];
                /**
                 * @description Words of the citizen's letters and their replies: titles, texts, forms, names of files and of agencies, tracking and registration
                 *     numbers. All words must be there, in any order and in any letter of the case; each is met by words that begin like it, whatever
                 *     the ending (ინფორმაციის finds ინფორმაცია). Georgian, capital (Mtavruli) and Latin letters find the same, also Latin as it is typed
                 *     (informacia). Numbers with or without №, slashes, spaces and leading zeros. A word of one or two letters is met by itself only,
                 *     unless it is the last. A search without a letter or digit finds nothing.
                 * @example ინფორმაცია
                 */
                search?: components["parameters"]["Search"];
            };
            header?: {
                /**
                 * @description Which of Georgian (ka) and English (en) is preferred; Georgian where neither is named.
                 * @example en
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "X-Content-Type-Options": components["headers"]["NoSniff"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example "Tracking number","Registration number","Title","Agency","Type","State","Outcome","Filed","Registered","Completed","Unread replies"
                     *     "MG-2026-0004217-K","№ 08/12345","მაგალითის ქუჩის შეკეთება","Tbilisi City Hall","Letter","Answered","Answered","2026-11-22","2026-11-22","2026-12-01","1"
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "caseId": "5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f",
                     *       "trackingNumber": "MG-2026-0004217-K",
                     *       "letterType": "letter",
                     *       "title": "მაგალითის ქუჩის შეკეთება",
                     *       "language": "ka",
                     *       "agencyCode": "tbilisi",
                     *       "agencyNameKa": "ქალაქ თბილისის მუნიციპალიტეტის მერია",
                     *       "agencyNameEn": "Tbilisi City Hall",
                     *       "state": "answered",
                     *       "outcome": "answered",
                     *       "filedAt": "2026-11-22T09:31:07.412Z",
                     *       "registeredAt": "2026-11-22T10:02:00Z",
                     *       "registrationNumber": "№ 08/12345",
                     *       "completedAt": "2026-12-01T08:15:00Z",
                     *       "plainWords": {
                     *         "happened": {
                     *           "ka": "უწყებამ წერილს უპასუხა.",
                     *           "en": "The agency has answered the letter."
                     *         },
                     *         "next": {
                     *           "ka": "წაიკითხეთ პასუხი.",
                     *           "en": "Read the answer."
                     *         },
                     *         "youCan": {
                     *           "ka": "თუ პასუხს არ ეთანხმებით, შეგიძლიათ გაასაჩივროთ; გასაჩივრების ვადა შეზღუდულია.",
                     *           "en": "If you disagree with the answer you can dispute it; the time to appeal is limited."
                     *         },
                     *         "whoAnswers": {
                     *           "ka": "პორტალი მხოლოდ აკავშირებს: პასუხის შინაარსსა და ვადაზე პასუხს უწყება აგებს.",
                     *           "en": "The portal only connects: the agency answers for the content and the term of the reply."
                     *         }
                     *       },
                     *       "unreadReplies": 1,
                     *       "legs": [
                     *         {
                     *           "legId": "8b3d5c2e-0f1a-4b6c-9d7e-a1b2c3d4e5f6",
                     *           "agencyCode": "tbilisi",
                     *           "agencyNameKa": "ქალაქ თბილისის მუნიციპალიტეტის მერია",
                     *           "agencyNameEn": "Tbilisi City Hall",
                     *           "state": "answered",
                     *           "outcome": "answered",
                     *           "registeredAt": "2026-11-22T10:02:00Z",
                     *           "registrationNumber": "№ 08/12345"
                     *         }
                     *       ],
                     *       "timeline": [
                     *         {
                     *           "eventId": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
                     *           "event": "registered",
                     *           "occurredAt": "2026-11-22T10:02:00Z",
                     *           "reportedAt": "2026-11-22T10:02:04.120Z",
                     *           "legId": "8b3d5c2e-0f1a-4b6c-9d7e-a1b2c3d4e5f6",
                     *           "agencyCode": "tbilisi",
                     *           "registrationNumber": "№ 08/12345",
                     *           "messageId": "2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e"
                     *         }
                     *       ],
                     *       "letters": [
                     *         {
                     *           "letterId": "9d4e6f3a-1b2c-4d7e-8f90-b2c3d4e5f6a7",
                     *           "legId": "8b3d5c2e-0f1a-4b6c-9d7e-a1b2c3d4e5f6",
                     *           "direction": "to_citizen",
                     *           "kind": "reply",
                     *           "text": "ორმოები ამოვსებულია.",
                     *           "language": "ka",
                     *           "createdAt": "2026-12-01T08:15:00Z",
                     *           "outcome": "answered",
                     *           "replyNumber": "№ 08/13001",
                     *           "replyDate": "2026-12-01",
                     *           "files": [
                     *             {
                     *               "fileId": "4a5b6c7d-8e9f-4a0b-9c1d-2e3f4a5b6c7d",
                     *               "fileName": "პასუხი.pdf",
                     *               "mediaType": "application/pdf",
                     *               "sizeBytes": 51200,
                     *               "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *               "main": true,
                     *               "scanState": "clean",
                     *               "href": "/v1/cases/5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f/files/4a5b6c7d-8e9f-4a0b-9c1d-2e3f4a5b6c7d"
                     *             }
                     *           ],
                     *           "sealedBy": {
                     *             "subject": "CN=Tbilisi City Hall (example), C=GE",
                     *             "verifiedAt": "2026-12-01T08:15:03.501Z"
                     *           }
                     *         }
                     *       ],
                     *       "possibleLetters": [
                     *         {
                     *           "kind": "followup",
                     *           "legId": "8b3d5c2e-0f1a-4b6c-9d7e-a1b2c3d4e5f6",
                     *           "agencyCode": "tbilisi"
                     *         },
                     *         {
                     *           "kind": "dispute",
                     *           "legId": "8b3d5c2e-0f1a-4b6c-9d7e-a1b2c3d4e5f6",
                     *           "agencyCode": "tbilisi"
                     *         }
                     *       ],
                     *       "notifications": [
                     *         {
                     *           "event": "reply",
                     *           "channel": "email",
                     *           "state": "SENT",
                     *           "sentAt": "2026-12-01T08:15:09Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    sendIntoCase: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Made by the portal, one per letter; 8 to 100 characters of A-Z, a-z, 0-9, _ and -.
                 * @example 0b9f4c1e-5d7a-4a44-9a4b-7d3a60a6a002
                 */
                "Idempotency-Key": string;
            };
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseLetter"];
            };
        };
        responses: {
            /** @description The letter is filed. A repeat answers 201 with the same body. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "caseId": "5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f",
                     *       "trackingNumber": "MG-2026-0004217-K",
                     *       "legId": "8b3d5c2e-0f1a-4b6c-9d7e-a1b2c3d4e5f6",
                     *       "letterId": "7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60719",
                     *       "kind": "clarification_reply",
                     *       "filedAt": "2026-11-24T09:31:07.412Z",
                     *       "filingReceipt": {
                     *         "messageId": "1d2c3b4a-5f6e-4a7b-8c9d-0e1f2a3b4c5e",
                     *         "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *         "href": "/v1/cases/5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f/envelopes/1d2c3b4a-5f6e-4a7b-8c9d-0e1f2a3b4c5e"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CaseLetterAccepted"];
                };
            };
            400: components["responses"]["BadLetter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["LetterNotPossibleNow"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["BodyOrFileTypeNotAccepted"];
            422: components["responses"]["LetterNotAcceptable"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getCaseCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example BEGIN:VCALENDAR
                     *     VERSION:2.0
                     *     PRODID:-//Shikriki//deadlines//EN
                     *     END:VCALENDAR
                     */
                    "text/calendar": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    markCaseOpened: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replies are read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getFilingReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EnvelopeBytes"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listEnvelopes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelopes, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "messageId": "2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e",
                     *           "direction": "in",
                     *           "messageKind": "REGISTRATION",
                     *           "refToMessageId": "6f5e4d3c-2b1a-4c9d-8e7f-0a9b8c7d6e5f",
                     *           "legId": "8b3d5c2e-0f1a-4b6c-9d7e-a1b2c3d4e5f6",
                     *           "agencyCode": "tbilisi",
                     *           "createdAt": "2026-11-22T10:02:01Z",
                     *           "sizeBytes": 5210,
                     *           "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *           "href": "/v1/cases/5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f/envelopes/2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EnvelopeList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getEnvelope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
                /**
                 * @description The MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EnvelopeBytes"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One byte range (RFC 9110, section 14).
                 * @example bytes=1048576-
                 */
                Range?: string;
                /**
                 * @description The ETag of the first answer; where it no longer fits, the whole file comes with 200.
                 * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 */
                "If-Range"?: string;
            };
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
                /**
                 * @description The id of the file.
                 * @example 4a5b6c7d-8e9f-4a0b-9c1d-2e3f4a5b6c7d
                 */
                fileId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "Content-Security-Policy": components["headers"]["ContentSecurityPolicy"];
                    ETag: components["headers"]["ETag"];
                    "X-Content-Type-Options": components["headers"]["NoSniff"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The part that was asked for. */
            206: {
                headers: {
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "Content-Security-Policy": components["headers"]["ContentSecurityPolicy"];
                    ETag: components["headers"]["ETag"];
                    "X-Content-Type-Options": components["headers"]["NoSniff"];
                    /**
                     * @description Which bytes these are, of how many.
                     * @example bytes 1048576-2097151/2097152
                     */
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["FileBeingChecked"];
            410: components["responses"]["FileRemoved"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listCompletedTasks: {
        parameters: {
            query?: {
                /**
                 * @description Only cases in these states. Several by repeating the parameter.
                 * @example [
                 *       "registered"
                 *     ]
                 */
                state?: components["parameters"]["State"];
                /**
                 * @description Only cases in which one of these agencies has or had to answer. Several by repeating the parameter.
                 * @example [
                 *       "tbilisi"
                 *     ]
                 */
                agencyCode?: components["parameters"]["AgencyCode"];
                /**
                 * @description Only letters of these types. Several by repeating the parameter.
                 * @example [
                 *       "foi"
                 *     ]
                 */
                letterType?: components["parameters"]["LetterType"];
                /**
                 * @description Only cases that ended in one of these ways. Several by repeating the parameter.
                 * @example [
                 *       "answered"
                 *     ]
                 */
                outcome?: components["parameters"]["Outcome"];
                /**
                 * @description Completed on this day (Asia/Tbilisi) or later.
                 * @example 2026-12-01
                 */
                completedFrom?: components["parameters"]["CompletedFrom"];
                /**
                 * @description Completed on this day (Asia/Tbilisi) or earlier.
                 * @example 2026-12-31
                 */
                completedTo?: components["parameters"]["CompletedTo"];
                /**
                 * @description With true, only cases with replies that were not opened.
                 * @example true
                 */
                unread?: components["parameters"]["Unread"];
                /**
                 * @description Words of the citizen's letters and their replies: titles, texts, forms, names of files and of agencies, tracking and registration
                 *     numbers. All words must be there, in any order and in any letter of the case; each is met by words that begin like it, whatever
                 *     the ending (ინფორმაციის finds ინფორმაცია). Georgian, capital (Mtavruli) and Latin letters find the same, also Latin as it is typed
                 *     (informacia). Numbers with or without №, slashes, spaces and leading zeros. A word of one or two letters is met by itself only,
                 *     unless it is the last. A search without a letter or digit finds nothing.
                 * @example ინფორმაცია
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description nextCursor of the page before; absent for the first page.
                 * @example eyJmIjoxfQ
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many entries a page holds at most.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of completed cases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "caseId": "5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f",
                     *           "trackingNumber": "MG-2026-0004217-K",
                     *           "letterType": "letter",
                     *           "title": "მაგალითის ქუჩის შეკეთება",
                     *           "language": "ka",
                     *           "agencyCode": "tbilisi",
                     *           "agencyNameKa": "ქალაქ თბილისის მუნიციპალიტეტის მერია",
                     *           "agencyNameEn": "Tbilisi City Hall",
                     *           "state": "answered",
                     *           "outcome": "answered",
                     *           "filedAt": "2026-11-22T09:31:07.412Z",
                     *           "completedAt": "2026-12-01T08:15:00Z",
                     *           "unreadReplies": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    exportCompletedTasks: {
        parameters: {
            query?: {
                /**
                 * @description Only cases in these states. Several by repeating the parameter.
                 * @example [
                 *       "registered"
                 *     ]
                 */
                state?: components["parameters"]["State"];
                /**
                 * @description Only cases in which one of these agencies has or had to answer. Several by repeating the parameter.
                 * @example [
                 *       "tbilisi"
                 *     ]
                 */
                agencyCode?: components["parameters"]["AgencyCode"];
                /**
                 * @description Only letters of these types. Several by repeating the parameter.
                 * @example [
                 *       "foi"
                 *     ]
                 */
                letterType?: components["parameters"]["LetterType"];
                /**
                 * @description Only cases that ended in one of these ways. Several by repeating the parameter.
                 * @example [
                 *       "answered"
                 *     ]
                 */
                outcome?: components["parameters"]["Outcome"];
                /**
                 * @description Completed on this day (Asia/Tbilisi) or later.
                 * @example 2026-12-01
                 */
                completedFrom?: components["parameters"]["CompletedFrom"];
                /**
                 * @description Completed on this day (Asia/Tbilisi) or earlier.
                 * @example 2026-12-31
                 */
                completedTo?: components["parameters"]["CompletedTo"];
                /**
                 * @description With true, only cases with replies that were not opened.
                 * @example true
                 */
                unread?: components["parameters"]["Unread"];
                /**
                 * @description Words of the citizen's letters and their replies: titles, texts, forms, names of files and of agencies, tracking and registration
                 *     numbers. All words must be there, in any order and in any letter of the case; each is met by words that begin like it, whatever
                 *     the ending (ინფორმაციის finds ინფორმაცია). Georgian, capital (Mtavruli) and Latin letters find the same, also Latin as it is typed
                 *     (informacia). Numbers with or without №, slashes, spaces and leading zeros. A word of one or two letters is met by itself only,
                 *     unless it is the last. A search without a letter or digit finds nothing.
                 * @example ინფორმაცია
                 */
                search?: components["parameters"]["Search"];
            };
            header?: {
                /**
                 * @description Which of Georgian (ka) and English (en) is preferred; Georgian where neither is named.
                 * @example en
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "X-Content-Type-Options": components["headers"]["NoSniff"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example "Tracking number","Registration number","Title","Agency","Type","State","Outcome","Filed","Registered","Completed","Unread replies"
                     *     "MG-2026-0004217-K","№ 08/12345","მაგალითის ქუჩის შეკეთება","Tbilisi City Hall","Letter","Answered","Answered","2026-11-22","2026-11-22","2026-12-01","1"
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /**
                 * @description The nextPosition of the answer before; absent, the oldest change that is kept comes first.
                 * @example 4710
                 */
                after?: components["schemas"]["Position"];
                /**
                 * @description How many changes at most.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description How long to wait for a change where there is none yet, in milliseconds.
                 * @example 30000
                 */
                waitMs?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes after the position. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "position": 4711,
                     *           "eventId": "0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b",
                     *           "caseId": "5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f",
                     *           "legId": "6b2f7a1f-3c1b-4d74-9b46-4c8b1d2e3f40",
                     *           "event": "registered",
                     *           "caseState": "registered",
                     *           "occurredAt": "2026-11-23T07:00:00Z",
                     *           "reportedAt": "2026-11-23T07:00:04.120Z"
                     *         }
                     *       ],
                     *       "nextPosition": 4711,
                     *       "headPosition": 4711
                     *     }
                     */
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ClientForbidden"];
            410: components["responses"]["PositionGone"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "webhookId": "9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a",
                     *           "address": "https://portal.example.ge/shikriki",
                     *           "events": [
                     *             "registered",
                     *             "reply"
                     *           ],
                     *           "state": "active",
                     *           "confirmedPosition": 4710,
                     *           "createdAt": "2026-11-20T12:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ClientForbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": "https://portal.example.ge/shikriki",
                 *       "events": [
                 *         "registered",
                 *         "reply"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WebhookRegistration"];
            };
        };
        responses: {
            /** @description The webhook and its secret. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "webhookId": "9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a",
                     *         "address": "https://portal.example.ge/shikriki",
                     *         "events": [
                     *           "registered",
                     *           "reply"
                     *         ],
                     *         "state": "active",
                     *         "confirmedPosition": 4710,
                     *         "createdAt": "2026-11-20T12:00:00Z"
                     *       },
                     *       "secret": "whsec_EXAMPLE0EXAMPLE0EXAMPLE0EXAMPLE0EXAMPLE0abc"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ClientForbidden"];
            410: components["responses"]["PositionGone"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone, and so is its secret. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ClientForbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    pauseWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Webhook"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ClientForbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "after": 4000
                 *     }
                 */
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            200: components["responses"]["Webhook"];
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ClientForbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["PositionGone"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook and its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "webhookId": "9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a",
                     *         "address": "https://portal.example.ge/shikriki",
                     *         "events": [
                     *           "registered",
                     *           "reply"
                     *         ],
                     *         "state": "active",
                     *         "confirmedPosition": 4710,
                     *         "createdAt": "2026-11-20T12:00:00Z"
                     *       },
                     *       "secret": "whsec_EXAMPLE0EXAMPLE0EXAMPLE0EXAMPLE0EXAMPLE0abc"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ClientForbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    pingWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the receiver answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taken": true,
                     *       "httpStatus": 204
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookPing"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ClientForbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    receiveChanges: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description `t=<Unix seconds>,v1=<hex>[,v1=<hex>]`. Each v1 is HMAC-SHA256 with one secret over the text of t, a full stop, and the body's bytes.
                 *     One v1 that fits is enough; refuse where t is more than five minutes away.
                 * @example t=1795420800,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "Shikriki-Signature": string;
                /**
                 * @description The webhook.
                 * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
                 */
                "Shikriki-Webhook-Id": components["schemas"]["Uuid"];
                /**
                 * @description nextPosition of the body.
                 * @example 4711
                 */
                "Shikriki-Position": components["schemas"]["Position"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "webhookId": "9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a",
                 *       "items": [
                 *         {
                 *           "position": 4711,
                 *           "eventId": "0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b",
                 *           "caseId": "5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f",
                 *           "legId": "6b2f7a1f-3c1b-4d74-9b46-4c8b1d2e3f40",
                 *           "event": "registered",
                 *           "caseState": "registered",
                 *           "occurredAt": "2026-11-23T07:00:00Z",
                 *           "reportedAt": "2026-11-23T07:00:04.120Z"
                 *         }
                 *       ],
                 *       "nextPosition": 4711
                 *     }
                 */
                "application/json": components["schemas"]["WebhookBatch"];
            };
        };
        responses: {
            /** @description The batch is kept. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
