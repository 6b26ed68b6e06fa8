import { describe, expect, it } from 'vitest';
import { covers, type MandateEntry, mandateNumber, mandateState, usable } from './mandate.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
const TODAY = '2026-11-25';
const mandate = (change: Partial<MandateEntry> = {}): MandateEntry => ({
  mandateId: '7d5c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a',
  ownerSubject: 'nino',
  rights: 'write',
  validFrom: '2026-11-20',
  validUntil: '2026-11-30',
  grantedAt: new Date('2026-11-20T10:00:00Z'),
  acceptUntil: new Date('2026-12-20T10:00:00Z'),
  acceptedAt: new Date('2026-11-21T10:00:00Z'),
  ...change,
});
const unaccepted = (change: Partial<MandateEntry> = {}): MandateEntry => {
  const { acceptedAt: _, ...rest } = mandate(change);
  return rest;
};

describe('a mandate', () => {
  it.each([
    ['active between its days', mandate(), 'active'],
    ['active on its first day', mandate({ validFrom: TODAY }), 'active'],
    ['active on its last day', mandate({ validUntil: TODAY }), 'active'],
    ['not valid before its first day', mandate({ validFrom: '2026-11-26' }), 'not_yet'],
    ['expired after its last day', mandate({ validUntil: '2026-11-24' }), 'expired'],
    ['waiting until it is accepted', unaccepted(), 'waiting'],
    ['lapsed when nobody accepted it in time', unaccepted({ acceptUntil: NOW }), 'lapsed'],
    ['lapsed when nobody accepted it before its last day', unaccepted({ validUntil: '2026-11-24' }), 'lapsed'],
    ['revoked, whatever its days say', mandate({ endedBecause: 'revoked', endedAt: NOW }), 'revoked'],
    ['declined', unaccepted({ endedBecause: 'declined', endedAt: NOW }), 'declined'],
  ] as const)('is %s', (_what, entry, state) => {
    expect(mandateState(entry, NOW, TODAY)).toBe(state);
    expect(usable(state).ok).toBe(state === 'active');
  });

  it('reaches the letters of its scope and no others, and says what is outside', () => {
    const letter = { agencyCode: 'mof', letterType: 'foi' };
    expect(covers({}, letter).ok).toBe(true);
    expect(covers({ agencyCodes: ['mof'], letterTypes: ['foi', 'letter'] }, letter).ok).toBe(true);
    const outside = covers({ agencyCodes: ['rs'], letterTypes: ['letter'] }, letter);
    expect(outside.ok ? [] : outside.problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/agencyCode',
      '/letterType',
    ]);
  });

  it('has a number that names nobody', () => {
    expect(mandateNumber(mandate().mandateId)).toBe('M-4D3C2B1A');
  });
});
