import { agencyKinds } from '#domain/casework/agencies.ts';
import { criminalAuthorities } from '#domain/criminal/catalogue.ts';
import { accessPolicy, type Asker, type CommandAuthority } from './access-policy.ts';
import { everyAsking, explain, permissionsOf, usualAsking } from './matrix.ts';
import { readOperations, relations, type Operation } from './operations.ts';
import { permissionTable } from './permission-table.ts';
import { organisationKinds, roles, type OrganisationKind, type Role } from './principal.ts';

const commands: Record<string, CommandAuthority> = {
  recordWardReview: { agency: 'prison', role: 'caseHandler' },
  decideProposal: { agency: 'prison', role: 'decider' },
  makeRuling: { agency: 'court', role: 'decider' },
  attachDocument: { agency: 'party', role: 'caseHandler' },
  'criminal.decideArrest': criminalAuthorities['criminal.decideArrest']!,
  'criminal.enterCorrection': criminalAuthorities['criminal.enterCorrection']!,
};
const policy = accessPolicy(commands);

/**
 * Each cell holds the answer for one's own agency's case, for another's, and
 * for no case: F in full, M masked, · denied. The first three columns are the
 * four agencies alike, the fourth the political-legal committee, the rest
 * anybody, in an agency or in none.
 */
const expected = `
  operation            caseHandler decider businessSystem supervisor auditor analyst administrator
  case.list            F·F         F·F     F·F            MMM        MMM     MMM     ···
  case.read            F··         F··     F··            MM·        MMM     MMM     ···
  case.events          F··         F··     F··            MM·        MMM     ···     ···
  case.statistics      ··F         ··F     ··F            MMM        ··M     ··M     ···
  case.quality         F·F         F·F     F·F            MMM        ··M     ··M     ···
  criminal.list        F·F         F·F     F·F            MMM        MMM     MMM     ···
  criminal.read        F··         F··     F··            MM·        MMM     MMM     ···
  criminal.events      F··         F··     F··            MM·        MMM     ···     ···
  document.read        F··         F··     F··            ···        ···     ···     ···
  document.upload      F·F         F·F     F·F            ···        ···     ···     ···
  document.annotate    F·F         F·F     ···            ···        ···     ···     ···
  events.readAll       ···         ···     ···            ···        ··M     ···     ···
  events.export        ···         ···     ···            ···        ··M     ···     ···
  search               F·F         F·F     F·F            MMM        MMM     MMM     ···
  search.export        F·F         F·F     ···            ···        ···     MMM     ···
  cockpit              ··F         ··F     ··F            MMM        ···     ··M     ···
  proof.read           F··         F··     F··            MM·        MMM     ···     ···
  live                 F·F         F·F     F·F            MMM        MMM     MMM     ···
  rules.read           ··F         ··F     ··F            ··F        ··F     ··F     ··F
  review.try           ··F         ··F     ··F            ··F        ··F     ··F     ··F
  commands.list        ··F         ··F     ··F            ··F        ··F     ··F     ··F
  messages             ··F         ··F     ···            ··F        ··F     ··F     ··F
  notices.manage       ···         ···     ···            ···        ···     ···     ··F
  warning.read         F··         F··     F··            MMM        MMM     MMM     ···
  warning.answer       F··         F··     ···            ···        ···     ···     ···
  warning.supervise    ···         ···     ···            MMM        ···     ···     ···
  duty.read            ··F         ··F     ···            ··F        ··F     ··F     ··F
  duty.manage          ···         ··F     ···            ···        ···     ···     ··F
  savedQueries.manage  ··F         ··F     ···            ··F        ··F     ··F     ··F
  preferences.manage   ··F         ··F     ···            ··F        ··F     ··F     ··F
  drafts.manage        F·F         F·F     ···            ···        ···     ···     ···
  audit.read           ···         ···     ···            ···        ··M     ···     ···
  access.matrix        ···         ···     ···            ···        ··F     ···     ··F
  users.read           ···         ···     ···            ···        ··F     ···     ··F
  directory.manage     ···         ···     ···            ···        ···     ···     ··F
  users.manage         ···         ···     ···            ···        ···     ···     ··F
  users.confirm        ···         ··F     ···            ···        ···     ···     ··F
  systems.read         ···         ··F     ···            ···        ··F     ···     ··F
  systems.manage       ···         ···     ···            ···        ···     ···     ··F
  systems.confirm      ···         ··F     ···            ···        ···     ···     ···
  views.read           ···         ···     ···            ···        ··F     ···     ··F
  views.manage         ···         ···     ···            ···        ···     ···     ··F
  parameters.manage    ···         ···     ···            ···        ···     ···     ··F
`;

const [head, ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const columns = head!.slice(1) as Role[];

const asker = (role: Role, agency: OrganisationKind | null): Asker => ({
  role,
  agency: agency === null ? null : { kind: agency },
});

/** The three letters of one role in one kind of agency. */
const letters = (role: Role, agency: OrganisationKind | null, operation: Operation): string =>
  relations
    .map((relation) => {
      const permission = policy.permits({ principal: asker(role, agency), operation, relation });
      return permission.allowed ? permission.masking[0]!.toUpperCase() : '·';
    })
    .join('');

const four: readonly (OrganisationKind | null)[] = agencyKinds;
const homes: Record<Role, readonly (OrganisationKind | null)[]> = {
  caseHandler: four,
  decider: four,
  businessSystem: four,
  supervisor: ['politicalLegalCommittee'],
  auditor: [...organisationKinds, null],
  analyst: [...organisationKinds, null],
  administrator: [...organisationKinds, null],
};

const cells = rows.flatMap(([operation, ...row]) =>
  columns.flatMap((role, index) =>
    homes[role].map((agency) => [operation!, role, agency, row[index]!] as const),
  ),
);

describe('the permission table', () => {
  test('the expectation names every operation and every role', () => {
    expect(rows.map(([operation]) => operation)).toEqual(readOperations);
    expect([...columns].sort()).toEqual([...roles].sort());
  });

  test.each(cells)('%s as %s of %s is %s', (operation, role, agency, letter) => {
    expect(letters(role, agency, operation as Operation)).toBe(letter);
  });

  /** Who works on criminal cases only: police, and community correction as an agency of its own. */
  const criminalOnly: readonly OrganisationKind[] = ['police', 'communityCorrectionAgency'];
  const works: readonly Role[] = ['caseHandler', 'decider', 'businessSystem'];
  const ofCriminal = `
    criminal.list    F·F F·F F·F
    criminal.read    F·· F·· F··
    criminal.events  F·· F·· F··
    live             F·F F·F F·F
    case.list        ··· ··· ···
    case.read        ··· ··· ···
    search           ··· ··· ···
    cockpit          ··· ··· ···
    duty.manage      ··· ··F ···
    users.confirm    ··· ··F ···
    systems.confirm  ··· ··F ···
  `
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  test.each(
    criminalOnly.flatMap((kind) =>
      ofCriminal.map(([operation, ...row]) => [kind, operation, row] as const),
    ),
  )('%s on %s: handler, decider and system get %j', (kind, operation, row) => {
    expect(works.map((role) => letters(role, kind, operation as Operation))).toEqual(row);
  });

  test('a command of criminal procedure is for the agencies that it names', () => {
    const may = organisationKinds.filter(
      (kind) => letters('decider', kind, 'command:criminal.decideArrest') !== '···',
    );
    expect(may).toEqual(['procuratorate']);
    expect(letters('caseHandler', 'procuratorate', 'command:criminal.decideArrest')).toBe('···');
    expect(
      organisationKinds.filter(
        (kind) => letters('caseHandler', kind, 'command:criminal.enterCorrection') !== '···',
      ),
    ).toEqual(['justiceBureau', 'communityCorrectionAgency']);
  });

  const strangers = everyAsking.filter(
    ({ role, agency }) =>
      !homes[role].includes(agency) &&
      !(works.includes(role) && criminalOnly.some((kind) => kind === agency)),
  );
  const lawOnly = new Set(['rules.read', 'review.try', 'commands.list']);
  const desk = new Set(['messages', 'duty.read', 'savedQueries.manage', 'preferences.manage']);
  test.each(strangers)(
    '$role of $agency, a place it does not belong, reads the law only',
    ({ role, agency }) => {
      const allowed = permissionsOf(policy, asker(role, agency)).map(({ operation }) => operation);
      expect(
        allowed.filter((operation) => !lawOnly.has(operation) && !desk.has(operation)),
      ).toEqual([]);
    },
  );

  test.each([
    ['recordWardReview', 'prison', 'F·F F·F F·F'],
    ['recordWardReview', 'court', '··· ··· ···'],
    ['decideProposal', 'prison', '··· F·F F·F'],
    ['decideProposal', 'procuratorate', '··· ··· ···'],
    ['makeRuling', 'court', '··· F·F F·F'],
    ['makeRuling', 'prison', '··· ··· ···'],
    ['attachDocument', 'prison', 'F·F F·F F·F'],
    ['attachDocument', 'justiceBureau', 'F·F F·F F·F'],
    ['attachDocument', 'politicalLegalCommittee', '··· ··· ···'],
  ] as const)('command %s from a %s: handler, decider and system get %s', (name, agency, row) => {
    const operation = `command:${name}` as const;
    const got = (['caseHandler', 'decider', 'businessSystem'] as const).map((role) =>
      letters(role, agency, operation),
    );
    expect(got.join(' ')).toBe(row);
  });

  test('no command for supervisor, auditor, analyst or administrator, wherever they are', () => {
    const outside = everyAsking.filter(({ role }) =>
      ['supervisor', 'auditor', 'analyst', 'administrator'].includes(role),
    );
    const allowed = outside.flatMap(({ role, agency }) =>
      permissionsOf(policy, asker(role, agency)).filter(({ operation }) =>
        operation.startsWith('command:'),
      ),
    );
    expect(allowed).toEqual([]);
  });

  test.each([
    'case.destroy',
    'command:dropEverything',
    'command:toString',
    '__proto__',
    'toString',
    '',
  ])('the unknown operation %p is denied to everybody', (operation) => {
    for (const { role, agency } of everyAsking) {
      for (const relation of relations) {
        const principal = asker(role, agency);
        const permission = policy.permits({
          principal,
          operation: operation as Operation,
          relation,
        });
        expect(permission.allowed).toBe(false);
      }
    }
  });

  test('an unknown role, agency kind or relation is denied', () => {
    const base = {
      principal: asker('decider', 'court'),
      operation: 'case.read',
      relation: 'ownCase',
    } as const;
    expect(policy.permits(base).allowed).toBe(true);
    expect(
      policy.permits({ ...base, principal: asker('decider', 'bakery' as never) }).allowed,
    ).toBe(false);
    expect(
      policy.permits({ ...base, principal: { role: 'king' as never, agency: { kind: 'court' } } })
        .allowed,
    ).toBe(false);
    expect(policy.permits({ ...base, relation: 'someCase' as never }).allowed).toBe(false);
  });

  test('no role both works on cases and administers or audits', () => {
    for (const role of ['administrator', 'auditor'] as const) {
      const operations = new Set(
        permissionsOf(policy, asker(role, null)).map(({ operation }) => operation),
      );
      expect([...operations].some((operation) => /^command:|^document\./.test(operation))).toBe(
        false,
      );
    }
    const administrator = permissionsOf(policy, asker('administrator', null));
    expect(
      administrator.some(({ operation }) => /^(case|events|search|audit)/.test(operation)),
    ).toBe(false);
  });

  test('every row has its own id', () => {
    expect(new Set(permissionTable.map(({ id }) => id)).size).toBe(permissionTable.length);
  });
});

describe('the reasons', () => {
  test.each([
    ['case.read', 'administrator', null, 'ownCase', '角色“系统管理员”无此权限'],
    ['case.read', 'decider', 'court', 'otherCase', '此项权限不及于“其他单位案件”'],
    ['case.read', 'decider', 'politicalLegalCommittee', 'ownCase', '政法委无此权限'],
    ['case.read', 'decider', null, 'ownCase', '不属于任何办案机关'],
    ['command:makeRuling', 'decider', 'prison', 'ownCase', '此命令由法院发出'],
    [
      'command:makeRuling',
      'caseHandler',
      'court',
      'ownCase',
      '角色“承办人”无此权限；有权的角色：决定人、业务系统',
    ],
  ] as const)('%s as %s of %s on %s says why not', (operation, role, agency, relation, reason) => {
    const permission = policy.permits({ principal: asker(role, agency), operation, relation });
    expect(permission.allowed).toBe(false);
    expect(permission.reason.zh).toContain(reason);
    expect(permission.reason.en).toMatch(/^[\x20-\x7e]+$/);
  });

  test('a yes names its row', () => {
    const permission = policy.permits({
      principal: asker('auditor', null),
      operation: 'events.readAll',
      relation: 'noCase',
    });
    expect(permission).toMatchObject({ allowed: true, grant: 'auditor-audits', masking: 'masked' });
  });
});

describe('the matrix', () => {
  test('has a row for every operation and a reason in every cell', () => {
    const matrix = explain(policy);
    expect(matrix.map(({ operation }) => operation)).toEqual([
      ...readOperations,
      ...Object.keys(commands).map((name) => `command:${name}`),
    ]);
    for (const { cells } of matrix) {
      expect(cells).toHaveLength(usualAsking.length * relations.length);
      expect(cells.every(({ permission }) => permission.reason.zh !== '')).toBe(true);
    }
  });
});
