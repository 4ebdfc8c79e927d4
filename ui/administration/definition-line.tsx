import { Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface DefinitionLineProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A name and what it is, in a list of them (`dl`). */
export const DefinitionLine = ({ name, children }: DefinitionLineProps) => (
  <div>
    <Typography variant="caption" color="text.secondary" component="dt">
      {name}
    </Typography>
    <Typography component="dd" variant="body2" sx={{ m: 0 }}>
      {children}
    </Typography>
  </div>
);
