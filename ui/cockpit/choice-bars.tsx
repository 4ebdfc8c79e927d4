import { Box } from '@mui/material';
import { ChoiceButton, Figure } from './panel.tsx';

interface ChoiceBarsProps {
  readonly label: string;
  readonly colour: string;
  readonly columns?: number;
  readonly nameWidth: number;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: number;
    readonly to: string;
    /** Counted, but no part of what the bars compare. */
    readonly apart?: true;
  }[];
}

/** Bars whose names narrow the wall and whose figures open their list. */
export function ChoiceBars({
  label,
  colour,
  columns = 1,
  nameWidth,
  chosen,
  onChoose,
  rows,
}: ChoiceBarsProps) {
  const most = Math.max(1, ...rows.map(({ value, apart }) => (apart === true ? 0 : value)));
  return (
    <Box
      component="ul"
      aria-label={label}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gridAutoFlow: 'column',
        gridTemplateRows: `repeat(${Math.ceil(rows.length / columns)}, 18px)`,
        gridAutoColumns: 'minmax(0, 1fr)',
        columnGap: '20px',
        fontSize: 13,
        '& li': { display: 'flex', alignItems: 'center', gap: 1 },
        '& li > span': {
          width: nameWidth,
          textAlign: 'right',
          flexShrink: 0,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
        },
        '& li > div': { flex: 1 },
        '& li > div > div': { height: 10, bgcolor: colour, borderRadius: '2px' },
        '& li > b': { width: 52, textAlign: 'right', fontWeight: 400 },
      }}
    >
      {rows.map(({ id, name, value, to, apart }) => (
        <li key={id}>
          <span>
            <ChoiceButton chosen={chosen === id} onPress={() => onChoose(id)}>
              {name}
            </ChoiceButton>
          </span>
          <div>
            {apart !== true && (
              <div
                style={{
                  width: `${(100 * value) / most}%`,
                  minWidth: value > 0 ? 3 : 0,
                  opacity: chosen === '' || chosen === id ? 1 : 0.45,
                }}
              />
            )}
          </div>
          <b>
            <Figure value={value} to={to} name={name} />
          </b>
        </li>
      ))}
    </Box>
  );
}
