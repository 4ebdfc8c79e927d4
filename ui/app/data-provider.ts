import type { DataProvider, GetListParams, GetManyParams } from 'react-admin';
import type { CaseDossier, CaseRow } from '#read-api/cases/case-answers.ts';
import { call, query, read } from '../base/api.ts';

const unsupported = (): Promise<never> =>
  Promise.reject(new Error('legal acts are commands, not edits'));

/** Cases as react-admin lists them. Writing is not among it: a legal act is a command. */
export const dataProvider = {
  async getList(_resource: string, params: GetListParams) {
    const { page = 1, perPage = 25 } = params.pagination ?? {};
    const { field = 'position', order = 'DESC' } = params.sort ?? {};
    const first = (page - 1) * perPage;
    const answer = await call<readonly CaseRow[]>(
      `/api/cases${query({
        filter: JSON.stringify(params.filter ?? {}),
        range: JSON.stringify([first, first + perPage - 1]),
        sort: JSON.stringify([field, order]),
      })}`,
    );
    return {
      data: answer.body.map((row) => ({ ...row, id: row.caseId })),
      total: Number(answer.headers.get('content-range')?.split('/').at(-1) ?? 0),
    };
  },
  getOne: async (_resource: string, { id }: { id: unknown }) => {
    const dossier = await read<CaseDossier>(`/api/cases/${encodeURIComponent(String(id))}`);
    return { data: { ...dossier, id } };
  },
  async getMany(_resource: string, { ids }: GetManyParams) {
    const answer = await read<readonly CaseRow[]>(
      `/api/cases${query({ filter: JSON.stringify({ id: ids }) })}`,
    );
    return { data: answer.map((row) => ({ ...row, id: row.caseId })) };
  },
  getManyReference: unsupported,
  create: unsupported,
  update: unsupported,
  updateMany: unsupported,
  delete: unsupported,
  deleteMany: unsupported,
} as unknown as DataProvider;
