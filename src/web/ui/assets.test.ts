import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { pageAssets, registerAssets } from './assets.ts';

describe('style sheets and fonts', () => {
  it('are served under addresses that may be cached for ever', async () => {
    const app = fastify();
    registerAssets(app);
    for (const path of [...pageAssets().styles, pageAssets().icon]) {
      const answer = await app.inject(path);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(path).toMatch(/^\/assets\/[\w-]+-[0-9a-f]{12}\.(css|svg)$/);
    }
    await app.close();
  });

  it('point only at files that are served here', () => {
    const served = new Set(pageAssets().all.map((asset) => asset.path));
    const css = pageAssets()
      .all.filter((asset) => asset.path.endsWith('.css'))
      .map((asset) => asset.body.toString());
    const targets = css.flatMap((text) => [...text.matchAll(/url\(["']?((?!data:)[^"')]+)/g)].map((match) => match[1]));
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(served).toContain(target);
  });

  it('have one address a file', () => {
    const paths = pageAssets().all.map((asset) => asset.path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
