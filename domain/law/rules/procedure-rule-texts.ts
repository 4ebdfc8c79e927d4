import { criminalLawDefinitions } from './criminal-law/definitions.ts';
import { restrictedReprieveDefinitions } from './restricted-reprieve/definitions.ts';
import { spc2016Definitions } from './spc2016/definitions.ts';
import { spc2024Definitions } from './spc2024/definitions.ts';
import { termStatement2000Definitions } from './term-statement-2000/definitions.ts';
import { spc2024Articles1To6Procedure } from './spc2024/articles-01-06-procedure.ts';
import { spc2014Articles1To4Procedure } from './spc2014/articles-01-04-procedure.ts';
import { spc2014Articles6To21Procedure } from './spc2014/articles-06-21-procedure.ts';
import { spc2021RulesProcedure } from './spc2021/procedure.ts';
import { opinion2021RulesProcedure } from './opinion2021/procedure.ts';
import { prisonProcedureRulesProcedure } from './prison-procedure/procedure.ts';
import { mojNotice2014RulesProcedure } from './moj-notice-2014/procedure.ts';
import { prisonLaw2026RulesProcedure } from './prison-law-2026/procedure.ts';
import { prisonLaw2012RulesProcedure } from './prison-law-2012/procedure.ts';
import { detentionCentreOrderRules } from './detention-centre-order/rules.ts';
import { communityCorrectionMeasuresRulesProcedure } from './community-correction-measures/procedure.ts';
import { communityCorrectionLawRulesProcedure } from './community-correction-law/procedure.ts';
import { sppProvisions2014Articles5To22Procedure } from './spp-provisions-2014/articles-05-22-procedure.ts';
import { sppRules2019Articles282To639 } from './spp-rules-2019/articles-282-639.ts';
import { criminalProcedureLawArticles91To175 } from './criminal-procedure-law/articles-91-175.ts';
import { criminalProcedureLawArticles187To274 } from './criminal-procedure-law/articles-187-274.ts';
import { sixOrgans2012RulesProcedure } from './six-organs-2012/procedure.ts';
import { policeProcedureRules } from './police-procedure/rules.ts';
import { detentionExtension2016Rules } from './detention-extension-2016/rules.ts';

/** Time limits, materials, the course of the procedure, and definitions that a person applies. */
export const procedureRuleTexts = [
  ...criminalLawDefinitions,
  ...restrictedReprieveDefinitions,
  ...spc2016Definitions,
  ...spc2024Definitions,
  ...termStatement2000Definitions,
  ...spc2024Articles1To6Procedure,
  ...spc2014Articles1To4Procedure,
  ...spc2014Articles6To21Procedure,
  ...spc2021RulesProcedure,
  ...opinion2021RulesProcedure,
  ...prisonProcedureRulesProcedure,
  ...mojNotice2014RulesProcedure,
  ...prisonLaw2026RulesProcedure,
  ...prisonLaw2012RulesProcedure,
  ...detentionCentreOrderRules,
  ...communityCorrectionMeasuresRulesProcedure,
  ...communityCorrectionLawRulesProcedure,
  ...sppProvisions2014Articles5To22Procedure,
  ...sppRules2019Articles282To639,
  ...criminalProcedureLawArticles91To175,
  ...criminalProcedureLawArticles187To274,
  ...sixOrgans2012RulesProcedure,
  ...policeProcedureRules,
  ...detentionExtension2016Rules,
] as const;
