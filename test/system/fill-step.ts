import type { Page } from 'playwright-core';
import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { steps, type StepCommand } from '#domain/casework/steps/index.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { factName } from '#domain/law/fact-names.ts';
import { choiceName } from '../../ui/steps/choice-names.ts';
import {
  fieldsOf,
  type Field,
  type FormObject,
  type FormValue,
} from '../../ui/steps/field-schema.ts';

/** Types the data of a step into its form, field by field, as a person would. */
export async function fillStep(
  page: Page,
  name: StepCommand | 'openCase',
  data: FormObject,
): Promise<void> {
  const schema = name === 'openCase' ? openCaseSchema : steps[name].schema;
  if (data['facts'] !== undefined) {
    const facts = fieldsOf(caseFactsSchema).map((field) => ({
      ...field,
      label: factName(field.name),
    }));
    await fillFields(page, facts, data['facts'] as FormObject, '/facts');
  }
  const rest = fieldsOf(schema).filter((field) => field.name !== 'facts');
  await fillFields(page, rest, data, '');
}

async function fillFields(
  page: Page,
  fields: readonly Field[],
  data: FormObject,
  pointer: string,
): Promise<void> {
  for (const field of fields) {
    const value = data[field.name];
    if (value !== undefined) await fillField(page, field, value, `${pointer}/${field.name}`);
  }
}

async function fillField(
  page: Page,
  field: Field,
  value: FormValue,
  pointer: string,
): Promise<void> {
  const { kind } = field;
  const input = page.locator(`[data-field="${pointer}"]`);
  const none = page.locator(`[data-field="${pointer}/none"]`);
  switch (kind.type) {
    case 'fixed':
      return;
    case 'flag':
      if (!field.nullable) return input.setChecked(value === true);
      return choose(page, field, value === null ? '—' : value === true ? '是' : '否');
    case 'choice':
      return choose(page, field, value === null ? '—' : choiceName(String(value)).zh);
    case 'choices':
      if ((value as readonly string[]).length === 0) return none.check();
      for (const each of value as readonly string[]) {
        await page.getByLabel(choiceName(each).zh, { exact: true }).check();
      }
      return;
    case 'group':
      if (field.nullable) await input.setChecked(value !== null);
      if (value !== null) await fillFields(page, kind.fields, value as FormObject, pointer);
      return;
    case 'list':
      if (field.nullable && (value as readonly FormValue[]).length === 0) return none.check();
      return;
    case 'texts':
      // What the form suggests from the case stays.
      return;
    default:
      if (value !== null) await input.fill(String(value));
  }
}

async function choose(page: Page, field: Field, label: string): Promise<void> {
  await page.getByRole('combobox', { name: field.label.zh }).first().click();
  await page.getByRole('option', { name: label, exact: true }).click();
}
