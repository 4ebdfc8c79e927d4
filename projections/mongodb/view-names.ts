/** Names of what a view of an installation has in the database. */
export const namesOf = (installation: string, view: string, collection: string) => ({
  catalogueId: `${installation}/${view}`,
  progressId: (generation: number) => `${installation}/${view}/${generation}`,
  collection: (generation: number) => `${collection}_${installation}_${generation}`,
});

export type ViewNames = ReturnType<typeof namesOf>;
