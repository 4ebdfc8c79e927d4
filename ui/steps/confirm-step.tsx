import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import type { HearingPastLimit } from '#domain/casework/hearing-past-limit.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useSay } from '../base/say.ts';
import { StepSummary } from './step-summary.tsx';
import type { Field, FormObject } from '../forms/field-schema.ts';
import { OutlookAlert } from './outlook-alert.tsx';
import type { Outlook } from './step-outlook.ts';
import { tooLateWords } from '../words/too-late-words.ts';

interface ConfirmStepProps {
  readonly title: Bilingual;
  readonly consequence: Bilingual;
  /** What becomes of the case; null where it stays where it is. */
  readonly outlook: Outlook | null;
  /** The hearing that it sets for a day after the time for the ruling; null where it sets none. */
  readonly tooLate: HearingPastLimit | null;
  readonly fields: readonly Field[];
  readonly data: FormObject;
  readonly facts: Readonly<Record<string, unknown>> | null;
  /** Pointers of fields that such a case is not asked for. */
  readonly without: ReadonlySet<string>;
  readonly open: boolean;
  readonly sending: boolean;
  readonly onBack: () => void;
  readonly onConfirm: () => void;
}

const confirmWords: Readonly<Record<Outlook['kind'], Bilingual>> = {
  goesOn: t('确认提交', 'Confirm'),
  done: t('确认提交，办结案件', 'Confirm and close the case'),
  ends: t('确认提交，终结案件', 'Confirm and end the case'),
};

/** Before a step is sent: what follows from it, and what exactly will be sent. */
export function ConfirmStep(props: ConfirmStepProps) {
  const { title, consequence, outlook, fields, data, facts, open, sending, onBack, onConfirm } =
    props;
  const say = useSay();
  return (
    <Dialog open={open} onClose={onBack} fullWidth maxWidth="sm" aria-labelledby="confirm-title">
      <DialogTitle id="confirm-title">{say(title)}</DialogTitle>
      <DialogContent tabIndex={0} role="region" aria-label={say(t('提交内容', 'What is sent'))}>
        {/* Of a case that ends here, what would have followed is not said. */}
        {outlook?.kind !== 'ends' && <Alert severity="info">{say(consequence)}</Alert>}
        {props.tooLate !== null && (
          <Alert severity="warning">{say(tooLateWords(props.tooLate))}</Alert>
        )}
        {outlook !== null && <OutlookAlert outlook={outlook} />}
        <StepSummary fields={fields} data={data} facts={facts} without={props.without} />
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1.5 }}>
          {say(
            t(
              '提交后永久记入事件日志。下一环节办理之前，本人可以说明理由撤回。',
              'It is recorded for good. Until the next step you may withdraw it, with a reason.',
            ),
          )}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onBack}>{say(t('返回修改', 'Back'))}</Button>
        <Button
          variant="contained"
          color={outlook?.kind === 'ends' ? 'error' : 'primary'}
          // A case is not closed by a key that was pressed too often.
          autoFocus={outlook === null || outlook.kind === 'goesOn'}
          disabled={sending}
          onClick={onConfirm}
        >
          {say(confirmWords[outlook?.kind ?? 'goesOn'])}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
