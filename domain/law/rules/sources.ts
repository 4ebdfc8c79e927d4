import type { InstrumentId } from './instruments.ts';
import type { RuleId } from './index.ts';

/** Where the text of each instrument was read (public collections, with the commit). */
export const instrumentSources = {
  criminalLaw: 'LawRefBook/Laws@2f4c5c23:刑法/刑法.md',
  amendmentEightTime:
    'LawRefBook/Laws@2f4c5c23:司法解释/最高人民法院关于《刑法修正案(八)》时间效力问题的解释(2011-04-25).md',
  restrictedReprieve:
    'LawRefBook/Laws@2f4c5c23:司法解释/最高人民法院关于死刑缓期执行限制减刑案件审理程序若干问题的规定(2011-04-25).md',
  spc2016:
    'LawRefBook/Laws@2f4c5c23:司法解释/最高人民法院关于办理减刑、假释案件具体应用法律的规定(2016-11-14).md',
  spc2019:
    'LawRefBook/Laws@2f4c5c23:司法解释/最高人民法院关于办理减刑、假释案件具体应用法律的补充规定(2019-04-24).md',
  spc2024:
    'LawRefBook/Laws@2f4c5c23:司法解释/最高人民法院关于办理减刑、假释案件审查财产性判项执行问题的规定(2024-04-29).md',
  spc2014:
    'LawRefBook/Laws@2f4c5c23:司法解释/最高人民法院关于减刑、假释案件审理程序的规定(2014-04-23).md',
  spc2021:
    'LawRefBook/Laws@2f4c5c23:司法解释/最高人民法院关于适用《刑事诉讼法》的解释(2021-01-26).md',
  organizedCrimeLaw: 'LawRefBook/Laws@2f4c5c23:宪法相关法/反有组织犯罪法(2021-12-24).md',
  opinion2021:
    'bosh478/tkk-library@731e265c:sources/1-专题研究/监外执行/20211201_…关于加强减刑、假释案件实质化审理的意见….txt',
  prisonProcedure:
    'web: m.110ask.com/tuwen/16572990448467356711.html (arts.2-7), m.shoulawyer.com/zhishi/112747.htm (arts.7,8), jyglj.sc.gov.cn …/837b1e6f….shtml (art.13), lawinfochina id=18109 (title/date)',
  mojNotice2014:
    'bosh478/tkk-library@731e265c:sources/1-专题研究/监外执行/20140404_司法部关于贯彻中政委〔2014〕5号….txt',
  prisonLaw2026:
    'bosh478/tkk-library@731e265c:sources/1-专题研究/监外执行/20261101_中华人民共和国监狱法（2026年修订）.txt',
  prisonLaw2012: 'LawRefBook/Laws@2f4c5c23:行政法/监狱法(2012-10-26).md',
  detentionCentreOrder:
    'bosh478/tkk-library@731e265c:sources/1-专题研究/监外执行/20131123_看守所留所执行刑罚罪犯管理办法(2013年修订).txt',
  communityCorrectionMeasures:
    'bosh478/tkk-library@18f576cc:sources/0-现行规范库/司法解释/关于印发 《中华人民共和国社区矫正法实施办法》的通知.md',
  sppProvisions2014:
    'bosh478/tkk-library@1ac20f06:2023《新编最高人民法院最高人民检察院司法解释全书》.md (OCR of 法律出版社 2023; lost punctuation restored)',
  sppRules2019: 'LawRefBook/Laws@2f4c5c23:司法解释/人民检察院刑事诉讼规则(2019-12-02).md',
  sppRecord2014:
    'bosh478/tkk-library@1ac20f06:2023《新编最高人民法院最高人民检察院司法解释全书》.md (OCR of 法律出版社 2023; lost punctuation restored)',
  criminalProcedureLaw: 'LawRefBook/Laws@2f4c5c23:诉讼与非诉讼程序法/刑事诉讼法(2018-10-26).md',
  temporalEffect2001:
    'bosh478/tkk-library@1ac20f06:2023《新编最高人民法院最高人民检察院司法解释全书》.md (OCR of 法律出版社 2023; lost punctuation restored)',
  spc2012: 'partly corroborated: lawparks.com/ask/prison-commutation-rules-1',
  sixOrgans2012:
    'bosh478/tkk-library@1ac20f06:2023《新编最高人民法院最高人民检察院司法解释全书》.md (OCR of 法律出版社 2023; lost punctuation restored)',
  policeProcedure:
    'LawRefBook/Laws@2f4c5c23:部门规章/公安部/公安机关办理刑事案件程序规定(2020-07-20).md',
  detentionExtension2016:
    'bosh478/tkk-library@18f576cc:sources/0-现行规范库/司法解释/人民检察院办理延长侦查羁押期限案件的规定.md',
  communityCorrectionLaw: 'LawRefBook/Laws@2f4c5c23:行政法/社区矫正法(2019-12-28).md',
  typicalCases2025:
    'bosh478/tkk-library@731e265c:sources/1-专题研究/监外执行/20250925_最高人民检察院关于印发《刑罚变更执行监督典型案例》的通知.txt',
  assessment2026:
    'bosh478/tkk-library@731e265c:sources/1-专题研究/监外执行/20260221_…关于进一步加强社区矫正工作衔接配合管理的意见….txt',
  termStatement2000:
    'bosh478/tkk-library@1ac20f06:2023《新编最高人民法院最高人民检察院司法解释全书》.md (OCR of 法律出版社 2023; lost punctuation restored)',
  arrestMeasures2001:
    'bosh478/tkk-library@1ac20f06:2023《新编最高人民法院最高人民检察院司法解释全书》.md (OCR of 法律出版社 2023; lost punctuation restored)',
} as const satisfies Record<InstrumentId, string>;

/** Where single rules were read, when not with their instrument. */
export const ruleSources = {
  'CALC-ENDDATE':
    'art.202 verified; method corroborated by abstract of 何飞《减刑计算的规则与方法》人民司法2022(34), xsba.vip, and by m.163.com/dy/article/G6AVK2OO05346982.html',
} as const satisfies Partial<Record<RuleId, string>>;
