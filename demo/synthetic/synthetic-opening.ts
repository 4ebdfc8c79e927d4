import { shanghaiSeatOf, type Seat } from '#domain/access/organisation.ts';
import { caseFactsSchema, type CaseFacts } from '#domain/casework/case-facts.ts';
import type { OpenCaseData } from '#domain/casework/steps/open-case.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import { addPeriod, sentenceEnd, subtractPeriod } from '#domain/law/period.ts';
import type { Random } from './random.ts';

/** What a synthetic case begins with. */
export interface SyntheticOpening {
  readonly seat: Seat;
  readonly data: OpenCaseData;
}

/** Offences with the terms (months) that are usual for them. */
const offences = [
  ['盗窃罪', 18, 96],
  ['诈骗罪', 24, 144],
  ['故意伤害罪', 36, 120],
  ['抢劫罪', 60, 156],
  ['贩卖毒品罪', 48, 180],
  ['寻衅滋事罪', 18, 48],
  ['交通肇事罪', 24, 72],
  ['受贿罪', 60, 144],
  ['非法吸收公众存款罪', 30, 108],
] as const;
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const districts = Object.keys(shanghaiSeatOf);

/** Facts of a sentence that was being served on this day, for long enough in most cases. */
function factsOn(day: LegalDate, random: Random): CaseFacts {
  const kind = random.next();
  const [offence, low, high] = random.pick(offences);
  const common = {
    offence,
    priors: [],
    categories: [
      ...(random.chance(0.12) ? ['recidivist'] : []),
      ...(offence === '受贿罪' ? ['dutyCrime', 'corruption2019'] : []),
      ...(offence === '非法吸收公众存款罪' ? ['financialCrime'] : []),
    ],
    property: random.pick(['none', 'none', 'fullyPerformed', 'fullyPerformed', 'paidByRelatives']),
    merit: random.chance(0.06) ? ['repent', 'merit'] : ['repent'],
  };
  if (kind < 0.06) {
    const judged = subtractPeriod(day, {
      years: random.between(3, 6),
      days: random.between(0, 300),
    });
    return caseFactsSchema.parse({
      ...common,
      originalSentence: 'life',
      currentSentence: 'life',
      judgmentEffective: judged,
      deliveryDate: addDays(judged, 30),
    });
  }
  const termMonths = random.between(low, high);
  const served = Math.floor(termMonths * (0.45 + random.next() * 0.35));
  const sentenceStart = addDays(subtractPeriod(day, { months: served }), -random.between(0, 29));
  const judgmentEffective = addPeriod(sentenceStart, { months: Math.min(8, served) });
  return caseFactsSchema.parse({
    ...common,
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    termMonths,
    sentenceStart,
    sentenceEnd: sentenceEnd(sentenceStart, { months: termMonths }),
    judgmentEffective,
    deliveryDate: addDays(judgmentEffective, 21),
  });
}

/** The opening of the case with this number; deterministic, and plainly marked as synthetic. */
export function syntheticOpening(
  number: number,
  seed: number,
  on: LegalDate,
  random: Random,
): SyntheticOpening {
  const district = random.pick(districts);
  const seat = shanghaiSeatOf[district]!;
  const serial = String(number).padStart(6, '0');
  return {
    seat,
    data: {
      on,
      measure: random.chance(0.15) ? 'parole' : 'commutation',
      provenance: { kind: 'synthetic', seed },
      reference: `合成（${on.slice(0, 4)}）减字第${serial}号`,
      district,
      offender: {
        name: `合成${random.pick([...surnames])}${serial}`,
        prisonerNumber: `SYN${serial}`,
      },
      agencies: {
        prison: seat.prison.id,
        procuratorate: seat.procuratorate.id,
        court: seat.court.id,
        justiceBureau: seat.justiceBureau.id,
      },
      facts: factsOn(on, random),
      plannedFilingDate: addDays(on, 60),
      note: null,
      override: random.chance(0.5)
        ? { reason: '合成数据：由人决定的事项按已作出肯定判断处理。' }
        : null,
    },
  };
}
