import type { AgencyId } from '#domain/kernel/ids.ts';

/** The ids of the four agencies of a case, as its opening names them. */
export const agenciesOf = (
  seat: Readonly<
    Record<'prison' | 'procuratorate' | 'court' | 'justiceBureau', { readonly id: AgencyId }>
  >,
) => ({
  prison: seat.prison.id,
  procuratorate: seat.procuratorate.id,
  court: seat.court.id,
  justiceBureau: seat.justiceBureau.id,
});
