/** What an SMPP command_status means for a notification. Source: SMPP 3.4, 5.1.3. One table, so that it can be read and corrected. */
import type { ChannelOutcome } from '../../ports/channel.ts';

type FailureKind = Exclude<ChannelOutcome['kind'], 'sent'>;

const STATUSES: ReadonlyMap<number, readonly [name: string, kind: FailureKind]> = new Map([
  // The provider is full, slow or disturbed: the same message may pass later.
  [0x0004, ['ESME_RINVBNDSTS', 'temporary_failure']],
  [0x0005, ['ESME_RALYBND', 'temporary_failure']],
  [0x0008, ['ESME_RSYSERR', 'temporary_failure']],
  [0x000d, ['ESME_RBINDFAIL', 'temporary_failure']],
  [0x0014, ['ESME_RMSGQFUL', 'temporary_failure']],
  [0x0045, ['ESME_RSUBMITFAIL', 'temporary_failure']],
  [0x0058, ['ESME_RTHROTTLED', 'temporary_failure']],
  [0x0064, ['ESME_RX_T_APPN', 'temporary_failure']],
  [0x00fe, ['ESME_RDELIVERYFAILURE', 'temporary_failure']],
  [0x00ff, ['ESME_RUNKNOWNERR', 'temporary_failure']],
  // This number will not take a message.
  [0x000b, ['ESME_RINVDSTADR', 'permanent_failure']],
  [0x0065, ['ESME_RX_P_APPN', 'permanent_failure']],
  [0x0066, ['ESME_RX_R_APPN', 'permanent_failure']],
  // Our settings or our PDU: nothing changes until a person corrects them.
  [0x0001, ['ESME_RINVMSGLEN', 'technical_failure']],
  [0x0002, ['ESME_RINVCMDLEN', 'technical_failure']],
  [0x0003, ['ESME_RINVCMDID', 'technical_failure']],
  [0x0006, ['ESME_RINVPRTFLG', 'technical_failure']],
  [0x0007, ['ESME_RINVREGDLVFLG', 'technical_failure']],
  [0x000a, ['ESME_RINVSRCADR', 'technical_failure']],
  [0x000e, ['ESME_RINVPASWD', 'technical_failure']],
  [0x000f, ['ESME_RINVSYSID', 'technical_failure']],
  [0x0015, ['ESME_RINVSERTYP', 'technical_failure']],
  [0x0043, ['ESME_RINVESMCLASS', 'technical_failure']],
  [0x0048, ['ESME_RINVSRCTON', 'technical_failure']],
  [0x0049, ['ESME_RINVSRCNPI', 'technical_failure']],
  [0x0050, ['ESME_RINVDSTTON', 'technical_failure']],
  [0x0051, ['ESME_RINVDSTNPI', 'technical_failure']],
  [0x0053, ['ESME_RINVSYSTYP', 'technical_failure']],
  [0x0061, ['ESME_RINVSCHED', 'technical_failure']],
  [0x0062, ['ESME_RINVEXPIRY', 'technical_failure']],
  [0x00c0, ['ESME_RINVOPTPARSTREAM', 'technical_failure']],
  [0x00c1, ['ESME_ROPTPARNOTALLWD', 'technical_failure']],
  [0x00c4, ['ESME_RINVOPTPARAMVAL', 'technical_failure']],
]);

/** The only one that says that the number is nobody's; 0x65 and 0x66 may be about this message, or about today. */
const ESME_RINVDSTADR = 0x000b;

/**
 * Maps a command_status other than 0. A code outside the table (vendors have their own from 0x400 on) is temporary: tries
 * are counted, so it ends by itself, and no citizen's number is marked dead for a word we cannot read.
 */
export const failureOfStatus = (status: number, at: 'bind' | 'submit'): Exclude<ChannelOutcome, { kind: 'sent' }> => {
  const [name, kind] = STATUSES.get(status) ?? [`0x${status.toString(16).padStart(8, '0')}`, 'temporary_failure'];
  const detail = `SMPP ${name} at ${at}`;
  return kind === 'permanent_failure' && status === ESME_RINVDSTADR
    ? { kind, detail, noSuchAddress: true }
    : { kind, detail };
};
