import { requiredMaterialCodes } from '#domain/casework/case-materials.ts';
import { foreignChoices } from '#domain/casework/choices-of-measure.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { materialKinds } from '#domain/law/materials/material-kinds.ts';
import { materialName } from '../words/material-name.ts';
import { t, type useSay } from '../base/say.ts';
import type { FieldProps, Option } from '../forms/field-props.tsx';
import { fieldsOf } from '../forms/field-schema.ts';

/** Values that only a case entered from a publication may take. */
const onlyPublished: ReadonlySet<string> = new Set(['notPublished']);

/** What the form of a step offers from the case: its documents, the kinds of material, the values that it may take. */
export const stepSuggestions = (
  name: StepCommand,
  state: CaseState,
  on: LegalDate | null,
  say: ReturnType<typeof useSay>,
): NonNullable<FieldProps['suggestions']> => ({
  ...narrowed(name, state),
  materials: materialsInFile(state, on, say),
  material: Object.keys(materialKinds).map((code) => ({
    value: code,
    label: say(materialName(code)),
  })),
  documentId: state.documents.map(({ documentId, title }) => ({
    value: documentId,
    label: title,
  })),
});

/** Short lists of a step without what does not belong to this case. */
export function narrowed(
  name: StepCommand,
  { provenance, measure }: Pick<CaseState, 'provenance' | 'measure'>,
): Record<string, readonly Option[]> {
  if (provenance.kind === 'published') return {};
  return Object.fromEntries(
    fieldsOf(steps[name].schema).flatMap(({ name: field, kind }) => {
      if (kind.type !== 'choice') return [];
      const foreign = foreignChoices[measure][field] ?? [];
      const own = kind.values.filter(
        (value) => !onlyPublished.has(value) && !foreign.includes(value),
      );
      if (own.length === kind.values.length) return [];
      return [[field, own.map((value) => ({ value, label: value }))]];
    }),
  );
}

/** What must travel and what is there, each with what the file holds of it: only what is there is ticked by itself. */
function materialsInFile(
  state: CaseState,
  on: LegalDate | null,
  say: ReturnType<typeof useSay>,
): readonly Option[] {
  const held = state.documents.map(({ material }) => material);
  const codes = [...new Set([...requiredMaterialCodes(state, on), ...held])];
  return codes.map((code) => {
    const count = held.filter((each) => each === code).length;
    const inFile =
      count === 0
        ? t(
            '卷内没有文件；勾选即说明以纸质移送',
            'no document in the file; ticked, it travels on paper',
          )
        : t(`卷内 ${count} 份`, `${count} in the file`);
    return { value: code, label: `${say(materialName(code))}（${say(inFile)}）` };
  });
}
