import { expect, it } from 'vitest';
import { duplicatesOf, inTheGap, type NoticeKillReport, PEERS, PLACES } from './notice-kills.ts';

/** What must hold of notices after any run with kills. */
export const describeNoNoticeLost = (report: () => NoticeKillReport, kills: number): void => {
  it('workers were killed at every place of every way to citizens', () => {
    expect(report().kills).toHaveLength(kills);
    for (const place of PLACES)
      for (const peer of PEERS)
        expect(report().kills, `${place}, ${peer}`).toContainEqual(expect.objectContaining({ place, peer }));
  });

  it('no notice was lost', () => {
    const arrived = new Set(report().arrived.map(({ notificationId }) => notificationId));
    expect(report().notices.filter(({ notificationId }) => !arrived.has(notificationId))).toEqual([]);
    expect(report().notices.filter(({ state }) => state !== 'SENT' && state !== 'DELIVERED')).toEqual([]);
    expect(arrived.size, 'and none was made up').toBe(report().notices.length);
  });

  it('a notice came twice only where the kill fell between the provider’s acceptance and our commit', () => {
    const gaps = inTheGap(report()).map(({ notificationId }) => notificationId);
    const duplicates = duplicatesOf(report()).map(({ notificationId }) => notificationId);
    for (const id of new Set(duplicates))
      expect(duplicates.filter((one) => one === id).length).toBeLessThanOrEqual(
        gaps.filter((one) => one === id).length,
      );
    expect(duplicates.length).toBeLessThanOrEqual(gaps.length);
    expect(gaps.length, 'such kills there were').toBeGreaterThan(0);
  });

  it('a repeat has the Message-ID or reference and the words of the first, so that it is recognised', () => {
    for (const repeat of duplicatesOf(report())) {
      const all = report().arrived.filter(({ notificationId }) => notificationId === repeat.notificationId);
      expect(new Set(all.map(({ peer, identity, words }) => `${peer} ${identity} ${words}`)).size).toBe(1);
    }
  });

  it('the provider over HTTP recognised every repeat and delivered it once', () => {
    expect(duplicatesOf(report()).filter(({ peer }) => peer === 'http')).toEqual([]);
    expect(report().recognised).toBeGreaterThan(0);
  });

  it('no process broke down by itself', () => {
    expect(report().brokenDown).toEqual([]);
  });
};
