import type { FastifyInstance } from 'fastify';

/** The methods that are offered at a path; empty where there is no such path. */
export type MethodsOf = (path: string) => readonly string[];

const escapeForRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment === '*' ? '.*' : escapeForRegExp(segment)))
      .join('/')}$`,
  );

/** Notes the routes as they are added, so that a wrong method can be told from a wrong address. Call before the first route. */
export const collectMethods = (app: FastifyInstance): MethodsOf => {
  const methods = new Map<string, { readonly pattern: RegExp; readonly offered: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const entry = methods.get(url) ?? { pattern: patternOf(url), offered: new Set<string>() };
    for (const one of [method].flat()) entry.offered.add(one);
    methods.set(url, entry);
  });
  return (path) => [
    ...new Set([...methods.values()].flatMap(({ pattern, offered }) => (pattern.test(path) ? [...offered] : []))),
  ];
};
