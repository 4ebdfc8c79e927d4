import type { DossierStore } from '../ports/dossier-store.ts';
import { dossierProjector } from '../views/dossier.ts';
import { dossierCollection } from './dossier-collection.ts';
import { dossierQuestions } from './dossier-questions.ts';
import { mongoView, type OpenMongoView } from './mongo-view.ts';

/** The views that MongoDB can keep; another one is a collection, its questions, and a line here. */
export const mongoViews = {
  dossier: mongoView({
    projector: dossierProjector,
    shape: dossierCollection,
    questions: dossierQuestions,
  }),
} satisfies { readonly dossier: OpenMongoView<DossierStore> };
