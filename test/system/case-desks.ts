import type { Browser } from 'playwright-core';
import { demonstrationUserFor } from '#demo/accounts.ts';
import { publishedCaseSeats } from '#domain/access/organisation.ts';
import type { CaseCommand, CommandName } from '#domain/casework/events.ts';
import { senderOf } from '#domain/casework/sender.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { anotherOpening } from '#domain/casework/testing/scenario.ts';
import type { FormObject } from '../../ui/steps/field-schema.ts';
import { takeSeat, type Seat } from './browser.ts';
import { fillStep } from './fill-step.ts';
import { mouse, type Hand } from './hand.ts';

/** The four agencies whose people sit at the desks. */
export const parties = publishedCaseSeats['PC11']!;

/** People of four agencies, each at a browser of their own, who carry a case by clicking, or by another hand. */
export interface CaseDesks {
  /** The desk of a demonstration user. */
  desk(user: string): Promise<Seat>;
  /** The desk of somebody who may take this step: the decider for decisions, else the handler. */
  deskFor(command: CommandName): Promise<Seat>;
  /** Opens a case at the prison's desk; gives its id. */
  open(changes?: Partial<FormObject>): Promise<string>;
  /** Takes the step that the page of the case offers first. */
  act(caseId: string, command: CaseCommand): Promise<Seat>;
  /** Takes a step from the menu of the other steps. */
  actBeside(caseId: string, command: CaseCommand): Promise<Seat>;
  /** What any of the browsers complained of. */
  complaints(): readonly string[];
}

/** Sends the form that is open, confirms where that is asked for, and comes back to the case. */
export async function send({ page }: Seat, button: string, hand: Hand = mouse): Promise<void> {
  await hand.press(page.getByRole('button', { name: button, exact: true }));
  const confirm = page.getByRole('button', { name: '确认提交' });
  // A form with every fact is read over twice before it goes.
  const patience = { timeout: 45_000 };
  const isAsked = confirm.waitFor(patience).then(
    () => true,
    () => false,
  );
  const isBack = page.waitForURL(/#\/cases\/[0-9a-f-]{36}$/, patience).then(() => false);
  if (await Promise.race([isAsked, isBack])) await hand.press(confirm);
  await isBack;
}

export function caseDesks(browser: Browser, url: string, hand: Hand = mouse): CaseDesks {
  const desks = new Map<string, Promise<Seat>>();
  const desk = (user: string): Promise<Seat> => {
    const taken = desks.get(user) ?? takeSeat(browser, url, { user });
    desks.set(user, taken);
    return taken;
  };
  const seats: Seat[] = [];
  const deskFor = async (command: CommandName): Promise<Seat> => {
    const seat = await desk(demonstrationUserFor(parties[senderOf(command)].id, command));
    if (!seats.includes(seat)) seats.push(seat);
    return seat;
  };
  const fillAndSend = async (seat: Seat, { kind, data }: CaseCommand): Promise<void> => {
    await seat.page.locator('[data-field="/on"]').waitFor();
    await fillStep(seat.page, kind, data as unknown as FormObject, hand);
    await send(seat, titleOf(kind), hand);
  };
  return {
    desk,
    deskFor,
    async open(changes = {}) {
      const taken = await deskFor('openCase');
      await taken.page.goto(`${url}/#/open`);
      await taken.page.locator('[data-field="/offender/name"]').waitFor();
      const { agencies: _, provenance: __, ...data } = anotherOpening();
      const filled = { ...data, ...changes } as unknown as FormObject;
      await fillStep(taken.page, 'openCase', filled, hand);
      await send(taken, '立卷', hand);
      return taken.page.url().split('/').at(-1)!;
    },
    async act(caseId, command) {
      const taken = await deskFor(command.kind);
      await taken.page.goto(`${url}/#/cases/${caseId}`);
      const primary = taken.page.getByTestId('primary-step');
      await hand.press(primary.filter({ hasText: titleOf(command.kind) }));
      await fillAndSend(taken, command);
      return taken;
    },
    async actBeside(caseId, command) {
      const taken = await deskFor(command.kind);
      await taken.page.goto(`${url}/#/cases/${caseId}`);
      await hand.pick(taken.page.getByRole('button', { name: '其他办理' }), titleOf(command.kind));
      await fillAndSend(taken, command);
      return taken;
    },
    complaints: () => seats.flatMap(({ complaints }) => complaints),
  };
}

const titleOf = (kind: CommandName): string => steps[kind as StepCommand].title.zh;
