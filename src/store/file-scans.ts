import type { CaseId, ContentId, DeliveryId, FileId, LegId } from '../domain/ids.ts';
import type { FilePlace, FileScans, HeldFile } from '../ports/file-scans.ts';
import type { ScanState } from '../ports/files.ts';
import type { NotScannedReason } from '../ports/scanner.ts';
import { changedOne, connectionOf } from './transactions.ts';

// The same conditions as of the partial index files_to_scan. A message of an agency may still break off: its files count when a letter has them.
const DUE = `f.state = 'complete' and f.scan_state = 'not_scanned' and f.scan_due_at <= app_now()
  and (f.origin = 'citizen' or f.linked_at is not null)
  and (f.scan_leased_until is null or f.scan_leased_until <= app_now())`;

// Counted from the moment it is given, as the leases of deliveries.
const LEASE_END = (leaseMs: string): string =>
  `clock_timestamp() + (app_now() - now()) + ${leaseMs} * interval '1 millisecond'`;

interface PlaceRow {
  case_id: string;
  leg_id: string;
  agency_code: string;
  direction: FilePlace['direction'];
  created_at: Date;
  message_id: string | null;
  file_guid: string | null;
}

interface HeldRow {
  file_id: string;
  case_id: string | null;
  reason: NotScannedReason;
  size_bytes: number;
  since: Date;
}

/** Scans and their claims; meets port FileScans. */
export const fileScans: FileScans = {
  async due(tx, limit) {
    const { rows } = await connectionOf(tx).query<{ file_id: string }>({
      name: 'scans-due',
      text: `select f.file_id from files f where ${DUE} order by f.scan_due_at limit $1`,
      values: [limit],
    });
    return rows.map((row) => row.file_id as FileId);
  },

  async claim(tx, fileId, leaseMs) {
    const { rows } = await connectionOf(tx).query<{
      content_id: string;
      size_bytes: number;
      scan_fence: number;
      scan_failures: number;
      since: Date;
    }>({
      name: 'scan-claim',
      text: `update files set scan_fence = scan_fence + 1, scan_leased_until = ${LEASE_END('$2')}
             where file_id in (select f.file_id from files f where f.file_id = $1 and ${DUE} for update skip locked)
             returning content_id, size_bytes, scan_fence, scan_failures, coalesce(linked_at, created_at) as since`,
      values: [fileId, leaseMs],
    });
    const row = rows[0];
    return (
      row && {
        fileId,
        contentId: row.content_id as ContentId,
        sizeBytes: row.size_bytes,
        fence: row.scan_fence,
        failures: row.scan_failures,
        waitingSince: row.since,
      }
    );
  },

  async renew(tx, claim, leaseMs) {
    const { rowCount } = await connectionOf(tx).query(
      `update files set scan_leased_until = ${LEASE_END('$3')} where file_id = $1 and scan_fence = $2 and scan_state = 'not_scanned'`,
      [claim.fileId, claim.fence, leaseMs],
    );
    return rowCount === 1;
  },

  async placeOf(tx, fileId) {
    const { rows } = await connectionOf(tx).query<PlaceRow>({
      name: 'file-place',
      text: `select l.case_id, l.leg_id, g.agency_code, l.direction, l.created_at, e.message_id, p.file_guid
             from letter_files x
             join letters l using (letter_id)
             join legs g using (leg_id)
             left join envelopes e on e.case_id = l.case_id and e.letter_id = l.letter_id and e.direction = 'in'
             left join inbox_files p on p.message_id = e.message_id and p.file_id = x.file_id
             where x.file_id = $1
             -- What an agency forwards stands in its letter to the citizen and in the one to the next body: the first brought it.
             order by l.direction = 'to_citizen' desc, l.created_at limit 1`,
      values: [fileId],
    });
    const row = rows[0];
    return (
      row && {
        caseId: row.case_id as CaseId,
        legId: row.leg_id as LegId,
        agencyCode: row.agency_code,
        direction: row.direction,
        letterCreatedAt: row.created_at,
        ...(row.message_id !== null && { messageId: row.message_id }),
        ...(row.file_guid !== null && { fileGuid: row.file_guid }),
      }
    );
  },

  async lockClaimed(tx, claim) {
    const { rowCount } = await connectionOf(tx).query(
      `select from files where file_id = $1 and scan_fence = $2 and scan_state = 'not_scanned' for update`,
      [claim.fileId, claim.fence],
    );
    return rowCount === 1;
  },

  async save(tx, claim, result) {
    const again = result.scanState === 'not_scanned' ? result : undefined;
    const saved = await connectionOf(tx).query({
      name: 'scan-save',
      text: `update files
             set scan_state = $2, scan_leased_until = null, scan_reason = $3, scan_signature = $4,
                 scan_due_at = case when $5::bigint is null then scan_due_at else app_now() + $5 * interval '1 millisecond' end,
                 scan_failures = scan_failures + case when $6 then 1 else 0 end,
                 scanned_at = case when $2 in ('clean', 'infected') then app_now() else scanned_at end
             where file_id = $1`,
      values: [
        claim.fileId,
        result.scanState,
        'reason' in result ? result.reason : null,
        'signatureName' in result ? result.signatureName : null,
        again?.dueInMs ?? null,
        again?.failed ?? false,
      ],
    });
    changedOne(saved);
  },

  async deliveriesOf(tx, fileId) {
    const { rows } = await connectionOf(tx).query<{ delivery_id: string }>(
      // By the leg, which has an index; a leg has few deliveries.
      `select d.delivery_id from letter_files x join letters l using (letter_id) join deliveries d using (leg_id)
       where x.file_id = $1 and d.letter_id = l.letter_id`,
      [fileId],
    );
    return rows.map((row) => row.delivery_id as DeliveryId);
  },

  async held(tx, limit) {
    const { rows } = await connectionOf(tx).query<HeldRow>(
      `select f.file_id, l.case_id, f.scan_reason as reason, f.size_bytes, coalesce(f.linked_at, f.created_at) as since
       from files f left join letter_files x using (file_id) left join letters l using (letter_id)
       where f.scan_state = 'held' and f.removed_at is null order by f.created_at limit $1`,
      [limit],
    );
    return rows.map(
      (row): HeldFile => ({
        fileId: row.file_id as FileId,
        reason: row.reason,
        sizeBytes: row.size_bytes,
        since: row.since,
        ...(row.case_id !== null && { caseId: row.case_id as CaseId }),
      }),
    );
  },

  async lockHeld(tx, fileId) {
    const { rows } = await connectionOf(tx).query<{ content_id: string; scan_state: ScanState }>(
      `select content_id, scan_state from files where file_id = $1 and scan_state = 'held' and removed_at is null for update`,
      [fileId],
    );
    const row = rows[0];
    return row && { contentId: row.content_id as ContentId, scanState: row.scan_state };
  },

  async scanAgain(tx, fileId) {
    const changed = await connectionOf(tx).query(
      `update files set scan_state = 'not_scanned', scan_due_at = app_now(), scan_failures = 0 where file_id = $1`,
      [fileId],
    );
    changedOne(changed);
  },
};
