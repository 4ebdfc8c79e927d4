import { restrictedReprieve } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const restrictedReprieveDefinitions = textsOf(restrictedReprieve, [
  {
    id: 'LIM-007',
    title: {
      zh: '限制减刑须在判决主文单独宣告',
      en: 'Restriction must be a separate item in the operative part',
    },
    article: '第七条',
    text: '人民法院对被判处死刑缓期执行的被告人所作的限制减刑决定，应当在判决书主文部分单独作为一项予以宣告。',
    kind: 'procedure',
    treatment: 'forPerson',
    when: { commutationRestricted: true },
    limit: { requires: 'judgmentOperativeItem' },
  },
]);
