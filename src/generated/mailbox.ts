// Generated from schemas/openapi/mailbox-1.0.yaml by "npm run generate"; do not edit.
export interface paths {
    "/v1/peek": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the next messages under a lease */
        post: operations["peek"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}/envelope": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /**
         * Fetch the sealed envelope
         * @description While a lease holds, and again at any time after the message was confirmed.
         */
        get: operations["fetchEnvelope"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}/files/{contentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
                /**
                 * @description The ContentId of a file that the envelope lists, percent-encoded where it holds @.
                 * @example 4a5b6c7d-8e9f-4a0b-9c1d-2e3f4a5b6c7d
                 */
                contentId: components["schemas"]["ContentId"];
            };
            cookie?: never;
        };
        /**
         * Fetch a file, whole or from where it broke off
         * @description While a lease holds, and again at any time after the message was confirmed. A transfer under way is not cut when its lease ends.
         */
        get: operations["fetchFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the message is stored for good
         * @description Counts under an ended lease too. Said again it changes nothing, but a receipt that was missing before is taken. A
         *     receipt that does not hold is named in ReceiptProblem and not used; the confirmation counts all the same. A receipt
         *     with Verdict REFUSED refuses the message.
         */
        post: operations["confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}/give-back": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the lease; the next peek may have the message */
        post: operations["giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the message will not be taken
         * @description Final for this MessageId: the citizen is shown that the letter could not be delivered. By the agency's sealed receipt at
         *     any time, or by a problem under the newest lease and before the message was confirmed. Where you cannot take it now,
         *     give it back.
         */
        post: operations["refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /**
         * Ask where a message stands, ours or yours
         * @description GetDeliveryStatus of this dialect, for messages in both directions. One that is not known, or is another system's, answers 200 with NOT_RECEIVED, so that a wrong address is not taken for an answer.
         */
        get: operations["getDeliveryStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A code of a list that the gateway keeps: agencies, systems. */
        Code: string;
        /** @description The name under which the bytes of one file of an envelope travel. */
        ContentId: string;
        /**
         * Format: date-time
         * @description An instant in UTC, ISO 8601, ending in Z; show it in Asia/Tbilisi.
         */
        Instant: string;
        /** @description A letter type, for example letter, foi, admin_complaint; GET /v1/letter-types lists those in use. */
        LetterTypeCode: string;
        /**
         * Confirmation
         * @description The system has stored the message for good.
         */
        MailboxConfirmation: {
            /** @description The lease under which peek gave the message out. Opaque: pass it back unchanged. */
            LeaseId: string;
            /** @description Of the envelope bytes as they arrived. */
            ReceivedSha256: components["schemas"]["Sha256"];
            /** @description The agency's sealed RECEIPT envelope in base64, where the verdict is known at once; otherwise it is handed over later as a message of its own. */
            Receipt?: string;
        };
        /**
         * Giving back
         * @description The system does not work on the message now.
         */
        MailboxGiveBack: {
            /** @description The lease under which peek gave the message out. Opaque: pass it back unchanged. */
            LeaseId: string;
        };
        /**
         * Messages given out
         * @description The next messages, in the order in which they should be worked on. Empty: nothing waits, or nothing may be given out now; ask again later.
         */
        MailboxMessages: {
            /** @description Interactive before bulk, oldest first. */
            Messages: {
                /** @description Header/MessageId of the envelope: the key of every further call, and by which the letter is registered once. */
                MessageId: components["schemas"]["Uuid"];
                /** @description The lease under which peek gave the message out. Opaque: pass it back unchanged. */
                LeaseId: string;
                /** @description Until then nobody else gets the message. */
                LeasedUntil: components["schemas"]["Instant"];
                /** @description How often it has been given out, this time included. Above 1: look whether you have it already. */
                TimesLeased: number;
                /**
                 * @description As in the envelope.
                 * @enum {string}
                 */
                MessageKind: "SUBMISSION" | "FOLLOW_UP" | "CLARIFICATION_REPLY" | "WITHDRAWAL" | "REMINDER" | "DISPUTE" | "RECEIPT" | "REGISTRATION" | "STATUS" | "REPLY" | "FORWARD";
                LetterType: components["schemas"]["LetterTypeCode"];
                /**
                 * @description interactive comes before bulk.
                 * @enum {string}
                 */
                Lane: "interactive" | "bulk";
                /** @description The case. */
                ConversationId: components["schemas"]["Uuid"];
                LegId: components["schemas"]["Uuid"];
                /** @description Rises within a leg. The next envelope of a leg to the same agency is given out when the one before it is confirmed or refused. */
                SequenceInConversation: number;
                /** @description The agency that the message is for. */
                ReceiverCode: components["schemas"]["Code"];
                CreatedAt: components["schemas"]["Instant"];
                /** @description Not given out any more afterwards. */
                ExpiresAt: components["schemas"]["Instant"];
                EnvelopeSizeBytes: components["schemas"]["SizeBytes"];
                /** @description Of the sealed bytes; confirm repeats it. */
                EnvelopeSha256: components["schemas"]["Sha256"];
                /** @description The files that the envelope lists, in its order. */
                Files: {
                    FileGuid: components["schemas"]["Uuid"];
                    ContentId: components["schemas"]["ContentId"];
                    SizeBytes: components["schemas"]["SizeBytes"];
                    Sha256: components["schemas"]["Sha256"];
                }[];
            }[];
        };
        /**
         * Peek
         * @description What a system asks of its mailbox. An empty object takes the defaults.
         */
        MailboxPeek: {
            /**
             * @description At most so many messages; never more than the system may have under way.
             * @default 10
             */
            MaxMessages?: number;
            /**
             * @description For how long the messages are left to the caller.
             * @default 300
             */
            LeaseSeconds?: number;
        };
        /**
         * Refusal
         * @description The message will not be taken, which is final: either the agency's refusing receipt or a problem.
         */
        MailboxRefusal: {
            /** @description The lease under which peek gave the message out. Opaque: pass it back unchanged. */
            LeaseId: string;
            /** @description The agency's sealed RECEIPT envelope with Verdict REFUSED, in base64. Signed, therefore better than a problem. */
            Receipt?: string;
            /** @description Where nothing can be sealed. */
            Problem?: {
                /** @description A code of docs/errors.md that is not to be sent again, for example InvalidAddressee or TypeNotAccepted. */
                Code: string;
                /** @description What exactly is wrong. No text of the letter, no names or numbers of persons. */
                Detail?: string;
            };
        };
        /**
         * Where the message stands
         * @description The answer to confirm, give-back and refuse.
         */
        MailboxSettled: {
            MessageId: components["schemas"]["Uuid"];
            /**
             * @description As in the status.
             * @enum {string}
             */
            State: "WAITING" | "LEASED" | "CONFIRMED" | "REFUSED" | "EXPIRED" | "WITHDRAWN";
            /** @description The same was said before; nothing was done a second time. */
            Duplicate: boolean;
            /** @description When it was first confirmed. */
            ConfirmedAt?: components["schemas"]["Instant"];
            /** @description Why the receipt that came along was not taken (docs/errors.md). The confirmation counts; hand a good receipt over later. */
            ReceiptProblem?: string;
        };
        /**
         * Status of a message
         * @description What is known of one MessageId, in whichever direction the message goes.
         */
        MailboxStatus: {
            MessageId: components["schemas"]["Uuid"];
            /**
             * @description TO_SYSTEM: a message of this mailbox. FROM_SYSTEM: one that the system handed over. UNKNOWN: neither.
             * @enum {string}
             */
            Direction: "TO_SYSTEM" | "FROM_SYSTEM" | "UNKNOWN";
            /**
             * @description TO_SYSTEM: WAITING for a peek, LEASED, CONFIRMED (by the system, or by a word of the agency), REFUSED, EXPIRED, WITHDRAWN (held or taken back by a person). Otherwise NOT_RECEIVED: send it from the start; RECEIVING: files or the submit are missing; RECEIVED: done, the receipt is below.
             * @enum {string}
             */
            State: "WAITING" | "LEASED" | "CONFIRMED" | "REFUSED" | "EXPIRED" | "WITHDRAWN" | "NOT_RECEIVED" | "RECEIVING" | "RECEIVED";
            /** @description With LEASED. */
            LeasedUntil?: components["schemas"]["Instant"];
            /** @description When the system confirmed it. */
            ConfirmedAt?: components["schemas"]["Instant"];
            /** @description Of the envelope, ours or theirs. */
            EnvelopeSha256?: components["schemas"]["Sha256"];
            /** @description FROM_SYSTEM: when the envelope arrived. */
            ReceivedAt?: components["schemas"]["Instant"];
            /** @description FROM_SYSTEM and RECEIVED: our sealed RECEIPT envelope in base64, the same bytes as ever. */
            Receipt?: string;
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
        /** @description SHA-256 in lower-case hexadecimal. */
        Sha256: string;
        /** @description A size in bytes. */
        SizeBytes: number;
        /** @description W3C Trace Context trace-id; the same from the portal to the agency. Name it when you ask for help. */
        TraceId: string;
        /** @description A UUID in lower case, so that two spellings of one id cannot exist. */
        Uuid: string;
    };
    responses: {
        /** @description Where the message stands now. */
        Settled: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "MessageId": "2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e",
                 *       "State": "CONFIRMED",
                 *       "Duplicate": false,
                 *       "ConfirmedAt": "2026-11-22T10:03:11Z"
                 *     }
                 */
                "application/json": components["schemas"]["MailboxSettled"];
            };
        };
        /** @description A path, header or field is not valid, or ReceivedSha256 is not the envelope's. */
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
                 *       "detail": "ReceivedSha256 is not the digest of the envelope; fetch it again.",
                 *       "code": "Validation",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The client certificate is not registered or revoked, or another dialect was agreed with the system. */
        NotThisSystem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:DialectNotAgreed",
                 *       "title": "This dialect is not agreed for the calling system",
                 *       "status": 403,
                 *       "detail": "The calling system does not use dialect mailbox.",
                 *       "code": "DialectNotAgreed",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No such message is in the mailbox of this system, or its envelope lists no such file. */
        UnknownMessage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:UnknownMessage",
                 *       "title": "No message has this id",
                 *       "status": 404,
                 *       "detail": "No message with this MessageId is in the mailbox of this system.",
                 *       "code": "UnknownMessage",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The lease was never given, or is over where it must hold; peek again. */
        LeaseOver: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:LeaseOver",
                 *       "title": "The lease on this message is over",
                 *       "status": 409,
                 *       "detail": "No lease on this message holds; peek again.",
                 *       "code": "LeaseOver",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The range lies outside the file. */
        RangeNotSatisfiable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:RangeNotSatisfiable",
                 *       "title": "The requested range lies outside the file",
                 *       "status": 416,
                 *       "detail": "The file has 3000000 bytes.",
                 *       "code": "RangeNotSatisfiable",
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
                 *       "detail": "The body may have 2097152 bytes.",
                 *       "code": "SizeLimitExceeded",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON. */
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
        /** @description Something failed at the gateway; the same request may be sent again. */
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
                 *       "retryAfterSeconds": 5
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Header/MessageId of the envelope.
         * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
         */
        MessageId: components["schemas"]["Uuid"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description The SHA-256 of the whole, in quotes.
         * @example "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
         */
        ETag: string;
        /**
         * @description Always bytes.
         * @example bytes
         */
        AcceptRanges: "bytes";
        /**
         * @description bytes first-last/total
         * @example bytes 1048576-2999999/3000000
         */
        ContentRange: string;
        /**
         * @description Seconds to wait before the same request is sent again.
         * @example 30
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    peek: {
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
                 *       "MaxMessages": 10,
                 *       "LeaseSeconds": 300
                 *     }
                 */
                "application/json": components["schemas"]["MailboxPeek"];
            };
        };
        responses: {
            /** @description The messages; an empty list where nothing can be given out now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxMessages"];
                };
            };
            400: components["responses"]["Validation"];
            403: components["responses"]["NotThisSystem"];
            415: components["responses"]["MediaTypeNotSupported"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    fetchEnvelope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes as they were sealed; their SHA-256 is the ETag and EnvelopeSha256. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <Envelope xmlns="urn:shikriki:envelope:1" ID="e1">...</Envelope> */
                    "application/xml": string;
                };
            };
            400: components["responses"]["Validation"];
            403: components["responses"]["NotThisSystem"];
            404: components["responses"]["UnknownMessage"];
            409: components["responses"]["LeaseOver"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    fetchFile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One range of bytes (RFC 9110, 14.2).
                 * @example bytes=1048576-
                 */
                Range?: string;
            };
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
                /**
                 * @description The ContentId of a file that the envelope lists, percent-encoded where it holds @.
                 * @example 4a5b6c7d-8e9f-4a0b-9c1d-2e3f4a5b6c7d
                 */
                contentId: components["schemas"]["ContentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The part that Range asks for. */
            206: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Content-Range": components["headers"]["ContentRange"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Validation"];
            403: components["responses"]["NotThisSystem"];
            404: components["responses"]["UnknownMessage"];
            409: components["responses"]["LeaseOver"];
            416: components["responses"]["RangeNotSatisfiable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "LeaseId": "2",
                 *       "ReceivedSha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                 *       "Receipt": "PEVudmVsb3BlLz4="
                 *     }
                 */
                "application/json": components["schemas"]["MailboxConfirmation"];
            };
        };
        responses: {
            200: components["responses"]["Settled"];
            400: components["responses"]["Validation"];
            403: components["responses"]["NotThisSystem"];
            404: components["responses"]["UnknownMessage"];
            409: components["responses"]["LeaseOver"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    giveBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "LeaseId": "2"
                 *     }
                 */
                "application/json": components["schemas"]["MailboxGiveBack"];
            };
        };
        responses: {
            200: components["responses"]["Settled"];
            400: components["responses"]["Validation"];
            403: components["responses"]["NotThisSystem"];
            404: components["responses"]["UnknownMessage"];
            409: components["responses"]["LeaseOver"];
            415: components["responses"]["MediaTypeNotSupported"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxRefusal"];
            };
        };
        responses: {
            200: components["responses"]["Settled"];
            400: components["responses"]["Validation"];
            403: components["responses"]["NotThisSystem"];
            404: components["responses"]["UnknownMessage"];
            409: components["responses"]["LeaseOver"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getDeliveryStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxStatus"];
                };
            };
            400: components["responses"]["Validation"];
            403: components["responses"]["NotThisSystem"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
}
