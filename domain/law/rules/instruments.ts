import { instrument } from './instrument.ts';

export const criminalLaw = instrument({
  id: 'criminalLaw',
  name: { zh: '中华人民共和国刑法', en: 'Criminal Law of the PRC (amendments VIII and IX)' },
  docNo: '主席令第83号(1997)；修正案（八）主席令第41号；修正案（九）主席令第30号',
  from: '2011-05-01',
  confidence: 'verified',
});

export const amendmentEightTime = instrument({
  id: 'amendmentEightTime',
  name: {
    zh: '最高人民法院关于《中华人民共和国刑法修正案（八）》时间效力问题的解释',
    en: 'SPC Interpretation on the temporal effect of Amendment VIII',
  },
  docNo: '法释〔2011〕9号',
  from: '2011-05-01',
  confidence: 'verified',
});

export const restrictedReprieve = instrument({
  id: 'restrictedReprieve',
  name: {
    zh: '最高人民法院关于死刑缓期执行限制减刑案件审理程序若干问题的规定',
    en: 'SPC Provisions on death-reprieve cases with restricted commutation',
  },
  docNo: '法释〔2011〕8号',
  from: '2011-05-01',
  confidence: 'verified',
});

export const spc2016 = instrument({
  id: 'spc2016',
  name: {
    zh: '最高人民法院关于办理减刑、假释案件具体应用法律的规定',
    en: 'SPC Provisions on the application of law in commutation and parole cases (2016)',
  },
  docNo: '法释〔2016〕23号',
  from: '2017-01-01',
  confidence: 'verified',
});

export const spc2019 = instrument({
  id: 'spc2019',
  name: {
    zh: '最高人民法院关于办理减刑、假释案件具体应用法律的补充规定',
    en: 'SPC Supplementary Provisions on commutation and parole: corruption and bribery (2019)',
  },
  docNo: '法释〔2019〕6号',
  from: '2019-06-01',
  confidence: 'verified',
});

export const spc2024 = instrument({
  id: 'spc2024',
  name: {
    zh: '最高人民法院关于办理减刑、假释案件审查财产性判项执行问题的规定',
    en: 'SPC Provisions on property judgments in commutation and parole cases (2024)',
  },
  docNo: '法释〔2024〕5号',
  from: '2024-05-01',
  confidence: 'verified',
});

export const spc2014 = instrument({
  id: 'spc2014',
  name: {
    zh: '最高人民法院关于减刑、假释案件审理程序的规定',
    en: 'SPC Provisions on the trial procedure of commutation and parole cases (2014)',
  },
  docNo: '法释〔2014〕5号',
  from: '2014-06-01',
  confidence: 'verified',
});

export const spc2021 = instrument({
  id: 'spc2021',
  name: {
    zh: '最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释',
    en: 'SPC Interpretation on the Criminal Procedure Law (2021)',
  },
  docNo: '法释〔2021〕1号',
  from: '2021-03-01',
  confidence: 'verified',
});

export const organizedCrimeLaw = instrument({
  id: 'organizedCrimeLaw',
  name: { zh: '中华人民共和国反有组织犯罪法', en: 'Anti-Organized Crime Law' },
  docNo: '主席令第101号(2021)',
  from: '2022-05-01',
  confidence: 'verified',
});

export const opinion2021 = instrument({
  id: 'opinion2021',
  name: {
    zh: '最高人民法院、最高人民检察院、公安部、司法部关于加强减刑、假释案件实质化审理的意见',
    en: 'Joint Opinion on substantive review of commutation and parole cases (2021)',
  },
  docNo: '法发〔2021〕31号',
  from: '2021-12-01',
  confidence: 'verified',
});

export const prisonProcedure = instrument({
  id: 'prisonProcedure',
  name: {
    zh: '监狱提请减刑假释工作程序规定',
    en: 'MOJ Order 130: prison procedure for proposing commutation and parole',
  },
  docNo: '司法部令第130号',
  from: '2014-12-01',
  confidence: 'verifiedSecondary',
});

export const mojNotice2014 = instrument({
  id: 'mojNotice2014',
  name: {
    zh: '司法部关于贯彻中政委〔2014〕5号文件精神严格规范减刑、假释、暂予监外执行工作的通知',
    en: 'MOJ Notice on strictly regulating commutation, parole and temporary service outside prison (2014)',
  },
  docNo: '司发通〔2014〕38号',
  from: '2014-04-04',
  confidence: 'verified',
});

export const prisonLaw2026 = instrument({
  id: 'prisonLaw2026',
  name: { zh: '中华人民共和国监狱法（2026年修订）', en: 'Prison Law (revised 2026)' },
  docNo: '主席令第74号(2026-04-30)',
  from: '2026-11-01',
  confidence: 'verified',
});

export const prisonLaw2012 = instrument({
  id: 'prisonLaw2012',
  name: { zh: '中华人民共和国监狱法（2012年修正）', en: 'Prison Law (amended 2012)' },
  docNo: '2012年10月26日修正（主席令第63号）',
  from: '2013-01-01',
  confidence: 'verified',
});

export const detentionCentreOrder = instrument({
  id: 'detentionCentreOrder',
  name: {
    zh: '看守所留所执行刑罚罪犯管理办法',
    en: 'MPS Order 128: prisoners serving in detention centres',
  },
  docNo: '公安部令第128号',
  from: '2013-11-23',
  confidence: 'verified',
});

export const communityCorrectionMeasures = instrument({
  id: 'communityCorrectionMeasures',
  name: {
    zh: '中华人民共和国社区矫正法实施办法',
    en: 'Implementing Rules of the Community Correction Law',
  },
  docNo: '司发通〔2020〕59号',
  from: '2020-07-01',
  confidence: 'verified',
});

export const sppProvisions2014 = instrument({
  id: 'sppProvisions2014',
  name: {
    zh: '人民检察院办理减刑、假释案件规定',
    en: 'SPP Provisions on commutation and parole cases (2014)',
  },
  docNo: '高检发监字〔2014〕8号',
  from: '2014-08-01',
  confidence: 'verified',
});

export const sppRules2019 = instrument({
  id: 'sppRules2019',
  name: { zh: '人民检察院刑事诉讼规则', en: 'SPP Criminal Procedure Rules (2019)' },
  docNo: '高检发释字〔2019〕4号',
  from: '2019-12-30',
  confidence: 'verified',
});

export const sppRecord2014 = instrument({
  id: 'sppRecord2014',
  name: {
    zh: '最高人民检察院关于对职务犯罪罪犯减刑、假释、暂予监外执行案件实行备案审查的规定',
    en: 'SPP Provisions on filing duty-crime cases for review (2014)',
  },
  docNo: '高检发监字〔2014〕5号',
  from: '2014-06-23',
  confidence: 'verified',
});

export const criminalProcedureLaw = instrument({
  id: 'criminalProcedureLaw',
  name: { zh: '中华人民共和国刑事诉讼法', en: 'Criminal Procedure Law (amended 2018)' },
  docNo: '2018年10月26日第三次修正（主席令第10号）',
  from: '2018-10-26',
  confidence: 'verified',
});

export const temporalEffect2001 = instrument({
  id: 'temporalEffect2001',
  name: {
    zh: '最高人民法院、最高人民检察院关于适用刑事司法解释时间效力问题的规定',
    en: 'SPC/SPP Provisions on the temporal effect of judicial interpretations (2001)',
  },
  docNo: '高检发释字〔2001〕5号',
  from: '2001-12-17',
  confidence: 'verified',
});

export const spc2012 = instrument({
  id: 'spc2012',
  name: {
    zh: '最高人民法院关于办理减刑、假释案件具体应用法律若干问题的规定',
    en: 'SPC Provisions on commutation and parole cases (2012, repealed)',
  },
  docNo: '法释〔2012〕2号',
  from: '2012-07-01',
  confidence: 'fromMemory',
});

export const sixOrgans2012 = instrument({
  id: 'sixOrgans2012',
  name: {
    zh: '最高人民法院、最高人民检察院、公安部、国家安全部、司法部、全国人大常委会法制工作委员会关于实施刑事诉讼法若干问题的规定',
    en: 'Six-organ Provisions on implementing the Criminal Procedure Law (2012)',
  },
  docNo: '2012年12月26日（自2013年1月1日起施行）',
  from: '2013-01-01',
  confidence: 'verified',
});

export const policeProcedure = instrument({
  id: 'policeProcedure',
  name: {
    zh: '公安机关办理刑事案件程序规定',
    en: 'MPS Procedure for criminal cases (Orders 127 and 159)',
  },
  docNo: '公安部令第127号，2020年公安部令第159号修正',
  from: '2020-09-01',
  confidence: 'verified',
});

export const detentionExtension2016 = instrument({
  id: 'detentionExtension2016',
  name: {
    zh: '人民检察院办理延长侦查羁押期限案件的规定',
    en: 'SPP Provisions on extending investigative detention (2016)',
  },
  docNo: '高检发侦监字〔2016〕9号',
  from: '2016-07-01',
  confidence: 'verified',
});

export const communityCorrectionLaw = instrument({
  id: 'communityCorrectionLaw',
  name: { zh: '中华人民共和国社区矫正法', en: 'Community Correction Law' },
  docNo: '主席令第40号(2019)',
  from: '2020-07-01',
  confidence: 'verified',
});

export const typicalCases2025 = instrument({
  id: 'typicalCases2025',
  name: {
    zh: '最高人民检察院《刑罚变更执行监督典型案例》',
    en: 'SPP Typical Cases of supervision of changes in the execution of sentences (2025)',
  },
  docNo: '2025年9月25日',
  from: '2025-09-25',
  confidence: 'verified',
});

export const assessment2026 = instrument({
  id: 'assessment2026',
  name: {
    zh: '最高人民法院、最高人民检察院、公安部、司法部关于进一步加强社区矫正工作衔接配合管理的意见',
    en: 'Joint Opinion on cooperation in community correction (2026)',
  },
  docNo: '司发通〔2026〕8号',
  from: '2026-02-21',
  confidence: 'verified',
});

export const termStatement2000 = instrument({
  id: 'termStatement2000',
  name: {
    zh: '最高人民法院关于刑事裁判文书中刑期起止日期如何表述问题的批复',
    en: 'SPC Reply on stating the start and end of a term (2000)',
  },
  docNo: '法释〔2000〕7号',
  from: '2000-03-04',
  confidence: 'verified',
});

export const arrestMeasures2001 = instrument({
  id: 'arrestMeasures2001',
  name: {
    zh: '最高人民检察院、公安部关于依法适用逮捕措施有关问题的规定',
    en: 'SPP/MPS Provisions on the lawful use of arrest (2001)',
  },
  docNo: '高检会〔2001〕10号',
  from: null,
  confidence: 'verified',
});

export const instruments = [
  criminalLaw,
  amendmentEightTime,
  restrictedReprieve,
  spc2016,
  spc2019,
  spc2024,
  spc2014,
  spc2021,
  organizedCrimeLaw,
  opinion2021,
  prisonProcedure,
  mojNotice2014,
  prisonLaw2026,
  prisonLaw2012,
  detentionCentreOrder,
  communityCorrectionMeasures,
  sppProvisions2014,
  sppRules2019,
  sppRecord2014,
  criminalProcedureLaw,
  temporalEffect2001,
  spc2012,
  sixOrgans2012,
  policeProcedure,
  detentionExtension2016,
  communityCorrectionLaw,
  typicalCases2025,
  assessment2026,
  termStatement2000,
  arrestMeasures2001,
] as const;

export type InstrumentId = (typeof instruments)[number]['id'];
