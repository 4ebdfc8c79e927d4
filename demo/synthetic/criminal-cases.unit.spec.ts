import { criminalDecider } from '#domain/criminal/criminal-decider.ts';
import { criminalStages } from '#domain/criminal/stages.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import type { CriminalCommand } from '#domain/criminal/events.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { syntheticCriminalCases } from './criminal-cases.ts';

const options = { cases: 120, seed: 1, until: LegalDate('2026-11-23') };
const lines = [...syntheticCriminalCases(options)];

test('the same options give the same lines, and more cases only add to them', () => {
  const fewer = [...syntheticCriminalCases({ ...options, cases: 20 })];
  expect(lines.slice(0, fewer.length)).toEqual(fewer);
  expect(lines.every(({ data }) => data.on <= options.until)).toBe(true);
});

test('each line is accepted where it stands, and the cases lie at almost every stage', () => {
  const states = new Map<string, CriminalState>();
  for (const { caseId, agency, name, data, person = null } of lines) {
    const command = { kind: name, data } as unknown as CriminalCommand;
    const context = { caseId, agency, today: options.until, person };
    const decision = criminalDecider.decide(command, states.get(caseId) ?? null, context);
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.violations));
    for (const event of decision.events) {
      states.set(caseId, criminalDecider.evolve(states.get(caseId) ?? null, event)!);
    }
  }
  expect(states.size).toBe(options.cases);
  const stages = new Set([...states.values()].map(({ stage }) => stage));
  expect(criminalStages.filter((stage) => stages.has(stage)).length).toBeGreaterThan(7);
  const outcomes = new Set([...states.values()].map(({ outcome }) => outcome));
  expect([...outcomes]).toEqual(
    expect.arrayContaining([null, 'dropped', 'notProsecuted', 'prison', 'communityCorrection']),
  );
});
