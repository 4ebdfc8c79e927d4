import { Alert, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { eventName } from '../words/event-names.ts';
import { t, useSay } from '../base/say.ts';
import { actorWords } from '../parts/actor-words.ts';
import { momentInChina } from '../parts/china-time.ts';
import { useRead } from '../parts/use-read.ts';
import { seenWords } from './moved-on-words.ts';
import { eventsSince, isAllBy } from './events-since.ts';

interface MovedOnProps {
  /** Path of the history of the case. */
  readonly history: string;
  /** The case as it stands. */
  readonly revision: string;
  /** The case as it was looked at when the form was begun. */
  readonly since: string;
  /** Whose form it is. */
  readonly user: string;
  /** The case was looked at up to this revision. */
  readonly onSeen: (revision: string) => void;
}

/**
 * The case moved on while a form was filled in: who did what, and when. What others did is seen before the
 * form goes on; what oneself did on another page is known, and only said. What was typed stays.
 */
export function MovedOn({ history, revision, since, user, onSeen }: MovedOnProps) {
  const moved = since !== revision;
  const events = useRead<readonly ShownEvent[]>(moved ? history : null).data;
  const later = moved ? eventsSince(events, { since, until: revision }) : null;
  const isOwn = later !== null && isAllBy(later, user);
  const [own, setOwn] = useState<readonly ShownEvent[]>([]);
  useEffect(() => {
    if (!isOwn) return;
    setOwn((before) => [...before, ...later]);
    onSeen(revision);
    // Once for each revision: the events of one are the same, however often they are read.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isOwn, revision]);
  return (
    <>
      {own.length > 0 && <Own events={own} />}
      {moved && !isOwn && <Others events={later ?? []} onSeen={() => onSeen(revision)} />}
    </>
  );
}

function Own({ events }: { readonly events: readonly ShownEvent[] }) {
  const say = useSay();
  return (
    <Alert severity="info" role="status" sx={{ mb: 1.5 }} data-testid="moved-by-oneself">
      {say(
        t(
          '您在其他页面办理了下列事项，已填写的内容保留：',
          'You did this on another page; what you typed is kept:',
        ),
      )}
      <List events={events} />
    </Alert>
  );
}

function Others({
  events,
  onSeen,
}: {
  readonly events: readonly ShownEvent[];
  readonly onSeen: () => void;
}) {
  const say = useSay();
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1.5 }}
      data-testid="moved"
      action={
        <Button color="inherit" onClick={onSeen}>
          {say(seenWords)}
        </Button>
      }
    >
      {say(
        t(
          '打开本页后案件有新进展，已填写的内容保留：',
          'The case moved on meanwhile; what you typed is kept:',
        ),
      )}
      <List events={events} />
    </Alert>
  );
}

function List({ events }: { readonly events: readonly ShownEvent[] }) {
  const say = useSay();
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {events.map(({ id, type, recordedAt, metadata }) => (
        <li key={id}>
          {momentInChina(recordedAt)} {say(actorWords(metadata.actor))}
          {say(t('：', ': '))}
          {say(eventName(type))}
        </li>
      ))}
    </ul>
  );
}
