import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { quality } from '#migrations/mongodb/quality.ts';
import { partiesOf } from '../views/case-summary.ts';
import type { CheckedCase } from '../views/quality.ts';
import { completenessOf, qualityTexts } from '../views/quality-columns.ts';
import { type CollectionShape, lacks } from './collection-shape.ts';

/** The quality of a case with its defects. */
export const qualityCollection: CollectionShape<CheckedCase> = {
  declared: quality,
  leftOut: [],
  list: (doc): JsonObject => ({
    ...Object.fromEntries(Object.entries(qualityTexts).map(([name, of]) => [name, of(doc)])),
    parties: [...partiesOf(doc.state)],
    completeness: completenessOf(doc),
  }),
  itemsOf: (doc) =>
    doc.quality.defects.map(({ code, severity, owner, since }, number) => ({
      number,
      code,
      severity,
      blocking: severity === 'blocking' ? 1 : 0,
      agency: doc.state.agencies[owner],
      agencyKind: owner,
      since,
      no_since: lacks(since),
      stage: doc.state.stage,
      completeness: completenessOf(doc),
    })),
  rowsOf: () => [],
};
