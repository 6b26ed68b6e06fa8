// Generated from schemas/openapi/portal-api-1.0.yaml by "npm run generate"; do not edit.
export interface paths {
    "/v1/agencies": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload one file
         * @description The body is the file itself, streamed, not multipart and not base64. The name of the file travels only in
         *     `Content-Disposition`, never in the address. Content, extension and `Content-Type` must agree. A broken upload
         *     leaves nothing behind: send the file again. An upload that no letter takes and no draft names is deleted after 24
         *     hours. ASiC-E, CAdES (.p7m) and XAdES (.xml) are containers of a signed letter: they are attached only with their
         *     `signature`.
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
         *
         *     One person files so many letters a day (DailyLimitReached says when one may go on). A letter that reads like one that the
         *     citizen filed with the same agency is refused with LooksLikeDuplicate until it is sent with `confirmDuplicate: true`.
         *     Neither holds for a repeat. A type with `signatureRequired` takes the signed letter as the main file and its
         *     `signature`; whether the signature fits the file is looked at, whether its issuer is to be trusted is not.
         */
        post: operations["submitLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/letters/check": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What filing a letter would lead to
         * @description For live checks: takes a letter as far as it is written and answers every problem that filing it would answer, the
         *     earlier letter that it reads like, how many letters are left today, and until when an answer would be due. Files,
         *     counts and keeps nothing.
         */
        post: operations["checkLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * The citizen's drafts
         * @description The one saved last first; without their texts.
         */
        get: operations["listDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draftId}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description An id that the portal makes, a UUID.
                 * @example 7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718
                 */
                draftId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /** One draft */
        get: operations["getDraft"];
        /**
         * Save a draft
         * @description For autosave: takes the whole letter, however little of it is written, and keeps it over what was kept before. Send
         *     the version that was changed in `If-Match`, so that two windows cannot write over each other: the second gets
         *     DraftChanged. Leave it out for a new draft. The same body again changes nothing and answers the same.
         *
         *     A draft is deleted when a letter that names it (`draftId`) is filed, and when it was not changed for 90 days. Uploads
         *     that it names are kept as long as it is.
         */
        put: operations["saveDraft"];
        post?: never;
        /**
         * Delete a draft
         * @description Its uploads are deleted a day after they were made, unless another draft names them.
         */
        delete: operations["deleteDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
    "/v1/cases/{caseId}/letters/{letterId}.pdf": {
        parameters: {
            query?: {
                /**
                 * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
                 * @example ka
                 */
                language?: components["parameters"]["PaperLanguage"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
                /**
                 * @description The id of a letter of the case, either direction.
                 * @example 9d4e6f3a-1b2c-4d7e-8f90-b2c3d4e5f6a7
                 */
                letterId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /**
         * A letter as PDF
         * @description A copy for reading and printing: both numbers, who wrote to whom and when, the words, the list of files with
         *     their digests, who sealed the original, and a verification code with a QR code, under which anybody can check the
         *     paper (`POST /v1/verification`). The same letter gives the same bytes as long as nothing is added to it.
         */
        get: operations["getLetterPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/receipts/{messageId}.pdf": {
        parameters: {
            query?: {
                /**
                 * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
                 * @example ka
                 */
                language?: components["parameters"]["PaperLanguage"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
                /**
                 * @description The MessageId of a filing receipt (filingReceipt.messageId) or of a REGISTRATION envelope.
                 * @example 1d2c3b4a-5f6e-4a7b-8c9d-0e1f2a3b4c5d
                 */
                messageId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /**
         * A proof of filing or registration as PDF
         * @description A copy for reading and printing: both numbers, who wrote to whom and when, the words, the list of files with
         *     their digests, who sealed the original, and a verification code with a QR code, under which anybody can check the
         *     paper (`POST /v1/verification`). The same letter gives the same bytes as long as nothing is added to it.
         */
        get: operations["getReceiptPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/overview.pdf": {
        parameters: {
            query?: {
                /**
                 * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
                 * @example ka
                 */
                language?: components["parameters"]["PaperLanguage"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
        /**
         * The case and what happened in it as PDF
         * @description Shows the case as it is known now; it has no code of its own, its letters and receipts have.
         */
        get: operations["getCaseOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/zip": {
        parameters: {
            query?: {
                /**
                 * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
                 * @example ka
                 */
                language?: components["parameters"]["PaperLanguage"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
        /**
         * The whole case as one ZIP
         * @description Letters and receipts as PDF, files, sealed envelopes byte for byte, the certificates that they are checked with,
         *     the timeline as PDF and JSON (case-timeline.schema.json), a README in Georgian and English that says how to check
         *     everything with public tools, and SHA256SUMS. Streamed: its size is not known beforehand, and where the
         *     connection breaks off before the end the ZIP is not whole. Files that are being checked or were removed are left
         *     out; the README names them. More than 4 GiB are refused with SizeLimitExceeded.
         */
        get: operations["getCaseZip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a paper is one of ours
         * @description For anybody who holds a paper, without a token. The answer says which document it is, when, by whom and with which
         *     certificate it was sealed, and which digests it has; nothing of what was written. With `sha256` it also says
         *     whether a file at hand is the sealed envelope, a PDF that was handed out, or an attachment of the document. A typing
         *     error in the number is told; a wrong code and a number of somebody else are answered alike. A POST, because number
         *     and code must not be written into the logs of addresses. Limited per address of the caller; a portal that calls for its
         *     visitors passes their address on (docs/portal-guide.md).
         */
        post: operations["verifyDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/deadlines.ics": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
    "/v1/cases/{caseId}/complaint-draft": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
        /**
         * A complaint to the body above, filled in from the case
         * @description About how an agency answered, or that its term is over. The citizen adds the reasons and files it with `POST /v1/letters`, with the `agencyCode` of the addressee. Reading it changes nothing. Without `legId` it is about the newest part of the case that can be contested.
         */
        get: operations["draftComplaint"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
    "/v1/me/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who may act for me
         * @description Mandates that the citizen gave, ended ones too.
         */
        get: operations["listMandates"];
        put?: never;
        /**
         * Let somebody act for me
         * @description The mandate waits 30 days for its holder to accept it, and is good for nothing until then. It cannot be changed, only revoked and
         *     given anew. Holders cannot pass it on. Needs the level substantial.
         */
        post: operations["grantMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mandates/{mandateId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mandate.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                mandateId: components["parameters"]["MandateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a mandate at once
         * @description The next request under it is refused, and an upload that is under way is not taken. What was sent stays sent. Repeats change nothing.
         */
        delete: operations["revokeMandate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mandates/{mandateId}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mandate.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                mandateId: components["parameters"]["MandateId"];
            };
            cookie?: never;
        };
        /**
         * What was done under a mandate
         * @description Written down before the answer left the gateway, so nothing was seen that is not here.
         */
        get: operations["listMandateActs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/principals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For whom I may act
         * @description Mandates that the citizen, or the organisation of the token, holds or was offered by personal number or identification code.
         */
        get: operations["listPrincipals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/principals/{mandateId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mandate.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                mandateId: components["parameters"]["MandateId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Accept a mandate
         * @description Repeats change nothing. Needs the level substantial.
         */
        put: operations["acceptMandate"];
        post?: never;
        /**
         * Decline a mandate, or give it back
         * @description Repeats change nothing.
         */
        delete: operations["giveMandateBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the citizen is told
         * @description Notices of all cases go to the confirmed addresses of the moment they are sent; what a letter carried stays in its envelope. The first address of each kind comes from the access token; it counts as confirmed unless the token says email_verified or phone_number_verified false.
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/contacts/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description E-mail, or the mobile phone for SMS.
                 * @example phone
                 */
                kind: components["parameters"]["ContactKind"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Give a new address
         * @description Sends a one-time code of six digits to the new address, by e-mail or SMS. It holds for ten minutes and five tries; at most five codes are sent in an hour. The old address stays in use until the code is confirmed. Asking again ends the code before. An address that is confirmed already needs no code. Needs the level substantial.
         */
        put: operations["changeContact"];
        post?: never;
        /**
         * Remove an address
         * @description From now on nothing is sent there, whatever letters carry or the identity provider says, until a new address is confirmed. Repeats change nothing. Needs the level substantial.
         */
        delete: operations["removeContact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/contacts/{kind}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description E-mail, or the mobile phone for SMS.
                 * @example phone
                 */
                kind: components["parameters"]["ContactKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a new address by its code */
        post: operations["confirmContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/notice-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the citizen is told */
        get: operations["getNoticeSettings"];
        /**
         * Choose how to be told
         * @description Takes the place of what was chosen before. Where the only channel that is left for a notice with legal effect does not reach the citizen, because its address was removed, the other one is used in spite of the choice.
         */
        put: operations["changeNoticeSettings"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
         * Signature of an attachment
         * @description The citizen's own qualified signature that this file carries. What can be read from the file itself must agree.
         */
        AttachmentSignature: {
            /**
             * @description PAdES: in a PDF. CAdES: a .p7m that holds the letter. XAdES: an .xml that holds it. ASiC: an .asice container.
             * @enum {string}
             */
            type: "PAdES" | "XAdES" | "CAdES" | "ASiC";
            /** @description Who signed, as the certificate names them. */
            signer: string;
            /** @description When it was signed, as the signature says. */
            signedAt?: components["schemas"]["Instant"];
            /** @description The serial number of the signer's certificate, hexadecimal. */
            certificateSerial?: string;
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
                notificationId: components["schemas"]["Uuid"];
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
                /**
                 * @description Why it is not sent, not yet, or ended so. Not sent: no_address (the citizen left none, or removed it), not_confirmed (nobody has vouched for the address), switched_off (the citizen does not want it on this channel), no_channel (the installation does not send on it), address_suppressed (earlier notices to it came back; confirming it anew ends that). Not yet: quiet_hours, waiting_to_merge (a few minutes, for other notices of the case). PERMANENT_FAILURE: no_such_address, refused. TEMPORARY_FAILURE that is not tried again: unreachable (the phone was off or out of reach for too long), no_report (nobody said within three days whether it arrived). TECHNICAL_FAILURE: provider_refused, tries_used_up.
                 * @enum {string}
                 */
                reason?: "no_address" | "not_confirmed" | "switched_off" | "no_channel" | "code_ended" | "address_suppressed" | "quiet_hours" | "waiting_to_merge" | "no_such_address" | "refused" | "unreachable" | "no_report" | "provider_refused" | "tries_used_up";
                /** @description When it was handed to the mail server or the SMS provider. */
                sentAt?: components["schemas"]["Instant"];
                /** @description When there was something to tell. */
                plannedAt: components["schemas"]["Instant"];
                /** @description Of a notice that waits: when it is sent, at the earliest. */
                dueAt?: components["schemas"]["Instant"];
                /** @description The notice whose message told this one as well; state and sentAt are that message's. */
                mergedInto?: components["schemas"]["Uuid"];
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
                /** @description The day that counts now. Absent where nobody owes anything by a day. */
                byWhen?: {
                    day: components["schemas"]["Day"];
                    /**
                     * @description Who has to do something by then.
                     * @enum {string}
                     */
                    whose: "citizen" | "agency";
                    /** @description False: the day is expected, because no lawyer has confirmed the term yet; show it as such. */
                    verified: boolean;
                    /** @description The day is over, in Georgia. */
                    passed: boolean;
                    /** @description The same as a sentence. */
                    words: {
                        /** @description In Georgian. */
                        ka: string;
                        /** @description In English. */
                        en: string;
                    };
                };
                /** @description What the citizen can do, from `possibleLetters`. */
                youCan: {
                    /** @description In Georgian. */
                    ka: string;
                    /** @description In English. */
                    en: string;
                };
                /** @description Who answers for content and term; show it on every case. */
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
        /**
         * Complaint draft
         * @description A complaint about how an agency answered, or did not, filled in from the case. The citizen adds the reasons and files it with POST /v1/letters; nothing is filed by reading it.
         */
        ComplaintDraft: {
            legId: components["schemas"]["Uuid"];
            /**
             * @description What is contested.
             * @enum {string}
             */
            ground: "answer" | "partial_answer" | "refusal" | "not_held" | "returned" | "lapsed" | "closed" | "silence";
            /** @description To whom it goes as far as is known here: the body above, or the agency itself where there is none. Absent where neither takes letters any more. */
            addressee?: {
                agencyCode: components["schemas"]["Code"];
                /** @description Its name in Georgian. */
                nameKa: string;
                /** @description Its name in English. */
                nameEn: string;
                /** @description False: it is not connected here; the citizen brings the complaint otherwise. */
                acceptsLetters: boolean;
                /** @description True: it is above the agency; false: it is the agency itself. */
                superior: boolean;
            };
            /** @description The last day for complaining. */
            until: {
                day: components["schemas"]["Day"];
                /** @description True: by the term that the agency named with its answer. False: by the usual month; show it as expected. */
                named: boolean;
                /** @description The day is over, in Georgia. */
                passed: boolean;
            };
            /** @description Where and until when one can complain, as the agency named it. */
            appeal?: {
                /** @description The body that hears it, in the agency's words. */
                body: string;
                /** @description How long. */
                termAmount: number;
                /**
                 * @description Of what.
                 * @enum {string}
                 */
                termUnit: "calendar_day" | "working_day" | "month";
                /** @description Where it stands. */
                legalGround?: string;
            };
            /** @description To be sent as it is to POST /v1/letters, with the agencyCode of the addressee and what the citizen added. */
            submission: {
                /** @constant */
                letterType: "admin_complaint";
                language: components["schemas"]["Language"];
                /** @description The subject. */
                title: string;
                /** @description What is known, line by line, with a heading under which the citizen writes why. */
                text: string;
                form: components["schemas"]["FormAdminComplaint"];
            };
            /** @description What of the case proves it; to be attached or kept. */
            evidence: {
                /**
                 * @description What it is.
                 * @enum {string}
                 */
                what: "filing_receipt" | "reply_file";
                /** @description Where it is fetched. */
                href: string;
                /** @description Of a file. */
                fileName?: string;
            }[];
        };
        /**
         * Contact
         * @description A way to reach the citizen; only notices that wait in the portal go there, never letters.
         */
        Contact: {
            /**
             * @description E-mail, or a mobile phone for SMS.
             * @enum {string}
             */
            kind: "email" | "phone";
            /** @description Where notices go now, if confirmedAt is there; absent while only a new address waits for its code. */
            address?: string;
            /** @description Since when the address counts as the citizen's. Absent: nobody has vouched for it, and nothing is sent there. */
            confirmedAt?: components["schemas"]["Instant"];
            /**
             * @description Who brought the address. One of the identity provider's token follows the provider until the citizen chooses an address.
             * @enum {string}
             */
            source?: "token" | "citizen";
            /** @description A new address that waits for the code that was sent to it. */
            pending?: {
                /** @description An e-mail address, or a phone number as E.164. */
                address: string;
                /** @description Until when the code holds. */
                expiresAt: components["schemas"]["Instant"];
                /** @description How often a code can still be typed. */
                triesLeft: number;
                /**
                 * @description How far the message with the code got.
                 * @enum {string}
                 */
                codeState: "PENDING" | "SENDING" | "SENT" | "DELIVERED" | "TEMPORARY_FAILURE" | "PERMANENT_FAILURE" | "TECHNICAL_FAILURE" | "SUPPRESSED";
            };
        };
        /**
         * New address
         * @description An address at which the citizen wants to be told.
         */
        ContactChange: {
            /** @description As the citizen types it: an e-mail address, or a mobile number in any notation; without country code a Georgian one. */
            address: string;
        };
        /**
         * One-time code
         * @description The code that came to the new address.
         */
        ContactCode: {
            /** @description Six digits. */
            code: string;
        };
        /**
         * Contacts
         * @description The contacts of the citizen; a kind without any address is left out.
         */
        ContactList: {
            /** @description E-mail first. */
            items: components["schemas"]["Contact"][];
        };
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
         * Check of a document
         * @description What somebody types from a paper, to learn whether it is one of ours.
         */
        DocumentCheck: {
            /** @description The number on the paper, as it was typed: lower case, spaces and long hyphens do no harm. */
            trackingNumber: string;
            /** @description The verification code on the paper, as it was typed; O is read as 0, I and L as 1. */
            code: string;
            /** @description SHA-256 of a file that is to be compared: a PDF, an envelope, or an attachment. The file itself never leaves the computer. */
            sha256?: string;
        };
        /**
         * A document that was found
         * @description What anybody who holds number and code is told. Nothing of what was written: no title, no text, no name of a citizen, no file name.
         */
        DocumentVerification: {
            /**
             * @description What the paper is about.
             * @enum {string}
             */
            document: "letter_to_agency" | "letter_to_citizen" | "filing_receipt" | "registration";
            /**
             * @description What kind of letter or word it is.
             * @enum {string}
             */
            kind: "submission" | "follow_up" | "clarification_reply" | "withdrawal" | "reminder" | "dispute" | "receipt" | "registration" | "status" | "reply" | "forward";
            trackingNumber: components["schemas"]["TrackingNumber"];
            /** @description When the case was filed. */
            filedAt: components["schemas"]["Instant"];
            /** @description When this letter was filed, or received from the agency. */
            writtenAt: components["schemas"]["Instant"];
            /** @description The agency that the letter went to or came from. */
            agencyCode: components["schemas"]["Code"];
            /** @description Its name in Georgian. */
            agencyNameKa: string;
            /** @description Its name in English. */
            agencyNameEn: string;
            registrationNumber?: components["schemas"]["Registration"];
            /** @description When the agency registered the letter. */
            registeredAt?: components["schemas"]["Instant"];
            /** @description The sealed original; missing until the letter is sealed. */
            envelope?: {
                /** @description SHA-256 of the sealed envelope. */
                sha256: components["schemas"]["Sha256"];
                /** @description When it was sealed, by the clock of whoever did it. */
                sealedAt: components["schemas"]["Instant"];
                /** @description When the gateway received it from the agency, and verified the seal. */
                receivedAt?: components["schemas"]["Instant"];
                /** @description The certificate of the seal. */
                signer?: {
                    /** @description Whose seal it is. */
                    name: string;
                    /** @description Who issued the certificate. */
                    issuer: string;
                    /** @description Its serial number, hexadecimal. */
                    serialNumber: string;
                    validFrom: components["schemas"]["Instant"];
                    validUntil: components["schemas"]["Instant"];
                };
            };
            /** @description SHA-256 of every PDF of this document that was handed out. */
            paperSha256s: components["schemas"]["Sha256"][];
            /**
             * @description What the given sha256 is the digest of; there where one was given.
             * @enum {string}
             */
            digestMatches?: "envelope" | "paper" | "file" | "nothing";
        };
        /**
         * Draft
         * @description A letter that is being written, as it was saved last.
         */
        Draft: {
            draftId: components["schemas"]["Uuid"];
            /** @description Counts up with every change; name it in If-Match. */
            version: number;
            createdAt: components["schemas"]["Instant"];
            savedAt: components["schemas"]["Instant"];
            /** @description When it is deleted, unless it is changed before. */
            keptUntil: components["schemas"]["Instant"];
            letter: components["schemas"]["DraftLetter"];
            /** @description What filing it as it is would complain about, field by field, the form included. It is saved all the same. */
            warnings: {
                /** @description A JSON Pointer into the letter. */
                pointer: string;
                /** @description What is wrong at this place. */
                detail: string;
            }[];
        };
        /**
         * Letter that is being written
         * @description A letter as far as it is written: every field of a letter to be filed, none of them required, each checked only for its kind and size. Unknown fields are refused.
         */
        DraftLetter: {
            letterType?: components["schemas"]["LetterTypeCode"];
            agencyCode?: components["schemas"]["Code"];
            language?: components["schemas"]["Language"];
            /** @description The subject, as far as it is written. */
            title?: string;
            /** @description The letter, as far as it is written. */
            text?: string;
            /** @description The fields of the form, as far as they are filled in. */
            form?: {
                [key: string]: unknown;
            };
            /** @description Uploads; they are kept as long as the draft names them. */
            attachments?: {
                uploadId: components["schemas"]["Uuid"];
                main?: boolean;
                /** @description As far as it is filled in. */
                signature?: {
                    type?: string;
                    signer?: string;
                    signedAt?: string;
                    certificateSerial?: string;
                };
            }[];
            /**
             * @description How the answer should come.
             * @enum {string}
             */
            preferredReplyForm?: "electronic" | "paper";
            /** @description Where a paper answer goes, as far as it is filled in. */
            postalAddress?: {
                text?: string;
                postalCode?: string;
                locality?: string;
                country?: string;
            };
        };
        /**
         * Drafts
         * @description All drafts of the citizen, the one saved last first.
         */
        DraftList: {
            items: {
                draftId: components["schemas"]["Uuid"];
                /** @description Counts up with every change; name it in If-Match. */
                version: number;
                createdAt: components["schemas"]["Instant"];
                savedAt: components["schemas"]["Instant"];
                /** @description When it is deleted, unless it is changed before. */
                keptUntil: components["schemas"]["Instant"];
                letterType?: components["schemas"]["LetterTypeCode"];
                agencyCode?: components["schemas"]["Code"];
                /** @description The subject, as far as it is written. */
                title?: string;
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
         * Signature of a file
         * @description The citizen's own signature that a file of a letter carries, with what was looked at when the letter was filed.
         */
        FileSignature: {
            /**
             * @description Its form.
             * @enum {string}
             */
            type: "PAdES" | "XAdES" | "CAdES" | "ASiC";
            /** @description Who signed, by the certificate where it could be read. */
            signer: string;
            /** @description When, as the signature says. */
            signedAt?: components["schemas"]["Instant"];
            /**
             * @description verified: digest and signature fit the certificate in the file; trust in its issuer is not judged. not_checked: there is a signature, and it was not computed.
             * @enum {string}
             */
            check: "verified" | "not_checked";
            /** @description The signer's certificate, where it could be read. */
            certificate?: {
                /** @description Its serial number, hexadecimal. */
                serial: string;
                /** @description Who issued it, as it says. */
                issuer: string;
                validFrom: components["schemas"]["Instant"];
                validUntil: components["schemas"]["Instant"];
            };
            /** @description What was checked, in a sentence for the citizen. */
            explanation: {
                /** @description In Georgian. */
                ka: string;
                /** @description In English. */
                en: string;
            };
        };
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
                /** @description True in the last fifth of the term, from one working day before its last day at the latest. */
                dueSoon?: boolean;
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
            /** @description Who sent it, where somebody acted for the citizen: given and family name. */
            sentBy?: string;
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
                signature?: components["schemas"]["FileSignature"];
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
         * What filing a letter would lead to
         * @description Nothing was filed, counted or kept.
         */
        LetterCheck: {
            /** @description True: filed now, it would be taken; a warning of a duplicate has to be confirmed. */
            ready: boolean;
            /** @description What stands in the way, each as filing would answer it. */
            problems: {
                /** @description A stable code of the problem catalogue (docs/errors.md). Codes are added, never renamed. */
                code: string;
                /** @description What is wrong, the same for every occurrence of the code. */
                title: string;
                /** @description What exactly is wrong here. */
                detail: string;
                /** @description The places, one entry each. */
                errors?: {
                    /** @description A JSON Pointer into the letter. */
                    pointer: string;
                    /** @description What is wrong at this place. */
                    detail: string;
                }[];
            }[];
            /** @description A letter like it that was filed with this agency; filing answers LooksLikeDuplicate unless confirmDuplicate is true. */
            duplicate?: {
                trackingNumber: components["schemas"]["TrackingNumber"];
                filedAt: components["schemas"]["Instant"];
                /** @description True: with the same words. False: with nearly the same. */
                same: boolean;
            };
            /** @description How many letters may still be filed today. */
            dailyLimit: {
                /** @description How many letters of this kind may be filed a day. */
                limit: number;
                /** @description How many of them are left today. */
                remaining: number;
                /** @description When the next day begins in Georgia. */
                resetsAt: components["schemas"]["Instant"];
            };
            /** @description Until when the agency would have to answer if it got the letter today; absent while the type is not known. */
            expected?: components["schemas"]["Deadline"];
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
            /** @description The fields of the letter type's form (formSchema of GET /v1/letter-types), by which they are checked; unknown fields are refused. May be left out where nothing in it is required. */
            form?: {
                [key: string]: unknown;
            };
            /** @description Finished uploads in the order in which they are to be read, at most 20, each once. Where none is marked as main, the first one is. */
            attachments?: {
                /** @description The id that POST /v1/uploads gave. */
                uploadId: components["schemas"]["Uuid"];
                /**
                 * @description True for the one file that is the letter itself, for example the signed PDF.
                 * @default false
                 */
                main?: boolean;
                signature?: components["schemas"]["AttachmentSignature"];
            }[];
            /**
             * @description How the answer should come. With paper, postalAddress is required.
             * @default electronic
             * @enum {string}
             */
            preferredReplyForm?: "electronic" | "paper";
            postalAddress?: components["schemas"]["PostalAddress"];
            /** @description The draft that this letter was written as: it is removed when the letter is filed. */
            draftId?: components["schemas"]["Uuid"];
            /** @description The version of the draft that the letter was made of. Where a newer one was saved meanwhile, in another window, the draft stays; without this member it goes whatever its version. */
            draftVersion?: number;
            /**
             * @description True: file it although a letter like it was filed with this agency before (problem LooksLikeDuplicate).
             * @default false
             */
            confirmDuplicate?: boolean;
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
            /** @description The JSON Schema of its form, for example urn:shikriki:schema:form-foi:1. A form never changes its meaning under its id. */
            formSchemaId: string;
            /** @description That schema itself, so that a page can be made from it: fields in the order in which they are asked for, x-label (and x-enum-labels for the values of enum, x-help) in Georgian and English. */
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
            /** @description True: a letter without any file is refused. */
            attachmentsRequired: boolean;
            /** @description True: the main file must carry the citizen's own qualified signature, and the submission describes it (attachments[].signature). */
            signatureRequired: boolean;
            /** @description The agencies that it can be sent to; absent: every agency that takes the type. */
            agencyCodes?: components["schemas"]["Code"][];
            /** @description How many letters of this type one person may file a day; absent: it is counted with the others. */
            dailyLimit?: number;
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
        /**
         * Mandate
         * @description The right of one side to act for the other, as both sides see it.
         */
        Mandate: {
            /** @description Goes into the header Acting-For, and into each letter that is sent under it. */
            mandateId: components["schemas"]["Uuid"];
            /** @description The number that notices about it name. */
            number: string;
            /** @description For whom one may act. */
            owner: {
                /**
                 * @description A person or an organisation.
                 * @enum {string}
                 */
                kind: "natural" | "legal";
                /** @description Given and family name, or the name of the organisation. */
                name: string;
            };
            /** @description Who may act, as the owner named them. */
            holder: {
                /**
                 * @description A person or an organisation.
                 * @enum {string}
                 */
                kind: "natural" | "legal";
                /** @description Given and family name, or the name of the organisation. */
                name: string;
            };
            /**
             * @description read: look at letters and download. write: also upload, file, send into cases and mark as read.
             * @enum {string}
             */
            rights: "read" | "write";
            /** @description Only letters in which one of these agencies has or had to answer; absent: all. */
            agencyCodes?: components["schemas"]["Code"][];
            /** @description Only letters of these types; absent: all. */
            letterTypes?: components["schemas"]["LetterTypeCode"][];
            /** @description The first day. */
            validFrom: components["schemas"]["Day"];
            /** @description The last day. */
            validUntil: components["schemas"]["Day"];
            /**
             * @description waiting: to be accepted until acceptUntil, else lapsed. Only active ones let act.
             * @enum {string}
             */
            state: "waiting" | "lapsed" | "not_yet" | "active" | "expired" | "revoked" | "declined" | "given_back";
            /** @description When the owner gave it. */
            grantedAt: components["schemas"]["Instant"];
            /** @description While it waits: until when it can be accepted. */
            acceptUntil?: components["schemas"]["Instant"];
            /** @description When the holder accepted it. */
            acceptedAt?: components["schemas"]["Instant"];
            /** @description When it was revoked, declined or given back. */
            endedAt?: components["schemas"]["Instant"];
            /** @description When somebody first acted under it. */
            firstUsedAt?: components["schemas"]["Instant"];
        };
        /**
         * What was done under a mandate
         * @description A page of the log of a mandate, the newest first.
         */
        MandateActPage: {
            /** @description What was done. */
            items: {
                /** @description When. */
                actedAt: components["schemas"]["Instant"];
                /**
                 * @description opened: marked as read. downloaded: a file, an envelope or a paper. listed: looked at lists of letters. read: looked at one letter, draft or upload, at what filing one would lead to, at a complaint made ready, or at which envelopes there are.
                 * @enum {string}
                 */
                act: "read" | "listed" | "opened" | "downloaded" | "uploaded" | "removed" | "sent" | "changed";
                /** @description The case, where it was about one. */
                caseId?: components["schemas"]["Uuid"];
            }[];
            /** @description Where the next page starts; absent on the last. */
            nextCursor?: components["schemas"]["Cursor"];
        };
        /**
         * New mandate
         * @description To whom the owner gives the right to act in their name, how far, and for how long.
         */
        MandateGrant: {
            /** @description Who may act. */
            holder: {
                /**
                 * @description A person.
                 * @constant
                 */
                kind: "natural";
                /** @description Given name, as the owner knows it. */
                givenName: string;
                /** @description Family name, as the owner knows it. */
                familyName: string;
                /** @description By which the person finds the mandate when they sign in. */
                personalNumber: string;
            } | {
                /**
                 * @description An organisation.
                 * @constant
                 */
                kind: "legal";
                /** @description Its name. */
                name: string;
                /** @description Its identification code, by which its representatives find the mandate. */
                organisationNumber: string;
            };
            /**
             * @description read: look at letters and download. write: also upload, file, send into cases and mark as read.
             * @enum {string}
             */
            rights: "read" | "write";
            /** @description Only letters in which one of these agencies has or had to answer; absent: all. */
            agencyCodes?: components["schemas"]["Code"][];
            /** @description Only letters of these types; absent: all. */
            letterTypes?: components["schemas"]["LetterTypeCode"][];
            /** @description The first day; absent: today. */
            validFrom?: components["schemas"]["Day"];
            /** @description The last day, at most ten years after the first. */
            validUntil: components["schemas"]["Day"];
        };
        /**
         * Mandates
         * @description Mandates of one side, the newest first; at most 200.
         */
        MandateList: {
            /** @description The mandates. */
            items: components["schemas"]["Mandate"][];
        };
        /** @description A media type in lower case without parameters. */
        MediaType: string;
        /**
         * How the citizen is told
         * @description What the citizen chose, what holds where nothing was chosen, and what there is to choose from.
         */
        NoticeSettings: {
            /**
             * @description The language of notices; absent: the language of each letter.
             * @enum {string}
             */
            language?: "ka" | "en";
            /** @description When nothing is sent but one-time codes; a channel that is absent has no quiet hours. */
            quietHours: {
                /** @description For e-mail. */
                email?: {
                    /** @description HH:MM in Georgia. */
                    from: string;
                    /** @description HH:MM in Georgia. */
                    to: string;
                    /** @description Whether the citizen chose them; else they are the installation's. */
                    chosen: boolean;
                };
                /** @description For SMS. */
                sms?: {
                    /** @description HH:MM in Georgia. */
                    from: string;
                    /** @description HH:MM in Georgia. */
                    to: string;
                    /** @description Whether the citizen chose them; else they are the installation's. */
                    chosen: boolean;
                };
            };
            /** @description Notices that are not wanted. */
            switchedOff: {
                /** @description What the notice is about, for example unread_reminder. */
                event: string;
                /**
                 * @description On which channel it is not wanted.
                 * @enum {string}
                 */
                channel: "email" | "sms";
            }[];
            /** @description All notices there are. */
            events: {
                /** @description What the notice is about. */
                event: string;
                /** @description A term or a right hangs on it: it cannot be switched off on every channel. */
                legal: boolean;
                /** @description The channels that it comes on. */
                channels: ("email" | "sms")[];
            }[];
        };
        /**
         * How the citizen wants to be told
         * @description Takes the place of all that was chosen before.
         */
        NoticeSettingsChange: {
            /**
             * @description The language of notices; absent: the language of each letter.
             * @enum {string}
             */
            language?: "ka" | "en";
            /** @description When nothing is sent but one-time codes. Absent: as the installation has it. */
            quietHours?: {
                /** @description For e-mail; absent: it may come at any hour. */
                email?: {
                    /** @description HH:MM in Georgia. */
                    from: string;
                    /** @description The first minute that is not quiet any more, HH:MM in Georgia; earlier than from: on the next day. */
                    to: string;
                };
                /** @description For SMS; absent: as the installation has it, as a rule 20:00 to 09:00. */
                sms?: {
                    /** @description HH:MM in Georgia. */
                    from: string;
                    /** @description The first minute that is not quiet any more, HH:MM in Georgia; earlier than from: on the next day. */
                    to: string;
                };
            };
            /** @description Notices that are not wanted; all others come. Of one that a term or a right hangs on, one channel must stay. */
            switchedOff: {
                /** @description What the notice is about, for example unread_reminder. */
                event: string;
                /**
                 * @description On which channel it is not wanted.
                 * @enum {string}
                 */
                channel: "email" | "sms";
            }[];
        };
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
        /** @description The mandate as it is now. */
        Mandate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "mandateId": "7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a",
                 *       "number": "M-4D3C2B1A",
                 *       "owner": {
                 *         "kind": "natural",
                 *         "name": "ნინო მაგალითაძე"
                 *       },
                 *       "holder": {
                 *         "kind": "natural",
                 *         "name": "გიორგი მაგალითაძე"
                 *       },
                 *       "rights": "write",
                 *       "letterTypes": [
                 *         "foi"
                 *       ],
                 *       "validFrom": "2026-11-25",
                 *       "validUntil": "2027-11-25",
                 *       "state": "waiting",
                 *       "grantedAt": "2026-11-25T09:58:02.120Z",
                 *       "acceptUntil": "2026-12-25T09:58:02.120Z"
                 *     }
                 */
                "application/json": components["schemas"]["Mandate"];
            };
        };
        /** @description The mandate does not meet its schema, or cannot be given like this. */
        BadMandate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Validation",
                 *       "title": "The message does not meet its contract",
                 *       "status": 400,
                 *       "detail": "The mandate cannot be given like this.",
                 *       "code": "Validation",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/validUntil",
                 *           "detail": "is before the first day"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
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
        /** @description A land line gets no SMS. */
        PhoneNotMobile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:PhoneNotMobile",
                 *       "title": "This phone number cannot receive SMS",
                 *       "status": 422,
                 *       "detail": "This number is not one of a mobile phone.",
                 *       "code": "PhoneNotMobile",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/address",
                 *           "detail": "must be the number of a mobile phone"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many codes were asked for, or too many requests. */
        TooManyCodes: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:TooManyCodes",
                 *       "title": "Too many codes were asked for",
                 *       "status": 429,
                 *       "detail": "At most 5 codes are sent in an hour.",
                 *       "code": "TooManyCodes",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "retryAfterSeconds": 1800
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No code waits, or it was tried too often. */
        NoCodeToConfirm: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:NoCodeWaiting",
                 *       "title": "No address waits for a code here",
                 *       "status": 409,
                 *       "detail": "No address waits for a code here.",
                 *       "code": "NoCodeWaiting",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The ten minutes are over. */
        CodeExpired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:CodeExpired",
                 *       "title": "The code is out of date",
                 *       "status": 410,
                 *       "detail": "The code holds for 10 minutes, which are over.",
                 *       "code": "CodeExpired",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another code was sent. */
        CodeWrong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:CodeWrong",
                 *       "title": "The code is wrong",
                 *       "status": 422,
                 *       "detail": "4 tries are left.",
                 *       "code": "CodeWrong",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A notice that a term or a right hangs on would come on no channel. */
        LegalNotice: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:LegalNotice",
                 *       "title": "This notice cannot be switched off",
                 *       "status": 422,
                 *       "detail": "Notices that a term or a right hangs on cannot be switched off on every channel.",
                 *       "code": "LegalNotice",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/switchedOff/0",
                 *           "detail": "a term or a right hangs on registered: one channel must stay on"
                 *         }
                 *       ]
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
        /** @description The PDF, tagged and in the language of the case. */
        Paper: {
            headers: {
                "Content-Disposition": components["headers"]["ContentDisposition"];
                "Content-Security-Policy": components["headers"]["ContentSecurityPolicy"];
                "X-Content-Type-Options": components["headers"]["NoSniff"];
                [name: string]: unknown;
            };
            content: {
                /** @example %PDF-1.7 ... */
                "application/pdf": string;
            };
        };
        /** @description The number or the code is mistyped, or the body is not valid. */
        BadCheck: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:TrackingNumberMistyped",
                 *       "title": "The tracking number has a typing error",
                 *       "status": 400,
                 *       "detail": "The check character does not fit the digits before it.",
                 *       "code": "TrackingNumberMistyped",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/trackingNumber",
                 *           "detail": "has a typing error"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing is known under this number and code; which of the two is wrong is not told. */
        NothingKnown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:NotFound",
                 *       "title": "There is nothing here",
                 *       "status": 404,
                 *       "detail": "Nothing is known under this number and code.",
                 *       "code": "NotFound",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A query parameter or the cursor is not valid, or what is searched for is a tracking number with a typing error. */
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
        /** @description The token or the mandate does not allow this. A mandate that has ended gives no right from that moment on. */
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
        /** @description The key was used with another body, or a letter like it was filed with this agency before. */
        LetterFiledBefore: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:LooksLikeDuplicate",
                 *       "title": "A letter like this was filed before",
                 *       "status": 409,
                 *       "detail": "You filed a letter with the same words with this agency on 2026-11-22: MG-2026-0004217-1. To file this one all the same, send it with confirmDuplicate: true.",
                 *       "code": "LooksLikeDuplicate",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "/text",
                 *           "detail": "like MG-2026-0004217-1"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests, or as many letters today as may be filed a day; Retry-After says when to go on. */
        TooManyLetters: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:DailyLimitReached",
                 *       "title": "No more letters can be filed today",
                 *       "status": 429,
                 *       "detail": "20 letters of this kind may be filed a day. Letters are taken again from 2026-11-26 on (Asia/Tbilisi).",
                 *       "code": "DailyLimitReached",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "retryAfterSeconds": 20460
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The draft has another version than If-Match names, or is gone. */
        DraftChanged: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:DraftChanged",
                 *       "title": "The draft is not as it was read",
                 *       "status": 412,
                 *       "detail": "The draft was saved by somebody else since version 2. It has version 3 now.",
                 *       "code": "DraftChanged",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description As many drafts are kept as one person may have, or they and their uploads are too large. */
        DraftLimitReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:DraftLimitReached",
                 *       "title": "No more drafts can be kept",
                 *       "status": 409,
                 *       "detail": "50 drafts are kept; delete one.",
                 *       "code": "DraftLimitReached",
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
         * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
         * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
         */
        ActingFor: components["schemas"]["Uuid"];
        /**
         * @description The mandate.
         * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
         */
        MandateId: components["schemas"]["Uuid"];
        /**
         * @description The webhook.
         * @example 9c8b7a65-4f3e-4d2c-9b1a-0f1e2d3c4b5a
         */
        WebhookId: components["schemas"]["Uuid"];
        /**
         * @description E-mail, or the mobile phone for SMS.
         * @example phone
         */
        ContactKind: "email" | "phone";
        /**
         * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
         * @example ka
         */
        PaperLanguage: components["schemas"]["Language"];
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
         * @description The version of the draft, in double quotes.
         * @example "3"
         */
        DraftVersion: string;
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getAgency: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listLetterTypes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
                     *           "attachmentsRequired": false,
                     *           "signatureRequired": false,
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
            403: components["responses"]["Forbidden"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
                     *           "ka": "05.06.2026: უწყების სისტემამ წერილი მიიღო; ათვლა იწყება მომდევნო დღიდან",
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
            403: components["responses"]["Forbidden"];
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
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
                "application/vnd.etsi.asic-e+zip": string;
                "application/pkcs7-mime": string;
                "application/xml": string;
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
            403: components["responses"]["Forbidden"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deleteUpload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            403: components["responses"]["Forbidden"];
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
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
                     *       "trackingNumber": "MG-2026-0004217-1",
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
            409: components["responses"]["LetterFiledBefore"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["BodyOrFileTypeNotAccepted"];
            422: components["responses"]["LetterNotAcceptable"];
            429: components["responses"]["TooManyLetters"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    checkLetter: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "letterType": "letter",
                 *       "agencyCode": "tbilisi",
                 *       "language": "ka",
                 *       "title": "ქუჩა",
                 *       "text": "გთხოვთ"
                 *     }
                 */
                "application/json": components["schemas"]["DraftLetter"];
            };
        };
        responses: {
            /** @description What filing it would lead to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": false,
                     *       "problems": [
                     *         {
                     *           "code": "Validation",
                     *           "title": "The message does not meet its contract",
                     *           "detail": "1 field is not valid.",
                     *           "errors": [
                     *             {
                     *               "pointer": "/title",
                     *               "detail": "is required"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "duplicate": {
                     *         "trackingNumber": "MG-2026-0004217-1",
                     *         "filedAt": "2026-11-22T09:31:07.412Z",
                     *         "same": true
                     *       },
                     *       "dailyLimit": {
                     *         "limit": 20,
                     *         "remaining": 19,
                     *         "resetsAt": "2026-11-25T20:00:00Z"
                     *       },
                     *       "expected": {
                     *         "letterType": "opinion"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LetterCheck"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listDrafts: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All drafts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "draftId": "7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718",
                     *           "version": 3,
                     *           "createdAt": "2026-11-22T09:00:00Z",
                     *           "savedAt": "2026-11-22T09:12:00Z",
                     *           "keptUntil": "2027-02-20T09:12:00Z",
                     *           "letterType": "letter",
                     *           "title": "ქუჩის შეკეთება"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DraftList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description An id that the portal makes, a UUID.
                 * @example 7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718
                 */
                draftId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    ETag: components["headers"]["DraftVersion"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "draftId": "7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718",
                     *       "version": 3,
                     *       "createdAt": "2026-11-22T09:00:00Z",
                     *       "savedAt": "2026-11-22T09:12:00Z",
                     *       "keptUntil": "2027-02-20T09:12:00Z",
                     *       "letter": {
                     *         "letterType": "letter",
                     *         "title": "ქუჩის შეკეთება"
                     *       },
                     *       "warnings": [
                     *         {
                     *           "pointer": "/text",
                     *           "detail": "is required"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Draft"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
                /**
                 * @description The version that was changed, in double quotes.
                 * @example "2"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description An id that the portal makes, a UUID.
                 * @example 7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718
                 */
                draftId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "letterType": "letter",
                 *       "title": "ქუჩის შეკეთება"
                 *     }
                 */
                "application/json": components["schemas"]["DraftLetter"];
            };
        };
        responses: {
            /** @description The draft is saved. */
            200: {
                headers: {
                    ETag: components["headers"]["DraftVersion"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "draftId": "7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718",
                     *       "version": 3,
                     *       "createdAt": "2026-11-22T09:00:00Z",
                     *       "savedAt": "2026-11-22T09:12:00Z",
                     *       "keptUntil": "2027-02-20T09:12:00Z",
                     *       "letter": {
                     *         "letterType": "letter",
                     *         "title": "ქუჩის შეკეთება"
                     *       },
                     *       "warnings": [
                     *         {
                     *           "pointer": "/text",
                     *           "detail": "is required"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description The draft is new. */
            201: {
                headers: {
                    ETag: components["headers"]["DraftVersion"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "draftId": "7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718",
                     *       "version": 3,
                     *       "createdAt": "2026-11-22T09:00:00Z",
                     *       "savedAt": "2026-11-22T09:12:00Z",
                     *       "keptUntil": "2027-02-20T09:12:00Z",
                     *       "letter": {
                     *         "letterType": "letter",
                     *         "title": "ქუჩის შეკეთება"
                     *       },
                     *       "warnings": [
                     *         {
                     *           "pointer": "/text",
                     *           "detail": "is required"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Draft"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DraftLimitReached"];
            412: components["responses"]["DraftChanged"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deleteDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description An id that the portal makes, a UUID.
                 * @example 7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718
                 */
                draftId: components["schemas"]["Uuid"];
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
                     *           "trackingNumber": "MG-2026-0004217-1",
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
            403: components["responses"]["Forbidden"];
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
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
                     *     "MG-2026-0004217-1","№ 08/12345","მაგალითის ქუჩის შეკეთება","Tbilisi City Hall","Letter","Answered","Answered","2026-11-22","2026-11-22","2026-12-01","1"
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
                     *       "trackingNumber": "MG-2026-0004217-1",
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
                     *           "notificationId": "0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6c",
                     *           "event": "reply",
                     *           "channel": "email",
                     *           "state": "SENT",
                     *           "plannedAt": "2026-12-01T08:15:00Z",
                     *           "sentAt": "2026-12-01T08:15:09Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
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
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
                     *       "trackingNumber": "MG-2026-0004217-1",
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
            429: components["responses"]["TooManyLetters"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getLetterPaper: {
        parameters: {
            query?: {
                /**
                 * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
                 * @example ka
                 */
                language?: components["parameters"]["PaperLanguage"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
                /**
                 * @description The id of a letter of the case, either direction.
                 * @example 9d4e6f3a-1b2c-4d7e-8f90-b2c3d4e5f6a7
                 */
                letterId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Paper"];
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getReceiptPaper: {
        parameters: {
            query?: {
                /**
                 * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
                 * @example ka
                 */
                language?: components["parameters"]["PaperLanguage"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The case.
                 * @example 5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f
                 */
                caseId: components["parameters"]["CaseId"];
                /**
                 * @description The MessageId of a filing receipt (filingReceipt.messageId) or of a REGISTRATION envelope.
                 * @example 1d2c3b4a-5f6e-4a7b-8c9d-0e1f2a3b4c5d
                 */
                messageId: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Paper"];
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getCaseOverview: {
        parameters: {
            query?: {
                /**
                 * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
                 * @example ka
                 */
                language?: components["parameters"]["PaperLanguage"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
        requestBody?: never;
        responses: {
            200: components["responses"]["Paper"];
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getCaseZip: {
        parameters: {
            query?: {
                /**
                 * @description The language of labels and explanations; missing, that of the case. What was written stays as it was written.
                 * @example ka
                 */
                language?: components["parameters"]["PaperLanguage"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
        requestBody?: never;
        responses: {
            /** @description The ZIP. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "Content-Security-Policy": components["headers"]["ContentSecurityPolicy"];
                    "X-Content-Type-Options": components["headers"]["NoSniff"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example PK... */
                    "application/zip": string;
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["SizeLimitExceeded"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    verifyDocument: {
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
                 *       "trackingNumber": "MG-2026-0004217-1",
                 *       "code": "7K2M-Q9XD-4HT0-W8CB"
                 *     }
                 */
                "application/json": components["schemas"]["DocumentCheck"];
            };
        };
        responses: {
            /** @description There is such a document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "document": "letter_to_citizen",
                     *       "kind": "reply",
                     *       "trackingNumber": "MG-2026-0004217-1",
                     *       "filedAt": "2026-11-22T09:31:07.412Z",
                     *       "writtenAt": "2026-12-01T08:15:03.501Z",
                     *       "agencyCode": "tbilisi",
                     *       "agencyNameKa": "ქალაქ თბილისის მუნიციპალიტეტის მერია",
                     *       "agencyNameEn": "Tbilisi City Hall",
                     *       "registrationNumber": "№ 08/12345",
                     *       "registeredAt": "2026-11-22T10:02:00Z",
                     *       "envelope": {
                     *         "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *         "sealedAt": "2026-12-01T08:15:00Z",
                     *         "receivedAt": "2026-12-01T08:15:03.501Z",
                     *         "signer": {
                     *           "name": "Tbilisi City Hall (example)",
                     *           "issuer": "Example issuing authority",
                     *           "serialNumber": "5A1E6F0E2F0A4C63",
                     *           "validFrom": "2026-01-01T00:00:00Z",
                     *           "validUntil": "2029-01-01T00:00:00Z"
                     *         }
                     *       },
                     *       "paperSha256s": [
                     *         "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *       ],
                     *       "digestMatches": "paper"
                     *     }
                     */
                    "application/json": components["schemas"]["DocumentVerification"];
                };
            };
            400: components["responses"]["BadCheck"];
            404: components["responses"]["NothingKnown"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getCaseCalendar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    draftComplaint: {
        parameters: {
            query?: {
                /** @description The part of the case that it is about. */
                legId?: components["schemas"]["Uuid"];
            };
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
        requestBody?: never;
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "legId": "0b6f1a52-7c3d-4f0e-9a1b-2c3d4e5f6a7b",
                     *       "ground": "refusal",
                     *       "addressee": {
                     *         "agencyCode": "moj",
                     *         "nameKa": "საქართველოს იუსტიციის სამინისტრო",
                     *         "nameEn": "Ministry of Justice of Georgia",
                     *         "acceptsLetters": true,
                     *         "superior": true
                     *       },
                     *       "until": {
                     *         "day": "2027-01-04",
                     *         "named": true,
                     *         "passed": false
                     *       },
                     *       "appeal": {
                     *         "body": "იუსტიციის სამინისტრო",
                     *         "termAmount": 1,
                     *         "termUnit": "month"
                     *       },
                     *       "submission": {
                     *         "letterType": "admin_complaint",
                     *         "language": "ka",
                     *         "title": "ადმინისტრაციული საჩივარი წერილზე MG-2026-0004217-1",
                     *         "text": "უწყება: საჯარო რეესტრის ეროვნული სააგენტო\nრას ვასაჩივრებ: უარი",
                     *         "form": {
                     *           "act": "04/1123",
                     *           "decidedOn": "2026-12-03",
                     *           "noticeOn": "2026-12-04",
                     *           "demand": "გთხოვთ, გააუქმოთ ეს გადაწყვეტილება და უწყებას დაავალოთ, წერილი ხელახლა განიხილოს."
                     *         }
                     *       },
                     *       "evidence": [
                     *         {
                     *           "what": "filing_receipt",
                     *           "href": "/v1/cases/5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f/filing-receipt"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ComplaintDraft"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description Nothing can be contested yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:shikriki:problem:NothingToContest",
                     *       "title": "There is nothing to complain about yet",
                     *       "status": 409,
                     *       "detail": "No agency of this case has ended its part or is late, as far as is known here.",
                     *       "code": "NothingToContest",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    markCaseOpened: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getFilingReceipt: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
        requestBody?: never;
        responses: {
            200: components["responses"]["EnvelopeBytes"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listEnvelopes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getEnvelope: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
            403: components["responses"]["Forbidden"];
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
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
            403: components["responses"]["Forbidden"];
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
            header?: {
                /**
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
            };
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
                     *           "trackingNumber": "MG-2026-0004217-1",
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
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listMandates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mandates, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["MandateList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    grantMandate: {
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
                 *       "holder": {
                 *         "kind": "natural",
                 *         "givenName": "გიორგი",
                 *         "familyName": "მაგალითაძე",
                 *         "personalNumber": "00000000002"
                 *       },
                 *       "rights": "write",
                 *       "letterTypes": [
                 *         "foi"
                 *       ],
                 *       "validUntil": "2027-11-25"
                 *     }
                 */
                "application/json": components["schemas"]["MandateGrant"];
            };
        };
        responses: {
            201: components["responses"]["Mandate"];
            400: components["responses"]["BadMandate"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["MediaTypeNotSupported"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    revokeMandate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mandate.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                mandateId: components["parameters"]["MandateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It gives no right any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listMandateActs: {
        parameters: {
            query?: {
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
            path: {
                /**
                 * @description The mandate.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                mandateId: components["parameters"]["MandateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "actedAt": "2026-11-25T10:00:00.120Z",
                     *           "act": "sent",
                     *           "caseId": "5a1e6f0e-2f0a-4c63-8a35-3b7a0c1d2e3f"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MandateActPage"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listPrincipals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mandates, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["MandateList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    acceptMandate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mandate.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                mandateId: components["parameters"]["MandateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Mandate"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    giveMandateBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mandate.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                mandateId: components["parameters"]["MandateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It gives no right any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contacts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "email",
                     *           "address": "nino@example.ge",
                     *           "confirmedAt": "2026-11-22T09:31:07.412Z",
                     *           "source": "token",
                     *           "pending": {
                     *             "address": "nino.magalitadze@example.ge",
                     *             "expiresAt": "2026-11-25T09:41:07.412Z",
                     *             "triesLeft": 5,
                     *             "codeState": "SENT"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ContactList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    changeContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description E-mail, or the mobile phone for SMS.
                 * @example phone
                 */
                kind: components["parameters"]["ContactKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": "599 12 34 56"
                 *     }
                 */
                "application/json": components["schemas"]["ContactChange"];
            };
        };
        responses: {
            /** @description The contact; pending is the new address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "phone",
                     *       "address": "+995599000001",
                     *       "confirmedAt": "2026-11-22T09:31:07.412Z",
                     *       "source": "token",
                     *       "pending": {
                     *         "address": "+995599123456",
                     *         "expiresAt": "2026-11-25T09:41:07.412Z",
                     *         "triesLeft": 5,
                     *         "codeState": "PENDING"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["MediaTypeNotSupported"];
            422: components["responses"]["PhoneNotMobile"];
            429: components["responses"]["TooManyCodes"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    removeContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description E-mail, or the mobile phone for SMS.
                 * @example phone
                 */
                kind: components["parameters"]["ContactKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address is forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    confirmContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description E-mail, or the mobile phone for SMS.
                 * @example phone
                 */
                kind: components["parameters"]["ContactKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "482913"
                 *     }
                 */
                "application/json": components["schemas"]["ContactCode"];
            };
        };
        responses: {
            /** @description The contact; notices go there from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "phone",
                     *       "address": "+995599123456",
                     *       "confirmedAt": "2026-11-25T09:33:10.007Z",
                     *       "source": "citizen"
                     *     }
                     */
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NoCodeToConfirm"];
            410: components["responses"]["CodeExpired"];
            415: components["responses"]["MediaTypeNotSupported"];
            422: components["responses"]["CodeWrong"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was chosen, and what there is to choose from. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "language": "ka",
                     *       "quietHours": {
                     *         "sms": {
                     *           "from": "20:00",
                     *           "to": "09:00",
                     *           "chosen": false
                     *         }
                     *       },
                     *       "switchedOff": [
                     *         {
                     *           "event": "unread_reminder",
                     *           "channel": "sms"
                     *         }
                     *       ],
                     *       "events": [
                     *         {
                     *           "event": "registered",
                     *           "legal": true,
                     *           "channels": [
                     *             "email",
                     *             "sms"
                     *           ]
                     *         },
                     *         {
                     *           "event": "unread_reminder",
                     *           "legal": false,
                     *           "channels": [
                     *             "email",
                     *             "sms"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NoticeSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    changeNoticeSettings: {
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
                 *       "language": "ka",
                 *       "quietHours": {
                 *         "email": {
                 *           "from": "22:00",
                 *           "to": "07:00"
                 *         }
                 *       },
                 *       "switchedOff": [
                 *         {
                 *           "event": "unread_reminder",
                 *           "channel": "sms"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NoticeSettingsChange"];
            };
        };
        responses: {
            /** @description What was chosen, and what there is to choose from. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "language": "ka",
                     *       "quietHours": {
                     *         "sms": {
                     *           "from": "20:00",
                     *           "to": "09:00",
                     *           "chosen": false
                     *         }
                     *       },
                     *       "switchedOff": [
                     *         {
                     *           "event": "unread_reminder",
                     *           "channel": "sms"
                     *         }
                     *       ],
                     *       "events": [
                     *         {
                     *           "event": "registered",
                     *           "legal": true,
                     *           "channels": [
                     *             "email",
                     *             "sms"
                     *           ]
                     *         },
                     *         {
                     *           "event": "unread_reminder",
                     *           "legal": false,
                     *           "channels": [
                     *             "email",
                     *             "sms"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NoticeSettings"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["MediaTypeNotSupported"];
            422: components["responses"]["LegalNotice"];
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
                 * @description The mandate under which the caller acts for somebody; absent, for themselves or for whom the token names.
                 * @example 7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a
                 */
                "Acting-For"?: components["parameters"]["ActingFor"];
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
                     *     "MG-2026-0004217-1","№ 08/12345","მაგალითის ქუჩის შეკეთება","Tbilisi City Hall","Letter","Answered","Answered","2026-11-22","2026-11-22","2026-12-01","1"
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
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
