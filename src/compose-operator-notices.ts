import type { OperatorDesk } from './cli/operator-desk.ts';
import { smsProviderNames } from './compose-channels.ts';
import type { Store } from './compose-store.ts';
import type { Config } from './config.ts';
import { fail, ok } from './domain/problems.ts';
import { makeAddressHash } from './outbound/channels/address-hash.ts';
import { readBounce } from './outbound/channels/bounce.ts';
import type { Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { makeEndByReport } from './use-cases/end-by-report.ts';
import type { KeepAct } from './use-cases/operator/operator.ts';
import { makeSetSmsWeight } from './use-cases/sms/set-sms-weight.ts';
import { makeLiftSuppressions } from './use-cases/suppressions/lift-suppressions.ts';
import { makeSuppressAddress } from './use-cases/suppressions/suppress-address.ts';
import { makeTakeBounce } from './use-cases/suppressions/take-bounce.ts';

/** What operators do about the ways of notices to citizens: shares of SMS providers, addresses that nobody has. */
export const composeOperatorNotices = (
  config: Pick<Config, 'sms' | 'addressKey'>,
  store: Store,
  around: { readonly ids: Pick<Ids, 'uuid'>; readonly log: Log; readonly keepAct: KeepAct },
): Pick<OperatorDesk, 'smsProviderNames' | 'setSmsWeight' | 'liftSuppressions' | 'takeBounce'> => {
  const deps = { ...store, ...around };
  const { addressKey } = config;
  const takeBounce =
    addressKey === undefined
      ? undefined
      : makeTakeBounce({
          ...deps,
          addressHash: makeAddressHash(addressKey),
          endByReport: makeEndByReport({ ...deps, suppressAddress: makeSuppressAddress(deps) }),
        });
  return {
    smsProviderNames: smsProviderNames(config),
    setSmsWeight: makeSetSmsWeight(deps),
    liftSuppressions: makeLiftSuppressions(deps),
    async takeBounce(mail) {
      if (takeBounce === undefined) return fail('Validation', 'The setting SHIKRIKI_ADDRESS_KEY is missing.');
      const bounce = await readBounce(mail);
      return ok(bounce === undefined ? 'no_bounce' : (await takeBounce(bounce)) ? 'taken' : 'unknown');
    },
  };
};
