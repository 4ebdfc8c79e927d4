import type { Browser } from 'playwright-core';
import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { factsSchema } from '#domain/law/facts.schema.ts';
import { choiceName } from '../ui/words/choice-names.ts';
import { asFact } from '../ui/forms/as-fact.ts';
import { fieldsOf, fieldsWithin, type Field, type FormObject } from '../ui/forms/field-schema.ts';
import { caseDesks, parties, type CaseDesks } from './system/case-desks.ts';
import { fillFacts } from './system/fill-step.ts';
import { filledFields, type Filling } from './system/filled-fields.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
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

const factsOfCase = fieldsOf(caseFactsSchema).map(asFact);

const priorFields = fieldsWithin(factsOfCase.find(({ name }) => name === 'priors')!);

/** Facts under which the law refuses nothing outright: no merit bought, no acquittal, no open denial. */
const lawful: Readonly<Record<Filling, FormObject>> = {
  first: {
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    meritBoughtOrCoerced: false,
    refusesGuilt: false,
    identityConcealed: false,
    lifeImprisonmentNoRelease: false,
    categories: ['recidivist'],
    // The present sentence follows the latest ruling that changed it.
    priors: [{ ...filledFields(priorFields, 'first'), toSentence: 'fixedTerm' }],
  },
  last: { originalSentence: 'life', currentSentence: 'life', retrial: 'upheld' },
};

let others = 0;

describe.each(['first', 'last'] as const)('with the %s value of every field', (filling) => {
  test('the bench takes what is typed and chosen, and gives it back as JSON', async () => {
    const { page } = await desks.desk(`${parties.prison.id}-handler`);
    await page.goto(`${server.url}/#/work`);
    await page.goto(`${server.url}/#/bench`);
    const json = page.getByRole('textbox', { name: '案件事实（JSON）' });
    await json.fill('{"measure": "commutation"}');
    await page.getByRole('tab', { name: '逐项填写' }).click();
    const fields = fieldsOf(factsSchema).map(asFact);
    const facts = filledFields(fields, filling);
    await fillFacts(page, fields, facts);
    await page.getByRole('tab', { name: '粘贴 JSON' }).click();
    expect(JSON.parse(await json.inputValue())).toEqual(facts);
  }, 300_000);

  test('a case is opened with all its facts, and its page shows each of them in both languages', async () => {
    const facts = { ...filledFields(factsOfCase, filling), ...lawful[filling] };
    // All are born on the same day: somebody else each time, and not one person again, nor who a first try left.
    others += 1;
    const offender = { name: `张${others}`, prisonerNumber: null };
    const caseId = await desks.open({ offender, facts, plannedFilingDate: null });
    const { page, complaints } = await desks.desk(`${parties.prison.id}-handler`);
    const kept = await page.request.get(`${server.url}/api/cases/${caseId}`);
    expect(((await kept.json()) as { facts: FormObject }).facts).toEqual(facts);
    await page.goto(`${server.url}/#/cases/${caseId}/facts`);
    for (const language of ['zh', 'en'] as const) {
      const main = page.locator('#main');
      await main.getByText(factsOfCase[0]!.label[language], { exact: true }).first().waitFor();
      const text = await main.innerText();
      const unseen = factsOfCase.filter((field) => !isShown(field, facts, text, language));
      expect(unseen.map(({ name }) => name)).toEqual([]);
      if (language === 'zh') await page.getByRole('button', { name: 'English' }).click();
    }
    await page.getByRole('button', { name: '中文' }).click();
    expect(complaints).toEqual([]);
  }, 300_000);
});

/** A fact is seen when its name is, and beside it the words of its value. */
function isShown(field: Field, facts: FormObject, text: string, language: 'zh' | 'en'): boolean {
  const value = facts[field.name]!;
  const words = typeof value === 'string' ? choiceName(value)[language] : '';
  return text.includes(field.label[language]) && text.includes(words);
}
