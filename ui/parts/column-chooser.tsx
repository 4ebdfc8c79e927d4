import { ViewColumn } from '@mui/icons-material';
import { Button, Checkbox, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { t, useSay } from '../base/say.ts';
import type { Column } from './row-table.tsx';

interface ColumnChooserProps {
  readonly all: readonly Pick<Column<never>, 'id' | 'head'>[];
  readonly chosen: readonly string[];
  readonly onChoose: (columns: readonly string[]) => void;
}

/** Which columns a list shows; the name stays, since it leads to the case. */
export function ColumnChooser({ all, chosen, onChoose }: ColumnChooserProps) {
  const say = useSay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button startIcon={<ViewColumn />} onClick={(event) => setAnchor(event.currentTarget)}>
        {say(t('列设置', 'Columns'))}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {all.map(({ id, head }) => (
          <MenuItem
            key={id}
            dense
            disabled={id === 'name'}
            onClick={() =>
              onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
            }
          >
            <Checkbox size="small" checked={chosen.includes(id)} tabIndex={-1} />
            {head}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
