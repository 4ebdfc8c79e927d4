import type { Locator, Page } from 'playwright-core';
import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { criminalEntry } from '#domain/criminal/catalogue.ts';
import type { CriminalCommandName } from '#domain/criminal/events.ts';
import { takeDirectory } from '../../ui/base/directory.ts';
import { agencyName, districtName } from '../../ui/parts/names.ts';
import { knownDirectory } from './known-directory.ts';
import { asFact } from '../../ui/forms/as-fact.ts';
import { choiceName } from '../../ui/words/choice-names.ts';
import {
  fieldsOf,
  fieldsWithin,
  type Field,
  type FormObject,
  type FormValue,
} from '../../ui/forms/field-schema.ts';
import { mouse, type Hand } from './hand.ts';

// What the forms offer by their names, the tests name alike.
takeDirectory(knownDirectory);

/** Types the data of a step into its form, field by field, as a person would. */
export async function fillStep(
  page: Page,
  name: StepCommand | 'openCase',
  data: FormObject,
  hand: Hand = mouse,
): Promise<void> {
  const form = { page, hand };
  const schema = name === 'openCase' ? openCaseSchema : steps[name].schema;
  if (data['facts'] !== undefined) {
    const facts = fieldsOf(caseFactsSchema).map(asFact);
    await fillFacts(page, facts, data['facts'] as FormObject, hand);
  }
  // An opening decides nothing, so that its page does not ask for the reasons of a decision.
  const elsewhere = name === 'openCase' ? ['facts', 'override'] : ['facts'];
  const rest = fieldsOf(schema).filter((field) => !elsewhere.includes(field.name));
  await fillFields(form, rest, data, '');
}

/** Types what a step of criminal procedure states into its form, but for what its page does not ask for. */
export function fillCriminalStep(
  page: Page,
  name: CriminalCommandName,
  data: FormObject,
): Promise<void> {
  return fillFields({ page, hand: mouse }, fieldsOf(criminalEntry(name)!.schema), data, '');
}

/** Types facts into the form that asks for them. */
export async function fillFacts(
  page: Page,
  fields: readonly Field[],
  facts: FormObject,
  hand: Hand = mouse,
): Promise<void> {
  // Facts that such a case seldom has stand behind a switch.
  const shown = await page
    .locator('[data-pointer^="/facts/"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-pointer')));
  if (Object.keys(facts).some((name) => !shown.includes(`/facts/${name}`))) {
    await hand.set(page.locator('[data-field="/facts/all"]'), true);
  }
  await fillFields({ page, hand }, fields, facts, '/facts');
}

interface OpenForm {
  readonly page: Page;
  readonly hand: Hand;
}

async function fillFields(
  form: OpenForm,
  fields: readonly Field[],
  data: FormObject,
  pointer: string,
): Promise<void> {
  for (const field of fields) {
    const value = data[field.name];
    if (value !== undefined) await fillField(form, field, value, `${pointer}/${field.name}`);
  }
}

async function fillField(
  form: OpenForm,
  field: Field,
  value: FormValue,
  pointer: string,
): Promise<void> {
  const { kind } = field;
  const { page, hand } = form;
  // What such a case is not asked for is not there to be filled in; what the buttons ask is answered by them.
  const wrapper = page.locator(`[data-pointer="${pointer}"]:not([role=group])`);
  if ((await wrapper.count()) === 0) return;
  const input = page.locator(`[data-field="${pointer}"]`);
  const answer = (given: FormValue): Locator =>
    page.locator(`[data-field="${pointer}/${String(given)}"]`);
  const none = page.locator(`[data-field="${pointer}/none"]`);
  switch (kind.type) {
    case 'fixed':
      return;
    case 'statement':
      return hand.set(input, value === true);
    case 'yesNo':
      await hand.mark(answer(value === null || value === false ? value : true));
      if (typeof value === 'string') return hand.write(input, value);
      if (typeof value === 'object' && value !== null) {
        await fillFields(form, fieldsWithin(field), value as FormObject, pointer);
      }
      return;
    case 'choice': {
      const open = answer(value);
      return (await open.count()) > 0
        ? hand.mark(open)
        : choose(form, field, value === null ? '—' : choiceName(String(value)).zh);
    }
    case 'choices':
      if ((value as readonly string[]).length === 0) return hand.set(none, true);
      for (const each of value as readonly string[]) await hand.set(answer(each), true);
      return;
    case 'group':
      if (field.nullable) await hand.set(input, value !== null);
      if (value !== null) await fillFields(form, kind.fields, value as FormObject, pointer);
      return;
    case 'list':
      if (field.nullable && (value as readonly FormValue[]).length === 0)
        return hand.set(none, true);
      for (const [index, item] of (value as readonly FormObject[]).entries()) {
        await hand.press(page.locator(`[data-field="${pointer}/add"]`));
        await fillFields(form, kind.fields, item, `${pointer}/${index}`);
      }
      return;
    case 'texts': {
      const all = page.locator(`[data-field="${pointer}/all"]`);
      const offered = page.locator(
        `[data-field^="${pointer}/"]:not([data-field="${pointer}/all"])`,
      );
      const isAll = (await offered.count()) === (value as readonly string[]).length;
      if (isAll && (await all.count()) > 0) return hand.set(all, true);
      for (const each of value as readonly string[]) await hand.set(answer(each), true);
      return;
    }
    default: {
      if (value === null) return;
      const offered = await input.evaluate(({ tagName, parentElement }) =>
        Boolean(tagName === 'INPUT' && parentElement?.querySelector('[role=combobox]')),
      );
      if (offered) return choose(form, field, offeredName(field.name, String(value)));
      const isHint = await input.evaluate(
        (element, wanted) =>
          element instanceof HTMLInputElement &&
          [...(element.list?.options ?? [])].some((option) => option.value === wanted),
        String(value),
      );
      return isHint ? hand.take(input, String(value)) : hand.write(input, String(value));
    }
  }
}

/** What a district or an agency is called where the form offers them by their names. */
const offeredName = (field: string, value: string): string =>
  (field === 'district' ? districtName(value) : agencyName(value)).zh;

const choose = ({ page, hand }: OpenForm, field: Field, choice: string): Promise<void> =>
  hand.choose(page.getByRole('combobox', { name: field.label.zh }).first(), choice);
