import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';
import { momentInChina } from '../parts/china-time.ts';
import type { Said } from './said.ts';

/** Name, post and number of the person, or that nobody is named; and whether a system reported it. */
export function takenBy({ person, reported, agency }: Said): Bilingual {
  const of = (language: 'zh' | 'en'): string => (agency === null ? '' : `${agency[language]} · `);
  if (person === null) {
    return reported
      ? t(
          `${of('zh')}业务系统报送，未具名`,
          `${of('en')}reported by the business system, nobody named`,
        )
      : t(`${of('zh')}未记录办理人`, `${of('en')}who took it was not recorded`);
  }
  const who = personLine(person);
  return reported
    ? t(
        `${of('zh')}${who.zh}（业务系统报送）`,
        `${of('en')}${who.en} (reported by the business system)`,
      )
    : t(`${of('zh')}${who.zh}`, `${of('en')}${who.en}`);
}

/** Somebody in one line; the moment as the clocks in China show it. */
export function personLine({ name, post, staffNumber, at }: ActingPerson): Bilingual {
  const who = `${name} · ${post}`;
  const when = at === null ? t('时刻未公布', 'moment not published') : same(momentInChina(at));
  return t(`${who} · 工号 ${staffNumber} · ${when.zh}`, `${who} · no. ${staffNumber} · ${when.en}`);
}

const same = (text: string): Bilingual => t(text, text);
