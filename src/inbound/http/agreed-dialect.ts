import { fail } from '../../domain/problems.ts';
import type { IdentifySystem } from './tls-system.ts';

/**
 * Identifies the calling system, and lets it in only where this dialect is agreed with it: an interface answers those for whom it is
 * there. Problems: those of IdentifySystem, DialectNotAgreed.
 */
export const forDialect =
  (identifySystem: IdentifySystem, dialect: string): IdentifySystem =>
  async (request) => {
    const system = await identifySystem(request);
    return !system.ok || system.value.dialect === dialect
      ? system
      : fail('DialectNotAgreed', `The calling system does not use dialect ${dialect}.`);
  };
