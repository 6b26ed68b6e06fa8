import type { ConformanceCase } from '../case.ts';
import { answerLost } from './answer-lost.ts';
import { brokenOff } from './broken-off.ts';
import { collectedOnce } from './collected-once.ts';
import { confirmAgain } from './confirm-again.ts';
import { conflict } from './conflict.ts';
import { expired } from './expired.ts';
import { fileNames } from './file-names.ts';
import { flippedByte } from './flipped-byte.ts';
import { kinds } from './kinds.ts';
import { largeFile } from './large-file.ts';
import { letterAccepted } from './letter-accepted.ts';
import { otherFileBytes } from './other-file-bytes.ts';
import { ourAnswerLost } from './our-answer-lost.ts';
import { registeredOnce } from './registered-once.ts';
import { registration } from './registration.ts';
import { repeat } from './repeat.ts';
import { reply } from './reply.ts';
import { retryAfter } from './retry-after.ts';
import { signedMessages } from './signed-messages.ts';
import { unknownAddressee } from './unknown-addressee.ts';
import { unknownStatus } from './unknown-status.ts';
import { wrongSeal } from './wrong-seal.ts';

/** Every question, in the order of the report: a new one is its file and its line here. */
export const CASES: readonly ConformanceCase[] = [
  letterAccepted,
  registration,
  reply,
  fileNames,
  largeFile,
  ...kinds,
  repeat,
  brokenOff,
  answerLost,
  unknownStatus,
  confirmAgain,
  registeredOnce,
  wrongSeal,
  flippedByte,
  unknownAddressee,
  expired,
  conflict,
  otherFileBytes,
  retryAfter,
  ourAnswerLost,
  signedMessages,
  collectedOnce,
];
