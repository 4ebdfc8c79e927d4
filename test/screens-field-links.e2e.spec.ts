import type { Browser, Page } from 'playwright-core';
import type { CaseCommand } from '#domain/casework/events.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { changed, journey, journeyUntil, refusing } from '#domain/casework/testing/scenario.ts';
import type { FormObject } from '../ui/forms/field-schema.ts';
import { broughtCase } from './system/brought-case.ts';
import { caseDesks, type CaseDesks } from './system/case-desks.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { fillStep } from './system/fill-step.ts';
import { settled } from './system/settled.ts';
import type { RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let desks: CaseDesks;

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
  desks = caseDesks(browser, server.url);
}, 120_000);
afterAll(() => close());

interface Walk {
  /** Links from what is said against the form to its fields. */
  readonly followed: number;
  /** Those after which the cursor is not in the field that they name, or the field cannot be seen. */
  readonly dead: readonly string[];
}

/** Follows every link from what is said against the form to a field of it. */
async function followLinks(page: Page): Promise<Walk> {
  const links = page.getByTestId('verdict').locator('[data-to]');
  const dead: string[] = [];
  const followed = await links.count();
  for (let index = 0; index < followed; index += 1) {
    const link = links.nth(index);
    const to = (await link.getAttribute('data-to'))!;
    await link.click();
    const at = await page.evaluate(() => {
      const field = document.activeElement?.closest<HTMLElement>('[data-pointer]') ?? null;
      if (field === null) return null;
      const { top, bottom } = document.activeElement!.getBoundingClientRect();
      return bottom > 0 && top < innerHeight ? field.dataset['pointer']! : null;
    });
    // A part of a group in which nothing is filled in yet leads to the group.
    if (at === null || !(to === at || to.startsWith(`${at}/`))) dead.push(`${to} leads to ${at}`);
  }
  return { followed, dead };
}

const formOf = async (caseId: string, kind: StepCommand): Promise<Page> => {
  const { page } = await desks.deskFor(kind);
  await page.goto(`${server.url}/#/cases/${caseId}/act/${kind}`);
  await page.getByRole('heading', { level: 1, name: `${steps[kind].title.zh} ·` }).waitFor();
  await settled(page);
  return page;
};

test('every link from what a form still lacks goes to its field, at every step of the journey', async () => {
  const found: Record<string, Walk> = {};
  const { page } = await desks.deskFor('openCase');
  await page.goto(`${server.url}/#/open`);
  await page.locator('[data-field="/offender/name"]').waitFor();
  found['openCase'] = await followLinks(page);
  for (const { kind } of journey.slice(1)) {
    const name = kind as StepCommand;
    const caseId = await broughtCase(server, {}, journeyUntil(name).slice(1));
    found[name] = await followLinks(await formOf(caseId, name));
  }
  const dead = Object.entries(found).flatMap(([name, walk]) =>
    walk.dead.map((text) => `${name}: ${text}`),
  );
  expect(dead).toEqual([]);
  const followed = Object.values(found).reduce((sum, walk) => sum + walk.followed, 0);
  expect(followed).toBeGreaterThan(8);
}, 280_000);

/** Forms that are filled in and refused, with a field that a link of the refusal must lead to. */
const refused: readonly (readonly [CaseCommand, string])[] = [
  [changed('recordCommitteeReview', { members: 3 }), '/members'],
  [changed('decideProposal', { proposal: proposed(12) }), '/proposal/reductionMonths'],
  [changed('chooseTrialMode', { mode: 'hearing', hearingDate: null }), '/hearingDate'],
  [changed('makeRuling', { ...refusing, reasons: null }), '/reasons'],
];

function proposed(reductionMonths: number) {
  return { reductionMonths, reductionDays: null, resultTermMonths: null, parole: false };
}

test.each(refused)(
  'every link from a refusal of $kind goes to its field',
  async (command, to) => {
    const name = command.kind as StepCommand;
    const caseId = await broughtCase(server, {}, journeyUntil(name).slice(1));
    const page = await formOf(caseId, name);
    await fillStep(page, name, command.data as unknown as FormObject);
    await page.getByTestId('verdict').locator(`[data-to="${to}"]`).first().waitFor();
    expect((await followLinks(page)).dead).toEqual([]);
  },
  60_000,
);

test('where an answer itself is refused, the link goes to the answers', async () => {
  const objection = { by: 'offender', text: '有不同意见', founded: false } as const;
  const before = journeyUntil('chooseTrialMode').slice(1);
  const objected = before.map((command) =>
    command.kind === 'endCourtNotice'
      ? changed('endCourtNotice', { objections: [objection] })
      : command,
  );
  const caseId = await broughtCase(server, {}, objected);
  const page = await formOf(caseId, 'chooseTrialMode');
  await page.getByTestId('verdict').locator('[data-to="/mode"]').first().waitFor();
  const { followed, dead } = await followLinks(page);
  expect(dead).toEqual([]);
  expect(followed).toBeGreaterThan(0);
}, 60_000);
