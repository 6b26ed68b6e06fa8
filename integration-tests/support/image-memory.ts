import { readFileSync } from 'node:fs';

const MB = 1_000_000;

/** How the image tells Node and glibc to use memory: what the tests measure is what runs. @throws where the Dockerfile says nothing of it. */
export const imageMemorySettings = (): { readonly [name: string]: string } => {
  const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
  const set = [...dockerfile.matchAll(/\b(MALLOC_ARENA_MAX|NODE_OPTIONS)=(\S+)/g)];
  if (set.length === 0) throw new Error('the Dockerfile sets neither MALLOC_ARENA_MAX nor NODE_OPTIONS');
  return Object.fromEntries(set.map(([, name, value]) => [name, value]));
};

/** Resident memory of a process, in MB. Linux only. */
export const residentMb = (pid: number): number =>
  (Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / MB;
