import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';
import { counted } from '#domain/kernel/counted.ts';

/**
 * What a day is the last one of: of a duty, of a right, which may be left unused and then has lapsed, or was cut short
 * by a later step such as the ruling, of a
 * period such as a public notice, before whose end nothing may be done.
 */
export type DayOf = 'duty' | 'right' | 'lapsed' | 'cutShort' | 'period' | 'hearing';

/** A day and what it means so many days before it; a period runs until its last day is over. */
export function dueWords(of: DayOf, day: string, left: number): Bilingual {
  if (of === 'period') {
    return left >= 0
      ? t(`公示中，至 ${day}`, `On notice until ${day}`)
      : t(`${day} · 公示期满`, `${day} · notice is over`);
  }
  if (of === 'hearing') {
    return left > 0
      ? t(`定于 ${day} 开庭`, `Hearing on ${day}`)
      : t(`${day} · 开庭日已到`, `${day} · day of the hearing has come`);
  }
  if (of === 'lapsed') return t(`${day} · 期满未行使`, `${day} · lapsed unused`);
  if (of === 'cutShort') {
    return t(`${day} · 已进入后续环节，未行使`, `${day} · the case went on, unused`);
  }
  const { zh, en } = of === 'right' ? wordsOfRight(left) : wordsOfDuty(left);
  return t(`${day} · ${zh}`, `${day} · ${en}`);
}

const days = (count: number): string => counted(count, 'day');

const wordsOfDuty = (left: number): Bilingual => {
  if (left < 0) return t(`逾期 ${-left} 天`, `${days(-left)} over`);
  return left === 0 ? t('今日到期', 'Due today') : t(`剩 ${left} 天`, `${days(left)} left`);
};

const wordsOfRight = (left: number): Bilingual => {
  if (left < 0) return t('已过行使期限', 'no longer open');
  return left === 0
    ? t('可行使至今日', 'open until today')
    : t(`可行使，剩 ${left} 天`, `open for ${days(left)}`);
};

/** Of a right that was left unused: whether its days were over, or a later step took the rest of them away. */
export const endOfRight = ({
  due,
  lapsedOn,
}: {
  readonly due: string | null;
  readonly lapsedOn: string | null;
}): 'lapsed' | 'cutShort' =>
  lapsedOn === null || (due !== null && due <= lapsedOn) ? 'lapsed' : 'cutShort';
