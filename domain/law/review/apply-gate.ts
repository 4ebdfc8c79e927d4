import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../rules/review-rules.ts';
import type { FactValue } from './answer.ts';
import { gatePassed, type Gate } from './gate.ts';
import { record, type Notebook } from './notebook.ts';
import { exact, type Span } from './span.ts';

interface GateInput {
  readonly rule: RuleId;
  readonly due: Span;
  readonly lenient?: Span;
  readonly standard?: Span;
  readonly mode?: Gate['mode'];
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly text?: Bilingual;
  readonly steps?: () => readonly Bilingual[];
}

/** Keeps the gate and writes down whether the filing date has reached it. */
export function applyGate(notes: Notebook, filing: Span, input: GateInput): Gate {
  const gate: Gate = {
    rule: input.rule,
    due: input.due,
    lenient: input.lenient ?? input.due,
    standard: input.standard ?? input.due,
    mode: input.mode ?? null,
  };
  notes.gates.push(gate);
  const passed = gatePassed(gate, filing);
  const result = passed === 'no' ? 'notMet' : passed === 'yes' ? 'met' : passed;
  record(notes, gate.rule, {
    result,
    facts: input.facts,
    passesFrom: exact(gate.due),
    effect: result === 'notMet' ? 'wait' : result === 'met' ? 'none' : 'person',
    ...(input.text ? { text: input.text } : {}),
    ...(input.steps ? { steps: input.steps } : {}),
  });
  return gate;
}
