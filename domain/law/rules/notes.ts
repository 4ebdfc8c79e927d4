import type { RuleId } from './index.ts';

/** Remarks on single rules, for the checklist: what the text leaves open, and how it is read here. */
export const notes = {
  'CL-050-1B':
    'Between 1997-10-01 and 2011-04-30 the outcome was 15-20 years (from-memory). 法释〔2011〕9号 art.2: crimes on/before 2011-04-30 use the pre-amendment art.50.',
  'CL-050-2':
    'The system must read the restriction from the judgment operative part (法释〔2011〕8号 art.7), never infer it from the offence.',
  'CL-057-2':
    'Narrowed in practice by 法释〔2016〕23号 art.17(2): 7-10 years at conversion, >=3 years finally.',
  'CL-065': 'Take the finding from the judgment; do not infer.',
  'CL-069-1': 'Use as a data-entry sanity check (original term > 300 months is invalid).',
  'CL-078-2A':
    '最高检 2025-09-25《刑罚变更执行监督典型案例》案例五（罪犯王某减刑监督案）: custody before delivery to prison counts toward the 1/2 floor. Half of an odd number of months: 半个月按十五日 (法释〔2021〕1号 art.202).',
  'CL-078-2B':
    'Start-of-count for COMMUTATION is not stated in 法释〔2016〕23号; 法释〔2012〕2号 art.8 said 起始时间应当自无期徒刑判决确定之日起计算 (seen quoted in a secondary page), and 2016 art.23(2) uses 判决生效之日 for parole. Treated as the same date = inference.',
  'CL-078-2B-OLD':
    'The choice-of-law rule is verified; the old number (十年) is from-memory of the 1997 text (also quoted by several secondary pages).',
  'CL-081-1B-OLD': 'Number from-memory (1997 text).',
  'CL-081-1C':
    '特殊情况 = 国家政治、国防、外交等方面特殊需要 (2016 art.24). Procedure: 法释〔2021〕1号 arts.420-421.',
  'CL-081-2':
    'List is closed: ordinary (non-organised) intentional injury is NOT in it. Bar survives later commutation below 10 years. 法释〔2011〕9号 art.8 for crimes on/before 2011-04-30.',
  'CL-099':
    'Hence 十年以上 and 十年以下 BOTH include exactly ten years (see conflict note on 2016 art.7). 不满/超过 exclude.',
  'CL-383-4':
    'Bribery via art.386. Flag must come from the judgment. Only the reprieve->life conversion remains available. 法释〔2015〕19号 art.8 for crimes on/before 2015-10-31. Open question: major merit DURING the reprieve (art.50(1)) -> human review.',
  'SPC2016-003-3': 'Strengthened from 2026-11-01 by 监狱法 art.43.',
  'SPC2016-006-1D':
    'Pre-delivery custody does NOT count for the start time (contrast parole, art.23(1), and the 1/2 floor).',
  'SPC2016-006-3C': 'Earliest filing date = max(base interval, previous reduction).',
  'SPC2016-006-4':
    '"可以": discretionary; and such a case MUST be heard in open court (2014 art.6(1),(2)).',
  'SPC2016-007-1A':
    '"从严掌握" means normally BELOW the art.6 cap; show the cap as ceiling only and require reasons.',
  'SPC2016-007-1I':
    'EXACTLY ten years satisfies both art.7(1) (十年以下) and art.7(2) (十年以上), cf. 刑法 art.99. Apply the stricter 1y6m and flag for human review.',
  'SPC2016-008-1S':
    'Start of count for life is not defined in the text. Candidates: 判决生效(确定)之日, or 入监之日. Recommend the later (delivery) date and flag.',
  'SPC2016-010-1S':
    'Unlike arts.6-9, art.10(1) has NO major-merit waiver sentence. Term runs from reprieve expiry: 法释〔2021〕1号 art.498(2).',
  'SPC2016-011-S': 'No major-merit waiver sentence in art.11.',
  'SPC2016-012-1':
    'Earlier interpretations (1997) used 12 years; whether old-crime prisoners keep 12 is unsettled in my sources -> human review when crimeDate <= 2011-04-30.',
  'SPC2016-016': 'Text speaks of the START time only, not the interval.',
  'SPC2016-018':
    '最高检 检例第70号 confirms: without 重大立功 a commutation of a probationer is a wrong ruling.',
  'SPC2016-019':
    'Such a case is off the "general" limits -> must be heard in open court (2014 art.6(2)).',
  'SPC2016-020': 'Age 65+ alone gives no numeric relaxation.',
  'SPC2016-028-1B':
    'Art.40 defines 间隔 only for two commutations (service -> filing); applied by analogy to parole = inference.',
  'SPC2016-029':
    'No number here; 30 days in 社区矫正法 art.48 and 法释〔2021〕1号 art.545; one month in 监狱法(2026) art.54.',
  'SPC2016-040-2': 'Store previousRulingServedDate, not only the ruling date.',
  'SPC2016-042':
    'No transitional article. Working rule (inference from 高检发释字〔2001〕5号 arts.1,4): apply to every case decided from 2017-01-01; rulings already made under 法释〔2012〕2号 are not reopened.',
  'SPC2019-000':
    'Malfeasance crimes (Ch.IX), private bribe-givers, and pre-2015-11-01 judgments fall back to 2016 arts.7/9/11 (职务犯罪罪犯).',
  'SPC2019-002-2C':
    'The text has no separate 悔改+重大立功 head; treated as 重大立功 (<=12m) = inference.',
  'SPC2024-009': 'Applied in 最高检 2025-09-25 典型案例六（罪犯田某减刑监督案）.',
  'SPC2014-002-D':
    'There is NO "7-day acceptance check" for commutation in this text. 7 days is (a) service of the ruling, art.18; (b) property materials, 法释〔2024〕5号 art.5; (c) acceptance review of public prosecutions, 法释〔2021〕1号 art.219.',
  'OP2021-005-1': 'Checkable cross-check: score sums vs period; each bonus has a reward document.',
  'OP2021-009':
    '最高检 2025-09-25 典型案例八: does not apply where identity can be verified and was not concealed.',
  'MOJ130-011':
    'Number corroborated by 监狱法(2026) art.50 (公示期为五个工作日). From 2026-11-01 cite art.50 as the superior basis; whether Order 130 has been re-issued is unknown. Many web pages still show the OLD 7 working days of 司法部令第77号 (2003) - do not use.',
  'MOJ130-012': 'Same duty verified in 司发通〔2014〕38号 二（四）.',
  'MOJ38-CAT':
    '最高检 高检发监字〔2014〕5号 art.11 defines 职务犯罪 more widely (adds abuse-of-office crimes against personal/democratic rights). 2016 interpretation itself has no definition -> category must be a human-confirmed field.',
  'PL2026-054':
    '社区矫正法 art.48 / 法释〔2021〕1号 art.545 say 三十日. One month vs 30 days: use the earlier date.',
  'PL2012-030': 'effectiveFrom of the 2012 text from-memory.',
  'CCR-014':
    '司发通〔2026〕8号 (2026-02-21) items 1,4,5: for parole the assessment is MANDATORY (对于拟裁定假释的罪犯，应当委托调查评估); missing materials notified within 3 working days; an opinion is reusable for 6 months.',
  'SPP2014-020': 'Same: 刑诉法 art.274; 高检规则 art.639.',
  'TRANS-2012':
    'Needed only to explain old rulings in the file (prior reductions of up to 24 months exist lawfully).',
  'DL-A1':
    'Exact calculation: start = day after arrest execution; end = day before the corresponding date N months later; if none, last day of that month. Extensions run on continuously.',
  'DL-B1':
    'The Criminal Procedure Law itself only says 及时; the 3-day number is 公安部令159号 art.142 and 高检会〔2001〕10号 art.7. No number at all for the not-executed case.',
  'DL-B2':
    'MPS art.140 counts from completion of execution (release); SIX/SPPR from receipt of the decision. Use the earlier.',
  'DL-C1':
    'Custody counting when the suspect is detained; PROC counting otherwise. Same for supervisory-commission cases (补充调查).',
  'DL-G1':
    'This review time counts toward the trial time limit (SIX art.25). In custody: do not rely on holiday extension.',
  'DL-G2':
    'Simplified: 20 days / 1.5 months if >3y (art.220). Fast-track: 10 days / 15 if >1y (art.225).',
  'DL-H1':
    'Does not apply in simplified (art.219) or fast-track (art.224). Check: hearingDate - serviceDate >= 10 days. Whether 10 CLEAR days are needed is not stated -> warn at exactly 10.',
  'DL-I2':
    '一个月 (MPS, Prison Law) vs 三十日 (SPP Rules 625(2)): warn at the earlier. Not applicable if <=3 months left (served in detention centre).',
  'DL-I3': 'Until 2026-10-31: 5 calendar days (监狱法 2012 art.20).',
  'SPP2025-C5':
    'A typical case, not an interpretation: persuasive. The case text itself says 法律和司法解释…没有明确规定.',
  'CALC-ENDDATE':
    'For life->fixed the start is the ruling date (刑法80); for death reprieve->fixed it is reprieve expiry (刑法51). Regression: 田某 case (SPP 2025-09-25 案例六) reproduces exactly.',
  'SENT-START':
    'Two different "execution dates" exist: the printed 刑期起日 (includes credited custody; used for term end, 1/2 floor, parole half) and 2016 art.40 判决执行之日 = delivery date (used for commutation start time). Keep both fields.',
} as const satisfies Partial<Record<RuleId, string>>;
