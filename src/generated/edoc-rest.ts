// Generated from schemas/openapi/edoc-rest-1.0.yaml by "npm run generate"; do not edit.
export interface paths {
    "/v1/envelopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand over a sealed envelope
         * @description Step 1. Checks the envelope and its seal; answers with the receipt or with the files that are outstanding.
         */
        post: operations["createEnvelope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/envelope-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what the door says about an envelope
         * @description Offered by the gateway only, to systems of every dialect. Takes a sealed envelope through the verification profile as if it were handed over, and says what each step found and where to look. Nothing is stored, and nothing is answered to the envelope.
         */
        post: operations["checkEnvelope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/envelopes/{messageId}/files/{contentId}": {
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
                 * @example main.pdf
                 */
                contentId: components["schemas"]["ContentId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Send a file, whole or a part of it
         * @description Step 2. With Content-Range the body is one part: it must start at the current Upload-Offset, and total must be the
         *     SizeBytes of the envelope. Without Content-Range the body is the whole file and what was stored of it before is
         *     replaced. When the last byte has arrived, the receiver checks size and SHA-256 against the envelope:
         *     where they differ it drops the file, answers 422 FileDigestMismatch, and the offset is 0 again. A complete file
         *     sent whole again answers 204 and is left as it is. A newer request for the same file takes it over, and the older
         *     one gets OffsetMismatch. After the receipt was given files are not taken any more: OffsetMismatch with
         *     Upload-Offset equal to the size.
         */
        put: operations["putFile"];
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Ask where a file continues
         * @description Answers to HEAD have no body; problems are told by their status.
         */
        head: operations["getFileOffset"];
        patch?: never;
        trace?: never;
    };
    "/v1/envelopes/{messageId}/submit": {
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
         * All files are there; give the receipt
         * @description Step 3, without a body. Where files are missing, 409 FileMissing names their ContentIds in errors.
         */
        post: operations["submitEnvelope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/envelopes/{messageId}/status": {
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
         * Ask whether a message arrived
         * @description GetDeliveryStatus of this dialect. A message that the receiver does not know answers 200 with NOT_RECEIVED, not 404, so that a wrong address is not taken for an answer.
         */
        get: operations["getEnvelopeStatus"];
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
        /** @description The name under which the bytes of one file of an envelope travel. */
        ContentId: string;
        /**
         * Files outstanding
         * @description The answer to an envelope whose files have not all arrived.
         */
        EdocRestReceiving: {
            MessageId: components["schemas"]["Uuid"];
            /**
             * @description Always RECEIVING.
             * @constant
             */
            State: "RECEIVING";
            /** @description Every file that the envelope lists, in its order, complete ones included. */
            Files: {
                FileGuid: components["schemas"]["Uuid"];
                ContentId: components["schemas"]["ContentId"];
                /** @description The size that the envelope lists, in bytes. */
                SizeBytes: components["schemas"]["SizeBytes"];
                /** @description How many bytes are stored; the next part starts at this offset. Equal to SizeBytes: complete and verified. */
                ReceivedBytes: components["schemas"]["SizeBytes"];
            }[];
        };
        /**
         * Status of a message
         * @description What the receiver knows about one MessageId of the calling system.
         */
        EdocRestStatus: {
            MessageId: components["schemas"]["Uuid"];
            /**
             * @description NOT_RECEIVED: send it from the start. RECEIVING: the envelope is here, files or the submit are missing. RECEIVED: done, the receipt is below.
             * @enum {string}
             */
            State: "NOT_RECEIVED" | "RECEIVING" | "RECEIVED";
            /** @description Of the envelope bytes as received. */
            ReceivedSha256?: components["schemas"]["Sha256"];
            /** @description When the envelope arrived. */
            ReceivedAt?: components["schemas"]["Instant"];
            /** @description The sealed RECEIPT envelope in base64, the same bytes as ever; with RECEIVED. */
            Receipt?: string;
        };
        /**
         * Envelope check
         * @description What the gateway's door says about an envelope, step by step. Nothing was stored.
         */
        EnvelopeCheck: {
            /**
             * @description accepted: the seal holds and the envelope is in order.
             * @enum {string}
             */
            verdict: "accepted" | "refused";
            /** @description Of the bytes as they arrived: another one than you sent means that something on the way changed them. */
            sha256: components["schemas"]["Sha256"];
            sizeBytes: number;
            /** @description Every step of the verification profile in its order; it ends at the first that refuses. */
            steps: {
                /** @enum {string} */
                step: "bytes" | "parse" | "schema" | "signed-info" | "key" | "signature-value" | "digest" | "use";
                /** @description What the step asks of an envelope. */
                asks: string;
                /** @enum {string} */
                verdict: "passed" | "refused" | "not_reached";
                /** @description Where to look; with refused. */
                hint?: string;
            }[];
            /** @description What was computed here, to be compared with what your program computes. */
            digests: {
                /** @description Of SignedInfo in exclusive canonical form. */
                canonicalSignedInfoSha256?: components["schemas"]["Sha256"];
                /** @description Of Envelope without its Signature in exclusive canonical form: what DigestValue has to be. */
                canonicalSha256?: components["schemas"]["Sha256"];
                /** @description What DigestValue says. */
                statedSha256?: components["schemas"]["Sha256"];
            };
            /** @description With refused: what would be answered if the envelope were handed over. */
            problem?: {
                code: string;
                title: string;
                detail: string;
                remedy: string;
                errors: {
                    pointer: string;
                    detail: string;
                }[];
            };
            /** @description With accepted: what would become of the envelope if it were handed over now. */
            prospect?: {
                messageId: components["schemas"]["Uuid"];
                messageKind: string;
                /**
                 * @description repeat: its receipt would come again, byte for byte. conflict: the MessageId was received with other bytes.
                 * @enum {string}
                 */
                arrival: "new" | "repeat" | "conflict";
                /**
                 * @description Whether ConversationId and LegId are those of a letter to the Sender.
                 * @enum {string}
                 */
                conversation: "known" | "unknown";
            };
        };
        /**
         * Format: date-time
         * @description An instant in UTC, ISO 8601, ending in Z; show it in Asia/Tbilisi.
         */
        Instant: string;
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
        /** @description The receiver's sealed RECEIPT envelope; read its Verdict. */
        Receipt: {
            headers: {
                "Shikriki-Duplicate": components["headers"]["Duplicate"];
                [name: string]: unknown;
            };
            content: {
                /** @example <Envelope xmlns="urn:shikriki:envelope:1" ID="r1">...</Envelope> */
                "application/xml": string;
            };
        };
        /** @description The envelope is not valid, too new, not for this receiver, or its seal does not hold. */
        EnvelopeNotValid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:SignatureInvalid",
                 *       "title": "The seal does not hold",
                 *       "status": 400,
                 *       "detail": "The digest of the envelope differs from the signed one.",
                 *       "code": "SignatureInvalid",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A path, header or range is not valid. */
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
                 *       "detail": "The total of Content-Range is not the size that the envelope lists.",
                 *       "code": "Validation",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Where a token was agreed, it is missing or not valid. */
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
        /** @description The client certificate or the seal key is not registered or revoked, or the system may not speak for the sender. */
        SenderNotTrusted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:NotAuthorizedForSender",
                 *       "title": "This system may not speak for the sender",
                 *       "status": 403,
                 *       "detail": "The agency is not recorded for this system.",
                 *       "code": "NotAuthorizedForSender",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The receiver has no case with the ConversationId and LegId of the envelope. */
        UnknownConversation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:UnknownConversation",
                 *       "title": "No case has this ConversationId",
                 *       "status": 404,
                 *       "detail": "The ConversationId is not known here.",
                 *       "code": "UnknownConversation",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This system has sent no message with this id, or the envelope lists no such file. */
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
                 *       "detail": "Send the envelope first.",
                 *       "code": "UnknownMessage",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The MessageId was received with other bytes; or the envelope is a FORWARD to a body that had the letter, or of a letter that has ended. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:ConflictSameIdOtherContent",
                 *       "title": "The same id was received with other content",
                 *       "status": 409,
                 *       "detail": "This MessageId belongs to an envelope with another SHA-256.",
                 *       "code": "ConflictSameIdOtherContent",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The part does not start where the file continues; Upload-Offset says where it does. */
        OffsetMismatch: {
            headers: {
                "Upload-Offset": components["headers"]["UploadOffset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:OffsetMismatch",
                 *       "title": "The upload does not continue where the last part ended",
                 *       "status": 409,
                 *       "detail": "The file continues at 2000000.",
                 *       "code": "OffsetMismatch",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Files are missing, and errors names them; or the message is a FORWARD to a body that had the letter, or of a letter that has ended. */
        FileMissing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:FileMissing",
                 *       "title": "Files that the envelope lists have not arrived",
                 *       "status": 409,
                 *       "detail": "1 file is missing.",
                 *       "code": "FileMissing",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "errors": [
                 *         {
                 *           "pointer": "main.pdf",
                 *           "detail": "2000000 of 3000000 bytes have arrived"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The bytes are not those that the envelope lists; the file starts again from 0. */
        FileDigestMismatch: {
            headers: {
                "Upload-Offset": components["headers"]["UploadOffset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:FileDigestMismatch",
                 *       "title": "The bytes of a file are not those the envelope lists",
                 *       "status": 422,
                 *       "detail": "The SHA-256 of main.pdf differs.",
                 *       "code": "FileDigestMismatch",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description ExpiresAt of the envelope has passed. */
        Expired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:Expired",
                 *       "title": "The envelope is out of date",
                 *       "status": 410,
                 *       "detail": "ExpiresAt has passed.",
                 *       "code": "Expired",
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
                 *       "detail": "An envelope has at most 10485760 bytes.",
                 *       "code": "SizeLimitExceeded",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not of the listed media type. */
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
                 *       "detail": "Send application/xml.",
                 *       "code": "MediaTypeNotSupported",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The receiver does not take this letter type or this file type; or the body that a FORWARD names is not connected. */
        TypeNotAccepted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:shikriki:problem:TypeNotAccepted",
                 *       "title": "This letter type or file type is not accepted",
                 *       "status": 422,
                 *       "detail": "Files may be application/pdf.",
                 *       "code": "TypeNotAccepted",
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
                 *       "detail": "At most 4 messages at a time.",
                 *       "code": "Busy",
                 *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                 *       "retryAfterSeconds": 30
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something failed at the receiver; the same request may be sent again. */
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
                 *       "detail": "Maintenance until 10:30 UTC.",
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
         * @description Header/MessageId of the envelope.
         * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
         */
        MessageId: components["schemas"]["Uuid"];
        /**
         * @description W3C Trace Context; its trace-id is Header/TraceId of the envelope.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        Traceparent: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How many bytes of the file are stored; the next part starts here.
         * @example 2000000
         */
        UploadOffset: number;
        /**
         * @description true when the receipt was given before and these are the same bytes again; absent otherwise.
         * @example true
         */
        Duplicate: "true";
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
    createEnvelope: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C Trace Context; its trace-id is Header/TraceId of the envelope.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description The Header of the envelope as JSON (schemas/json/envelope-header.schema.json), in base64url without padding. For routing and logs only; the receiver decides by the sealed bytes and may ignore it.
                 * @example eyJFbnZlbG9wZVZlcnNpb24iOiIxLjAifQ
                 */
                "Shikriki-Envelope-Header"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes of the sealed envelope, unchanged, UTF-8 without a byte order mark, at most 10485760 bytes. */
        requestBody: {
            content: {
                /** @example <Envelope xmlns="urn:shikriki:envelope:1" ID="e1">...</Envelope> */
                "application/xml": string;
            };
        };
        responses: {
            200: components["responses"]["Receipt"];
            /** @description The envelope is stored; files are outstanding. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "MessageId": "2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e",
                     *       "State": "RECEIVING",
                     *       "Files": [
                     *         {
                     *           "FileGuid": "4a5b6c7d-8e9f-4a0b-9c1d-2e3f4a5b6c7d",
                     *           "ContentId": "main.pdf",
                     *           "SizeBytes": 3000000,
                     *           "ReceivedBytes": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EdocRestReceiving"];
                };
            };
            400: components["responses"]["EnvelopeNotValid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["SenderNotTrusted"];
            404: components["responses"]["UnknownConversation"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            422: components["responses"]["TypeNotAccepted"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    checkEnvelope: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C Trace Context; its trace-id is Header/TraceId of the envelope.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes of the sealed envelope, at most 10485760 bytes. */
        requestBody: {
            content: {
                /** @example <Envelope xmlns="urn:shikriki:envelope:1" ID="e1">...</Envelope> */
                "application/xml": string;
            };
        };
        responses: {
            /** @description The report, whether the envelope would be accepted or refused. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verdict": "refused",
                     *       "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *       "sizeBytes": 5210,
                     *       "steps": [
                     *         {
                     *           "step": "bytes",
                     *           "asks": "At most 10 MB of UTF-8 without a byte order mark, no DOCTYPE and no ENTITY.",
                     *           "verdict": "passed"
                     *         },
                     *         {
                     *           "step": "parse",
                     *           "asks": "Well-formed XML without comments, processing instructions and attributes from a namespace.",
                     *           "verdict": "refused",
                     *           "hint": "Open the file with any XML tool."
                     *         }
                     *       ],
                     *       "digests": {},
                     *       "problem": {
                     *         "code": "Validation",
                     *         "title": "The message does not meet its contract",
                     *         "detail": "/: Comments are not accepted, before and after the root neither.",
                     *         "remedy": "Correct the field that is named and send a new message.",
                     *         "errors": [
                     *           {
                     *             "pointer": "/",
                     *             "detail": "Comments are not accepted, before and after the root neither."
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EnvelopeCheck"];
                };
            };
            403: components["responses"]["SenderNotTrusted"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    putFile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C Trace Context; its trace-id is Header/TraceId of the envelope.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description bytes first-last/total, all counted in bytes from 0; last is inclusive.
                 * @example bytes 0-1999999/3000000
                 */
                "Content-Range"?: string;
            };
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
                /**
                 * @description The ContentId of a file that the envelope lists, percent-encoded where it holds @.
                 * @example main.pdf
                 */
                contentId: components["schemas"]["ContentId"];
            };
            cookie?: never;
        };
        /** @description The bytes. */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The bytes are stored. */
            204: {
                headers: {
                    "Upload-Offset": components["headers"]["UploadOffset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["SenderNotTrusted"];
            404: components["responses"]["UnknownMessage"];
            409: components["responses"]["OffsetMismatch"];
            413: components["responses"]["SizeLimitExceeded"];
            415: components["responses"]["MediaTypeNotSupported"];
            422: components["responses"]["FileDigestMismatch"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getFileOffset: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C Trace Context; its trace-id is Header/TraceId of the envelope.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                /**
                 * @description Header/MessageId of the envelope.
                 * @example 2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e
                 */
                messageId: components["parameters"]["MessageId"];
                /**
                 * @description The ContentId of a file that the envelope lists, percent-encoded where it holds @.
                 * @example main.pdf
                 */
                contentId: components["schemas"]["ContentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offset of the next byte. */
            200: {
                headers: {
                    "Upload-Offset": components["headers"]["UploadOffset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["SenderNotTrusted"];
            404: components["responses"]["UnknownMessage"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    submitEnvelope: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C Trace Context; its trace-id is Header/TraceId of the envelope.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
            200: components["responses"]["Receipt"];
            400: components["responses"]["EnvelopeNotValid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["SenderNotTrusted"];
            404: components["responses"]["UnknownMessage"];
            409: components["responses"]["FileMissing"];
            410: components["responses"]["Expired"];
            413: components["responses"]["SizeLimitExceeded"];
            422: components["responses"]["TypeNotAccepted"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getEnvelopeStatus: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C Trace Context; its trace-id is Header/TraceId of the envelope.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "application/json": components["schemas"]["EdocRestStatus"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["SenderNotTrusted"];
            429: components["responses"]["Busy"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
}
