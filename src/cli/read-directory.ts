import { fail, ok, type Result } from '../domain/problems.ts';
import type { DirectoryContents } from '../ports/directory.ts';
import type { ActiveHold } from '../ports/holds.ts';
import type { By } from '../use-cases/operator/operator.ts';
import type { OperatorDesk } from './operator-desk.ts';

/** The directory and the database's clock, read as the operator. */
export const readDirectory = (
  { transactions, directory }: Pick<OperatorDesk, 'transactions' | 'directory'>,
  { actor }: Pick<By, 'actor'>,
): Promise<DirectoryContents & { readonly now: Date }> =>
  transactions.inTransaction({ kind: 'operator', name: actor }, async (tx) => ({
    ...(await directory.read(tx)),
    now: await transactions.now(tx),
  }));

/** Holds of systems and agencies that last, and windows that are not over. */
export const readHolds = (
  { transactions, holds }: Pick<OperatorDesk, 'transactions' | 'holds'>,
  { actor }: Pick<By, 'actor'>,
): Promise<readonly ActiveHold[]> =>
  transactions.inTransaction({ kind: 'operator', name: actor }, (tx) => holds.active(tx));

/** Reads a file that a command names. Problems: NotFound. */
export const readNamedFile = async (
  { readFile }: Pick<OperatorDesk, 'readFile'>,
  path: string,
): Promise<Result<Buffer>> => {
  try {
    return ok(await readFile(path));
  } catch {
    return fail('NotFound', `The file ${path} cannot be read.`);
  }
};

/** The systems that speak for an agency at an instant; one, unless rows were made by hand. */
export const speakersAt = (
  { speakers }: Pick<DirectoryContents, 'speakers'>,
  agencyCode: string,
  at: Date,
): readonly string[] =>
  speakers
    .filter(
      (speaker) =>
        speaker.agencyCode === agencyCode &&
        speaker.validFrom <= at &&
        (speaker.validUntil === undefined || speaker.validUntil > at),
    )
    .map(({ systemCode }) => systemCode);
