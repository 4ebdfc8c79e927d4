import type { StoreOf } from '../compose-views.ts';
import { dossierProjector } from '../views/dossier.ts';
import { qualityProjector } from '../views/quality.ts';
import { workListProjector } from '../views/work-list.ts';
import { dossierCollection } from './dossier-collection.ts';
import { dossierQuestions } from './dossier-questions.ts';
import { mongoView, type OpenMongoView } from './mongo-view.ts';
import { qualityCollection } from './quality-collection.ts';
import { qualityQuestions } from './quality-questions.ts';
import { workListCollection } from './work-list-collection.ts';
import { workListQuestions } from './work-list-questions.ts';

/** The views that MongoDB can keep; another one is a collection, its questions, and a line here. */
export const mongoViews = {
  dossier: mongoView({
    projector: dossierProjector,
    shape: dossierCollection,
    questions: dossierQuestions,
  }),
  worklist: mongoView({
    projector: workListProjector,
    shape: workListCollection,
    questions: workListQuestions,
  }),
  quality: mongoView({
    projector: qualityProjector,
    shape: qualityCollection,
    questions: qualityQuestions,
  }),
} satisfies { readonly [View in 'dossier' | 'worklist' | 'quality']: OpenMongoView<StoreOf<View>> };
