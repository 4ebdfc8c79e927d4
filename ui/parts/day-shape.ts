import { t } from '../base/say.ts';

/** How a day is written, for the placeholder of its field. */
export const dayShape = t('年-月-日', 'YYYY-MM-DD');
