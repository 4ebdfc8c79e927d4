import { stepOfEvent } from '#domain/casework/events.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';
import { criminalEventNames } from './criminal-event-names.ts';
import { happenedInEnglish } from './happened-in-english.ts';

/** Events beside the steps of a case. */
const others: Readonly<Record<string, Bilingual>> = {
  CaseOpened: t('立卷', 'Case opened'),
  CaseViewed: t('查看案件', 'Case viewed'),
  CaseHistoryViewed: t('查看案件历史', 'History viewed'),
  CaseRefreshed: t('案件页面自动刷新', 'Page of a case read again by itself'),
  CaseHistoryRefreshed: t('案件历史页面自动刷新', 'History read again by itself'),
  ListViewed: t('查看列表', 'List viewed'),
  ListRefreshed: t('列表页面自动刷新', 'List read again by itself'),
  EventsViewed: t('查看全部事件', 'Events viewed'),
  EventsExported: t('导出签名事件', 'Signed export'),
  Searched: t('检索', 'Searched'),
  SearchExported: t('导出检索结果', 'Search results exported'),
  EvidenceIssued: t('出具证据包', 'Evidence issued'),
  CallRefused: t('调用被拒绝', 'Call refused'),
  CallsRefused: t('未登录的调用被拒绝（每分钟汇总）', 'Calls of nobody refused, summed by minute'),
  SignedIn: t('登录', 'Signed in'),
  SignInsFailed: t('登录失败（每分钟汇总）', 'Failed sign-ins, summed by minute'),
  SignedOut: t('退出登录', 'Signed out'),
  SessionExpired: t('会话超时', 'Session expired'),
  DocumentStored: t('上传文书', 'Document stored'),
  DocumentRead: t('阅卷', 'Document read'),
  DocumentVerified: t('核验文书', 'Document verified'),
  NoticePublished: t('发布通知', 'Notice published'),
  NoticeWithdrawn: t('撤回通知', 'Notice withdrawn'),
  ActivityRegistered: t('活动报名', 'Registered for an activity'),
  ActivityRegistrationWithdrawn: t('取消报名', 'Registration withdrawn'),
  DutyEntered: t('登记值班', 'Duty entered'),
  DutyRemoved: t('删除值班登记', 'Duty removed'),
  SupervisionBegan: t('开始推算时限', 'Limits watched from now on'),
  WarningThresholdsSet: t('设置预警提前天数', 'How early to warn set'),
  WarningRaised: t('发出预警', 'Warning raised'),
  WarningAdvanced: t('预警升级', 'Limit nearer'),
  WarningMoved: t('期限变动', 'Last day moved'),
  WarningWithdrawn: t('撤销预警', 'Warning withdrawn'),
  WarningResolved: t('应办事项已办理', 'Act done'),
  WarningRevived: t('预警恢复', 'Warning true again'),
  WarningEscalated: t('逾期未说明', 'Not explained in time'),
  WarningSent: t('发出督办', 'Sent to the agency'),
  WarningAcknowledged: t('签收预警', 'Acknowledged'),
  WarningExplained: t('提交情况说明', 'Explained'),
  ExplanationAccepted: t('认可说明', 'Explanation accepted'),
  ExplanationRefused: t('不予认可说明', 'Explanation refused'),
  WarningClosed: t('办结预警', 'Warning closed'),
  WarningReopened: t('重启预警', 'Warning reopened'),
  WarningHandedOver: t('移交预警', 'Warning handed over'),
  DistrictRegistered: t('登记行政区划', 'District registered'),
  DistrictChanged: t('变更行政区划', 'District changed'),
  DistrictClosed: t('撤销行政区划', 'District closed'),
  OrganisationRegistered: t('登记机构', 'Organisation registered'),
  OrganisationChanged: t('变更机构', 'Organisation changed'),
  OrganisationClosed: t('撤销机构', 'Organisation closed'),
  CompetenceAssigned: t('确定管辖', 'Competence assigned'),
  CompetenceEnded: t('终止管辖', 'Competence ended'),
  PersonAppointed: t('任职', 'Person appointed'),
  AppointmentEnded: t('免职', 'Appointment ended'),
  AccountOpened: t('添加用户', 'Account opened'),
  AccountActivated: t('用户设置密码', 'Password set by a code'),
  AccountCodeIssued: t('重发一次性代码', 'One-time code issued'),
  FirstAdministratorMade: t('建立首位系统管理员', 'First administrator made'),
  SecondAdministratorMade: t('建立第二位系统管理员', 'Second administrator made'),
  AccountConfirmed: t('确认账号或新代码', 'Account or new code confirmed'),
  AccountRejected: t('拒绝账号或新代码', 'Account or new code rejected'),
  HeadAnchored: t('检查点已存证', 'Head anchored'),
  LossAccepted: t('认定事件丢失', 'Loss of events accepted'),
  ParkedEventsReplayed: t('重放停放事件', 'Parked events replayed'),
  ParkedEventSkipped: t('跳过停放事件', 'Parked event skipped'),
  SystemStateChanged: t('变更系统状态', 'System state changed'),
  SystemRegistered: t('登记业务系统', 'System registered'),
  SystemConfirmed: t('确认业务系统', 'System confirmed by its agency'),
  SystemRejected: t('拒绝业务系统', 'System rejected by its agency'),
  SystemKeyRegistered: t('登记系统新密钥', 'New key of a system registered'),
  SystemThawRequested: t('申请解除系统冻结', 'Thaw of a system asked for'),
  SystemKeyRotated: t('轮换系统密钥', 'System key rotated'),
  SystemKeyStateChanged: t('变更密钥状态', 'System key state changed'),
  SystemEntered: t('系统录入业务系统', 'System entered by the program'),
  SystemKeyForgotten: t('移除演示密钥', 'Key of a demonstration taken out'),
  ...criminalEventNames,
};

/** Every type of event with its name, for a list to choose from. */
export const eventTypes: readonly (readonly [type: string, name: Bilingual])[] = [
  ...Object.values(steps).map(({ event }) => [event, eventName(event)] as const),
  ...Object.entries(others),
].filter(([type], index, all) => all.findIndex(([other]) => other === type) === index);

/** What the command is called that a case came from or was carried by. */
export const commandName = (command: string): Bilingual => {
  if (command.startsWith('criminal.')) return t('办理刑事案件', 'Act in a criminal case');
  return Object.hasOwn(steps, command)
    ? steps[command as StepCommand].title
    : others['CaseOpened']!;
};

/** What an event is called: in English that it has happened, not the step that one takes. */
export function eventName(type: string): Bilingual {
  const step = stepOfEvent(type);
  if (step === undefined) return others[type] ?? t(type, type);
  return t(steps[step].title.zh, happenedInEnglish[step]);
}
