import { problem } from '../../domain/problems.ts';
import type { Directory, DirectoryEndpoint } from '../../ports/directory.ts';
import { refuse } from '../refusal.ts';
import type { ChangeDirectory } from './change-directory.ts';
import type { CheckEntries } from './check-entries.ts';
import { systemFound } from './found.ts';
import type { By } from './operator.ts';

interface PutEndpointDeps {
  readonly changeDirectory: ChangeDirectory;
  readonly checkEntries: Pick<CheckEntries, 'endpoint'>;
  readonly directory: Pick<Directory, 'putEndpoint'>;
}

/**
 * Notes a further address of a system. The first one is active at once; a further one waits until it is switched to.
 * Problems: NotFound (system), Validation (known already; no dialect).
 */
export const makeAddEndpoint =
  ({ changeDirectory, checkEntries, directory }: PutEndpointDeps) =>
  (by: By, endpoint: Omit<DirectoryEndpoint, 'active' | 'dialect'> & { readonly dialect?: string }) =>
    changeDirectory({ by, act: 'endpoints add', subject: endpoint.systemCode }, async ({ tx, contents }) => {
      const system = systemFound(contents, endpoint.systemCode);
      const dialect =
        endpoint.dialect ??
        system.dialect ??
        refuse(problem('Validation', 'The system has no dialect yet; give it one with: systems set --dialect'));
      const own = contents.endpoints.filter(({ systemCode }) => systemCode === system.code);
      if (own.some(({ address }) => address === endpoint.address))
        refuse(problem('Validation', 'The system has this address already.'));
      const added: DirectoryEndpoint = { ...endpoint, dialect, active: !own.some(({ active }) => active) };
      checkEntries.endpoint(added);
      await directory.putEndpoint(tx, added);
      return { value: added, facts: { dialect, active: added.active } };
    });

/**
 * Sends letters to another noted address of a system from now on. Calls under way to the old one end there in peace, and it stays
 * noted, so that one can switch back. Idempotent. Problems: NotFound.
 */
export const makeSwitchEndpoint =
  ({ changeDirectory, directory }: PutEndpointDeps) =>
  (by: By, systemCode: string, address: string) =>
    changeDirectory({ by, act: 'endpoints switch', subject: systemCode }, async ({ tx, contents }) => {
      systemFound(contents, systemCode);
      const known =
        contents.endpoints.find((endpoint) => endpoint.systemCode === systemCode && endpoint.address === address) ??
        refuse(problem('NotFound', 'The system has no such address; add it with: endpoints add'));
      const active = { ...known, active: true };
      if (known.active) return { value: active, facts: 'nothing changed' };
      await directory.putEndpoint(tx, active);
      return { value: active, facts: { dialect: active.dialect } };
    });

export type AddEndpoint = ReturnType<typeof makeAddEndpoint>;
export type SwitchEndpoint = ReturnType<typeof makeSwitchEndpoint>;
