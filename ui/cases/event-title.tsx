import { useSay } from '../frame/say.ts';
import { eventName } from './event-names.ts';

/** The name of an event, as text. */
export default function EventTitle({ type }: { readonly type: string }) {
  const say = useSay();
  return <>{say(eventName(type))}</>;
}
