import { criminalLawNotes } from './criminal-law/notes.ts';
import { amendmentEightTimeNotes } from './amendment-eight-time/notes.ts';
import { spc2016Notes } from './spc2016/notes.ts';
import { spc2019Notes } from './spc2019/notes.ts';
import { spc2024Notes } from './spc2024/notes.ts';
import { spc2014Notes } from './spc2014/notes.ts';
import { opinion2021Notes } from './opinion2021/notes.ts';
import { prisonProcedureNotes } from './prison-procedure/notes.ts';
import { mojNotice2014Notes } from './moj-notice-2014/notes.ts';
import { prisonLaw2026Notes } from './prison-law-2026/notes.ts';
import { prisonLaw2012Notes } from './prison-law-2012/notes.ts';
import { communityCorrectionMeasuresNotes } from './community-correction-measures/notes.ts';
import { sppProvisions2014Notes } from './spp-provisions-2014/notes.ts';
import { spc2012Notes } from './spc2012/notes.ts';
import { criminalProcedureLawNotes } from './criminal-procedure-law/notes.ts';
import { policeProcedureNotes } from './police-procedure/notes.ts';
import { sixOrgans2012Notes } from './six-organs-2012/notes.ts';
import { spc2021Notes } from './spc2021/notes.ts';
import { typicalCases2025Notes } from './typical-cases-2025/notes.ts';
import { termStatement2000Notes } from './term-statement-2000/notes.ts';

/** Remarks on single rules, for the checklist; each stands in the folder of its instrument. */
export const notes = {
  ...criminalLawNotes,
  ...amendmentEightTimeNotes,
  ...spc2016Notes,
  ...spc2019Notes,
  ...spc2024Notes,
  ...spc2014Notes,
  ...opinion2021Notes,
  ...prisonProcedureNotes,
  ...mojNotice2014Notes,
  ...prisonLaw2026Notes,
  ...prisonLaw2012Notes,
  ...communityCorrectionMeasuresNotes,
  ...sppProvisions2014Notes,
  ...spc2012Notes,
  ...criminalProcedureLawNotes,
  ...policeProcedureNotes,
  ...sixOrgans2012Notes,
  ...spc2021Notes,
  ...typicalCases2025Notes,
  ...termStatement2000Notes,
} as const;
