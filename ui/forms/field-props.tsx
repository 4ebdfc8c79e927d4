import { Typography } from '@mui/material';
import type { Field, FormValue } from './field-schema.ts';
import type { Reckoned } from './reckoned-data.ts';

/** A value that may be taken, with what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What every control of a form is given. */
export interface FieldProps {
  readonly field: Field;
  readonly value: FormValue;
  /** JSON pointer of this value in the data of the command. */
  readonly pointer: string;
  /** What speaks against values, by their pointers. */
  readonly faults: ReadonlyMap<string, string>;
  /** Choices for a text or a list of texts, where the case knows them. */
  readonly suggestions?: Readonly<Record<string, readonly Option[]>>;
  /** Words that are offered while one types, by the names of the fields; any other may be written. */
  readonly hints?: Readonly<Record<string, readonly string[]>>;
  /** What is reckoned, by the pointers of its fields. */
  readonly reckoned?: Reckoned;
  /** Pointers of fields that are not asked for now. */
  readonly without?: ReadonlySet<string>;
  readonly onChange: (value: FormValue) => void;
}

export const faultOf = ({ faults, pointer }: FieldProps): string | undefined => faults.get(pointer);

/** What speaks against a value that has no line of its own for it. */
export const Fault = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <Typography variant="caption" color="error" component="div">
      {text}
    </Typography>
  );
