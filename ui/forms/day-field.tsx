import { CalendarMonth } from '@mui/icons-material';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useRef } from 'react';
import { isLegalDate } from '#domain/kernel/legal-date.ts';
import { t, useSay } from '../base/say.ts';
import { faultOf, type FieldProps } from './field-props.tsx';
import { isWhole, typedDay } from './typed-day.ts';
import { dayShape } from '../parts/day-shape.ts';

/**
 * A day, typed as people write it or taken from the browser's own calendar (the button, or Alt and
 * arrow down). What is typed is put in order when one leaves the field.
 */
export function DayField(props: FieldProps) {
  const { field, value, pointer, onChange } = props;
  const say = useSay();
  const calendar = useRef<HTMLInputElement>(null);
  const fault = faultOf(props);
  const text = typeof value === 'string' ? value : '';
  const take = (typed: string): void => onChange(typed === '' ? null : typed);
  const open = (): void => calendar.current?.showPicker();
  return (
    <TextField
      fullWidth
      label={say(field.label)}
      value={text}
      required={!field.nullable}
      error={fault !== undefined}
      helperText={fault}
      onChange={({ target }) => take(isWhole(target.value) ? typedDay(target.value) : target.value)}
      onBlur={() => {
        if (typedDay(text) !== text) take(typedDay(text));
      }}
      onKeyDown={(event) => {
        if (!event.altKey || event.key !== 'ArrowDown') return;
        event.preventDefault();
        open();
      }}
      slotProps={{
        // The form of a day is seen before one types.
        inputLabel: { shrink: true, title: say(field.label) },
        htmlInput: {
          'data-field': pointer,
          inputMode: 'numeric',
          placeholder: say(dayShape),
          maxLength: 20,
        },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <input
                ref={calendar}
                type="date"
                tabIndex={-1}
                aria-hidden
                data-calendar={pointer}
                min="1900-01-01"
                max="2199-12-31"
                value={isLegalDate(value) ? value : ''}
                onChange={({ target }) => take(target.value)}
                style={{ width: 0, padding: 0, border: 0, opacity: 0, pointerEvents: 'none' }}
              />
              <IconButton
                size="small"
                edge="end"
                // Whoever goes by keys opens it from the field.
                tabIndex={-1}
                aria-label={say(t(`日历：${field.label.zh}`, `Calendar: ${field.label.en}`))}
                onClick={open}
              >
                <CalendarMonth fontSize="small" />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
