import { randomUUID } from 'node:crypto';
import { addDays, dayInTbilisi } from '../domain/days.ts';
import type { CaseDetail } from '../generated/schemas.ts';
import { setClock } from '../store/shift-clock.ts';
import { answered, type CitizenClient, makeCitizenClient } from './citizen-client.ts';
import { BELOW, clockOf, command, legOf, MINISTRY, register, sayWords, type Telling } from './demo-telling.ts';

/**
 * Tells what the citizen is owed, on a sandbox that runs: a question and its answer with the clock at rest, an extension, a forward, a
 * refusal that becomes a complaint, and a letter whose term is over. Sets the clock of the sandbox ahead, so it comes last.
 */
export const tellRights = async (telling: Telling): Promise<void> => {
  await command(telling, 'settings', { statusDelayMs: null, replyDelayMs: null });
  const citizen = makeCitizenClient(telling.sandbox.addresses, 'example-nino');
  const { caseId } = await askedAndExtended(telling, citizen);
  await forwardedAndRefused(telling, citizen, caseId);
  await overdue(telling, citizen);
};

const askedAndExtended = async (telling: Telling, citizen: CitizenClient): Promise<CaseDetail> => {
  const { say, at } = telling;
  at('the clock of a letter');
  const registered = await register(citizen, 'foi-budget-execution', MINISTRY);
  const { caseId, trackingNumber } = registered;
  say('tracking number', `${trackingNumber}, ${registered.legs[0]?.agencyNameKa ?? '?'}`);
  const clock = clockOf(registered, MINISTRY);
  for (const { en } of clock?.trace ?? []) say('', `| ${en}`);

  at('a question of the agency');
  const today = dayInTbilisi(new Date());
  const about = { conversationId: caseId, agencyCode: MINISTRY };
  await command(telling, 'words', {
    ...about,
    kind: 'STATUS',
    code: 'CLARIFICATION_REQUESTED',
    dueOn: addDays(today, 14),
  });
  const asked = await citizen.caseWhen(caseId, 'the question', (found) => found.state === 'clarification');
  const rests = clockOf(asked, MINISTRY)?.rests;
  say(
    'asked',
    `the clock rests; ${rests?.left ?? '?'} ${rests?.unit === 'working_day' ? 'working days' : 'days'} left`,
  );
  sayWords(telling, asked);

  at('the answer of the citizen');
  const body = { kind: 'clarification_reply', text: 'იგულისხმება მთელი 2025 წელი.' } as const;
  answered(
    'clarification reply',
    await citizen.portal.POST('/v1/cases/{caseId}/letters', {
      params: { path: { caseId }, header: { 'Idempotency-Key': randomUUID() } },
      body: { ...body, attachments: [] },
    }),
  );
  const runs = await citizen.caseWhen(
    caseId,
    'the clock to run again',
    (found) => clockOf(found, MINISTRY)?.dueOn !== undefined,
  );
  say('answered', `the clock runs again; last day ${clockOf(runs, MINISTRY)?.dueOn ?? '?'}`);

  at('an extension');
  const later = addDays(today, 45);
  await command(telling, 'words', { ...about, kind: 'STATUS', code: 'EXTENDED', dueOn: later });
  const extended = await citizen.caseWhen(
    caseId,
    'the extension',
    (found) => clockOf(found, MINISTRY)?.dueOn === later,
  );
  say('extended', `last day ${later}; ${extended.letters.at(-1)?.reason?.ka ?? '?'}`);
  return extended;
};

const forwardedAndRefused = async (telling: Telling, citizen: CitizenClient, caseId: string): Promise<void> => {
  const { say, at } = telling;
  at('a forward');
  await command(telling, 'words', {
    ...{ conversationId: caseId, agencyCode: MINISTRY },
    ...{ kind: 'FORWARD', toAgencyCode: BELOW, extent: 'WHOLE' },
  });
  const forwarded = await citizen.caseWhen(
    caseId,
    'the registration by the next body',
    (found) => legOf(found, BELOW)?.state === 'registered',
  );
  for (const { agencyNameKa, state, registrationNumber } of forwarded.legs)
    say('leg', `${agencyNameKa}: ${state}, ${registrationNumber ?? '-'}`);

  at('a refusal');
  await command(telling, 'words', { conversationId: caseId, agencyCode: BELOW, kind: 'REPLY', outcome: 'REFUSED' });
  const refused = await citizen.caseWhen(caseId, 'the refusal', (found) => found.state === 'refused');
  const reply = refused.letters.findLast((letter) => letter.kind === 'reply');
  say('refused', reply?.ground?.legalGround ?? '?');
  say('appeal', `${reply?.appeal?.body ?? '?'}, ${reply?.appeal?.termAmount ?? '?'} ${reply?.appeal?.termUnit ?? '?'}`);
  sayWords(telling, refused);

  at('the complaint');
  const draft = answered(
    'complaint draft',
    await citizen.portal.GET('/v1/cases/{caseId}/complaint-draft', { params: { path: { caseId } } }),
  );
  if (draft.addressee === undefined) throw new Error('nobody hears the complaint');
  say('complaint', `to ${draft.addressee.nameKa}, until ${draft.until.day}`);
  for (const line of draft.submission.text.split('\n')) say('', `| ${line}`);
  const complaint = answered(
    'filing the complaint',
    await citizen.portal.POST('/v1/letters', {
      params: { header: { 'Idempotency-Key': randomUUID() } },
      body: { ...draft.submission, agencyCode: draft.addressee.agencyCode, attachments: [] } as never,
    }),
  );
  say('complaint filed', complaint.trackingNumber);
};

const overdue = async (telling: Telling, citizen: CitizenClient): Promise<void> => {
  const { say, at, sandbox } = telling;
  at('an overdue letter');
  const { caseId, trackingNumber, ...found } = await register(citizen, 'foi-budget-execution', BELOW);
  const dueOn = found.legs[0]?.clock?.dueOn;
  if (dueOn === undefined) throw new Error('the letter has no last day');
  say('tracking number', `${trackingNumber}, last day ${dueOn}`);
  // At noon of the day after, in Georgia.
  await setClock(sandbox.environment.DATABASE_URL ?? '', new Date(`${addDays(dueOn, 1)}T12:00:00+04:00`));
  const late = await citizen.readCase(caseId);
  say('a day later', late.legs[0]?.clock?.lateness ?? '?');
  sayWords(telling, late);
  const kinds = late.possibleLetters.map(({ kind }) => kind);
  if (late.legs[0]?.clock?.lateness !== 'overdue' || !kinds.includes('dispute'))
    throw new Error('the letter is not told as overdue');
};
