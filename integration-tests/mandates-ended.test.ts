import { describe, expect, test } from 'vitest';
import { mandateNumber } from '../src/domain/mandate.ts';
import { connectionOf } from '../src/store/transactions.ts';
import { cast, grant, MARIAM, NINO, portal, useMandateScene, worked, worker } from './support/mandate-scene.ts';
import { aPdf } from './support/portal-scene.ts';

useMandateScene();

describe('a mandate that is revoked', () => {
  test("ends an upload that is under way; what was uploaded before stays the owner's", async () => {
    const mandateId = await cast.mandate('nino', 'mariam');
    const holder = { ...MARIAM, mandateId };
    const { uploadId } = cast.must(await cast.upload(holder), 201).json;
    const size = 1_000_000;
    const answered = new Promise<{ status: number; body: string }>((done, failed) => {
      void cast.tokenOf('mariam').then((token) => {
        const request = portal.byHand('POST', '/v1/uploads', {
          authorization: `Bearer ${token}`,
          'acting-for': mandateId,
          'content-type': 'application/pdf',
          'content-length': String(size),
          'content-disposition': "attachment; filename*=UTF-8''b.pdf",
        });
        request.once('error', failed).once('response', (response) => {
          let body = '';
          response
            .on('data', (piece: Buffer) => (body += piece.toString()))
            .on('end', () => done({ status: response.statusCode ?? 0, body }));
        });
        const bytes = aPdf(size);
        request.write(bytes.subarray(0, 600_000));
        const receiving = () => portal.rows(`select from files where owner_subject = 'nino' and state = 'receiving'`);
        void expect
          .poll(async () => (await receiving()).length, { timeout: 10_000 })
          .toBe(1)
          .then(() => cast.ask(NINO, 'DELETE', `/v1/me/mandates/${mandateId}`))
          .then(() => request.end(bytes.subarray(600_000)))
          .catch(failed);
      }, failed);
    });
    const { status, body } = await answered;
    expect([status, JSON.parse(body).code]).toEqual([403, 'MandateNotValid']);
    expect(await portal.rows(`select from files where owner_subject = 'nino' and state = 'complete'`)).toHaveLength(1);
    expect((await cast.ask(holder, 'GET', `/v1/uploads/${uploadId}`)).json.code).toBe('MandateNotValid');
    expect((await cast.ask(NINO, 'GET', `/v1/uploads/${uploadId}`)).status).toBe(200);
  });

  test('is not revived by its holder, even in SQL, nor given to oneself in the name of another', async () => {
    const mandateId = await cast.mandate('nino', 'mariam');
    await cast.ask(NINO, 'DELETE', `/v1/me/mandates/${mandateId}`);
    const inSql = (sql: string) =>
      portal.database.transactions.inTransaction({ kind: 'citizen', subject: 'mariam' }, (tx) =>
        connectionOf(tx).query(sql, [mandateId]),
      );
    const revival = await inSql('update mandates set ended_at = null, ended_because = null where mandate_id = $1');
    expect(revival.rowCount).toBe(0);
    await expect(
      inSql(`insert into mandates select (jsonb_populate_record(m, jsonb_build_object('mandate_id', gen_random_uuid(), 'ended_at', null, 'ended_because', null))).*
             from mandates m where mandate_id = $1`),
    ).rejects.toThrow('row-level security');
    await expect(inSql(`update mandates set rights = 'write' where mandate_id = $1`)).rejects.toThrow(
      'permission denied',
    );
  });

  test('is told to the owner, as giving it was; twice revoked is once told', async () => {
    await worked();
    const { mandateId } = cast.must(await grant(), 201).json;
    for (const _again of [1, 2]) await cast.ask(NINO, 'DELETE', `/v1/me/mandates/${mandateId}`);
    const number = mandateNumber(mandateId);
    expect((await worked()).map(({ subject }) => subject)).toEqual([
      `[${number}] მინდობილობა გაიცა`,
      `[${number}] მინდობილობა აღარ მოქმედებს`,
    ]);
  });
});

test('the owner is told once, two weeks before, that a mandate ends', async () => {
  await worked();
  await worker.remindOfMandates();
  await worked();
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const mandateId = await cast.mandate('nino', 'mariam', { validUntil: soon });
  await cast.mandate('nino', 'mariam', { validUntil: '2030-01-01' });
  await worked();
  for (const _again of [1, 2]) {
    await portal.rows(`update rounds set due_at = now() where name = 'mandates'`);
    await worker.remindOfMandates();
  }
  const told = await worked();
  expect(told.map(({ subject }) => subject)).toEqual([`[${mandateNumber(mandateId)}] მინდობილობის ვადა იწურება`]);
  expect(told[0]?.text).toContain(soon.split('-').reverse().join('.'));
});
