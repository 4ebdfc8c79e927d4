/** The account of a person or a system: an identifier that is looked for as it is written, and no words. */
export const AccountId = ({ id }: { readonly id: string }) => <code>{id}</code>;
