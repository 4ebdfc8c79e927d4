import { MenuItem, TextField } from '@mui/material';

interface FilterSelectProps {
  readonly label: string;
  readonly value: string;
  /** Shown for none of them; without it, one is always chosen. */
  readonly any?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of several, or any. */
export const FilterSelect = ({ label, value, any, choices, onChange }: FilterSelectProps) => (
  <TextField
    select
    label={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    sx={{ minWidth: 150 }}
    slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
  >
    {any !== undefined && <MenuItem value="">{any}</MenuItem>}
    {choices.map((choice) => (
      <MenuItem key={choice.value} value={choice.value}>
        {choice.label}
      </MenuItem>
    ))}
  </TextField>
);
