import { criminalLawArticles50To74 } from './criminal-law/articles-50-74.ts';
import { criminalLawArticles78To83 } from './criminal-law/articles-78-83.ts';
import { criminalLawArticles86To383 } from './criminal-law/articles-86-383.ts';
import { amendmentEightTimeRules } from './amendment-eight-time/rules.ts';
import { spc2016Articles2To5 } from './spc2016/articles-02-05.ts';
import { spc2016Article6 } from './spc2016/article-06.ts';
import { spc2016Article7 } from './spc2016/article-07.ts';
import { spc2016Article8 } from './spc2016/article-08.ts';
import { spc2016Article9 } from './spc2016/article-09.ts';
import { spc2016Article10 } from './spc2016/article-10.ts';
import { spc2016Articles11To16 } from './spc2016/articles-11-16.ts';
import { spc2016Articles17To26 } from './spc2016/articles-17-26.ts';
import { spc2016Articles27To39 } from './spc2016/articles-27-39.ts';
import { spc2016Articles40To42 } from './spc2016/articles-40-42.ts';
import { spc2019Articles0To2 } from './spc2019/articles-00-02.ts';
import { spc2019Articles3To7 } from './spc2019/articles-03-07.ts';
import { spc2024Articles1To6 } from './spc2024/articles-01-06.ts';
import { spc2024Articles7To15 } from './spc2024/articles-07-15.ts';
import { spc2014Articles1To4 } from './spc2014/articles-01-04.ts';
import { spc2014Articles6To21 } from './spc2014/articles-06-21.ts';
import { spc2021Rules } from './spc2021/rules.ts';
import { organizedCrimeLawRules } from './organized-crime-law/rules.ts';
import { opinion2021Rules } from './opinion2021/rules.ts';
import { prisonProcedureRules } from './prison-procedure/rules.ts';
import { mojNotice2014Rules } from './moj-notice-2014/rules.ts';
import { prisonLaw2026Rules } from './prison-law-2026/rules.ts';
import { prisonLaw2012Rules } from './prison-law-2012/rules.ts';
import { communityCorrectionMeasuresRules } from './community-correction-measures/rules.ts';
import { sppProvisions2014Articles5To22 } from './spp-provisions-2014/articles-05-22.ts';
import { sppRecord2014Rules } from './spp-record-2014/rules.ts';
import { typicalCases2025Rules } from './typical-cases-2025/rules.ts';
import { assessment2026Rules } from './assessment-2026/rules.ts';
import { temporalEffect2001Rules } from './temporal-effect-2001/rules.ts';
import { spc2012Rules } from './spc2012/rules.ts';

/** The law on the merits of commutation and parole: what the statutory review reads and quotes. */
export const reviewRuleTexts = [
  ...criminalLawArticles50To74,
  ...criminalLawArticles78To83,
  ...criminalLawArticles86To383,
  ...amendmentEightTimeRules,
  ...spc2016Articles2To5,
  ...spc2016Article6,
  ...spc2016Article7,
  ...spc2016Article8,
  ...spc2016Article9,
  ...spc2016Article10,
  ...spc2016Articles11To16,
  ...spc2016Articles17To26,
  ...spc2016Articles27To39,
  ...spc2016Articles40To42,
  ...spc2019Articles0To2,
  ...spc2019Articles3To7,
  ...spc2024Articles1To6,
  ...spc2024Articles7To15,
  ...spc2014Articles1To4,
  ...spc2014Articles6To21,
  ...spc2021Rules,
  ...organizedCrimeLawRules,
  ...opinion2021Rules,
  ...prisonProcedureRules,
  ...mojNotice2014Rules,
  ...prisonLaw2026Rules,
  ...prisonLaw2012Rules,
  ...communityCorrectionMeasuresRules,
  ...sppProvisions2014Articles5To22,
  ...sppRecord2014Rules,
  ...typicalCases2025Rules,
  ...assessment2026Rules,
  ...temporalEffect2001Rules,
  ...spc2012Rules,
] as const;
