/**
 * How many cases stand in none of `districts`, by their place (null: not stated), in the order in which
 * they are met. Takes counts by district; says nothing of places without cases.
 */
export function beyondDistricts(
  rows: readonly { readonly district?: string | null; readonly cases: number }[],
  districts: readonly string[],
): ReadonlyMap<string | null, number> {
  const counted = new Map<string | null, number>();
  for (const { district = null, cases } of rows) {
    if (cases === 0 || (district !== null && districts.includes(district))) continue;
    counted.set(district, (counted.get(district) ?? 0) + cases);
  }
  return counted;
}
