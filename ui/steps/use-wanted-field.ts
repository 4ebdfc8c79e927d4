import { useEffect, type RefObject } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * The field that the address asks for (`?field=deliveryDate`, `?field=priors.0.newEnd`): it is
 * brought into sight and takes the focus once. Gives its name; empty when none is asked for.
 */
export function useWantedField(form: RefObject<HTMLElement | null>, pointer: string): string {
  const [parameters] = useSearchParams();
  const [wanted = ''] = (parameters.get('field') ?? '').split('.');
  useEffect(() => {
    if (wanted === '') return;
    const place = form.current?.querySelector<HTMLElement>(
      `[data-place="${CSS.escape(`${pointer}/${wanted}`)}"]`,
    );
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('[role="combobox"], input, textarea')?.focus();
  }, [form, pointer, wanted]);
  return wanted;
}
