import { expect } from 'vitest';
import { ENDS } from './outcome-stories-ends.ts';
import { FORWARDS } from './outcome-stories-forwards.ts';
import { UNDER_WAY } from './outcome-stories-under-way.ts';
import type { Role, Shown, Stage, Story } from './outcome-story.ts';

/** Replaces `role:<name>` by the code of the agency, at any depth. */
const named = (value: unknown, stage: Stage): unknown => {
  if (typeof value === 'string' && value.startsWith('role:')) return stage.codeOf(value.slice(5) as Role);
  if (Array.isArray(value)) return value.map((one) => named(one, stage));
  // Matchers of vitest are objects with a prototype of their own.
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one, stage)]));
};

const listed = (stage: Stage, wanted: readonly object[] | undefined) =>
  (wanted ?? []).map((one) => expect.objectContaining(named(one, stage) as object) as unknown);

const refusalOf = ({ steps }: Story) => {
  const step = steps.find((one) => 'receipt' in one && one.receipt !== 'ACCEPTED');
  return step !== undefined && 'receipt' in step && step.receipt !== 'ACCEPTED' ? step.receipt.code : undefined;
};

/** Plays a story on a stage and checks what the case shows. */
export const play = async (stage: Stage, story: Story): Promise<void> => {
  await stage.file({ expired: story.expired ?? false, refusedWith: refusalOf(story) });
  for (const step of story.steps) {
    if ('citizen' in step) await stage.citizenSends(step.citizen);
    else if ('receipt' in step) await stage.receipts(step.agency, step.receipt, step.about);
    else {
      const word = step.to === undefined ? step.says : { ...step.says, toAgencyCode: stage.codeOf(step.to) };
      expect(await stage.says(step.agency, word, step.about), JSON.stringify(step)).toBe(step.refused);
    }
  }
  const { legs, timeline, letters, ...shown } = await stage.shown();
  const wanted: Shown = { ...story.shows, ...(stage.receiptsAtOnce && story.atOnce?.shows) };
  expect(shown).toMatchObject(named(wanted.case, stage) as object);
  if (wanted.legs !== undefined) expect(legs).toMatchObject(named(wanted.legs, stage) as object[]);
  expect(timeline).toEqual(expect.arrayContaining(listed(stage, wanted.timeline)));
  expect(letters).toEqual(expect.arrayContaining(listed(stage, wanted.letters)));
  for (const [role, expected] of Object.entries(wanted.reached ?? {})) {
    expect(await stage.reached(role as Role)).toMatchObject(named(expected, stage) as object[]);
  }
};

/** Every outcome that an agency and a citizen can bring about: played over the gateway's parts here, and over each dialect elsewhere. */
export const OUTCOMES_TABLE: readonly Story[] = [...UNDER_WAY, ...ENDS, ...FORWARDS];
