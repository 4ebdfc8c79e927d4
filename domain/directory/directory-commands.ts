import { z } from 'zod';
import { organisationKinds, roles } from '#domain/access/principal.ts';
import {
  agencyId,
  choice,
  legalDate,
  longText,
  personName,
  text,
} from '#domain/casework/fields.ts';
import { isSlug } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';

/** The schemas of what can be done to the directory; events keep the same data. */

const districtCode = z
  .string()
  .regex(/^\d{6}$/)
  .meta({
    zh: '行政区划代码（GB/T 2260）',
    en: 'Code of the district (GB/T 2260)',
    personal: 'none',
  });
const name = z
  .strictObject({
    zh: text(100, { zh: '中文名称', en: 'Name in Chinese', personal: 'none' }),
    en: text(200, { zh: '英文名称', en: 'Name in English', personal: 'none' }),
  })
  .meta({ zh: '名称', en: 'Name' });
const code = text(32, {
  zh: '机构代码',
  en: 'Code of the organisation',
  personal: 'none',
}).nullable();
const parent = agencyId('上级机构', 'Organisation above').nullable();
const from = legalDate('生效日期', 'First day');
const on = legalDate('日期', 'Day');
const lastDay = legalDate('最后一日', 'Last day');
const reason = longText('理由', 'Reason');
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4);
const boundary = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
    z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)).min(1) }),
  ])
  .nullable()
  .meta({ zh: '边界（GeoJSON）', en: 'Boundary (GeoJSON)' });
const subject = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('prison'), id: agencyId('监狱', 'Prison') }),
    z.strictObject({ kind: z.literal('district'), code: districtCode }),
  ])
  .meta({ zh: '管辖对象', en: 'For what' });
const person = z
  .string()
  .refine(isSlug, { message: 'slug' })
  .meta({ zh: '账号', en: 'Account', personal: 'actor' });
const personRoles = roles.filter((role) => role !== 'businessSystem') as [string, ...string[]];

export const directoryCommands = {
  registerDistrict: z.strictObject({ code: districtCode, name, boundary, from }),
  changeDistrict: z.strictObject({ code: districtCode, name, boundary, on, reason }),
  closeDistrict: z.strictObject({ code: districtCode, on: lastDay, reason }),
  registerOrganisation: z.strictObject({
    id: agencyId('标识', 'Id'),
    kind: choice(organisationKinds, '类别', 'Kind'),
    name,
    code,
    parent,
    district: districtCode,
    from,
  }),
  changeOrganisation: z.strictObject({
    id: agencyId('标识', 'Id'),
    name,
    code,
    parent,
    district: districtCode,
    on,
    reason,
  }),
  closeOrganisation: z.strictObject({ id: agencyId('标识', 'Id'), on: lastDay, reason }),
  assignCompetence: z.strictObject({ agency: agencyId('机构', 'Organisation'), subject, from }),
  endCompetence: z.strictObject({
    agency: agencyId('机构', 'Organisation'),
    subject,
    on: lastDay,
    reason,
  }),
  appointPerson: z.strictObject({
    person,
    name: personName(60, '姓名', 'Name'),
    post: text(60, { zh: '职务', en: 'Post', personal: 'freeText' }),
    staffNumber: text(64, { zh: '工号', en: 'Staff number', personal: 'number' }),
    role: choice(personRoles, '角色', 'Role'),
    organisation: agencyId('单位', 'Organisation').nullable(),
    from,
  }),
  endAppointment: z.strictObject({ person, on: lastDay, reason }),
} as const satisfies Record<string, z.ZodType>;

/** What each does. */
export const directoryCommandNames: Readonly<Record<DirectoryCommandName, Bilingual>> = {
  registerDistrict: { zh: '登记行政区划', en: 'Registers a district' },
  changeDistrict: { zh: '变更行政区划', en: 'Changes a district from a day on' },
  closeDistrict: { zh: '撤销行政区划', en: 'Closes a district after a last day' },
  registerOrganisation: { zh: '登记机构', en: 'Registers an organisation' },
  changeOrganisation: { zh: '变更机构', en: 'Changes an organisation from a day on' },
  closeOrganisation: { zh: '撤销机构', en: 'Closes an organisation after a last day' },
  assignCompetence: { zh: '确定管辖', en: 'Makes an organisation competent' },
  endCompetence: { zh: '终止管辖', en: 'Ends a competence after a last day' },
  appointPerson: { zh: '任职', en: 'Appoints a person to a post' },
  endAppointment: { zh: '免职', en: 'Ends an appointment after a last day' },
};

export type DirectoryCommandName = keyof typeof directoryCommands;
export type DirectoryCommand = {
  [Name in DirectoryCommandName]: {
    readonly kind: Name;
    readonly data: z.output<(typeof directoryCommands)[Name]>;
  };
}[DirectoryCommandName];

/** The event that records each command. */
export const directoryEventTypes = {
  registerDistrict: 'DistrictRegistered',
  changeDistrict: 'DistrictChanged',
  closeDistrict: 'DistrictClosed',
  registerOrganisation: 'OrganisationRegistered',
  changeOrganisation: 'OrganisationChanged',
  closeOrganisation: 'OrganisationClosed',
  assignCompetence: 'CompetenceAssigned',
  endCompetence: 'CompetenceEnded',
  appointPerson: 'PersonAppointed',
  endAppointment: 'AppointmentEnded',
} as const satisfies Record<DirectoryCommandName, string>;

type DataOf<Name extends DirectoryCommandName> = Extract<DirectoryCommand, { kind: Name }>['data'];
export type DirectoryEvent = {
  [Name in DirectoryCommandName]: {
    readonly type: (typeof directoryEventTypes)[Name];
    readonly data: DataOf<Name>;
  };
}[DirectoryCommandName];

/** All of the directory is one stream: its rules go across it. */
export const directoryStream = 'directory';
