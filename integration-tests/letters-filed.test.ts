import { describe, expect, test } from 'vitest';
import { rows, setting, unwrap, useExchangeScene } from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

describe('a letter is filed', () => {
  test('with everything it needs in one commit: case, receipt R0, delivery, notice and the wake-ups of both', async () => {
    const { api, queue } = setting();
    const { filed } = unwrap(await api.submitLetter(aSubmission()));
    expect(filed.trackingNumber).toMatch(/^MG-\d{4}-\d{7}-[0-9A-Z]$/);
    const [delivery] = await rows<{ id: string }>(
      'select delivery_id as id from deliveries where case_id = $1',
      filed.caseId,
    );
    const notices = await rows<{ id: string; event: string; channel: string }>(
      'select notification_id as id, event, channel from notifications where case_id = $1',
      filed.caseId,
    );
    expect(notices).toMatchObject([{ event: 'submitted', channel: 'email' }]);
    expect(queue.published).toEqual([
      { topic: 'delivery', id: delivery?.id },
      { topic: 'notification', id: notices[0]?.id },
    ]);
    expect(await rows('select state, message_kind from deliveries where case_id = $1', filed.caseId)).toEqual([
      { state: 'ACCEPTED', message_kind: 'SUBMISSION' },
    ]);
    expect(await rows('select level, verdict from receipts where case_id = $1', filed.caseId)).toEqual([
      { level: 'R0', verdict: 'ACCEPTED' },
    ]);
    expect(await rows('select kind from events where case_id = $1', filed.caseId)).toEqual([{ kind: 'filed' }]);
  });

  test('once, however often and however simultaneously the same key comes', async () => {
    const { api } = setting();
    const command = aSubmission();
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.submitLetter(command)));
    expect(new Set(answers.map((answer) => JSON.stringify(unwrap(answer).filed))).size).toBe(1);
    expect(answers.filter((answer) => !unwrap(answer).repeated)).toHaveLength(1);
    const other = await api.submitLetter({ ...command, requestBytes: Buffer.from('another body') });
    expect(other).toMatchObject({ ok: false, problem: { code: 'IdempotencyKeyReused' } });
  });

  test('only to an agency that is connected', async () => {
    const { api } = setting();
    expect(await api.submitLetter(aSubmission({ agencyCode: 'nobody' }))).toMatchObject({
      problem: { code: 'InvalidAddressee' },
    });
    expect(await api.submitLetter(aSubmission({ agencyCode: 'mia' }))).toMatchObject({
      problem: { code: 'AgencyNotConnected' },
    });
  });
});
