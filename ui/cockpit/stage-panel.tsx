import { memo } from 'react';
import { stageInfo, stages } from '#domain/casework/stages.ts';
import { t, useSay } from '../base/say.ts';
import { stageName } from '../parts/names.ts';
import { sum } from '../parts/counts.ts';
import { ChoiceBars } from './choice-bars.tsx';
import { caseListPath } from './figure-links.ts';
import { look } from './look.ts';
import { Panel } from './panel.tsx';
import { useFigures, without, type Choosing } from './selection.ts';

/** Where the cases stand, in the order of the procedure, from the first review to the end. */
export const StagePanel = memo(function StagePanel({
  selection,
  toggle,
}: Pick<Choosing, 'selection' | 'toggle'>) {
  const say = useSay();
  const counts = useFigures('opened', ['stage'], without(selection, 'stage'));
  return (
    <Panel
      title={say(t('环节漏斗', 'Funnel of stages'))}
      error={counts.error}
      pending={counts.data === undefined}
    >
      <ChoiceBars
        label={say(t('环节', 'Stages'))}
        colour={look.done}
        nameWidth={196}
        chosen={selection.stage}
        onChoose={(stage) => toggle('stage', stage)}
        rows={stages.map((stage) => ({
          id: stage,
          name: say(stageName(stage)),
          value: sum(counts.data?.rows.filter((row) => row.stage === stage)),
          to: caseListPath({ ...selection, stage }),
          // Years of ended cases would leave no bar for those that are under way.
          ...(stageInfo[stage].turn === null ? { apart: true as const } : {}),
        }))}
      />
    </Panel>
  );
});
