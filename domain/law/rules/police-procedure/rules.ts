import { policeProcedure } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const policeProcedureRules = textsOf(policeProcedure, [
  {
    id: 'DL-B1',
    title: {
      zh: '批准逮捕执行回执三日内送达检察院',
      en: 'Arrest-execution receipt to procuratorate within 3 days of execution',
    },
    article: '第一百四十二条',
    text: '接到人民检察院批准逮捕决定书后，应当由县级以上公安机关负责人签发逮捕证，立即执行，并在执行完毕后三日以内将执行回执送达作出批准逮捕决定的人民检察院。如果未能执行，也应当将回执送达人民检察院，并写明未能执行的原因。',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { days: 3 }, asWritten: '执行完毕后三日以内' },
    clock: {
      warning: 'b',
      actor: 'publicSecurity',
      trigger: 'arrestExecuted (or: found impossible to execute)',
      stops: ['receiptReceivedByProcuratorate'],
      counting: 'ordinary',
    },
  },
  {
    id: 'DL-I2',
    title: {
      zh: '公安机关一个月内送交监狱',
      en: 'Police deliver prisoner to prison within 1 month of receiving documents',
    },
    article: '第三百条',
    text: '公安机关接到人民法院生效的判处死刑缓期二年执行、无期徒刑、有期徒刑的判决书、裁定书以及执行通知书后，应当在一个月以内将罪犯送交监狱执行',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { months: 1 }, asWritten: '一个月以内' },
    clock: {
      warning: 'i',
      actor: 'publicSecurity',
      trigger: 'publicSecurityReceivesDocuments',
      stops: ['admittedToPrison'],
      counting: 'custody',
    },
  },
]);
