import { CLAIMABLE, HAS_ROOM, LEASE_END } from './claim-conditions.ts';
import { BREAKER_ALLOWS, PACE_ALLOWS, PACED, RESERVE_KEPT, SHARE_LEFT } from './claim-rules.ts';
import { SERVER_KEYS } from './server-keys.ts';

// Named one by one: the answer of a prepared statement must not change its shape when a migration adds a column.
const CLAIMED = `d.delivery_id, d.fence, d.state, d.message_id, d.message_kind, d.case_id, d.leg_id, d.letter_id, d.ref_to_message_id,
  d.agency_code, d.system_code, d.sequence_in_conversation, d.lane, d.attempt_count, d.retrying_since, d.expires_at`;

type Asked = 'by_delivery' | 'by_system';

// A text for each way to ask: plans are made without the values, and one delivery is found by its id, not by walking its system's line.
const ONE_OF = { by_delivery: 'd.delivery_id = $1', by_system: 'd.system_code = $1' } as const;

const claimSystemText = (asked: Asked): string => {
  const wanted = asked === 'by_system' ? '$1' : '(select system_code from deliveries where delivery_id = $1)';
  return `select s.code, pg_advisory_xact_lock(hashtextextended('claim ' || s.code, 0))
          from systems s
          where s.code = ${wanted}
            and ${HAS_ROOM} and ${BREAKER_ALLOWS} and ${PACE_ALLOWS}
            and ${SHARE_LEFT('$2', '$3')}
            and exists (select from deliveries d where d.system_code = s.code and ${ONE_OF[asked]} and ${CLAIMABLE}
              and ${RESERVE_KEPT(wanted)})`;
};

const claimDeliveryText = (asked: Asked): string =>
  `with chosen as (
     select d.delivery_id, d.state as state_before, e.endpoint_id, e.dialect, e.address, e.timeout_ms, ${SERVER_KEYS} as server_keys
     from deliveries d
     join systems s on s.code = d.system_code
     left join endpoints e on e.system_code = s.code and e.active and s.dialect is distinct from 'mailbox'
     where ${ONE_OF[asked]} and d.system_code = $5
       and (e.endpoint_id is not null or s.dialect = 'mailbox')
       and ${HAS_ROOM} and ${BREAKER_ALLOWS} and ${PACE_ALLOWS}
       and ${SHARE_LEFT('$3', '$4')}
       and ${CLAIMABLE}
       and ${RESERVE_KEPT('$5')}
     order by d.lane desc, d.due_at
     limit 1
     for update of d skip locked),
   taken as (
     update deliveries d
     set fence = d.fence + 1,
         leased_until = ${LEASE_END('$2')},
         leased_by = $3,
         -- Whoever was sending is gone: the bytes may have arrived.
         state = case when d.state = 'SENDING' and chosen.dialect is not null then 'UNKNOWN_OUTCOME' else d.state end,
         updated_at = app_now()
     from chosen where d.delivery_id = chosen.delivery_id
     returning ${CLAIMED}, chosen.state_before, chosen.endpoint_id, chosen.dialect, chosen.address, chosen.timeout_ms, chosen.server_keys),
   paced as (${PACED})
   select * from taken`;

/**
 * The two statements of a claim, by delivery and by system. Values of `system`: which, worker, places. Of `delivery`: which, lease in ms,
 * worker, places, system.
 */
export const CLAIM_TEXTS = {
  by_delivery: { system: claimSystemText('by_delivery'), delivery: claimDeliveryText('by_delivery') },
  by_system: { system: claimSystemText('by_system'), delivery: claimDeliveryText('by_system') },
} as const;
