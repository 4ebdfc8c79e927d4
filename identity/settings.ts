import { readFileSync } from 'node:fs';
import { isRole, type Role } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';

/** Every setting of identity: its name in the environment, its default, what it does. */
export const identitySettings = {
  ANDU_OIDC_ISSUER: {
    default: '',
    help: {
      zh: 'OpenID Connect 身份系统的地址；空：内置',
      en: 'Address of an OpenID Connect issuer; empty: embedded',
    },
  },
  ANDU_OIDC_CLIENT_ID: {
    default: '',
    help: { zh: '在该身份系统的客户端编号', en: 'Client id at that issuer' },
  },
  ANDU_OIDC_CLIENT_SECRET_FILE: {
    default: '',
    help: { zh: '存放客户端密钥的文件', en: 'File with the client secret' },
  },
  ANDU_OIDC_SCOPE: {
    default: 'openid profile',
    help: { zh: '申请的权限范围（scope）', en: 'Scopes to ask for' },
  },
  ANDU_OIDC_AUDIENCE: {
    default: '',
    help: {
      zh: '访问令牌的受众（audience）；空：对外地址加 /api',
      en: 'Audience of access tokens; empty: <base url>/api',
    },
  },
  ANDU_OIDC_NAME_CLAIM: {
    default: 'name',
    help: { zh: '载明姓名的声明（claim）', en: 'Claim with the name of the person' },
  },
  ANDU_OIDC_ROLE_CLAIM: {
    default: 'role',
    help: {
      zh: '载明角色的声明（claim）；可为列表',
      en: 'Claim with the role; a list is searched',
    },
  },
  ANDU_OIDC_AGENCY_CLAIM: {
    default: 'agency',
    help: { zh: '载明机关的声明（claim）', en: 'Claim with the agency' },
  },
  ANDU_OIDC_POST_CLAIM: {
    default: 'post',
    help: {
      zh: '载明职务的声明（claim）；没有时用角色',
      en: 'Claim with the post; without it: the role',
    },
  },
  ANDU_OIDC_NUMBER_CLAIM: {
    default: 'staff_number',
    help: {
      zh: '载明工号的声明（claim）；没有时用主体编号',
      en: 'Claim with the staff number; without it: the subject',
    },
  },
  ANDU_OIDC_ROLES: {
    default: '{}',
    help: {
      zh: 'JSON：角色声明的值与本系统角色的对应',
      en: 'JSON: value of the role claim to role of Andu',
    },
  },
  ANDU_OIDC_AGENCIES: {
    default: '{}',
    help: {
      zh: 'JSON：机关声明的值与机关编号的对应',
      en: 'JSON: value of the agency claim to agency id',
    },
  },
  ANDU_SESSION_IDLE_MINUTES: {
    default: '30',
    help: { zh: '多少分钟未使用后结束会话', en: 'A session ends after so long without use' },
  },
  ANDU_SESSION_HOURS: {
    default: '10',
    help: { zh: '多少小时后一律结束会话', en: 'A session ends after so long in any case' },
  },
} as const satisfies Record<string, { default: string; help: Bilingual }>;

/** Where name, role, agency, post and staff number stand in an issuer's claims, and what their values mean here. */
export interface ClaimMapping {
  readonly nameClaim: string;
  readonly roleClaim: string;
  readonly agencyClaim: string;
  readonly postClaim: string;
  readonly numberClaim: string;
  /** A value that is not listed must be a role's own name. */
  readonly roles: Readonly<Record<string, Role>>;
  /** A value that is not listed must be an agency's own id. */
  readonly agencies: Readonly<Record<string, string>>;
}

export const ownClaims: ClaimMapping = {
  nameClaim: 'name',
  roleClaim: 'role',
  agencyClaim: 'agency',
  postClaim: 'post',
  numberClaim: 'staff_number',
  roles: {},
  agencies: {},
};

/** An OpenID Connect issuer outside of this process. */
export interface ExternalIssuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly audience: string | null;
  readonly claims: ClaimMapping;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export interface IdentitySettings {
  /** Null for the embedded one. */
  readonly issuer: ExternalIssuer | null;
  readonly session: SessionLimits;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings; throws RangeError naming the setting that cannot be used. */
export function readIdentitySettings(environment: Environment): IdentitySettings {
  const value = (name: keyof typeof identitySettings): string =>
    environment[name] ?? identitySettings[name].default;
  const positive = (name: keyof typeof identitySettings): number => {
    const number = Number(value(name));
    if (!(number > 0 && number < 10_000)) throw new RangeError(`${name} is no duration`);
    return number;
  };
  const session = {
    idleMs: positive('ANDU_SESSION_IDLE_MINUTES') * 60_000,
    absoluteMs: positive('ANDU_SESSION_HOURS') * 3_600_000,
  };
  if (value('ANDU_OIDC_ISSUER') === '') return { issuer: null, session };
  const issuer: ExternalIssuer = {
    url: value('ANDU_OIDC_ISSUER'),
    clientId: required(value('ANDU_OIDC_CLIENT_ID'), 'ANDU_OIDC_CLIENT_ID'),
    clientSecret: readFileSync(
      required(value('ANDU_OIDC_CLIENT_SECRET_FILE'), 'ANDU_OIDC_CLIENT_SECRET_FILE'),
      'utf8',
    ).trim(),
    scope: value('ANDU_OIDC_SCOPE'),
    audience: value('ANDU_OIDC_AUDIENCE') || null,
    claims: {
      nameClaim: value('ANDU_OIDC_NAME_CLAIM'),
      roleClaim: value('ANDU_OIDC_ROLE_CLAIM'),
      agencyClaim: value('ANDU_OIDC_AGENCY_CLAIM'),
      postClaim: value('ANDU_OIDC_POST_CLAIM'),
      numberClaim: value('ANDU_OIDC_NUMBER_CLAIM'),
      roles: roleMap(value('ANDU_OIDC_ROLES')),
      agencies: textMap(value('ANDU_OIDC_AGENCIES'), 'ANDU_OIDC_AGENCIES'),
    },
  };
  return { issuer, session };
}

function required(value: string, name: string): string {
  if (value === '') throw new RangeError(`${name} is missing`);
  return value;
}

function textMap(json: string, name: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (cause) {
    throw new RangeError(`${name} is no JSON`, { cause });
  }
  const isMap = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  const entries: [string, unknown][] = isMap ? Object.entries(parsed!) : [];
  if (!isMap || entries.some(([, item]) => typeof item !== 'string')) {
    throw new RangeError(`${name} is no JSON object of texts`);
  }
  return parsed as Record<string, string>;
}

function roleMap(json: string): Record<string, Role> {
  const map = textMap(json, 'ANDU_OIDC_ROLES');
  for (const role of Object.values(map)) {
    if (!isRole(role)) throw new RangeError(`ANDU_OIDC_ROLES names no role of Andu: ${role}`);
  }
  return map as Record<string, Role>;
}
