import { prisonProcedure } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const prisonProcedureRules = textsOf(prisonProcedure, [
  {
    id: 'MOJ130-004',
    title: {
      zh: '死缓、无期须省级监狱管理局审核同意',
      en: 'Death reprieve / life: provincial prison bureau consent first',
    },
    article: '第四条',
    text: '被判处死刑缓期二年执行的罪犯的减刑，被判处无期徒刑的罪犯的减刑、假释，由监狱提出建议，经省、自治区、直辖市监狱管理局审核同意后，提请罪犯服刑地的高级人民法院裁定。',
    kind: 'procedure',
    when: { measure: ['commutation', 'parole'], currentSentence: ['deathReprieve', 'life'] },
    limit: { requires: 'provincialPrisonAuthorityConsent', court: 'high' },
    onFail: 'block',
  },
]);
