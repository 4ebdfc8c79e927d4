import type { Bilingual } from '#domain/kernel/violation.ts';
import { isMaterialCode, materialKinds } from '#domain/law/materials/material-kinds.ts';
import { t } from '../base/say.ts';

/** A kind of material by its name in the law; what somebody wrote themselves stays as it is. */
export const materialName = (material: string): Bilingual =>
  isMaterialCode(material) ? materialKinds[material] : t(material, material);
