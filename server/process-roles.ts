import type { Bilingual } from '#domain/kernel/violation.ts';

/** What a process can do, each with what that is. */
export const roleNames = {
  commands: { zh: '办理（写入）', en: 'takes what changes something' },
  'read-api': { zh: '查询（读取）', en: 'answers what only asks' },
  projections: { zh: '更新视图', en: 'carries the views' },
  anchors: { zh: '维护存证日志', en: 'writes the transparency log and anchors it' },
  supervision: { zh: '推算时限、发出预警', en: 'reckons time limits and raises warnings' },
  ui: { zh: '提供界面', en: 'serves the screens' },
} as const satisfies Record<string, Bilingual>;

export type ProcessRole = keyof typeof roleNames;
export const processRoles = Object.keys(roleNames) as readonly ProcessRole[];

/** Of these only one process is at work at a time; others with the role stand by. */
export const soleRoles = ['projections', 'anchors', 'supervision'] as const;
export type SoleRole = (typeof soleRoles)[number];

const isRole = (text: string): text is ProcessRole => text in roleNames;
const list = processRoles.join(', ');

/** Reads a set of roles, with commas. Throws RangeError for an unknown one, one named twice, or none. */
export function readRoles(text: string): readonly ProcessRole[] {
  const named = text.split(',').map((each) => each.trim());
  if (text.trim() === '') {
    throw new RangeError(
      `没有指明进程的角色：至少一个，可选 ${list}\nA process has at least one role of: ${list}`,
    );
  }
  for (const [index, each] of named.entries()) {
    if (!isRole(each)) {
      throw new RangeError(
        `没有这个角色：“${each}”；可选 ${list}\nThere is no role "${each}"; there are ${list}`,
      );
    }
    if (named.indexOf(each) !== index) {
      throw new RangeError(`角色 ${each} 写了两次\nThe role ${each} is named twice`);
    }
  }
  return named as ProcessRole[];
}
