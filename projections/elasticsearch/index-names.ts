/** Names of what a view of an installation has in the server. */
export const namesOf = (installation: string, view: string) => {
  const index = (form: string, generation: number): string =>
    `andu-${view}-${form}-${installation}-${generation}`;
  return {
    catalogueId: `${installation}/${view}`,
    template: `andu-${view}-${installation}`,
    pattern: (form: string): string => `andu-${view}-${form}-${installation}-*`,
    index,
    /** What is written to it goes nowhere when the index is gone, instead of into one that the server makes. */
    writeAlias: (form: string, generation: number): string => `${index(form, generation)}-write`,
    /** What serves, for the tools of analysts: cases alone. */
    readAlias: (form: string): string => `andu-${view}-${form}-${installation}`,
  };
};

export type IndexNames = ReturnType<typeof namesOf>;
