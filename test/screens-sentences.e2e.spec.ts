import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { CaseCommand } from '#domain/casework/events.ts';
import { journey } from '#domain/casework/testing/scenario.ts';
import type { materialKinds } from '#domain/law/materials/material-kinds.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import type { FormObject } from '../ui/forms/field-schema.ts';
import { caseDesks, type CaseDesks } from './system/case-desks.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { fullFacts } from './system/full-facts.ts';
import { paroleJourney } from './system/parole-journey.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { sendFiles } from './system/send-files.ts';
import { sentencesOf, unsaidLimits, untrue, type Truth } from './system/sentences.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
}, 120_000);
afterAll(() => close());

interface Scan {
  readonly name: string;
  readonly material: keyof typeof materialKinds;
  readonly file: string;
}

/** Scans as offices make them, each in a coding that a reader may lack, with names that say what they are. */
const scans: readonly Scan[] = [
  { name: '提请建议书.pdf', material: 'proposal', file: 'scan-jbig2.pdf' },
  {
    name: '判决书和执行通知书.pdf',
    material: 'judgmentExecutionNoticeAndPriorRulings',
    file: 'scan-ccitt-g4.pdf',
  },
  { name: '悔改表现证明材料.pdf', material: 'meritEvidence', file: 'scan-jpeg2000.pdf' },
  {
    name: '评审鉴定和奖励审批表.tif',
    material: 'appraisalAndRewardForms',
    file: 'scan-g4-two-pages.tif',
  },
  { name: '检察意见书.pdf', material: 'procuratorateOpinion', file: 'scan-flate.pdf' },
  { name: '社区影响调查评估.tif', material: 'communityImpactAssessment', file: 'scan-lzw.tif' },
];

async function upload(page: Page, caseId: string): Promise<void> {
  await page.goto(`${server.url}/#/cases/${caseId}/documents`);
  await page.getByTestId('upload').setInputFiles(
    scans.map(({ name, file }) => ({
      name,
      mimeType: name.endsWith('tif') ? 'image/tiff' : 'application/pdf',
      buffer: readFileSync(resolve(import.meta.dirname, 'files', file)),
    })),
  );
  await sendFiles(page);
  for (const { name } of scans) await page.getByRole('link', { name }).waitFor();
}

const read = async <Body>(page: Page, path: string): Promise<Body> =>
  (await (await page.request.get(`${server.url}${path}`)).json()) as Body;

async function truthOf(page: Page, caseId: string, next: CaseCommand | null): Promise<Truth> {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format();
  const state = await read<CaseDossier>(page, `/api/cases/${caseId}`);
  const events = await read<readonly ShownEvent[]>(page, `/api/cases/${caseId}/events`);
  return { state, events, next, today };
}

const textsOf = async (page: Page, id: string): Promise<readonly string[]> =>
  sentencesOf((await page.getByTestId(id).allInnerTexts()).join('\n'));

/** What the page of the case says of where it stands, and until when. */
async function saidByCase(page: Page, caseId: string): Promise<readonly string[]> {
  await page.goto(`${server.url}/#/cases/${caseId}`);
  await page.getByRole('tab', { name: '事实' }).waitFor();
  const limits = await page.getByTestId('limits').locator('> *').allInnerTexts();
  const said = await textsOf(page, 'what-is-next');
  return [...said, ...limits.flatMap((limit) => sentencesOf(limit.replaceAll('\n', ' ')))];
}

/** Carries a case and gives every sentence on the way that was not true, with the step after which it stood. */
async function carried(
  desks: CaseDesks,
  filed: { readonly caseId: string; readonly promised: string[][] },
  commands: readonly CaseCommand[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [index, command] of commands.entries()) {
    const { page } = await desks.act(filed.caseId, command);
    await page.getByTestId('step-sent').waitFor();
    const truth = await truthOf(page, filed.caseId, commands[index + 1] ?? null);
    const promised = filed.promised.pop() ?? [];
    const sent = (await textsOf(page, 'step-sent')).filter(
      (each) => !each.startsWith('办理下一件'),
    );
    const stood = await saidByCase(page, filed.caseId);
    const missing = unsaidLimits(stood, truth).map((id) => `says nothing of ${id}`);
    const said = [...promised, ...sent, ...stood];
    expect(said.length).toBeGreaterThan(2);
    wrong.push(...[...untrue(said, truth), ...missing].map((each) => `${command.kind}: ${each}`));
  }
  return wrong;
}

let others = 70;

/** Born on the same day: somebody else each time, and not the same person again, nor who a first try left. */
function somebody(): Partial<FormObject> {
  others += 1;
  return { offender: { name: `李四之${others}`, prisonerNumber: `31010071${others}` } };
}

test.each([
  ['commutation', journey.slice(1)],
  ['parole', paroleJourney],
] as const)(
  'on the way of a %s with all its facts and real scans, every sentence is true',
  async (measure, commands) => {
    const promised: string[][] = [];
    const desks = caseDesks(browser, server.url, undefined, async ({ page }, button) => {
      const row = page.getByRole('button', { name: button, exact: true }).locator('xpath=..');
      const [answer] = button.split('并提交');
      const verdicts = await page.getByTestId('verdict').all();
      const texts = await Promise.all(verdicts.map((verdict) => verdict.innerText()));
      // Where each answer has its own, that of the button which is pressed.
      const own = texts.length === 1 ? texts[0]! : texts.find((text) => text.startsWith(answer!))!;
      const outlook = (await row.getByTestId('outlook').allInnerTexts()).join('\n');
      const said = [...sentencesOf(own), ...sentencesOf(outlook)];
      promised.push(said.filter((each) => each !== answer && !each.startsWith(`${answer}、`)));
    });
    const caseId = await desks.open({ ...somebody(), measure, facts: fullFacts });
    const { page } = await desks.deskFor('openCase');
    const { state } = await truthOf(page, caseId, null);
    expect(state.facts).toEqual(fullFacts);
    expect(untrue(promised.pop()!, await truthOf(page, caseId, commands[0]!))).toEqual([]);
    await upload(page, caseId);
    const { documents } = (await truthOf(page, caseId, null)).state;
    expect(documents.map(({ material }) => material).toSorted()).toEqual(
      scans.map(({ material }) => material).toSorted(),
    );
    expect(await carried(desks, { caseId, promised }, commands)).toEqual([]);
    expect(desks.complaints()).toEqual([]);
  },
  290_000,
);
