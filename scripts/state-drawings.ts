import { ENDED_LEG_STATES } from '../src/domain/case-standing.ts';
import { DELIVERY_MOVES, OPEN_STATES } from '../src/domain/delivery.ts';
import { LEG_MOVES } from '../src/domain/leg-moves.ts';

type Table = { readonly [state: string]: { readonly [event: string]: string } };
/** States that are drawn as one box, so that what all of them share is one arrow. */
interface Group {
  readonly name: string;
  readonly states: readonly string[];
}

const next = (table: Table, state: string, event: string): string => table[state]?.[event] ?? state;

/** A Mermaid state diagram of a table: every state, and every pair of the table that moves something. */
const drawing = (table: Table, start: string, groups: readonly Group[]): string => {
  const states = Object.keys(table);
  const events = [...new Set(states.flatMap((state) => Object.keys(table[state] ?? {})))];
  const arrows = new Map<string, string[]>();
  const draw = (from: string, to: string, event: string): void =>
    void arrows.set(`${from} --> ${to}`, [...(arrows.get(`${from} --> ${to}`) ?? []), event]);

  // What leads to one state from everywhere would hide the rest: it is said in words.
  const everywhere = events.flatMap((event) => {
    const [target, ...others] = new Set(states.map((state) => next(table, state, event)));
    return target === undefined || others.length > 0 ? [] : [{ event, target }];
  });
  for (const event of events.filter((one) => !everywhere.some((said) => said.event === one))) {
    const drawn = new Set<string>();
    for (const { name, states: members } of groups) {
      const targets = new Set(members.map((state) => next(table, state, event)).filter((to) => to !== name));
      const [target] = [...targets].filter((to) => members.some((from) => from !== to && table[from]?.[event] === to));
      // Whoever is there already stays: that needs no arrow.
      if (target === undefined || !members.every((state) => next(table, state, event) === target)) continue;
      draw(name, target, event);
      for (const state of members) drawn.add(state);
    }
    for (const state of states) {
      const to = next(table, state, event);
      if (to !== state && !drawn.has(state)) draw(state, to, event);
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...groups.flatMap(({ name, states: members }) => [
      `  state ${name} {`,
      ...members.map((state) => `    ${state}`),
      '  }',
    ]),
    ...states.filter((state) => !groups.some((group) => group.states.includes(state))).map((state) => `  ${state}`),
    `  [*] --> ${start}`,
    ...[...arrows].map(([arrow, labels]) => `  ${arrow}: ${labels.join(', ')}`),
    '```',
    ...(everywhere.length === 0
      ? []
      : ['', `From every state: ${everywhere.map(({ event, target }) => `\`${event}\` to ${target}`).join(', ')}.`]),
  ].join('\n');
};

const DRAWINGS: { readonly [name: string]: () => string } = {
  delivery: () => drawing(DELIVERY_MOVES, 'ACCEPTED', [{ name: 'open', states: OPEN_STATES }]),
  leg: () =>
    drawing(LEG_MOVES, 'sending', [
      { name: 'undecided', states: ['sending', 'failed', 'delivered', 'registered', 'in_progress'] },
      { name: 'ended', states: ENDED_LEG_STATES },
    ]),
};

/** Puts the drawings of the machines between their marks in docs/states.md; the rest of the page is written by hand. */
export const withStateDrawings = (page: string): string =>
  page.replace(
    /(<!-- drawing (\w+):[^>]*-->\n)[\s\S]*?(<!-- \/drawing -->)/g,
    (_whole, start: string, name: string, end: string) => `${start}\n${DRAWINGS[name]?.() ?? ''}\n\n${end}`,
  );
