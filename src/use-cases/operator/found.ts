import { problem } from '../../domain/problems.ts';
import type { DirectoryAgency, DirectoryCertificate, DirectorySystem } from '../../ports/directory.ts';
import { refuse } from '../refusal.ts';
import type { Change } from './change-directory.ts';

type Contents = Change['contents'];

/** The system with this code; refuses with NotFound. */
export const systemFound = ({ systems }: Pick<Contents, 'systems'>, code: string): DirectorySystem =>
  systems.find((system) => system.code === code) ?? refuse(problem('NotFound', `No system has the code ${code}.`));

/** The agency with this code; refuses with NotFound. */
export const agencyFound = ({ agencies }: Pick<Contents, 'agencies'>, code: string): DirectoryAgency =>
  agencies.find((agency) => agency.code === code) ?? refuse(problem('NotFound', `No agency has the code ${code}.`));

// Eight hex digits tell a few hundred keys apart; fewer are a slip of the hand.
const MIN_PREFIX = 8;

/**
 * The certificate that a fingerprint, or its beginning, names. Refuses with NotFound, or Validation where it is not exact.
 * @param use needed only where one key is registered for several uses.
 */
export const certificateFound = (
  { certificates }: Pick<Contents, 'certificates'>,
  fingerprint: string,
  use?: string,
): DirectoryCertificate => {
  const wanted = fingerprint.toLowerCase();
  if (!/^[0-9a-f]+$/.test(wanted) || wanted.length < MIN_PREFIX)
    return refuse(problem('Validation', `A fingerprint is named by ${MIN_PREFIX} hex digits or more.`));
  const found = certificates.filter(
    (certificate) => certificate.spkiSha256.startsWith(wanted) && (use === undefined || certificate.use === use),
  );
  const [only, ...others] = found;
  if (only === undefined) return refuse(problem('NotFound', 'No registered certificate has this fingerprint.'));
  if (others.length > 0)
    return refuse(problem('Validation', 'Several certificates begin so; name more of the fingerprint, or the use.'));
  return only;
};
