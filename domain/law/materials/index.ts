export { checkConsistency, statedFields } from './consistency.ts';
export type { Inconsistency, Place, StatedDocument, StatedFacts } from './consistency.ts';
export { checkMaterials } from './check-materials.ts';
export type { GivenMaterial, MaterialCheck } from './check-materials.ts';
export { isMaterialCode, materialKinds } from './material-kinds.ts';
export type { MaterialCode } from './material-kinds.ts';
export { isPropertyMaterial, materialSteps, requiredMaterials } from './required-materials.ts';
export type {
  MaterialQuestion,
  MaterialStep,
  RequiredMaterial,
  RequiredMaterials,
} from './required-materials.ts';
