import {
  accepted,
  arrested,
  hearing,
  limitAfter,
  longestCustody,
  toCorrection,
  toPrison,
  transferred,
  type Told,
} from './testing/criminal-scenario.ts';

/**
 * The time limits right to the day, against a table written from the articles by hand: last day, and the day until
 * which another reading would be in time. Working days of 2025 and 2026 as the State Council published them.
 */
type Row = readonly [
  what: string,
  limit: string,
  journey: readonly Told[],
  due: string | null,
  open: string | null,
];

const detained = (on: string): readonly Told[] => [
  ['fileCase', '2025-11-01'],
  ['executeDetention', on],
];
const free: readonly Told[] = [['fileCase', '2025-11-01']];
const evaluated = (from: string, to: string | null): readonly Told[] => [
  ['beginEvaluation', from],
  ...(to === null ? [] : ([['endEvaluation', to]] as const)),
];

const table: readonly Row[] = [
  // 刑诉法第九十一条第一、二款: 三日; 延长一日至四日; 至三十日. 在押, 节假日不延长.
  ['three days after detention', 'arrestRequest', detained('2026-03-04'), '2026-03-07', null],
  [
    'two of the four days added',
    'arrestRequest',
    [...detained('2026-03-04'), ['extendDetention', '2026-03-06', { ground: 'special', days: 2 }]],
    '2026-03-09',
    null,
  ],
  [
    'to thirty days',
    'arrestRequest',
    [
      ...detained('2026-03-04'),
      ['extendDetention', '2026-03-06', { ground: 'itinerant', days: 27 }],
    ],
    '2026-04-03',
    null,
  ],
  // 第九十一条第三款: 七日 (在押). 高检规则第二百八十二条: 未被拘留的十五日, 重大、复杂的二十日.
  [
    'review, detained',
    'arrestReview',
    [
      ...detained('2026-03-04'),
      ['requestArrest', '2026-03-06'],
      ['receiveArrestRequest', '2026-03-07'],
    ],
    '2026-03-14',
    null,
  ],
  [
    'review, free, over a Saturday',
    'arrestReview',
    [...free, ['requestArrest', '2026-03-06'], ['receiveArrestRequest', '2026-03-06']],
    '2026-03-23',
    null,
  ],
  [
    'review, free, major',
    'arrestReview',
    [
      ...free,
      ['requestArrest', '2026-03-06'],
      ['receiveArrestRequest', '2026-03-06', { majorComplex: true }],
    ],
    '2026-03-26',
    null,
  ],
  // 公安规定第一百四十二条: 三日, 期满日为星期六的顺延 (WD03).
  ['WD03: receipt over a Saturday', 'arrestReceipt', arrested('2026-03-04'), '2026-03-09', null],
  [
    'receipt of a refusal, from the earlier day',
    'nonApprovalReceipt',
    [
      ...detained('2026-03-04'),
      ['requestArrest', '2026-03-06'],
      ['receiveArrestRequest', '2026-03-06'],
      ['decideArrest', '2026-03-10', { approved: false }],
      ['receiveNonApproval', '2026-03-12', { measure: 'released', releasedOn: '2026-03-11' }],
    ],
    '2026-03-16',
    null,
  ],
  // 第一百五十六条至第一百五十九条; 高检发侦监字〔2016〕9号第十六条 (WD01).
  [
    'WD01: two months over the end of February',
    'custody',
    arrested('2025-12-31'),
    '2026-02-28',
    null,
  ],
  ['WD01: the request', 'custodyExtensionRequest', arrested('2025-12-31'), '2026-02-21', null],
  ['WD01: one month more', 'custody', longestCustody.slice(0, 8), '2026-03-31', null],
  ['WD01: two months more', 'custody', longestCustody.slice(0, 10), '2026-05-31', null],
  ['WD01: and two more', 'custody', longestCustody, '2026-07-31', null],
  [
    'the decision, before the end',
    'custodyExtensionDecision',
    longestCustody.slice(0, 7),
    '2026-02-28',
    null,
  ],
  [
    'anew from the discovery',
    'custody',
    [...arrested('2025-12-31'), ['restartCustody', '2026-02-10']],
    '2026-04-10',
    null,
  ],
  [
    'ten days of psychiatric evaluation',
    'custody',
    [...arrested('2025-12-31'), ...evaluated('2026-01-10', '2026-01-19')],
    '2026-03-10',
    null,
  ],
  [
    'while it lasts there is no day',
    'custody',
    [...arrested('2025-12-31'), ...evaluated('2026-01-10', null)],
    null,
    null,
  ],
  [
    'another evaluation is counted',
    'custody',
    [...arrested('2025-12-31'), ['beginEvaluation', '2026-01-10', { ground: 'otherEvaluation' }]],
    '2026-02-28',
    null,
  ],
  // 第一百七十二条: 一个月, 重大、复杂的延长十五日; 速裁十日, 超过一年的十五日. 法释〔2021〕1号第二百零二条: 月末.
  [
    'one month, in custody over a Sunday',
    'prosecutionReview',
    transferred('2026-01-01'),
    '2026-02-01',
    null,
  ],
  [
    'one month from the last day of January',
    'prosecutionReview',
    transferred('2026-01-31'),
    '2026-02-28',
    null,
  ],
  [
    'and fifteen days',
    'prosecutionReview',
    [...transferred('2026-01-01'), ['extendProsecutionReview', '2026-01-20']],
    '2026-02-16',
    null,
  ],
  [
    'fast track, up to a year',
    'prosecutionReview',
    transferred('2026-01-12', { fastTrack: true, overOneYear: false }),
    '2026-01-22',
    null,
  ],
  [
    'fast track, more',
    'prosecutionReview',
    transferred('2026-01-12', { fastTrack: true }),
    '2026-01-27',
    null,
  ],
  // 第一百七十五条: 一个月, 重新计算审查起诉期限.
  [
    'supplementary investigation',
    'supplement',
    [
      ...transferred('2026-01-01'),
      ['returnForSupplement', '2026-01-20'],
      ['receiveReturn', '2026-01-22'],
    ],
    '2026-02-22',
    null,
  ],
  [
    'the review begins anew',
    'prosecutionReview',
    [
      ...transferred('2026-01-01'),
      ['returnForSupplement', '2026-01-20'],
      ['receiveReturn', '2026-01-22'],
      ['transferForProsecution', '2026-02-20'],
      ['receiveCaseFile', '2026-02-20'],
    ],
    '2026-03-20',
    null,
  ],
  // 法释〔2021〕1号第二百一十九条: 七日; 在押的不因元旦顺延.
  [
    'filing review in custody over New Year',
    'filingReview',
    accepted('2025-12-31').slice(0, -1),
    '2026-01-01',
    null,
  ],
  // 第二百零八条: 二个月, 至迟三个月, 经批准延长三个月; 第二百二十条, 第二百二十五条.
  [
    'first instance, at the latest in three months',
    'firstInstance',
    accepted('2025-12-31'),
    '2026-02-28',
    '2026-03-31',
  ],
  [
    'three months more',
    'firstInstance',
    [...accepted('2025-12-31'), ['extendTrialTerm', '2026-02-20']],
    '2026-06-30',
    null,
  ],
  [
    'simplified',
    'firstInstance',
    accepted('2026-01-05', { procedure: 'simplified' }),
    '2026-01-25',
    null,
  ],
  [
    'simplified, over three years',
    'firstInstance',
    accepted('2026-01-05', { procedure: 'simplified', overThreeYears: true }),
    '2026-02-20',
    null,
  ],
  [
    'fast track of a year',
    'firstInstance',
    accepted('2026-01-05', { procedure: 'fastTrack', overOneYear: false }),
    '2026-01-15',
    null,
  ],
  [
    'suspended for ten days',
    'firstInstance',
    [...accepted('2025-12-31'), ['suspendTrial', '2026-01-10'], ['resumeTrial', '2026-01-19']],
    '2026-03-10',
    '2026-04-10',
  ],
  [
    'anew after the supplement',
    'firstInstance',
    [
      ...accepted('2025-12-31'),
      ['adjournForSupplement', '2026-01-10'],
      ['requestResumption', '2026-02-01'],
    ],
    '2026-04-01',
    '2026-05-01',
  ],
  [
    'supplement at the trial',
    'trialSupplement',
    [...accepted('2025-12-31'), ['adjournForSupplement', '2026-01-31']],
    '2026-02-28',
    null,
  ],
  // 第一百八十七条: 开庭十日、三日以前 (WD09). 简易程序不受送达期限限制.
  ['WD09: ten days before', 'indictmentService', hearing('2026-06-15'), '2026-06-05', null],
  ['three days before', 'summonsService', hearing('2026-06-15'), '2026-06-12', null],
  ['announced three days before', 'hearingAnnouncement', hearing('2026-06-15'), '2026-06-12', null],
  // 第二百零二条: 当庭宣告的五日.
  [
    'judgment pronounced in court',
    'judgmentService',
    [
      ...hearing('2026-02-02', [
        ['holdHearing', '2026-02-02'],
        ['pronounceJudgment', '2026-02-02'],
      ]),
    ],
    '2026-02-09',
    null,
  ],
  // 第二百六十四条: 十日 (WD08); 监狱法: 一个月, 高检规则第六百二十五条: 三十日.
  [
    'WD08: documents',
    'enforcementDocuments',
    [
      ...hearing('2026-01-14', [
        ['holdHearing', '2026-01-14'],
        ['pronounceJudgment', '2026-01-14'],
        ['recordEffect', '2026-01-25'],
      ]),
    ],
    '2026-02-04',
    null,
  ],
  [
    'WD08: a month or thirty days',
    'deliveryToPrison',
    [
      ...hearing('2026-01-14', [
        ['holdHearing', '2026-01-14'],
        ['pronounceJudgment', '2026-01-14'],
        ['recordEffect', '2026-01-25'],
        ['deliverDocuments', '2026-01-28'],
        ['receiveDocuments', '2026-01-31'],
      ]),
    ],
    '2026-02-28',
    '2026-03-02',
  ],
  // 监狱法(2012)第二十条: 五日. 五个工作日自2026-11-01.
  ['notice to the family until 2026', 'familyNotice', toPrison.slice(0, -1), '2026-05-11', null],
  // 社区矫正法第二十条: 五日, 十日; 实施办法第十六条: 五日.
  [
    'notice to community correction',
    'correctionNotice',
    toCorrection.slice(0, -5),
    '2026-04-20',
    null,
  ],
  [
    'documents for community correction',
    'correctionDocuments',
    toCorrection.slice(0, -5),
    '2026-04-24',
    null,
  ],
  [
    'receipt of community correction',
    'correctionReceipt',
    toCorrection.slice(0, -2),
    '2026-04-27',
    null,
  ],
];

test.each(table)('%s: %s', (_, id, journey, due, open) => {
  const limit = limitAfter(id, journey);
  expect({ due: limit?.due, open: limit?.open?.until ?? null }).toEqual({ due, open });
});
