import type { Browser } from 'playwright-core';
import { demonstrationUserFor } from '#demo/accounts.ts';
import { publishedCaseSeats } from '#demo/directory.ts';
import type { CaseCommand, CommandName } from '#domain/casework/events.ts';
import { senderOf } from '#domain/casework/sender.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { anotherOpening } from '#domain/casework/testing/scenario.ts';
import { fieldsOf, type FormObject } from '../../ui/forms/field-schema.ts';
import { sendWords } from '../../ui/steps/send-words.ts';
import { questionOf } from '../../ui/steps/step-answers.ts';
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
  /** Takes the step that is next: one is at its form already, or comes to it by one press. */
  act(caseId: string, command: CaseCommand): Promise<Seat>;
  /** Takes a step from the menu of the other steps. */
  actBeside(caseId: string, command: CaseCommand): Promise<Seat>;
  /** What any of the browsers complained of. */
  complaints(): readonly string[];
}

/** Sends the form that is open, confirms where that is asked for, and waits until another page is there. */
export async function send({ page }: Seat, button: string, hand: Hand = mouse): Promise<void> {
  const form = page.url();
  await hand.press(page.getByRole('button', { name: button, exact: true }));
  const confirm = page.getByRole('button', { name: '确认提交' });
  // A form with every fact is read over twice before it goes.
  const patience = { timeout: 120_000 };
  const isAsked = confirm.waitFor(patience).then(
    () => true,
    () => false,
  );
  const isGone = page.waitForURL(({ href }) => href !== form, patience).then(() => false);
  if (await Promise.race([isAsked, isGone])) await hand.press(confirm);
  await isGone;
}

/** The button that sends this command: of the answer that it gives, or of the step. */
function sendButtonOf({ kind, data }: CaseCommand): string {
  const question = questionOf(kind, fieldsOf(steps[kind as StepCommand].schema));
  const given = question === null ? null : (data as unknown as FormObject)[question.field];
  const answer = question?.answers.find(({ value }) => value === given);
  return answer === undefined ? titleOf(kind) : sendWords(answer.words).zh;
}

/** Looks at a form that is filled in, before the button of this name sends it. */
type Look = (seat: Seat, button: string) => Promise<void>;

const noLook: Look = () => Promise.resolve();

/** Where a page is at which nobody sits. */
const empty = 'about:blank';

export function caseDesks(
  browser: Browser,
  url: string,
  hand: Hand = mouse,
  look: Look = noLook,
): CaseDesks {
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
  /** The desk that takes a step. Nobody sits at the others then: they would draw each step of everybody again. */
  const deskAtWork = async (command: CommandName): Promise<Seat> => {
    const seat = await deskFor(command);
    const left = seats.filter((each) => each !== seat && each.page.url() !== empty);
    await Promise.all(left.map(({ page }) => page.goto(empty)));
    return seat;
  };
  const fillAndSend = async (seat: Seat, command: CaseCommand): Promise<void> => {
    const { kind, data } = command;
    await seat.page.getByRole('heading', { level: 1, name: `${titleOf(kind)} ·` }).waitFor();
    await seat.page.locator('[data-field="/on"]').waitFor();
    await fillStep(seat.page, kind, data as unknown as FormObject, hand);
    await look(seat, sendButtonOf(command));
    await send(seat, sendButtonOf(command), hand);
  };
  /** Comes to the form of a step: led there by the step before, from the work list, or from the case. */
  const comeTo = async ({ page }: Seat, caseId: string, kind: CommandName): Promise<void> => {
    const form = `/cases/${caseId}/act/${kind}`;
    if (page.url() === empty) await page.goto(`${url}/#/cases/${caseId}`);
    const { hash } = new URL(page.url());
    if (hash === `#${form}`) return;
    if (['', '#/', '#/work'].includes(hash)) {
      return hand.press(page.locator(`a[href="#${form}"]`));
    }
    if (hash !== `#/cases/${caseId}`) await page.goto(`${url}/#/cases/${caseId}`);
    await hand.press(page.getByTestId('primary-step').filter({ hasText: titleOf(kind) }));
  };
  return {
    desk,
    deskFor,
    async open(changes = {}) {
      const taken = await deskFor('openCase');
      await hand.press(
        taken.page.getByRole('navigation').getByRole('link', { name: '立卷', exact: true }),
      );
      await taken.page.locator('[data-field="/offender/name"]').waitFor();
      const { agencies: _, provenance: __, ...data } = anotherOpening();
      const filled = { ...data, ...changes } as unknown as FormObject;
      await fillStep(taken.page, 'openCase', filled, hand);
      await look(taken, '立卷');
      await send(taken, '立卷', hand);
      return /#\/cases\/([0-9a-f-]{36})/.exec(taken.page.url())![1]!;
    },
    async act(caseId, command) {
      const taken = await deskAtWork(command.kind);
      await comeTo(taken, caseId, command.kind);
      await fillAndSend(taken, command);
      return taken;
    },
    async actBeside(caseId, command) {
      const taken = await deskAtWork(command.kind);
      await taken.page.goto(`${url}/#/cases/${caseId}`);
      await hand.pick(taken.page.getByRole('button', { name: '其他办理' }), titleOf(command.kind));
      await fillAndSend(taken, command);
      return taken;
    },
    complaints: () => seats.flatMap(({ complaints }) => complaints),
  };
}

const titleOf = (kind: CommandName): string => steps[kind as StepCommand].title.zh;
