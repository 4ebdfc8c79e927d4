import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import { AgencyId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { OrganisationKind, PrincipalAgency } from './principal.ts';
import { publishedSeats, shanghaiPrisons, type SeatNames } from './seats.ts';
import { shanghaiDistricts } from './shanghai-districts.ts';

/** An agency of the demonstration. */
export interface Agency extends PrincipalAgency {
  /** `published` when a source names it for a case, `assumed` when it was set beside by its seat. */
  readonly source: 'published' | 'assumed';
}

/** The four agencies that handle one case together. */
export type Seat = Readonly<Record<AgencyKind, Agency>>;

const agencyOf = (
  kind: OrganisationKind,
  slug: string,
  district: string,
  name: Bilingual,
  source: Agency['source'],
): Agency => ({ id: AgencyId(slug), kind, name, district, source });

function seat(names: SeatNames): Seat {
  const build = (kind: AgencyKind): Agency => {
    const [slug, zh, en, source = 'assumed'] = names[kind];
    return agencyOf(kind, slug, names.district, { zh, en }, source);
  };
  return {
    prison: build('prison'),
    procuratorate: build('procuratorate'),
    court: build('court'),
    justiceBureau: build('justiceBureau'),
  };
}

/** The agencies of each published case, by the case's id in its collection (`PC04`). */
export const publishedCaseSeats: Readonly<Record<string, Seat>> = Object.fromEntries(
  Object.entries(publishedSeats).map(([id, names]) => [id, seat(names)]),
);

/** The court that hears Shanghai's commutation cases, its procuratorate, and the city's committee. */
const shanghai = publishedCaseSeats['PC11']!;
export const politicalLegalCommittee: Agency = agencyOf(
  'politicalLegalCommittee',
  'plc-shanghai',
  '310000',
  { zh: '上海市委政法委', en: 'Political-Legal Committee of Shanghai' },
  'assumed',
);

/**
 * Who handles a synthetic case of a district of Shanghai, by its code: a prison
 * of the city, the intermediate court and procuratorate that take such cases for
 * the whole city, and the district's justice bureau. Which prison goes with
 * which district is set for the demonstration.
 */
export const shanghaiSeatOf: Readonly<Record<string, Seat>> = Object.fromEntries(
  shanghaiDistricts.map(({ adcode, slug, zh, en, prison }) => [
    adcode,
    {
      prison: shanghaiPrison(prison),
      procuratorate: shanghai.procuratorate,
      court: shanghai.court,
      justiceBureau: agencyOf(
        'justiceBureau',
        `justice-${slug}`,
        adcode,
        { zh: `上海市${zh}司法局`, en: `Justice Bureau of ${en}, Shanghai` },
        'assumed',
      ),
    },
  ]),
);

function shanghaiPrison(key: string): Agency {
  const [slug, zh, en, district] = shanghaiPrisons[key]!;
  return slug === shanghai.prison.id
    ? shanghai.prison
    : agencyOf('prison', slug, district, { zh, en }, 'assumed');
}

/** District procuratorates and courts of first instance, for whoever needs one by its district. */
const districtAgencies: readonly Agency[] = shanghaiDistricts.flatMap(
  ({ adcode, slug, zh, en }) => [
    agencyOf(
      'procuratorate',
      `procuratorate-${slug}`,
      adcode,
      { zh: `上海市${zh}人民检察院`, en: `People's Procuratorate of ${en}, Shanghai` },
      'assumed',
    ),
    agencyOf(
      'court',
      `court-${slug}`,
      adcode,
      { zh: `上海市${zh}人民法院`, en: `People's Court of ${en}, Shanghai` },
      'assumed',
    ),
  ],
);

const inSeats = [...Object.values(publishedCaseSeats), ...Object.values(shanghaiSeatOf)].flatMap(
  (each) => agencyKinds.map((kind) => each[kind]),
);

/** Every agency of the demonstration, each once, in a stable order. */
export const agencies: readonly Agency[] = [
  ...new Map(
    [...inSeats, ...districtAgencies, politicalLegalCommittee].map((agency) => [agency.id, agency]),
  ).values(),
];

const byId = new Map<string, Agency>(agencies.map((agency) => [agency.id, agency]));

/** The agency with this id, or undefined. */
export const findAgency = (id: string): Agency | undefined => byId.get(id);
